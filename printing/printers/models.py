"""Printers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Count, Id, Moment, Words
from printing.printers.rules import PrinterId


class Printer(Base):
    """A receipt printer in the network of a place.

    `answered_at` is the last time it told its state: one that never did is sent to blindly, one that used to
    and now is silent is not.
    """

    __tablename__ = "printer"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("width_dots IN (384, 576)", name="width"),
        CheckConstraint("port BETWEEN 1 AND 65535", name="port"),
        CheckConstraint("(retired_at IS NULL) = (retired_by IS NULL)", name="retired_pair"),
    )

    id: Mapped[PrinterId] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(Words)
    location_id: Mapped[UUID] = mapped_column(Id, ForeignKey("location.id"))
    address: Mapped[str] = mapped_column(Words)
    port: Mapped[int] = mapped_column(Count)
    width_dots: Mapped[int] = mapped_column(Count)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
    retired_by: Mapped[UUID | None] = mapped_column(Id)
