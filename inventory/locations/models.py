"""Places."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Code, Count, Dong, Id, Words
from core.money import RoundingMode
from inventory.locations.rules import LocationId, LocationKind


class Location(Base):
    """A showroom, a supermarket corner, a fair, a store room, or one of the virtual places."""

    __tablename__ = "location"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("cash_rounding_dong IN (0, 500, 1000)", name="cash_rounding"),
        CheckConstraint("day_ends_minutes BETWEEN 0 AND 720", name="day_ends"),
    )

    id: Mapped[LocationId] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(Words)
    name: Mapped[str] = mapped_column(Words)
    kind: Mapped[LocationKind] = mapped_column(Code(LocationKind))
    address: Mapped[str] = mapped_column(Words, default="")
    tax_code: Mapped[str] = mapped_column(Words, default="")
    phone: Mapped[str] = mapped_column(Words, default="")
    day_ends_minutes: Mapped[int] = mapped_column(Count, default=0)
    cash_rounding_dong: Mapped[int] = mapped_column(Dong, default=0)
    cash_rounding_mode: Mapped[RoundingMode] = mapped_column(Code(RoundingMode), default=RoundingMode.NEAREST)
    bank_bin: Mapped[str] = mapped_column(Words, default="")
    bank_account: Mapped[str] = mapped_column(Words, default="")
    bank_holder: Mapped[str] = mapped_column(Words, default="")
