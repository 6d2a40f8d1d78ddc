"""A receipt on paper: on the queue of its place's printer, and a copy says that it is one."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.permissions import ALL, SYSTEM, Actor
from pos.checkout import services as checkout
from pos.receipts.services import NoPrinter, print_receipt
from printing.documents.codec import from_bytes
from printing.documents.rules import ReceiptDocument
from printing.jobs.models import PrintJob
from printing.jobs.rules import JobId
from printing.printers.rules import PrinterId
from printing.printers.services import add_printer, retire_printer
from tests.tickets import line, sent, ticket
from tests.worlds import World, key, make_world

NUMBER = "KG01-000001"
URL = "https://ganh.example/receipts/KG01-000001"


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """A jar sold this morning."""
    world = make_world(session, minh)
    body = ticket(world, 1, [line(world.honey, 1, 240_000)])
    checkout.record_sale(sent(body), place=world.place, now=now)
    return world


@pytest.fixture
def printer(world: World, now: datetime) -> PrinterId:
    """The showroom's printer."""
    return add_printer(
        code="KG-BILL", location_id=world.location_id, address="192.168.1.50", actor=SYSTEM, now=now
    )


def at(world: World, actor: Actor) -> Actor:
    """A cashier of the showroom alone."""
    return replace(actor, location_ids=frozenset({world.location_id}))


def printed(actor: Actor, now: datetime) -> JobId:
    """Ask for the receipt."""
    return print_receipt(receipt=NUMBER, url=URL, actor=actor, now=now)


def papers(session: Session) -> list[ReceiptDocument]:
    """What waits at the printer, the oldest first."""
    rows = session.scalars(select(PrintJob.document).order_by(PrintJob.created_at, PrintJob.id))
    return [from_bytes(document) for document in rows]


def test_a_receipt_waits_at_the_printer_of_its_place(
    session: Session, world: World, minh: Actor, printer: PrinterId, now: datetime
) -> None:
    job = printed(at(world, minh), now)
    found = session.get_one(PrintJob, job)
    assert (found.printer_id, found.subject) == (printer, NUMBER)
    [paper] = papers(session)
    assert (paper.number, paper.total_dong, paper.qr, paper.copy) == (NUMBER, 240_000, URL, False)


def test_asked_for_again_before_it_came_out_it_is_still_the_first_paper(
    session: Session, world: World, minh: Actor, printer: PrinterId, now: datetime
) -> None:
    printed(at(world, minh), now)
    printed(at(world, minh), now)
    assert papers(session)[0].copy is False


def test_a_place_without_a_printer_says_so(world: World, minh: Actor, now: datetime) -> None:
    with pytest.raises(NoPrinter):
        printed(at(world, minh), now)


def test_a_printer_that_was_taken_out_of_use_is_none(
    world: World, minh: Actor, printer: PrinterId, now: datetime
) -> None:
    retire_printer(printer_id=printer, actor=SYSTEM, now=now)
    with pytest.raises(NoPrinter):
        printed(at(world, minh), now)


def test_nobody_prints_the_receipts_of_another_place(
    session: Session, world: World, minh: Actor, printer: PrinterId, now: datetime
) -> None:
    elsewhere = replace(minh, location_ids=frozenset({key(99)}))
    with pytest.raises(NotFound):
        printed(elsewhere, now)
    assert papers(session) == []
    assert printed(replace(minh, location_ids=ALL), now)
