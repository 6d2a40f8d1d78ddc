"""Files read in from pages: checked first, the same bytes imported, nothing seen by others."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from inventory.imports.models import ImportBatch, ImportUpload
from inventory.producers.models import Producer
from inventory.products.models import Product
from people.persons.rules import Role
from pos.checkout.models import Sale
from tests.visitors import page_of, token_on, visit
from tests.worlds import World, key, make_world

PRODUCERS = "Mã chủ thể,Tên chủ thể,Hoa hồng\nP0901,Hộ Bảy,18\nP0902,Hộ Chín,15\n"

GOODS = "Mã hàng,Tên sản phẩm,Chủ thể,Đơn giá\nA1,Trà,Hộ Hoa,50000\n"


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch, now: datetime) -> Callable[[datetime], None]:
    """The clock of every route stands at ten in the morning, until it is set."""

    def stands(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    stands(now)
    return stands


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The small showroom."""
    return make_world(session, minh)


@pytest.fixture
def keeper(app: Flask, session: Session, now: datetime) -> FlaskClient:
    """The stock keeper's browser."""
    return visit(app, session, Role.STOCK_KEEPER, now)


def send(keeper: FlaskClient, kind: str, content: bytes | str, name: str = "tep.csv", **said: str) -> str:
    """Send a file; the address of its check."""
    raw = content.encode() if isinstance(content, str) else content
    token = {"csrf_token": token_on(page_of(keeper, f"/imports/new/{kind}"))}
    data = {**token, **said, "file": (BytesIO(raw), name)}
    answer = keeper.post(f"/imports/new/{kind}", data=data)
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def _multipart(token: dict[str, str], raw: bytes) -> dict[str, Any]:
    """A form with a large file, as a browser sends it."""
    parts = [f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in token.items()]
    head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    body = "".join((*parts, head)).encode() + raw + b"\r\n--x--\r\n"
    return {"data": body, "content_type": "multipart/form-data; boundary=x"}


def confirm(keeper: FlaskClient, check: str) -> str:
    """Import what was checked; the address of what came of it."""
    page = page_of(keeper, check)
    seen = re.search(r'name="sha256"[^>]*value="(\w+)"', page)
    assert seen, page
    answer = keeper.post(check, data={"csrf_token": token_on(page), "sha256": seen[1]})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def count(session: Session, table: type) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_file_is_checked_then_imported_and_kept_in_the_history(
    session: Session, world: World, keeper: FlaskClient
) -> None:
    check = send(keeper, "producers", PRODUCERS, "chủ thể.csv")
    page = page_of(keeper, check)
    assert "Nhận được 2 dòng: 2 mới" in page
    assert "Nhập 2 dòng" in page
    assert "Hộ Bảy" in page
    assert (count(session, Producer), count(session, ImportUpload)) == (1, 1)

    done = confirm(keeper, check)
    assert (count(session, Producer), count(session, ImportUpload)) == (3, 0)
    assert "chủ thể.csv" in page_of(keeper, done)
    assert f'href="{done}"' in page_of(keeper, "/imports")
    page_of(keeper, check, status=404)


def test_every_example_is_good_from_producers_to_sales(
    session: Session, world: World, keeper: FlaskClient
) -> None:
    for kind, said in (
        ("producers", {}),
        ("products", {}),
        ("deliveries", {"place": "KG"}),
        ("sales", {"place": "KG", "move_stock": "y"}),
    ):
        raw = keeper.get(f"/imports/new/{kind}/example.xlsx", buffered=True).data
        page_of(keeper, confirm(keeper, send(keeper, kind, raw, f"{kind}.xlsx", **said)))
    assert count(session, Sale) == 3
    assert session.scalars(select(ImportBatch.kind).order_by(ImportBatch.id)).all() == [
        "producers",
        "products",
        "deliveries",
        "sales",
    ]


def test_refused_rows_are_told_with_their_reason_and_nothing_is_written(
    session: Session, world: World, keeper: FlaskClient
) -> None:
    goods = "Mã hàng,Tên sản phẩm,Chủ thể,Đơn giá\nA1,Trà,Hộ Mười,50000\nA2,Mứt,Hộ Hoa,đắt\n"
    check = send(keeper, "products", goods)
    page = page_of(keeper, check)
    assert "2 trong 2 dòng không nhận được" in page
    assert "chọn tạo chủ thể chưa có" in page
    assert 'name="sha256"' not in page
    rows = keeper.get(f"{check}?as=csv", buffered=True).text.splitlines()
    assert [row.split(",")[:3] for row in rows[1:]] == [["2", "Chủ thể", "Hộ Mười"], ["3", "Đơn giá", "đắt"]]
    forced = keeper.post(check, data={"csrf_token": token_on(page), "sha256": "0" * 64})
    assert forced.status_code == 422
    assert count(session, Product) == 2

    mended = send(
        keeper,
        "products",
        goods.replace("đắt", "60000"),
        create_producers="y",
        commission="18",
        valid_from="2026-11-24",
    )
    confirm(keeper, mended)
    assert count(session, Product) == 4


def test_columns_and_notation_are_corrected_by_hand(
    session: Session, world: World, keeper: FlaskClient
) -> None:
    check = send(keeper, "products", "Ký hiệu,Tên sản phẩm,Chủ thể,Đơn giá\nA1,Trà,Hộ Hoa,50000\n")
    page = page_of(keeper, check)
    assert "Hãy chọn ở dưới cột nào" in page
    assert "Cột Ký hiệu nghĩa là" in page
    better = f"{check}?map={quote('Ký hiệu=code')}&map=&notation=1.234%2C5"
    assert "Nhập 1 dòng" in page_of(keeper, better)
    confirm(keeper, better)
    assert count(session, Product) == 3
    assert "Theo tệp" in page_of(keeper, f"{send(keeper, 'products', 'Mã hàng,Tên sản phẩm')}?map=x")


def test_what_is_no_table_or_too_large_or_missing_is_said(world: World, keeper: FlaskClient) -> None:
    assert "không có" in page_of(keeper, send(keeper, "producers", "Mã chủ thể,Tên chủ thể\n")).lower()
    page_of(keeper, send(keeper, "producers", b"%PDF-1.7 nothing"))
    token = {"csrf_token": token_on(page_of(keeper, "/imports/new/producers"))}
    missing = keeper.post("/imports/new/producers", data=token)
    assert (missing.status_code, "Xin chọn tệp trước" in missing.text) == (422, True)
    for raw in (b" ", b"x" * (5 * 1024 * 1024 + 1)):
        assert keeper.post("/imports/new/producers", **_multipart(token, raw)).status_code == 422
    page_of(keeper, "/imports/new/none", status=404)
    odd = send(keeper, "products", GOODS)
    page = page_of(keeper, f"{odd}?commission=much")
    assert "Xin xem lại các lựa chọn" in page
    assert 'name="sha256"' not in page


def test_sending_the_confirmation_twice_imports_once(
    session: Session, world: World, keeper: FlaskClient
) -> None:
    check = send(keeper, "producers", PRODUCERS)
    page = page_of(keeper, check)
    seen = re.search(r'name="sha256"[^>]*value="(\w+)"', page)
    data = {"csrf_token": token_on(page), "sha256": seen[1] if seen else ""}
    first, second = keeper.post(check, data=data), keeper.post(check, data=data)
    assert first.location == second.location
    assert count(session, ImportBatch) == 1
    assert keeper.post(check, data=data | {"sha256": "0" * 64}).status_code == 404


def test_nobody_else_sees_a_file_that_waits_and_it_is_gone_after_a_day(
    app: Flask,
    session: Session,
    world: World,
    keeper: FlaskClient,
    now: datetime,
    at: Callable[[datetime], None],
) -> None:
    check = send(keeper, "producers", PRODUCERS)
    manager = visit(app, session, Role.MANAGER, now)
    page_of(manager, check, status=404)
    at(now + timedelta(hours=25))
    manager = visit(app, session, Role.ADMINISTRATOR, now + timedelta(hours=25))
    send(manager, "producers", PRODUCERS)
    assert count(session, ImportUpload) == 1


def test_who_may_not_import_does_not_and_places_stay_inside_the_scope(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    for role in (Role.CASHIER, Role.ACCOUNTANT):
        page_of(visit(app, session, role, now), "/imports", status=403)
    page_of(visit(app, session, Role.PRODUCER, now, producer_id=world.hoa), "/imports", status=403)
    elsewhere = visit(app, session, Role.STOCK_KEEPER, now, location_id=key(1))
    assert "Showroom" in page_of(elsewhere, "/imports/new/deliveries")
    page_of(elsewhere, f"/imports/{key(77)}", status=404)
