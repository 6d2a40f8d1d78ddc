"""Products made and changed by form."""

import re
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from inventory.products.models import Barcode, PriceRow, Product
from inventory.products.rules import Unit
from people.persons.rules import Role
from tests.visitors import page_of, token_on, visit
from tests.worlds import World, make_world

WHOLE = {
    "code": "SP0003", "name": "Mắm cá lóc", "producer": "ho hoa", "ownership": "consigned", "vat_class": "5",
    "sold_by": "gram:100", "price_dong": "35.000", "unit_text": "hũ", "name_en": "Fish paste", "set_code": "",
    "barcodes": "8938500001377\nKHO-3 8938500001376",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """Shrimp and honey."""
    return make_world(session, minh)


@pytest.fixture
def keeper(app: Flask, session: Session, world: World, now: datetime) -> FlaskClient:
    """The stock keeper's browser."""
    return visit(app, session, Role.STOCK_KEEPER, now)


def sent(client: FlaskClient, form_at: str, to: str, **told: str) -> tuple[int, str]:
    """Fill in the form of a page and send it; the status and the text, or where it leads."""
    answer = client.post(to, data={"csrf_token": token_on(page_of(client, form_at)), **told})
    return answer.status_code, answer.headers.get("Location") or answer.text


def test_a_product_is_added_and_shown(session: Session, keeper: FlaskClient) -> None:
    page = page_of(keeper, "/products/new?producer=P0001")
    assert re.search(r'name="code"[^>]*value="SP0001"', page)
    assert re.search(r'name="producer"[^>]*value="P0001"', page)
    assert '<option value="P0001">Hộ Hoa</option>' in page
    assert sent(keeper, "/products/new", "/products?lang=en", **WHOLE) == (303, "/products/SP0003")
    row = session.execute(select(Product).where(Product.code == "SP0003")).scalar_one()
    assert (row.unit, row.price_basis, row.vat_class, row.set_code) == (Unit.GRAM, 100, "5", None)
    page = page_of(keeper, "/products/SP0003?lang=en")
    for told in ("35.000", "Fish paste", "the check digit is wrong", "Mật ong rừng tràm too", "KHO-3"):
        assert told in page


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"code": "MAT"}, "already a product"),
        ({"code": "A B"}, "1 to 40 letters"),
        ({"name": ""}, "fill this in"),
        ({"producer": "Hộ Tám"}, "no producer with this code or name"),
        ({"price_dong": "35,5"}, "whole đồng"),
        ({"sold_by": "gram:7"}, "Not a valid choice"),
    ],
)
def test_an_invalid_product_is_told_at_its_field(
    keeper: FlaskClient, told: dict[str, str], reason: str
) -> None:
    status, page = sent(keeper, "/products/new", "/products?lang=en", **(WHOLE | told))
    assert (status, reason in page, "KHO-3" in page) == (422, True, True)


def test_a_product_is_changed(session: Session, keeper: FlaskClient) -> None:
    path = "/products/MAT/change"
    assert 'value="Mật ong rừng tràm"' in page_of(keeper, path)
    told = {"name": "Mật ong U Minh", "vat_class": "8", "set_code": "04", "unit_text": "chai"}
    assert sent(keeper, path, path, **told) == (303, "/products/MAT")
    assert session.scalar(select(Product.set_code).where(Product.code == "MAT")) == "04"
    status, page = sent(keeper, path, f"{path}?lang=en", **(told | {"name": ""}))
    assert (status, "fill this in" in page) == (422, True)


def test_a_price_is_set_from_now_or_later_everywhere_or_at_a_place(
    session: Session, keeper: FlaskClient, now: datetime
) -> None:
    path = "/products/MAT/price"
    assert 'value="240.000"' in page_of(keeper, path)
    assert sent(keeper, path, path, price_dong="250000", place="") == (303, "/products/MAT")
    later = {"price_dong": "260.000", "place": "KG", "valid_from": "2026-12-01T00:00"}
    assert sent(keeper, path, path, **later)[0] == 303
    chosen = select(PriceRow.scope, PriceRow.unit_price_dong).order_by(PriceRow.valid_from.desc()).limit(2)
    assert [tuple(row) for row in session.execute(chosen)] == [("product@KG", 260_000), ("product", 250_000)]
    for told, reason in (
        (later, "begins at the same moment"),
        ({"price_dong": "1", "place": "", "valid_from": "2026-11-24T09:58"}, "begins now or later"),
        ({"price_dong": "", "place": ""}, "fill this in"),
        ({"price_dong": "1", "place": "HN"}, "Not a valid choice"),
    ):
        status, page = sent(keeper, path, f"{path}?lang=en", **told)
        assert (status, reason in page) == (422, True), reason


def test_a_barcode_is_added_with_a_warning_and_taken_off(session: Session, keeper: FlaskClient) -> None:
    page, path = "/products/MAT", "/products/MAT/barcodes"
    assert sent(keeper, page, f"{path}?lang=en", barcode="8938500001000") == (303, page)
    assert "Tôm khô đất loại 1 too" in page_of(keeper, f"{page}?lang=en")
    assert sent(keeper, page, path, barcode="A/1")[0] == 303
    assert sent(keeper, page, f"{path}?lang=en", barcode="")[0] == 422
    assert sent(keeper, page, f"{path}?lang=en", barcode="\u200b")[0] == 422
    for code in ("A/1", "8938500001000"):
        assert sent(keeper, page, f"{path}/{code}/removal")[0] == 303
    assert sent(keeper, page, f"{path}/8938500001000/removal")[0] == 404
    chosen = select(Barcode.code).join(Product, Product.id == Barcode.product_id)
    assert session.scalars(chosen.where(Product.code == "MAT")).all() == ["8938500001376"]


def test_a_product_is_sold_no_more_and_again(keeper: FlaskClient) -> None:
    page = "/products/MAT"
    assert sent(keeper, page, f"{page}/retirement") == (303, page)
    shown = page_of(keeper, f"{page}?lang=en")
    assert ("Not sold since" in shown, "Sell it again" in shown) == (True, True)
    assert sent(keeper, page, f"{page}/return") == (303, page)
    assert "Not sold since" not in page_of(keeper, f"{page}?lang=en")


def test_who_only_sells_changes_nothing(app: Flask, session: Session, world: World, now: datetime) -> None:
    cashier = visit(app, session, Role.CASHIER, now)
    page = page_of(cashier, "/products/MAT?lang=en")
    assert ("New price" in page, "Take off" in page, "Edit" in page) == (False, False, False)
    for address in ("/products/new", "/products/MAT/price", "/products/MAT/change"):
        page_of(cashier, address, status=403)
