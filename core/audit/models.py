"""Who did what, when and on what device."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Id, Moment, Words


class AuditEvent(Base):
    """One act of a person or a command. Its id rises in the order of recording; order is not by the clock."""

    __tablename__ = "audit_event"
    __table_args__ = (Index(None, "subject_kind", "subject_id"),)

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[UUID | None] = mapped_column(Id)
    till_id: Mapped[UUID | None] = mapped_column(Id)
    action: Mapped[str] = mapped_column(Words)
    subject_kind: Mapped[str] = mapped_column(Words)
    subject_id: Mapped[str] = mapped_column(Words)
    detail: Mapped[str] = mapped_column(Words, default="")
