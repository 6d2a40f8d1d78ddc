"""Receipts on the screen: for the people of the place, at both widths, as page and as PDF."""

from datetime import date, datetime
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from sqlalchemy.orm import Session

from core.ids import new_id
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.locations.models import Location
from people.persons.rules import Role
from pos.checkout import services as checkout
from pos.tills import services as tills
from tests.inventory.imports.commands import run_import
from tests.tickets import back, line, sent, ticket
from tests.visitors import page_of, visit
from tests.worlds import World, key, make_world

PAGE = "/receipts/KG01-000001"


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """A sale of certified honey and of something that nobody knows."""
    world = make_world(session, minh)
    certify(session, world.honey, 4, now)
    unknown = line(None, 1, 5_000, scanned="?", name="Bánh lạ")
    body = ticket(world, 1, [line(world.honey, 2, 240_000, 10_000, name="Mật ong rừng tràm"), unknown])
    checkout.record_sale(sent(body), place=world.place, now=now)
    return world


def certify(session: Session, product_id: UUID, stars: int, now: datetime) -> None:
    """A certificate that is valid on the day of the sale."""
    session.execute(insert(CertificateRow).values(
        id=new_id(now), product_id=product_id, stars=stars, number="12/QĐ-UBND", issuer="UBND tỉnh",
        decided_on=date(2026, 1, 5), valid_to=date(2029, 1, 5),
    ))  # fmt: skip
    session.commit()


@pytest.fixture
def cashier(app: Flask, client: FlaskClient, session: Session, world: World, now: datetime) -> FlaskClient:
    """A cashier of the showroom at a browser."""
    return visit(app, session, Role.CASHIER, now, location_id=world.location_id)


def test_a_receipt_reads_as_it_was_sold(cashier: FlaskClient) -> None:
    page = page_of(cashier, PAGE)
    for told in ("KG01-000001", "Mật ong rừng tràm", "Bánh lạ", "475.000", "Hộ Hoa · An Biên"):
        assert told in page
    assert "BẢN IN LẠI" not in page
    assert "BẢN IN LẠI" in page_of(cashier, f"{PAGE}?copy")


def test_a_return_slip_names_the_receipt_that_its_goods_were_sold_on(
    cashier: FlaskClient, world: World, now: datetime
) -> None:
    honey = line(world.honey, 2, 240_000, name="Mật ong rừng tràm")
    for number, lines in ((2, [honey]), (3, [back(honey, 1)])):
        checkout.record_sale(sent(ticket(world, number, lines)), place=world.place, now=now)
    assert "Trả từ phiếu KG01-000002" in page_of(cashier, "/receipts/KG01-000003")
    assert "Trả từ phiếu" not in page_of(cashier, "/receipts/KG01-000002")


def test_a_narrow_paper_is_another_page_than_a_wide_one(cashier: FlaskClient) -> None:
    assert page_of(cashier, f"{PAGE}?width=58") != page_of(cashier, PAGE)
    assert page_of(cashier, f"{PAGE}?width=80") == page_of(cashier, PAGE)


def test_the_same_paper_as_pdf_carries_its_number(cashier: FlaskClient) -> None:
    answer = cashier.get(f"{PAGE}.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="KG01-000001.pdf"'
    assert answer.data.startswith(b"%PDF-")


def test_a_number_that_was_never_given_is_not_found(cashier: FlaskClient) -> None:
    page_of(cashier, "/receipts/KG01-000009", status=404)


def test_people_of_another_place_do_not_see_it(
    app: Flask, client: FlaskClient, session: Session, world: World, now: datetime
) -> None:
    other = {"id": key(98), "code": "CR", "name": "Góc OCOP", "kind": "corner"}
    session.execute(insert(Location).values(**other))
    session.commit()
    stranger = visit(app, session, Role.CASHIER, now, location_id=key(98))
    page_of(stranger, PAGE, status=404)


def test_two_places_that_imported_the_same_number_each_see_their_own(
    app: Flask, client: FlaskClient, session: Session, world: World, now: datetime
) -> None:
    session.execute(insert(Location).values(id=key(98), code="CR", name="Góc OCOP", kind="corner"))
    session.commit()
    for code, price in (("KG", "180.000"), ("CR", "170.000")):
        rows = f"Thời gian;Số phiếu;Mã hàng;Số lượng;Đơn giá\n20/03/2026 09:00;A1;TOM;1;{price}"
        assert run_import(app, "sales", rows, "--location", code, "--notation", "1.234,5").exit_code == 0
    for location_id, told in ((world.location_id, "180.000"), (key(98), "170.000")):
        cashier = visit(app, session, Role.CASHIER, now, location_id=location_id)
        assert told in page_of(cashier, "/receipts/A1")


def test_an_imported_receipt_is_found_though_its_number_has_a_slash(
    app: Flask, cashier: FlaskClient, lan: Actor, world: World, now: datetime
) -> None:
    rows = "Thời gian;Số phiếu;Mã hàng;Số lượng;Đơn giá\n20/03/2026 09:00;HĐ/26/001;TOM;1;180.000"
    run_import(app, "sales", rows, "--location", "KG", "--notation", "1.234,5")
    assert "HĐ/26/001" in page_of(cashier, "/receipts/H%C4%90%2F26%2F001")
    paper = cashier.get("/receipts/H%C4%90%2F26%2F001.pdf")
    assert paper.data.startswith(b"%PDF-")
    assert paper.headers["Content-Disposition"] == 'inline; filename="HD-26-001.pdf"'
    code = tills.give_code(till_id=world.till_id, actor=lan, now=now)
    till = {"Authorization": f"Bearer {tills.enrol(code=code, now=now)[1]}"}
    told = cashier.get("/api/v1/receipts/H%C4%90%2F26%2F001", headers=till)
    assert told.json["sale"]["receipt"] == "HĐ/26/001"
    printed = cashier.post("/api/v1/receipts/H%C4%90%2F26%2F001/print", headers=till)
    assert printed.json["error"]["code"] == "no_printer"


def test_a_till_page_opens_for_a_cashier_and_for_nobody_else(
    app: Flask, cashier: FlaskClient, session: Session, world: World, now: datetime
) -> None:
    page = page_of(cashier, "/till/")
    assert "Nguyễn Thị Lan" in page
    producer = visit(app, session, Role.PRODUCER, now, producer_id=world.hoa)
    page_of(producer, "/till/", status=403)
