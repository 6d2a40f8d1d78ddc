"""Print jobs."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Bytes, Code, Count, Id, Moment, Words
from printing.jobs.rules import JobId, JobKind, JobState, Reason
from printing.printers.rules import PrinterId

_IN_HAND = "state IN ('leased', 'sending')"
_OPEN = "'queued', 'leased', 'sending'"


class PrintJob(Base):
    """Something to print. `subject` names it for people (a receipt's number), so that a reprint is known."""

    __tablename__ = "print_job"
    __table_args__ = (
        CheckConstraint(f"(lease_until IS NOT NULL) = ({_IN_HAND})", name="lease"),
        CheckConstraint(
            "(finished_at IS NULL) = (state IN ('queued', 'leased', 'sending'))", name="finished"
        ),
        CheckConstraint("state <> 'failed' OR reason IS NOT NULL", name="reason_given"),
        CheckConstraint("copies BETWEEN 1 AND 5", name="copies"),
        CheckConstraint("attempts >= 0", name="attempts"),
        Index(None, "printer_id", "state"),
        Index(None, "kind", "subject"),
        Index(
            "uq_print_job_in_hand",
            "printer_id",
            unique=True,
            sqlite_where=text(_IN_HAND),
            postgresql_where=text(_IN_HAND),
        ),
    )

    id: Mapped[JobId] = mapped_column(Id, primary_key=True)
    printer_id: Mapped[PrinterId] = mapped_column(Id, ForeignKey("printer.id"))
    kind: Mapped[JobKind] = mapped_column(Code(JobKind))
    subject: Mapped[str] = mapped_column(Words)
    document: Mapped[bytes] = mapped_column(Bytes)
    copies: Mapped[int] = mapped_column(Count)
    state: Mapped[JobState] = mapped_column(Code(JobState))
    reason: Mapped[Reason | None] = mapped_column(Code(Reason))
    attempts: Mapped[int] = mapped_column(Count)
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[UUID] = mapped_column(Id)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
