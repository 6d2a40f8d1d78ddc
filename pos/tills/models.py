"""Tills and their credentials."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Code, Id, Moment, Words
from inventory.locations.rules import LocationId
from pos.tills.rules import TillId, TillKind


class Till(Base):
    """A till; its credential is kept as a hash only."""

    __tablename__ = "till"
    __table_args__ = (
        UniqueConstraint("code"),
        UniqueConstraint("credential_sha256"),
        CheckConstraint("(retired_at IS NULL) = (retired_by IS NULL)", name="retired_pair"),
        CheckConstraint("(enrol_code_sha256 IS NULL) = (enrol_until IS NULL)", name="enrol_pair"),
    )

    id: Mapped[TillId] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(Words)
    location_id: Mapped[LocationId] = mapped_column(Id, ForeignKey("location.id"))
    kind: Mapped[TillKind] = mapped_column(Code(TillKind))
    credential_sha256: Mapped[str | None] = mapped_column(Words)
    enrol_code_sha256: Mapped[str | None] = mapped_column(Words)
    enrol_until: Mapped[datetime | None] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
    retired_by: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))
