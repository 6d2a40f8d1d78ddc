"""A worker and a printer in all its states: printed, or said why not, and never printed twice in silence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import update

from core.db import db, transaction
from core.permissions import SYSTEM
from printing.jobs import services
from printing.jobs.rules import JobKind, JobState, LeaseLost, Reason
from printing.jobs.worker import print_next
from printing.printers import queries as printers
from printing.printers.models import Printer
from printing.printers.rules import PrinterId
from printing.printers.services import heard_from
from printing.transports.network import Line, open_line
from tests.printing.decoder import decode
from tests.printing.stand_in import StandIn, State, free_port
from tests.printing.working import RECEIPT_EVENTS, impatient, job, printer_at, put, work


def test_a_receipt_is_printed_and_confirmed(
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    job_id = put(printer_here, now)
    work(printer_here, now)
    assert decode(bytes(stand_in_printer.printed)).events == RECEIPT_EVENTS
    assert (job(job_id).state, job(job_id).reason) == (JobState.CONFIRMED, None)
    assert printers.by_id(db.session(), printer_here).answered_at == now


def test_two_copies_are_cut_apart(printer_here: PrinterId, stand_in_printer: StandIn, now: datetime) -> None:
    put(printer_here, now, copies=2)
    work(printer_here, now)
    assert len(decode(bytes(stand_in_printer.printed)).pages) == 2


@pytest.mark.parametrize("state", [State.PAPER_LOW, State.SLOW, State.TALKATIVE])
def test_a_printer_that_still_prints_is_printed_on(
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime, state: State
) -> None:
    stand_in_printer.state = state
    job_id = put(printer_here, now)
    print_next(printer_here, now=lambda: now)
    assert job(job_id).state is JobState.CONFIRMED


@pytest.mark.parametrize(
    ("state", "reason"),
    [(State.PAPER_OUT, Reason.PAPER), (State.COVER_OPEN, Reason.COVER), (State.BROKEN, Reason.ERROR)],
)
def test_nothing_is_sent_to_a_printer_that_cannot_print(
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime, state: State, reason: Reason
) -> None:
    stand_in_printer.state = state
    job_id = put(printer_here, now)
    work(printer_here, now)
    assert not stand_in_printer.printed
    assert (job(job_id).state, job(job_id).reason) == (JobState.QUEUED, reason)
    stand_in_printer.state = State.OK
    work(printer_here, now + timedelta(minutes=1))
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
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime, state: State, reason: Reason
) -> None:
    stand_in_printer.state_after_printing = state
    job_id = put(printer_here, now)
    work(printer_here, now)
    assert (job(job_id).state, job(job_id).reason) == (JobState.FAILED, reason)
    assert print_next(printer_here, now=lambda: now + timedelta(minutes=1), line=impatient) is None


def test_a_printer_that_never_answered_has_sent_but_not_confirmed(
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    stand_in_printer.state = State.DUMB
    job_id = put(printer_here, now)
    work(printer_here, now)
    assert job(job_id).state is JobState.SENT
    assert printers.by_id(db.session(), printer_here).answered_at is None


def test_a_printer_that_used_to_answer_and_is_silent_gets_nothing(
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    with transaction() as session:
        heard_from(session, printer_here, now=now)
    stand_in_printer.state = State.STALLED
    job_id = put(printer_here, now)
    work(printer_here, now)
    assert (job(job_id).state, job(job_id).reason) == (JobState.QUEUED, Reason.OFFLINE)


@pytest.mark.parametrize("state", [State.RUDE])
def test_a_printer_that_hangs_up_is_tried_again(
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime, state: State
) -> None:
    stand_in_printer.state = state
    job_id = put(printer_here, now)
    work(printer_here, now)
    assert (job(job_id).state, job(job_id).reason) == (JobState.QUEUED, Reason.OFFLINE)


def test_a_printer_that_is_off_is_tried_again(shop_app: Flask, now: datetime) -> None:
    printer = printer_at(free_port(), now)
    job_id = put(printer, now)
    work(printer, now)
    assert (job(job_id).state, job(job_id).reason) == (JobState.QUEUED, Reason.OFFLINE)


def test_a_connection_that_breaks_while_sending_is_left_to_a_person(
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    stand_in_printer.breaks_after = 1
    job_id = put(printer_here, now)
    work(printer_here, now)
    assert (job(job_id).state, job(job_id).reason) == (JobState.FAILED, Reason.UNKNOWN)


def test_the_drawer_opens_also_without_paper(
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    stand_in_printer.state = State.PAPER_OUT
    job_id = put(printer_here, now, JobKind.DRAWER)
    work(printer_here, now)
    assert decode(bytes(stand_in_printer.printed)).events == ["drawer 0 50 ms 500 ms"]
    assert job(job_id).state is JobState.CONFIRMED


def test_a_trial_page_is_printed(printer_here: PrinterId, stand_in_printer: StandIn, now: datetime) -> None:
    services.print_trial_page(printer_id=printer_here, actor=SYSTEM, now=now)
    work(printer_here, now)
    assert decode(bytes(stand_in_printer.printed)).events == RECEIPT_EVENTS


def test_a_printer_moved_to_a_forbidden_address_is_not_talked_to(
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    with transaction() as session:
        session.execute(update(Printer).values(address="169.254.169.254", port=80))
    job_id = put(printer_here, now)
    work(printer_here, now)
    assert stand_in_printer.connections == 0
    assert (job(job_id).state, job(job_id).reason) == (JobState.FAILED, Reason.REFUSED)


def test_a_document_of_another_version_is_refused(
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    with transaction() as session:
        job_id = services.enqueue(
            session,
            printer_id=printer_here,
            kind=JobKind.RECEIPT,
            document=b"{}",
            subject="KG01-000412",
            actor_id=UUID(int=1),
            now=now,
        )
    work(printer_here, now)
    assert not stand_in_printer.printed
    assert (job(job_id).state, job(job_id).reason) == (JobState.FAILED, Reason.REFUSED)


def test_a_worker_that_lost_its_lease_sends_nothing(
    printer_here: PrinterId, stand_in_printer: StandIn, now: datetime
) -> None:
    put(printer_here, now)

    @contextmanager
    def slow_to_connect(address: str, port: int) -> Iterator[Line]:
        taken = services.lease(printer_id=printer_here, now=now + timedelta(minutes=5))
        assert taken is not None
        services.begin_sending(job=taken, now=now + timedelta(minutes=5))
        with open_line(address, port) as line:
            yield line

    with pytest.raises(LeaseLost):
        print_next(printer_here, now=lambda: now, line=slow_to_connect)
    assert not stand_in_printer.printed
