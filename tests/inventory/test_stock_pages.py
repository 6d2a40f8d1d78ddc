"""The stock on screen."""

from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from inventory.locations.models import Location
from people.persons.rules import Role
from pos.checkout.services import record_sale
from tests.tickets import line, sent, ticket
from tests.visitors import page_of, visit
from tests.worlds import World, key, make_world


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """Shrimp and honey, of which three are sold, and a second place."""
    world = make_world(session, minh)
    session.execute(insert(Location).values(id=key(90), code="CR", name="Góc Rạch Giá", kind="corner"))
    session.commit()
    record_sale(sent(ticket(world, 1, [line(world.honey, 3, 240_000)])), place=world.place, now=now)
    return world


@pytest.fixture
def keeper(app: Flask, session: Session, now: datetime) -> FlaskClient:
    """The stock keeper's browser."""
    return visit(app, session, Role.STOCK_KEEPER, now)


def test_the_stock_stands_with_a_column_for_each_place(world: World, keeper: FlaskClient) -> None:
    page = page_of(keeper, "/stock")
    assert '<a href="/stock/MAT">' in page
    lines = keeper.get("/stock?as=csv&lang=en&q=MAT", buffered=True).text.splitlines()
    assert lines[0].endswith("Lot,Expiry,CR,KG,Together,Sold in 30 days,Lasts (days),Note")
    assert lines[1].endswith(",0,17,17,3,170,")


def test_a_product_shows_its_equation_and_its_movements(world: World, keeper: FlaskClient) -> None:
    page = page_of(keeper, "/stock/MAT?lang=en")
    for told in ("The books agree", "Showroom Rạch Giá", "Closing", "Sold"):
        assert told in page
    later = page_of(keeper, "/stock/MAT?lang=en&from=2025-01-01&to=2025-01-31")
    assert "The books agree" not in later
    assert "Nothing stood here" in later
    assert "Nothing here is like that." in later
    page_of(keeper, "/stock/NONE", status=404)


def test_an_empty_store_says_how_goods_come_in(keeper: FlaskClient) -> None:
    assert "Chưa có hàng trong kho" in page_of(keeper, "/stock")


def test_a_cashier_and_a_producer_do_not_see_it(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    hoa = visit(app, session, Role.PRODUCER, now, producer_id=world.hoa)
    page_of(hoa, "/stock", status=403)
    page_of(visit(app, session, Role.CASHIER, now), "/stock/MAT", status=403)
