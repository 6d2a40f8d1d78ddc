"""A producer's own pages: what is owed and why, what was sold, what is left, what was paid; nobody else's."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from inventory.agreements.models import AgreementRow
from inventory.producers.models import Producer
from people.persons.rules import Role
from pos.checkout.services import record_sale
from settlement.accounts import queries
from settlement.accounts.views import Piece, bar, left_rows
from settlement.entries.models import ProducerAccount, SoldEntry
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.statements import services
from tests.tickets import back, line, sent, ticket
from tests.visitors import page_of, visit
from tests.worlds import World, add_agreement, add_goods, key, make_world

TODAY = date(2026, 11, 24)
BAY = key(40)


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """Hoa sold two of the shrimp, Bảy one of his own."""
    world = make_world(session, minh)
    session.execute(insert(Producer).values(id=BAY, code="P0002", name="Hộ Bảy", search_key="ho bay"))
    add_agreement(session, BAY, key(41), rate_bp=1000)  # type: ignore[arg-type]
    add_goods(session, world, key(42), "KHO", "Khô cá", 100_000, "8938500003103", producer_id=BAY)
    session.commit()
    sold = [line(world.shrimp, 2, 185_000), line(key(42), 1, 100_000)]
    record_sale(sent(ticket(world, 1, sold)), place=world.place, now=now)
    return world


@pytest.fixture
def hoa(app: Flask, session: Session, world: World, now: datetime) -> FlaskClient:
    """Hoa's phone."""
    return visit(app, session, Role.PRODUCER, now, producer_id=world.hoa)


def line_of(session: Session, producer_id: UUID) -> UUID:
    """The one sold line of a producer."""
    return session.scalars(select(SoldEntry.id).where(SoldEntry.producer_id == producer_id)).one()


def test_a_producer_begins_at_what_is_owed(hoa: FlaskClient) -> None:
    assert hoa.get("/").headers["Location"] == "/account/owed"
    page = page_of(hoa, "/account/owed?lang=en")
    for told in ("Hộ Hoa", "303.400", "Waiting for the next statement", "Tôm khô đất loại 1", "Showroom"):
        assert told in page
    assert "Khô cá" not in page


def test_why_it_is_this_much_is_told_line_by_line(session: Session, world: World, hoa: FlaskClient) -> None:
    page = page_of(hoa, f"/account/sold/{line_of(session, world.hoa)}?lang=en")
    for told in (
        "Why 303.400",
        "370.000",
        "18 %",
        "−66.600",
        "303.400\xa0đ for you, 66.600\xa0đ for the shop",
    ):
        assert told in page


def test_what_was_sold_is_listed_with_its_sum(hoa: FlaskClient) -> None:
    page = page_of(hoa, "/account/sold?lang=en&q=tom")
    assert "Your share of these 1 lines" in page
    assert "303.400\xa0đ" in page
    assert "Nothing here is like that." in page_of(hoa, "/account/sold?lang=en&from=2026-11-25")
    lines = hoa.get("/account/sold?as=csv&lang=en", buffered=True).text.splitlines()
    assert lines[0].removeprefix("\ufeff") == "When,Goods,Place,Receipt,Qty,Price,My share"
    assert lines[1].endswith("Tôm khô đất loại 1,Showroom Rạch Giá,KG01-000001,2,370000,303400")


def test_the_amount_leads_to_the_lines_that_no_statement_holds_yet(
    world: World, hoa: FlaskClient, lan: Actor, now: datetime
) -> None:
    number = services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    assert f'class="owe-a" href="/statements/{number}"' in page_of(hoa, "/account/owed?lang=en")
    record_sale(sent(ticket(world, 2, [line(world.honey, 1, 240_000)])), place=world.place, now=now)
    assert 'class="owe-a" href="/account/sold?on=waiting"' in page_of(hoa, "/account/owed?lang=en")
    waiting = page_of(hoa, "/account/sold?on=waiting&lang=en")
    assert "196.800\xa0đ" in waiting
    assert "KG01-000001" not in waiting
    assert "KG01-000001" in page_of(hoa, "/account/sold?lang=en")


def test_a_return_that_the_house_bears_says_so(world: World, hoa: FlaskClient, now: datetime) -> None:
    honey = line(world.honey, 2, 240_000)
    record_sale(sent(ticket(world, 2, [honey])), place=world.place, now=now)
    kept = back(honey, 1, to="damaged", return_reason="changed_mind")
    record_sale(sent(ticket(world, 3, [kept])), place=world.place, now=now)
    for address in ("/account/owed", "/account/sold"):
        assert "brought back, the shop bears it" in page_of(hoa, f"{address}?lang=en")


def test_what_was_paid_is_listed(
    session: Session, world: World, hoa: FlaskClient, lan: Actor, now: datetime
) -> None:
    assert "Nothing paid yet" in page_of(hoa, "/account/payouts?lang=en")
    number = services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    payout = NewPayout(statement=number, amount_dong=100_000, method=PayoutMethod.CASH, paid_on=TODAY)
    record_payout(payout=payout, actor=lan, now=now)
    page = page_of(hoa, "/account/payouts?lang=en")
    assert "100.000" in page
    assert f'href="/statements/{number}"' in page
    owed = page_of(hoa, "/account/owed?lang=en")
    assert f'href="/statements/{number}"' in owed
    assert "203.400" in owed


def test_what_is_owed_adds_up_to_the_account(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    session.execute(update(AgreementRow).values(hold_days=3))
    session.commit()
    record_sale(sent(ticket(world, 2, [line(world.honey, 1, 240_000)])), place=world.place, now=now)
    owed = queries.owed(session, world.hoa, TODAY)
    assert owed.on_statements_dong == 303_400
    assert (owed.on_hold_dong, owed.held_until) == (196_800, TODAY + timedelta(days=3))
    account = session.get_one(ProducerAccount, world.hoa)
    assert owed.total_dong == account.open_dong + account.due_dong
    later = queries.owed(session, world.hoa, TODAY + timedelta(days=3))
    assert (later.on_hold_dong, later.waiting_dong, later.held_until) == (0, 196_800, None)


def test_the_bar_is_made_of_what_is_above_nothing() -> None:
    owed = queries.Owed(on_hold_dong=50, held_until=None, waiting_dong=-20, on_statements_dong=150)
    assert bar(owed) == [Piece(name="k1", x=0, width=238), Piece(name="k2", x=240, width=78)]
    nothing = queries.Owed(on_hold_dong=0, held_until=None, waiting_dong=0, on_statements_dong=0)
    assert bar(nothing) == []


def test_what_is_left_stands_by_product_and_place(session: Session, world: World) -> None:
    rows = left_rows(queries.left(session, world.hoa))
    assert [(row.product_code, dict(row.places), row.quantity) for row in rows] == [
        ("MAT", {"KG": 20}, 20),
        ("TOM", {"KG": 18}, 18),
    ]


def test_nothing_of_anybody_else_is_found(
    app: Flask, session: Session, world: World, hoa: FlaskClient, now: datetime
) -> None:
    page_of(hoa, f"/account/sold/{line_of(session, BAY)}", status=404)
    page_of(hoa, f"/account/sold/{key(99)}", status=404)
    for role in (Role.ADMINISTRATOR, Role.MANAGER, Role.ACCOUNTANT, Role.CASHIER):
        page_of(visit(app, session, role, now), "/account/owed", status=403)


def test_a_producer_of_whom_nothing_is_known_yet_is_told_so(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    session.execute(insert(Producer).values(id=key(50), code="P0003", name="Hộ Tám", search_key="ho tam"))
    session.commit()
    tam = visit(app, session, Role.PRODUCER, now, producer_id=key(50))
    page = page_of(tam, "/account/owed?lang=en")
    for told in ("No bank account yet", "Nothing yet today.", "None of your goods"):
        assert told in page
    assert "Nothing sold yet" in page_of(tam, "/account/sold?lang=en")
