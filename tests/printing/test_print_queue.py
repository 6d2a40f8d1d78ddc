"""The queue of print jobs, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.db import transaction
from core.errors import Forbidden, NotFound
from core.permissions import Actor
from printing.jobs import queries, services
from printing.jobs.models import PrintJob
from printing.jobs.queries import Assignment
from printing.jobs.rules import CopiesRefused, JobId, JobKind, JobState, LeaseLost, Outcome, Reason
from printing.printers import queries as printers
from printing.printers.rules import PrinterId
from printing.printers.services import add_printer, retire_printer
from tests.printing.receipts import a_receipt

CONFIRMED = Outcome(state=JobState.CONFIRMED, answered=True)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def printer(shop: UUID, lan: Actor, now: datetime) -> PrinterId:
    return add_printer(code="KG-BILL", location_id=shop, address="192.168.1.50", actor=lan, now=now)


def put(printer: PrinterId, now: datetime, **changes: object) -> JobId:
    """A receipt in the queue."""
    with transaction() as session:
        job = {"printer_id": printer, "receipt": a_receipt(), "actor_id": UUID(int=1), "now": now}
        return services.enqueue_receipt(session, **job | changes)  # type: ignore[arg-type]


def take(printer: PrinterId, now: datetime) -> Assignment:
    job = services.lease(printer_id=printer, now=now)
    assert job is not None
    return job


def test_a_receipt_is_written_taken_and_confirmed(
    session: Session, printer: PrinterId, now: datetime
) -> None:
    job_id = put(printer, now)
    job = take(printer, now)
    assert (job.id, job.kind, job.subject, job.copies) == (job_id, JobKind.RECEIPT, "KG01-000412", 1)
    services.begin_sending(job=job, now=now)
    services.finish(job=job, before=JobState.SENDING, outcome=CONFIRMED, now=now)
    done = queries.by_id(session, job_id)
    assert (done.state, done.attempts, done.finished_at) == (JobState.CONFIRMED, 1, now)
    assert printers.by_id(session, printer).answered_at == now


def test_the_oldest_job_comes_first_and_only_one_is_in_hand(printer: PrinterId, now: datetime) -> None:
    second, first = put(printer, now + timedelta(seconds=1)), put(printer, now)
    job = take(printer, now + timedelta(seconds=2))
    assert job.id == first
    assert services.lease(printer_id=printer, now=now + timedelta(seconds=2)) is None
    services.begin_sending(job=job, now=now)
    services.finish(job=job, before=JobState.SENDING, outcome=CONFIRMED, now=now)
    assert take(printer, now + timedelta(seconds=3)).id == second


def test_an_empty_queue_has_nothing(session: Session, printer: PrinterId, now: datetime) -> None:
    assert services.lease(printer_id=printer, now=now) is None
    assert not queries.anything_to_do(session, printer, now)


def test_the_same_id_again_is_the_same_job(session: Session, printer: PrinterId, now: datetime) -> None:
    job_id = JobId(UUID(int=0x0000_0000_0000_7000_8000_0000_0003_0001))
    assert put(printer, now, job_id=job_id) == put(printer, now + MINUTE, job_id=job_id)
    assert [job.created_at for job in queries.latest(session, printer)] == [now]


def test_nothing_is_written_when_the_caller_fails(
    session: Session, printer: PrinterId, now: datetime
) -> None:
    def sell() -> None:
        with transaction() as writing:
            services.enqueue_receipt(
                writing, printer_id=printer, receipt=a_receipt(), actor_id=UUID(int=1), now=now
            )
            raise RuntimeError

    with pytest.raises(RuntimeError):
        sell()
    assert queries.latest(session, printer) == []


def test_a_receipt_older_than_ten_minutes_is_not_printed(
    session: Session, printer: PrinterId, now: datetime
) -> None:
    job_id = put(printer, now)
    assert services.lease(printer_id=printer, now=now + 10 * MINUTE) is None
    assert queries.by_id(session, job_id).state is JobState.EXPIRED


def test_a_printer_that_is_off_keeps_its_jobs_until_they_expire(
    session: Session, printer: PrinterId, now: datetime
) -> None:
    job_id = put(printer, now)
    offline = Outcome(state=JobState.QUEUED, reason=Reason.OFFLINE)
    for attempt in range(3):
        job = take(printer, now + attempt * MINUTE)
        services.finish(job=job, before=JobState.LEASED, outcome=offline, now=now + attempt * MINUTE)
    waiting = queries.by_id(session, job_id)
    assert (waiting.state, waiting.reason, waiting.attempts) == (JobState.QUEUED, Reason.OFFLINE, 3)
    services.expire(now=now + 10 * MINUTE)
    expired = queries.by_id(session, job_id)
    assert (expired.state, expired.reason) == (JobState.EXPIRED, Reason.OFFLINE)


def test_a_worker_that_died_before_sending_leaves_the_job_to_the_next(
    session: Session, printer: PrinterId, now: datetime
) -> None:
    job = take(printer, put_at(printer, now))
    assert services.lease(printer_id=printer, now=now + MINUTE) is None
    assert queries.anything_to_do(session, printer, now + 2 * MINUTE)
    again = take(printer, now + 2 * MINUTE)
    assert (again.id, queries.by_id(session, job.id).attempts) == (job.id, 2)


def put_at(printer: PrinterId, now: datetime) -> datetime:
    put(printer, now)
    return now


def test_a_worker_that_died_while_sending_is_never_followed_by_another(
    session: Session, printer: PrinterId, now: datetime
) -> None:
    job = take(printer, put_at(printer, now))
    services.begin_sending(job=job, now=now)
    assert services.lease(printer_id=printer, now=now + 5 * MINUTE) is None
    left = queries.by_id(session, job.id)
    assert (left.state, left.reason) == (JobState.FAILED, Reason.UNKNOWN)


def test_a_worker_that_lost_its_lease_sends_nothing_and_ends_nothing(
    session: Session, printer: PrinterId, now: datetime
) -> None:
    late = take(printer, put_at(printer, now))
    current = take(printer, now + 3 * MINUTE)
    services.begin_sending(job=current, now=now + 3 * MINUTE)
    with pytest.raises(LeaseLost):
        services.begin_sending(job=late, now=now + 3 * MINUTE)
    with pytest.raises(LeaseLost):
        services.finish(job=late, before=JobState.LEASED, outcome=Outcome(state=JobState.QUEUED), now=now)
    assert queries.by_id(session, late.id).state is JobState.SENDING


def test_the_database_itself_keeps_one_job_in_hand(
    session: Session, printer: PrinterId, now: datetime
) -> None:
    put(printer, now)
    put(printer, now)
    take(printer, now)
    with pytest.raises(IntegrityError), transaction() as writing:
        writing.execute(
            update(PrintJob)
            .where(PrintJob.state == JobState.QUEUED)
            .values(state=JobState.LEASED, lease_until=now)
        )


def test_of_many_workers_one_gets_the_job(app: Flask, printer: PrinterId, now: datetime) -> None:
    put(printer, now)
    start = Barrier(6)

    def race(_number: int) -> Assignment | None:
        with app.app_context():
            start.wait()
            return services.lease(printer_id=printer, now=now)

    with ThreadPoolExecutor(6) as pool:
        taken = [job for job in pool.map(race, range(6)) if job]
    assert len(taken) == 1


def test_a_receipt_that_may_be_on_paper_is_known(session: Session, printer: PrinterId, now: datetime) -> None:
    job = take(printer, put_at(printer, now))
    assert not queries.printed_before(session, "KG01-000412")
    services.begin_sending(job=job, now=now)
    assert queries.printed_before(session, "KG01-000412")
    failed = Outcome(state=JobState.FAILED, reason=Reason.PAPER)
    services.finish(job=job, before=JobState.SENDING, outcome=failed, now=now)
    assert queries.printed_before(session, "KG01-000412")
    assert not queries.printed_before(session, "KG01-000413")


def test_a_refused_receipt_was_never_on_paper(session: Session, printer: PrinterId, now: datetime) -> None:
    job = take(printer, put_at(printer, now))
    refused = Outcome(state=JobState.FAILED, reason=Reason.REFUSED)
    services.finish(job=job, before=JobState.LEASED, outcome=refused, now=now)
    assert not queries.printed_before(session, "KG01-000412")


def test_opening_the_drawer_is_a_job_of_its_own_and_on_the_audit_trail(
    session: Session, printer: PrinterId, now: datetime
) -> None:
    minh = UUID(int=2)
    with transaction() as writing:
        job_id = services.open_drawer(
            writing, printer_id=printer, subject="KG01-000412", actor_id=minh, now=now
        )
    assert queries.by_id(session, job_id).kind is JobKind.DRAWER
    event = session.scalars(select(AuditEvent).where(AuditEvent.action == "drawer.opened")).one()
    assert (event.actor_id, event.detail) == (minh, '{"for": "KG01-000412"}')
    services.expire(now=now + timedelta(seconds=30))
    assert queries.by_id(session, job_id).state is JobState.EXPIRED


def test_a_manager_has_a_trial_page_printed(
    session: Session, printer: PrinterId, lan: Actor, minh: Actor, now: datetime
) -> None:
    job_id = services.print_trial_page(printer_id=printer, actor=lan, now=now)
    assert queries.by_id(session, job_id).subject == "KG-BILL"
    with pytest.raises(Forbidden):
        services.print_trial_page(printer_id=printer, actor=minh, now=now)


def test_a_retired_printer_takes_no_jobs(printer: PrinterId, lan: Actor, now: datetime) -> None:
    retire_printer(printer_id=printer, actor=lan, now=now)
    with pytest.raises(NotFound):
        put(printer, now)


def test_ten_copies_are_refused(printer: PrinterId, now: datetime) -> None:
    with pytest.raises(CopiesRefused):
        put(printer, now, copies=10)


def test_an_unknown_job_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        queries.by_id(session, JobId(UUID(int=9)))
