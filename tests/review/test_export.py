"""The books taken out: the columns that were promised, whole numbers, no live formula."""

import csv
import io
import json
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from core import clock
from core.ids import new_id
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.products.models import Product
from pos.checkout import services
from review.exports.rules import COLUMNS, Export
from tests.tickets import back, line, sent, ticket
from tests.worlds import World, make_world


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """A sale of two pieces and the return of one."""
    world = make_world(session, minh)
    sold = line(world.honey, 2, 240_000, 10_000)
    for number, lines in enumerate(([sold], [back(sold, 1)]), 1):
        services.record_sale(sent(ticket(world, number, lines)), place=world.place, now=now)
    return world


def exported(app: Flask, what: str) -> Any:
    """An export as JSON."""
    result = app.test_cli_runner().invoke(args=["export", what, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_sales_say_who_got_what_of_each_line(app: Flask, world: World) -> None:
    sold, returned = exported(app, "sales")
    assert sold == {
        "occurred_at": "2026-11-24T09:30:00+07:00", "location": "KG", "till": "KG01",
        "receipt": "KG01-000001",
        "code": "MAT", "producer": "P0001", "quantity": 2, "unit_price_dong": 240_000, "list_dong": 480_000,
        "discount_dong": 10_000, "paid_dong": 470_000, "base_dong": 480_000, "commission_dong": 86_400,
        "tax_kept_dong": 0, "share_dong": 393_600, "vat_dong": 34_815, "original_receipt": None,
    }  # fmt: skip
    assert (returned["share_dong"], returned["original_receipt"]) == (-196_800, "KG01-000001")


def test_products_producers_and_stock_have_their_columns(app: Flask, world: World) -> None:
    for what in (Export.PRODUCTS, Export.PRODUCERS, Export.STOCK):
        assert tuple(exported(app, str(what))[0]) == COLUMNS[what]
    assert exported(app, "producers")[0]["balance_dong"] == 196_800
    assert {row["code"]: row["quantity"] for row in exported(app, "stock")} == {"MAT": 19, "TOM": 20}
    assert exported(app, "products")[0]["price_dong"] == 240_000


def test_products_are_told_with_their_barcodes_vat_and_the_stars_of_today(
    app: Flask, session: Session, world: World, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    for product_id, decided_on in ((world.honey, date(2026, 1, 5)), (world.shrimp, date(2022, 1, 5))):
        session.execute(insert(CertificateRow).values(
            id=new_id(now), product_id=product_id, stars=4, number="12/QĐ-UBND", issuer="UBND tỉnh",
            decided_on=decided_on, valid_to=decided_on.replace(year=decided_on.year + 3),
        ))  # fmt: skip
    session.commit()
    told = {row["code"]: row for row in exported(app, "products")}
    assert told["MAT"] == {
        "code": "MAT", "name": "Mật ong rừng tràm", "producer": "P0001", "unit": "piece",
        "price_dong": 240_000, "barcodes": ["8938500001376"], "stars": 4, "set": None, "vat": "8",
    }  # fmt: skip
    assert told["TOM"]["stars"] is None


def test_no_name_is_run_as_a_formula_by_a_spreadsheet(app: Flask, session: Session, world: World) -> None:
    session.execute(update(Product).where(Product.code == "TOM").values(name="=1+1"))
    session.commit()
    result = app.test_cli_runner().invoke(args=["export", "products"])
    rows = list(csv.DictReader(io.StringIO(result.output)))
    assert [row["name"] for row in rows] == ["Mật ong rừng tràm", "'=1+1"]


def test_an_empty_book_is_an_empty_list(app: Flask) -> None:
    assert exported(app, "sales") == []
