"""Sales on screen: the list, what lines make together, one sale whole, and who may see them."""

from datetime import datetime
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from inventory.locations.models import Location
from inventory.locations.rules import LocationKind
from people.persons.rules import Role
from pos.checkout.models import Sale
from pos.checkout.services import record_sale
from tests.tickets import back, line, sent, ticket
from tests.visitors import page_of, visit
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
def sale(session: Session, world: World, now: datetime) -> UUID:
    """Two jars of honey with a discount, shrimp, and something that nobody knows."""
    goods = [line(world.honey, 2, 240_000, 48_000, name="Mật ong"), line(world.shrimp, 1, 185_000)]
    body = ticket(world, 1, [*goods, line(None, 1, 50_000, scanned="4711", name="")])
    record_sale(sent(body), place=world.place, now=now)
    return session.scalars(select(Sale.id)).one()


@pytest.fixture
def manager(app: Flask, session: Session, now: datetime) -> FlaskClient:
    """The manager's browser."""
    return visit(app, session, Role.MANAGER, now)


def test_sold_lines_stand_below_what_they_make(manager: FlaskClient, sale: UUID) -> None:
    page = page_of(manager, "/sales?lang=en")
    for text in ("667.000", "1 receipts · 3 lines · discounts 48.000", "Mật ong", "432.000", "50.000"):
        assert text in page
    assert f'<a href="/sales/{sale}">KG01-000001</a>' in page
    assert "From 01/11/2026 to 24/11/2026" in page
    assert "of goods whose producer is not known yet" in page


@pytest.mark.parametrize(
    ("by", "texts"),
    [
        ("day", ["24/11/2026"]),
        ("hour", ["09:00–09:59"]),
        ("place", ["Showroom Rạch Giá", "KG"]),
        ("producer", ["Hộ Hoa", "Not assigned"]),
        ("product", ["Mật ong rừng tràm", "MAT"]),
        ("set", ["Without a set"]),
        ("stars", ["No valid certificate"]),
        ("cashier", ["Minh"]),
        ("means", ["Cash"]),
    ],
)
def test_lines_are_put_together_and_taken_away(
    manager: FlaskClient, sale: UUID, by: str, texts: list[str]
) -> None:
    page = page_of(manager, f"/sales?lang=en&by={by}")
    file = manager.get(f"/sales?lang=en&by={by}&as=csv", buffered=True).text
    for text in texts:
        assert text in page
        assert text in file or by == "day"
    assert f'<option value="{by}" selected>' in page
    assert "2026-11-24" in file or by != "day"


def test_sold_lines_are_taken_away_with_every_column(manager: FlaskClient, sale: UUID) -> None:
    lines = manager.get("/sales?as=csv&lang=en&q=mat", buffered=True).text.splitlines()
    assert lines[0].removeprefix("\ufeff").startswith("When,Business day,Receipt,Till,Place,Product,Code,")
    assert "KG01-000001,KG01,Showroom Rạch Giá,Mật ong,MAT,Hộ Hoa,P0001,,2,480000,48000,432000," in lines[1]
    assert lines[1].endswith(",Cash,Minh")
    assert len(lines) == 2


def test_days_without_sales_say_so_and_what_finds_nothing_leads_back(
    manager: FlaskClient, world: World
) -> None:
    page = page_of(manager, "/sales")
    assert "Không bán gì trong những ngày này" in page
    assert "from=2026-10-01&amp;to=2026-10-31" in page
    assert "Không có dòng nào như vậy." in page_of(manager, "/sales?means=card&from=2026-11-20")
    assert "Từ 20/11/2026 trở đi" in page_of(manager, "/sales?from=2026-11-20")
    assert "Đến 20/11/2026" in page_of(manager, "/sales?to=2026-11-20")


def test_a_sale_shows_its_lines_its_payments_and_what_it_made(manager: FlaskClient, sale: UUID) -> None:
    page = page_of(manager, f"/sales/{sale}?lang=en")
    for text in (
        "KG01-000001", "Showroom Rạch Giá", "Mật ong", "480.000", "432.000", "Hộ Hoa", "Not assigned",
        "To look at:", "Unknown goods", "Cash", "What it made for whom", 'class="pole"',
    ):  # fmt: skip
        assert text in page
    assert 'href="/receipts/KG01-000001"' in page
    assert 'href="/products/MAT"' in page


def test_a_return_names_the_sale_and_the_sale_what_came_back(
    session: Session, world: World, manager: FlaskClient, now: datetime
) -> None:
    sold = line(world.honey, 2, 240_000)
    first, second = ticket(world, 1, [sold]), ticket(world, 2, [back(sold, 1)])
    record_sale(sent(first), place=world.place, now=now)
    record_sale(sent(second), place=world.place, now=now)
    page = page_of(manager, f"/sales/{second['id']}?lang=en")
    assert f'brought back, sold on <a href="/sales/{first["id"]}">KG01-000001</a>' in page
    assert "−240.000" in page
    assert 'class="pole"' in page
    assert "1 of it brought back" in page_of(manager, f"/sales/{first['id']}?lang=en")


def test_a_transfer_says_whether_it_arrived(
    session: Session, world: World, manager: FlaskClient, now: datetime
) -> None:
    for number, seen in ((1, None), (2, "2026-11-24T02:40:00Z")):
        body = ticket(world, number, [line(world.honey, 1, 240_000)])
        body["payments"][0] |= {"means": "transfer", "reference": f"KG01{number}", "seen_at": seen}
        record_sale(sent(body), place=world.place, now=now)
        page = page_of(manager, f"/sales/{body['id']}?lang=en")
        assert f"KG01{number}" in page
        assert ("Arrived" in page, "Not confirmed" in page) == (seen is not None, seen is None)


def test_a_swap_moves_no_money(session: Session, world: World, manager: FlaskClient, now: datetime) -> None:
    sold = line(world.honey, 1, 240_000)
    record_sale(sent(ticket(world, 1, [sold])), place=world.place, now=now)
    swap = ticket(world, 2, [back(sold, 1), line(world.honey, 1, 240_000)])
    record_sale(sent(swap), place=world.place, now=now)
    page = page_of(manager, f"/sales/{swap['id']}?lang=en")
    assert "No money changed hands here." in page
    assert 'class="pole"' not in page


def test_a_manager_of_another_place_finds_no_such_sale(
    app: Flask, session: Session, world: World, sale: UUID, now: datetime
) -> None:
    fair = {"id": key(300), "code": "HT", "name": "Hội chợ Hà Tiên", "kind": LocationKind.FAIR}
    session.execute(insert(Location).values(**fair))
    here = visit(app, session, Role.MANAGER, now, location_id=world.location_id)
    elsewhere = visit(app, session, Role.MANAGER, now, location_id=key(300))
    assert "667.000" in page_of(here, "/sales")
    page_of(here, f"/sales/{sale}")
    assert "667.000" not in page_of(elsewhere, "/sales")
    page_of(elsewhere, f"/sales/{sale}", status=404)


@pytest.mark.parametrize("role", [Role.CASHIER, Role.STOCK_KEEPER])
def test_whoever_may_not_see_sales_is_refused(
    app: Flask, session: Session, sale: UUID, now: datetime, role: Role
) -> None:
    visitor = visit(app, session, role, now)
    assert visitor.get("/sales").status_code == 403
    assert visitor.get(f"/sales/{sale}").status_code == 403


def test_a_producer_sees_none_of_this(
    app: Flask, session: Session, world: World, sale: UUID, now: datetime
) -> None:
    visitor = visit(app, session, Role.PRODUCER, now, producer_id=world.hoa)
    assert visitor.get("/sales").status_code == 403
    assert visitor.get(f"/sales/{sale}").status_code == 403
    assert "/sales" not in page_of(visitor, "/me")
