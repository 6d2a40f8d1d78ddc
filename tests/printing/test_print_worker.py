"""Workers and printers in all their states: printed, or said why not, and never printed twice in silence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import update

from core import clock
from core.db import db, transaction
from core.permissions import SYSTEM
from printing.jobs import queries, services, worker
from printing.jobs.queries import JobView
from printing.jobs.rules import JobId, JobKind, JobState, LeaseLost, Reason
from printing.jobs.worker import ANY_LOOPBACK_PORT, print_next, serve, serve_all
from printing.printers import queries as printers
from printing.printers.models import Printer
from printing.printers.rules import PrinterId
from printing.printers.services import add_printer, heard_from, retire_printer
from printing.transports.network import Line, open_line
from tests.printing.decoder import decode
from tests.printing.receipts import a_receipt
from tests.printing.shop import LOCATION_ID, open_shop
from tests.printing.stand_in import StandIn, State, free_port

RECEIPT_EVENTS = ["initialise", "picture", "feed 2", "cut partial 0"]


@pytest.fixture
def shop_app(sqlite_app: Flask) -> Flask:
    sqlite_app.config[ANY_LOOPBACK_PORT] = True
    open_shop(db.session())
    return sqlite_app


@pytest.fixture
def printer(shop_app: Flask, stand_in_printer: StandIn, now: datetime) -> PrinterId:
    return printer_at(stand_in_printer.port, now)


def printer_at(port: int, now: datetime) -> PrinterId:
    return add_printer(
        code=f"KG-{port}",
        location_id=LOCATION_ID,
        address="127.0.0.1",
        port=port,
        any_loopback_port=True,
        actor=SYSTEM,
        now=now,
    )


def put(printer: PrinterId, now: datetime, kind: JobKind = JobKind.RECEIPT, copies: int = 1) -> JobId:
    with transaction() as session:
        if kind is JobKind.DRAWER:
            return services.open_drawer(
                session, printer_id=printer, subject="KG01-000412", actor_id=UUID(int=1), now=now
            )
        return services.enqueue_receipt(
            session,
            printer_id=printer,
            receipt=a_receipt(),
            actor_id=UUID(int=1),
            now=now,
            copies=copies,
        )


@contextmanager
def impatient(address: str, port: int) -> Iterator[Line]:
    """A connection that does not wait long for answers that never come."""
    with open_line(address, port, timeout_seconds=0.1) as line:
        yield line


def work(printer: PrinterId, now: datetime) -> None:
    print_next(printer, now=lambda: now, line=impatient)


def job(job_id: JobId) -> JobView:
    return queries.by_id(db.session(), job_id)


def test_a_receipt_is_printed_and_confirmed(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    job_id = put(printer, now)
    work(printer, now)
    assert decode(bytes(stand_in_printer.printed)).events == RECEIPT_EVENTS
    assert (job(job_id).state, job(job_id).reason) == (JobState.CONFIRMED, None)
    assert printers.by_id(db.session(), printer).answered_at == now


def test_two_copies_are_cut_apart(printer: PrinterId, stand_in_printer: StandIn, now: datetime) -> None:
    put(printer, now, copies=2)
    work(printer, now)
    assert len(decode(bytes(stand_in_printer.printed)).pages) == 2


@pytest.mark.parametrize("state", [State.PAPER_LOW, State.SLOW, State.TALKATIVE])
def test_a_printer_that_still_prints_is_printed_on(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime, state: State
) -> None:
    stand_in_printer.state = state
    job_id = put(printer, now)
    print_next(printer, now=lambda: now)
    assert job(job_id).state is JobState.CONFIRMED


@pytest.mark.parametrize(
    ("state", "reason"),
    [(State.PAPER_OUT, Reason.PAPER), (State.COVER_OPEN, Reason.COVER), (State.BROKEN, Reason.ERROR)],
)
def test_nothing_is_sent_to_a_printer_that_cannot_print(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime, state: State, reason: Reason
) -> None:
    stand_in_printer.state = state
    job_id = put(printer, now)
    work(printer, now)
    assert not stand_in_printer.printed
    assert (job(job_id).state, job(job_id).reason) == (JobState.QUEUED, reason)
    stand_in_printer.state = State.OK
    work(printer, now + timedelta(minutes=1))
    assert (job(job_id).state, job(job_id).attempts) == (JobState.CONFIRMED, 2)
    assert decode(bytes(stand_in_printer.printed)).events == RECEIPT_EVENTS


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (State.PAPER_OUT, Reason.PAPER),
        (State.COVER_OPEN, Reason.COVER),
        (State.STALLED, Reason.UNKNOWN),
    ],
)
def test_what_goes_wrong_while_printing_is_left_to_a_person(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime, state: State, reason: Reason
) -> None:
    stand_in_printer.state_after_printing = state
    job_id = put(printer, now)
    work(printer, now)
    assert (job(job_id).state, job(job_id).reason) == (JobState.FAILED, reason)
    assert print_next(printer, now=lambda: now + timedelta(minutes=1), line=impatient) is None


def test_a_printer_that_never_answered_has_sent_but_not_confirmed(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    stand_in_printer.state = State.DUMB
    job_id = put(printer, now)
    work(printer, now)
    assert job(job_id).state is JobState.SENT
    assert printers.by_id(db.session(), printer).answered_at is None


def test_a_printer_that_used_to_answer_and_is_silent_gets_nothing(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    with transaction() as session:
        heard_from(session, printer, now=now)
    stand_in_printer.state = State.STALLED
    job_id = put(printer, now)
    work(printer, now)
    assert (job(job_id).state, job(job_id).reason) == (JobState.QUEUED, Reason.OFFLINE)


@pytest.mark.parametrize("state", [State.RUDE])
def test_a_printer_that_hangs_up_is_tried_again(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime, state: State
) -> None:
    stand_in_printer.state = state
    job_id = put(printer, now)
    work(printer, now)
    assert (job(job_id).state, job(job_id).reason) == (JobState.QUEUED, Reason.OFFLINE)


def test_a_printer_that_is_off_is_tried_again(shop_app: Flask, now: datetime) -> None:
    printer = printer_at(free_port(), now)
    job_id = put(printer, now)
    work(printer, now)
    assert (job(job_id).state, job(job_id).reason) == (JobState.QUEUED, Reason.OFFLINE)


def test_a_connection_that_breaks_while_sending_is_left_to_a_person(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    stand_in_printer.breaks_after = 1
    job_id = put(printer, now)
    work(printer, now)
    assert (job(job_id).state, job(job_id).reason) == (JobState.FAILED, Reason.UNKNOWN)


def test_the_drawer_opens_also_without_paper(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    stand_in_printer.state = State.PAPER_OUT
    job_id = put(printer, now, JobKind.DRAWER)
    work(printer, now)
    assert decode(bytes(stand_in_printer.printed)).events == ["drawer 0 50 ms 500 ms"]
    assert job(job_id).state is JobState.CONFIRMED


def test_a_trial_page_is_printed(printer: PrinterId, stand_in_printer: StandIn, now: datetime) -> None:
    services.print_trial_page(printer_id=printer, actor=SYSTEM, now=now)
    work(printer, now)
    assert decode(bytes(stand_in_printer.printed)).events == RECEIPT_EVENTS


def test_a_printer_moved_to_a_forbidden_address_is_not_talked_to(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    with transaction() as session:
        session.execute(update(Printer).values(address="169.254.169.254", port=80))
    job_id = put(printer, now)
    work(printer, now)
    assert stand_in_printer.connections == 0
    assert (job(job_id).state, job(job_id).reason) == (JobState.FAILED, Reason.REFUSED)


def test_a_document_of_another_version_is_refused(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    with transaction() as session:
        job_id = services.enqueue(
            session,
            printer_id=printer,
            kind=JobKind.RECEIPT,
            document=b"{}",
            subject="KG01-000412",
            actor_id=UUID(int=1),
            now=now,
        )
    work(printer, now)
    assert not stand_in_printer.printed
    assert (job(job_id).state, job(job_id).reason) == (JobState.FAILED, Reason.REFUSED)


def test_a_worker_that_lost_its_lease_sends_nothing(
    printer: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    put(printer, now)

    @contextmanager
    def slow_to_connect(address: str, port: int) -> Iterator[Line]:
        taken = services.lease(printer_id=printer, now=now + timedelta(minutes=5))
        assert taken is not None
        services.begin_sending(job=taken, now=now + timedelta(minutes=5))
        with open_line(address, port) as line:
            yield line

    with pytest.raises(LeaseLost):
        print_next(printer, now=lambda: now, line=slow_to_connect)
    assert not stand_in_printer.printed


def test_workers_print_for_all_printers_until_they_are_stopped(
    shop_app: Flask, printer: PrinterId, stand_in_printer: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pause in ("_LOOK_SECONDS", "_PRINTERS_SECONDS"):
        monkeypatch.setattr(worker, pause, 0.01)
    stop = Event()
    thread = worker.start(shop_app, stop)
    job_id = put(printer, clock.now())
    for _ in range(1_000):
        if job(job_id).state is JobState.CONFIRMED:
            break
        db.session.rollback()
        stop.wait(0.01)
    stop.set()
    thread.join()
    assert job(job_id).state is JobState.CONFIRMED
    assert decode(bytes(stand_in_printer.printed)).events == RECEIPT_EVENTS


def test_a_worker_ends_when_its_printer_is_retired(
    shop_app: Flask, printer: PrinterId, now: datetime
) -> None:
    retire_printer(printer_id=printer, actor=SYSTEM, now=now)
    serve(shop_app, printer, Event())


def test_a_failure_is_logged_and_the_worker_goes_on(
    shop_app: Flask, printer: PrinterId, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop = Event()
    failures = iter([RuntimeError("paper jam"), LeaseLost()])

    def fail(_printer_id: PrinterId) -> None:
        failure = next(failures, None)
        if failure is None:
            stop.set()
            return
        raise failure

    monkeypatch.setattr(worker, "print_next", fail)
    monkeypatch.setattr(worker, "_RETRY_SECONDS", 0)
    serve(shop_app, printer, stop)
    assert "printing failed" in caplog.text
    assert "lease of a print job was lost" in caplog.text


def test_a_database_that_is_away_does_not_end_the_workers(
    shop_app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop = Event()

    def fail(*, now: datetime) -> None:
        stop.set()
        raise RuntimeError

    monkeypatch.setattr(services, "expire", fail)
    serve_all(shop_app, stop)
    assert "could not be looked up" in caplog.text
