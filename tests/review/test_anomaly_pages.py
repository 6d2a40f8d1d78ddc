"""Things to look at on screen: the list, the facts of each, closing, and who may see them."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core import clock
from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from core.lists import ListRequest
from core.permissions import Actor, Permission
from inventory.locations.models import Location
from inventory.locations.rules import LocationKind
from people.persons.rules import PERMISSIONS, Role
from pos.checkout.payloads import parse_batch
from pos.checkout.services import record_batch, record_sale
from review.anomalies import queries
from review.anomalies.labels import KIND_NAMES, WHAT_HAPPENED
from review.anomalies.queries import Told
from review.anomalies.views import compared, contents
from tests.tickets import envelope, line, sent, ticket
from tests.visitors import page_of, token_on, visit
from tests.worlds import World, key, make_world


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """Shrimp and honey."""
    return make_world(session, minh)


@pytest.fixture
def manager(app: Flask, session: Session, now: datetime) -> FlaskClient:
    """The manager's browser."""
    return visit(app, session, Role.MANAGER, now)


def record(world: World, body: dict[str, Any], now: datetime) -> dict[str, Any]:
    """Record a sale as a till sends it."""
    record_sale(sent(body), place=world.place, now=now)
    return body


def the(session: Session, kind: AnomalyKind) -> UUID:
    """The one anomaly of a kind."""
    return session.scalars(select(AnomalyRow.id).where(AnomalyRow.kind == kind)).one()


@pytest.fixture
def unknown(session: Session, world: World, now: datetime) -> UUID:
    """Something that nobody knows was sold."""
    record(world, ticket(world, 1, [line(None, 1, 50_000, scanned="4711", name="Kẹo dừa")]), now)
    return the(session, AnomalyKind.UNKNOWN_ITEM)


def test_what_is_open_is_listed_with_its_sale(manager: FlaskClient, unknown: UUID) -> None:
    page = page_of(manager, "/anomalies")
    for text in ("Hàng chưa xác định", "KG01-000001 · Kẹo dừa", "Showroom Rạch Giá", "Chưa xong"):
        assert text in page
    assert f'href="/anomalies/{unknown}"' in page
    assert '<span class="nvc">' in page
    assert "Kẹo dừa" not in page_of(manager, "/anomalies?state=closed")
    assert "Kẹo dừa" in page_of(manager, "/anomalies?state=any&kind=unknown_item")
    assert "Kẹo dừa" not in page_of(manager, "/anomalies?kind=clock")
    file = manager.get("/anomalies?as=csv&lang=en&kind=unknown_item", buffered=True).text
    assert "Unknown goods,KG01-000001 · Kẹo dừa,Showroom Rạch Giá,4711" in file


def test_nothing_open_says_so_and_the_menu_counts_nothing(manager: FlaskClient, world: World) -> None:
    page = page_of(manager, "/anomalies")
    assert "Không còn việc nào" in page
    assert "nvc" not in page


def test_an_unknown_item_shows_its_line_and_is_closed_with_a_note(
    session: Session, manager: FlaskClient, unknown: UUID
) -> None:
    address = f"/anomalies/{unknown}"
    page = page_of(manager, address)
    for text in ("không có trong danh mục", "4711", "Kẹo dừa", "50.000"):
        assert text in page
    form = {"csrf_token": token_on(page), "note": "Kẹo"}
    answer = manager.post(f"{address}/close", data=form)
    assert answer.status_code == 422
    assert "Kẹo</textarea>" in answer.text
    assert manager.post(f"{address}/close", data=form | {"note": ""}).status_code == 422
    closing = form | {"note": "Kẹo dừa của Hộ Hoa, đã ghi sổ"}
    assert manager.post(f"{address}/close", data=closing).location == "/anomalies"
    page = page_of(manager, address)
    assert "Kẹo dừa của Hộ Hoa, đã ghi sổ" in page
    assert "Nguyễn Thị Lan" in page
    assert "<textarea" not in page
    assert manager.post(f"{address}/close", data=closing).status_code == 422
    assert "đã ghi sổ" in page_of(manager, "/anomalies?state=closed")


def test_two_contents_of_one_sale_stand_side_by_side(
    session: Session, world: World, manager: FlaskClient, now: datetime
) -> None:
    body = record(world, ticket(world, 1, [line(world.honey, 1, 240_000, name="Mật ong")]), now)
    other = ticket(world, 1, [line(world.shrimp, 2, 185_000, name="Tôm khô")], id=body["id"])
    record(world, other, now)
    page = page_of(manager, f"/anomalies/{the(session, AnomalyKind.SALE_CONFLICT)}?lang=en")
    for text in ("1 × Mật ong: 240.000", "2 × Tôm khô: 370.000", "Cash: 240.000", "differs", "kept apart"):
        assert text in page
    assert f'href="/sales/{body["id"]}"' in page


def test_both_sales_of_one_number_stand_side_by_side(
    session: Session, world: World, manager: FlaskClient, now: datetime
) -> None:
    first = record(world, ticket(world, 1, [line(world.honey, 1, 240_000, name="Mật ong")]), now)
    second = record(world, ticket(world, 1, [line(world.shrimp, 1, 185_000, name="Tôm khô")]), now)
    page = page_of(manager, f"/anomalies/{the(session, AnomalyKind.NUMBER_CLASH)}")
    for body in (first, second):
        assert f'href="/sales/{body["id"]}"' in page
    assert "1 × Tôm khô: 185.000" in page


def test_a_sale_that_could_not_be_stored_shows_what_came(
    session: Session, world: World, manager: FlaskClient, now: datetime
) -> None:
    broken = ticket(world, 1, [line(world.honey, 1, 240_000, name="Mật ong")]) | {"total_dong": 1}
    record(world, broken, now)
    page = page_of(manager, f"/anomalies/{the(session, AnomalyKind.SALE_REJECTED)}?lang=en")
    assert "1 × Mật ong: 240.000" in page
    assert "Kept apart because:" in page
    assert "a sale of till KG01 that is not stored" in page
    assert "Showroom Rạch Giá" in page


def test_whatever_a_till_sends_can_be_looked_at(
    session: Session, world: World, manager: FlaskClient, now: datetime
) -> None:
    odd = [{"id": "<b>x", "lines": 7, "payments": [3, {"means": 4}], "device_at": "soon"}, {"id": 5}]
    record_batch(parse_batch(envelope(*odd)), place=world.place, now=now)
    page_of(manager, "/anomalies")
    for anomaly_id in session.scalars(select(AnomalyRow.id)):
        page_of(manager, f"/anomalies/{anomaly_id}")


def test_bodies_that_are_no_sales_have_no_parts(now: datetime) -> None:
    bodies = ["{", "[]", json.dumps({"lines": [{"quantity": 1, "scanned": "1", "paid_dong": 5}]})]
    told = [Told(sale_id=None, receipt="", came_at=now, reason="", body=body) for body in bodies]
    read = contents(told)
    assert [dict(each.parts) for each in read[:2]] == [{}, {}]
    [row] = compared(read)
    assert (row.part, list(row.texts), row.differs) == ("lines", [(), (), ["1 × 1: 5"]], True)


def test_an_oversold_line_shows_its_lot_and_place(
    session: Session, world: World, manager: FlaskClient, now: datetime
) -> None:
    record(world, ticket(world, 1, [line(world.honey, 23, 240_000, name="Mật ong")]), now)
    page = page_of(manager, f"/anomalies/{the(session, AnomalyKind.OVERSOLD)}?lang=en")
    for text in ("The lot that ran short", "Without a code", "Showroom Rạch Giá", "−3", "23"):
        assert text in page


def test_who_may_only_read_gets_no_form(
    session: Session, app: Flask, unknown: UUID, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = {Permission.REVIEW_ANOMALY_READ, Permission.PEOPLE_SELF_USE}
    monkeypatch.setitem(PERMISSIONS, Role.STOCK_KEEPER, frozenset(reading))
    page = page_of(visit(app, session, Role.STOCK_KEEPER, now), f"/anomalies/{unknown}")
    assert "Quản lý hoặc kế toán sẽ xem và kết thúc." in page
    assert "<textarea" not in page


def test_every_kind_has_a_name_and_says_what_happened() -> None:
    assert set(KIND_NAMES) == set(WHAT_HAPPENED) == set(AnomalyKind)


def test_an_actor_of_one_place_sees_and_closes_only_its_own(
    app: Flask, session: Session, world: World, lan: Actor, unknown: UUID, now: datetime
) -> None:
    record(world, ticket(world, 2, [line(world.honey, 1, 240_000)]) | {"total_dong": 1}, now)
    session.execute(insert(Location).values(id=key(300), code="HT", name="Hà Tiên", kind=LocationKind.FAIR))
    here = replace(lan, location_ids=frozenset({world.location_id}))
    elsewhere = replace(lan, location_ids=frozenset({key(300)}))
    everything = len(session.scalars(select(AnomalyRow.id)).all())
    assert queries.open_count(session, scope=lan) == queries.open_count(session, scope=here) == everything
    assert queries.seen(session, ListRequest(), scope=here).total == everything
    assert queries.open_count(session, scope=elsewhere) == 0
    visitor = visit(app, session, Role.MANAGER, now, location_id=key(300))
    page = page_of(visitor, "/anomalies")
    assert "Kẹo dừa" not in page
    page_of(visitor, f"/anomalies/{unknown}", status=404)
    form = {"csrf_token": token_on(page_of(visitor, "/me")), "note": "của nơi khác"}
    assert visitor.post(f"/anomalies/{unknown}/close", data=form).status_code == 404


def test_an_accountant_closes_and_others_see_nothing(
    app: Flask, session: Session, world: World, unknown: UUID, now: datetime
) -> None:
    later = now + timedelta(seconds=1)
    accountant = visit(app, session, Role.ACCOUNTANT, later)
    form = {"csrf_token": token_on(page_of(accountant, f"/anomalies/{unknown}")), "note": "đã hỏi Minh"}
    assert accountant.post(f"/anomalies/{unknown}/close", data=form).status_code == 303
    for role in (Role.CASHIER, Role.STOCK_KEEPER):
        visitor = visit(app, session, role, later)
        assert visitor.get("/anomalies").status_code == 403
        assert visitor.get(f"/anomalies/{unknown}").status_code == 403
        assert "/anomalies" not in page_of(visitor, "/me")
    producer = visit(app, session, Role.PRODUCER, later, producer_id=world.hoa)
    assert producer.get("/anomalies").status_code == 403
