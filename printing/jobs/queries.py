"""Reading print jobs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, exists, or_, select
from sqlalchemy.orm import Session

from core.errors import NotFound
from printing.jobs.models import PrintJob
from printing.jobs.rules import IN_HAND, PERHAPS_ON_PAPER, JobId, JobKind, JobState, Reason
from printing.printers.rules import PrinterId


@dataclass(frozen=True, kw_only=True, slots=True)
class JobView:
    """A job as people see it."""

    id: JobId
    printer_id: PrinterId
    kind: JobKind
    subject: str
    state: JobState
    reason: Reason | None
    attempts: int
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """A job in the hands of a worker."""

    id: JobId
    printer_id: PrinterId
    kind: JobKind
    subject: str
    document: bytes
    copies: int


def by_id(session: Session, job_id: JobId) -> JobView:
    """A job; raises NotFound."""
    row = session.execute(select(PrintJob.__table__).where(PrintJob.id == job_id)).first()
    if row is None:
        raise NotFound
    return _view(row)


def latest(session: Session, printer_id: PrinterId, limit: int = 50) -> list[JobView]:
    """A printer's last jobs, the newest first."""
    rows = session.execute(
        select(PrintJob.__table__)
        .where(PrintJob.printer_id == printer_id)
        .order_by(PrintJob.created_at.desc(), PrintJob.id.desc())
        .limit(limit)
    )
    return [_view(row) for row in rows]


def printed_before(session: Session, subject: str) -> bool:
    """Whether a receipt may be on paper already, so that the next one is a copy."""
    perhaps = or_(
        PrintJob.state.in_(PERHAPS_ON_PAPER),
        and_(PrintJob.state == JobState.FAILED, PrintJob.reason != Reason.REFUSED),
    )
    found = exists().where(PrintJob.kind == JobKind.RECEIPT, PrintJob.subject == subject, perhaps)
    return bool(session.scalar(select(found)))


def anything_to_do(session: Session, printer_id: PrinterId, now: datetime) -> bool:
    """Whether a printer has a job waiting, or one whose worker died; asked often, so it takes no lock."""
    lapsed = and_(PrintJob.state.in_(IN_HAND), PrintJob.lease_until <= now)
    waiting = PrintJob.state == JobState.QUEUED
    return bool(
        session.scalar(select(exists().where(PrintJob.printer_id == printer_id, or_(waiting, lapsed))))
    )


def _view(row: Row[Any]) -> JobView:
    return JobView(
        id=row.id,
        printer_id=row.printer_id,
        kind=row.kind,
        subject=row.subject,
        state=row.state,
        reason=row.reason,
        attempts=row.attempts,
        created_at=row.created_at,
        finished_at=row.finished_at,
    )
