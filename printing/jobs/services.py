"""Writing print jobs: written by requests, printed by workers, never printed twice in silence."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, select, update
from sqlalchemy.orm import Session

from core.audit.services import record
from core.db import insert_once, retried, transaction
from core.ids import new_id
from core.permissions import Actor, Permission
from printing.documents.codec import to_bytes
from printing.documents.rules import ReceiptDocument
from printing.jobs.models import PrintJob
from printing.jobs.queries import Assignment
from printing.jobs.rules import (
    FINAL,
    IN_HAND,
    JobId,
    JobKind,
    JobState,
    LeaseLost,
    Outcome,
    Reason,
    after_lapse,
    check_copies,
    check_transition,
    expires_at,
    lease_until,
)
from printing.printers import queries as printers
from printing.printers.rules import PrinterId
from printing.printers.services import heard_from, hold


def enqueue(
    session: Session,
    *,
    printer_id: PrinterId,
    kind: JobKind,
    document: bytes,
    subject: str,
    actor_id: UUID,
    now: datetime,
    copies: int = 1,
    job_id: JobId | None = None,
) -> JobId:
    """Write a job in the caller's transaction; the same `job_id` again changes nothing.

    Raises NotFound for a printer that is not in use, CopiesRefused.
    """
    check_copies(copies)
    printers.by_id(session, printer_id)
    job_id = job_id or JobId(new_id(now))
    row = {
        "id": job_id,
        "printer_id": printer_id,
        "kind": kind,
        "subject": subject,
        "document": document,
        "copies": copies,
        "state": JobState.QUEUED,
        "attempts": 0,
        "expires_at": expires_at(kind, now),
        "created_at": now,
        "created_by": actor_id,
    }
    insert_once(session, PrintJob, row)
    return job_id


def enqueue_receipt(
    session: Session,
    *,
    printer_id: PrinterId,
    receipt: ReceiptDocument,
    actor_id: UUID,
    now: datetime,
    copies: int = 1,
    job_id: JobId | None = None,
) -> JobId:
    """Write a job for a receipt, its number as the subject; raises as `enqueue`."""
    return enqueue(
        session,
        printer_id=printer_id,
        kind=JobKind.RECEIPT,
        document=to_bytes(receipt),
        subject=receipt.number,
        actor_id=actor_id,
        now=now,
        copies=copies,
        job_id=job_id,
    )


def open_drawer(
    session: Session,
    *,
    printer_id: PrinterId,
    subject: str,
    actor_id: UUID,
    now: datetime,
    till_id: UUID | None = None,
) -> JobId:
    """Write the drawer's job, and that it was opened; `subject` says what for. Raises NotFound."""
    job_id = enqueue(
        session,
        printer_id=printer_id,
        kind=JobKind.DRAWER,
        document=b"",
        subject=subject,
        actor_id=actor_id,
        now=now,
    )
    record(
        session,
        "drawer.opened",
        subject_kind="printer",
        subject_id=printer_id,
        actor_id=actor_id,
        now=now,
        till_id=till_id,
        detail={"for": subject},
    )
    return job_id


@retried
def print_trial_page(*, printer_id: PrinterId, actor: Actor, now: datetime) -> JobId:
    """Write a job for the page that tries a printer out; raises Forbidden, NotFound."""
    actor.require(Permission.PRINTING_PRINTER_MANAGE)
    with transaction() as session:
        return enqueue(
            session,
            printer_id=printer_id,
            kind=JobKind.TEST_PAGE,
            document=b"",
            subject=printers.by_id(session, printer_id).code,
            actor_id=actor.person_id,
            now=now,
        )


@retried
def lease(*, printer_id: PrinterId, now: datetime) -> Assignment | None:
    """Take a printer's oldest waiting job in hand, or None if there is nothing to do now.

    First ends what is too old and what a dead worker left behind. A printer has one job in hand at a time,
    which the database makes sure of.
    """
    with transaction() as session:
        hold(session, printer_id)
        _settle_lapsed(session, printer_id, now)
        _expire(session, now)
        if session.scalar(select(PrintJob.id).where(*_of(printer_id, IN_HAND))):
            return None
        job = _oldest(session, printer_id)
        if job is None:
            return None
        until = lease_until(job.copies, now)
        _move(session, job.id, JobState.QUEUED, JobState.LEASED, now, lease_until=until)
        return job


@retried
def begin_sending(*, job: Assignment, now: datetime) -> None:
    """Note that the first byte is about to go; raises LeaseLost."""
    with transaction() as session:
        until = lease_until(job.copies, now)
        _move(session, job.id, JobState.LEASED, JobState.SENDING, now, lease_until=until)


@retried
def finish(*, job: Assignment, before: JobState, outcome: Outcome, now: datetime) -> None:
    """Note what became of an attempt; raises LeaseLost."""
    with transaction() as session:
        if outcome.answered:
            heard_from(session, job.printer_id, now=now)
        _move(session, job.id, before, outcome.state, now, reason=outcome.reason)


@retried
def expire(*, now: datetime) -> None:
    """End the jobs that waited too long, also those of printers that nobody serves any more."""
    with transaction() as session:
        _expire(session, now)


def _settle_lapsed(session: Session, printer_id: PrinterId, now: datetime) -> None:
    in_hand = select(PrintJob.id, PrintJob.state).where(*_of(printer_id, IN_HAND))
    for job_id, state in session.execute(in_hand.where(PrintJob.lease_until <= now)).all():
        outcome = after_lapse(state)
        _move(session, job_id, state, outcome.state, now, reason=outcome.reason)


def _expire(session: Session, now: datetime) -> None:
    old = select(PrintJob.id).where(PrintJob.state == JobState.QUEUED, PrintJob.expires_at <= now)
    for job_id in session.scalars(old.order_by(PrintJob.id)).all():
        _move(session, job_id, JobState.QUEUED, JobState.EXPIRED, now)


def _of(printer_id: PrinterId, states: Collection[JobState]) -> tuple[ColumnElement[bool], ...]:
    return PrintJob.printer_id == printer_id, PrintJob.state.in_(states)


def _oldest(session: Session, printer_id: PrinterId) -> Assignment | None:
    row = session.execute(
        select(
            PrintJob.id,
            PrintJob.printer_id,
            PrintJob.kind,
            PrintJob.subject,
            PrintJob.document,
            PrintJob.copies,
        )
        .where(*_of(printer_id, {JobState.QUEUED}))
        .order_by(PrintJob.created_at, PrintJob.id)
        .limit(1)
    ).first()
    return Assignment(**row._mapping) if row else None


def _move(
    session: Session,
    job_id: JobId,
    before: JobState,
    after: JobState,
    now: datetime,
    *,
    reason: Reason | None = None,
    lease_until: datetime | None = None,
) -> None:
    """Change a job's state; raises LeaseLost if it has no longer the one it is believed to have."""
    check_transition(before, after)
    statement = (
        update(PrintJob)
        .where(PrintJob.id == job_id, PrintJob.state == before)
        .values(
            state=after,
            reason=None if after in {JobState.SENT, JobState.CONFIRMED} else reason or PrintJob.reason,
            lease_until=lease_until,
            attempts=PrintJob.attempts + int(after is JobState.LEASED),
            finished_at=now if after in FINAL else None,
        )
    )
    result = session.execute(statement)
    if not (isinstance(result, CursorResult) and result.rowcount):
        raise LeaseLost(f"{job_id} is not {before} any more")
