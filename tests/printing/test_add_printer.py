"""Adding and retiring printers."""

from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.errors import Forbidden, NotFound
from core.permissions import Actor
from printing.printers import queries
from printing.printers.rules import AddressRefused, PortRefused, PrinterId, Width, WidthRefused
from printing.printers.services import PrinterCodeTaken, add_printer, heard_from, retire_printer
from tests.printing.shop import LOCATION_ID


def test_a_manager_adds_a_printer(session: Session, shop: UUID, lan: Actor, now: datetime) -> None:
    printer_id = add_printer(code="KG-BILL", location_id=shop, address="192.168.1.50", actor=lan, now=now)
    printer = queries.by_id(session, printer_id)
    assert (printer.code, printer.address, printer.port) == ("KG-BILL", "192.168.1.50", 9100)
    assert (printer.width, printer.location_id, printer.answered_at) == (Width.WIDE, LOCATION_ID, None)
    assert queries.of_location(session, shop) == [printer]


def test_adding_is_on_the_audit_trail(session: Session, shop: UUID, lan: Actor, now: datetime) -> None:
    printer_id = add_printer(code="KG-BILL", location_id=shop, address="10.0.0.7", actor=lan, now=now)
    event = session.scalars(select(AuditEvent).where(AuditEvent.subject_kind == "printer")).one()
    assert (event.action, event.subject_id, event.actor_id) == (
        "printer.added",
        str(printer_id),
        lan.person_id,
    )


def test_a_cashier_may_not_add_printers(session: Session, shop: UUID, minh: Actor, now: datetime) -> None:
    with pytest.raises(Forbidden):
        add_printer(code="KG-BILL", location_id=shop, address="10.0.0.7", actor=minh, now=now)


def test_a_code_is_given_once(session: Session, shop: UUID, lan: Actor, now: datetime) -> None:
    add_printer(code="KG-BILL", location_id=shop, address="10.0.0.7", actor=lan, now=now)
    with pytest.raises(PrinterCodeTaken, match="KG-BILL"):
        add_printer(code="KG-BILL", location_id=shop, address="10.0.0.8", actor=lan, now=now)


def test_a_printer_stands_at_a_place_that_exists(session: Session, lan: Actor, now: datetime) -> None:
    with pytest.raises(NotFound):
        add_printer(code="KG-BILL", location_id=UUID(int=7), address="10.0.0.7", actor=lan, now=now)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"address": "8.8.8.8"}, AddressRefused),
        ({"port": 22}, PortRefused),
        ({"address": "127.0.0.1", "port": 4000}, PortRefused),
        ({"width_dots": 512}, WidthRefused),
    ],
)
def test_what_is_no_receipt_printer_is_refused(
    session: Session, shop: UUID, lan: Actor, now: datetime, change: dict[str, object], error: type[Exception]
) -> None:
    printer: dict[str, object] = {"code": "KG-BILL", "location_id": shop, "address": "10.0.0.7"}
    with pytest.raises(error):
        add_printer(**printer | change, actor=lan, now=now)  # type: ignore[arg-type]
    assert queries.in_use(session) == []


def test_a_stand_in_printer_may_be_added_where_it_is_allowed(
    session: Session, shop: UUID, lan: Actor, now: datetime
) -> None:
    printer_id = add_printer(
        code="KG-THU",
        location_id=shop,
        address="127.0.0.1",
        port=4000,
        width_dots=384,
        any_loopback_port=True,
        actor=lan,
        now=now,
    )
    assert queries.by_code(session, "KG-THU").id == printer_id


def test_a_retired_printer_is_gone(session: Session, shop: UUID, lan: Actor, now: datetime) -> None:
    printer_id = add_printer(code="KG-BILL", location_id=shop, address="10.0.0.7", actor=lan, now=now)
    retire_printer(printer_id=printer_id, actor=lan, now=now)
    assert queries.in_use(session) == []
    with pytest.raises(NotFound):
        queries.by_code(session, "KG-BILL")
    with pytest.raises(NotFound):
        retire_printer(printer_id=printer_id, actor=lan, now=now)


def test_an_unknown_printer_is_not_found(session: Session, now: datetime) -> None:
    with pytest.raises(NotFound):
        queries.by_id(session, PrinterId(UUID(int=7)))


def test_it_is_remembered_when_a_printer_last_answered(
    session: Session, shop: UUID, lan: Actor, now: datetime
) -> None:
    printer_id = add_printer(code="KG-BILL", location_id=shop, address="10.0.0.7", actor=lan, now=now)
    heard_from(session, printer_id, now=now)
    assert queries.by_id(session, printer_id).answered_at == now
