"""Products on screen."""

from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.products.models import Barcode, PriceRow, Product, ProductText
from people.persons.rules import Role
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
def keeper(app: Flask, session: Session, now: datetime) -> FlaskClient:
    """The stock keeper's browser."""
    return visit(app, session, Role.STOCK_KEEPER, now)


def test_products_are_listed_and_taken_away(world: World, keeper: FlaskClient) -> None:
    page = page_of(keeper, "/products")
    assert "Mật ong rừng tràm" in page
    assert "240.000" in page
    assert '<a href="/products/MAT">' in page
    lines = keeper.get("/products?as=csv&lang=en&q=MAT", buffered=True).text.splitlines()
    assert lines[0].removeprefix("\ufeff").startswith("Product,Code,Producer,Producer's code,Stars")
    assert lines[1].startswith("Mật ong rừng tràm,MAT,Hộ Hoa,P0001,,,8938500001376,240000,20,For sale")


def test_an_empty_list_says_where_products_come_from(keeper: FlaskClient) -> None:
    assert "Chưa có sản phẩm" in page_of(keeper, "/products")


def test_a_product_shows_all_that_hangs_on_it(
    session: Session, world: World, lan: Actor, now: datetime, keeper: FlaskClient
) -> None:
    price = {"product_id": world.honey, "set_by": lan.person_id}
    for number, scope, at, dong in ((80, "product", 1, 250_000), (81, "product@KG", 0, 245_000)):
        begins = now + timedelta(days=at)
        session.execute(
            insert(PriceRow).values(
                id=key(number), scope=scope, valid_from=begins, unit_price_dong=dong, **price
            )
        )
    text = {"product_id": world.honey, "language": "en", "name": "Melaleuca honey"}
    session.execute(insert(ProductText).values(**text))
    session.execute(insert(Barcode).values(code="123", product_id=world.honey))
    for number, stars, decided, ended in ((82, 3, date(2023, 1, 5), None), (83, 4, date(2026, 2, 1), None)):
        session.execute(
            insert(CertificateRow).values(
                id=key(number),
                product_id=world.honey,
                stars=stars,
                number=f"{number}/QĐ",
                decided_on=decided,
                valid_to=decided.replace(year=decided.year + 3),
                ended_on=ended,
            )
        )
    session.commit()
    page = page_of(keeper, "/products/MAT?lang=en")
    for told in ("Melaleuca honey", "240.000", "Holds now", "250.000", "To come", "245.000", "Not a GTIN"):
        assert told in page
    assert 'aria-label="OCOP, 4 stars"' in page
    assert "Showroom Rạch Giá" in page
    assert ("Valid</span>" in page, "Expired</span>" in page) == (True, True)


def test_a_product_that_has_nothing_yet_says_so(
    session: Session, world: World, now: datetime, keeper: FlaskClient
) -> None:
    product = {"id": key(84), "code": "KHO", "name": "Khô cá", "search_key": "kho ca"}
    session.execute(insert(Product).values(**product, producer_id=world.hoa, vat_class="8", changed_at=now))
    session.commit()
    page = page_of(keeper, "/products/KHO?lang=en")
    for told in (
        "Without a price it cannot be sold",
        "No place has had any",
        "no stars are shown",
        "found by",
    ):
        assert told in page


def test_a_code_that_no_product_has_is_not_found(world: World, keeper: FlaskClient) -> None:
    page_of(keeper, "/products/NONE", status=404)


def test_producers_and_strangers_do_not_see_the_goods_of_all(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    hoa = visit(app, session, Role.PRODUCER, now, producer_id=world.hoa)
    page_of(hoa, "/products", status=403)
    page_of(hoa, "/products/MAT", status=403)
