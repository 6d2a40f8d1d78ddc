"""Deliveries on screen: received scan by scan, confirmed once, kept on a slip."""

import re
from datetime import date, datetime
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from inventory.deliveries.models import Delivery, DeliveryLine
from inventory.locations.models import Location
from inventory.producers.models import Producer
from inventory.products.models import Barcode, Product
from inventory.products.rules import Unit, VatClass
from inventory.stock import queries as stock
from people.persons.rules import Role
from tests.visitors import page_of, token_on, visit
from tests.worlds import World, key, make_world


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """Hoa's shrimp and honey, her fish sauce by weight, and a stranger's tea; two places."""
    world = make_world(session, minh)
    session.execute(insert(Location).values(id=key(90), code="CR", name="Góc Rạch Giá", kind="corner"))
    session.execute(insert(Producer).values(id=key(91), code="P0002", name="Hộ Tám", search_key="ho tam"))
    for number, code, name, producer_id, unit in (
        (92, "KHO", "Khô cá", world.hoa, Unit.GRAM),
        (93, "TRA", "Trà mãng cầu", key(91), Unit.PIECE),
    ):
        row = {"id": key(number), "code": code, "name": name, "producer_id": producer_id, "unit": unit}
        basis = 1000 if unit is Unit.GRAM else 1
        session.execute(
            insert(Product).values(
                search_key=name.lower(),
                price_basis=basis,
                vat_class=VatClass.EIGHT,
                changed_at=datetime(2026, 1, 1, tzinfo=clock.VIETNAM),
                **row,
            )
        )
    session.execute(
        insert(Barcode).values(code="8938505974194", product_id=world.honey, gtin14="08938505974194")
    )
    session.execute(insert(Barcode).values(code="8934563138165", product_id=key(93), gtin14="08934563138165"))
    session.commit()
    return world


@pytest.fixture
def keeper(app: Flask, session: Session, now: datetime) -> FlaskClient:
    """The stock keeper's browser."""
    return visit(app, session, Role.STOCK_KEEPER, now)


def begin(keeper: FlaskClient, producer: str = "Hoa", **more: str) -> str:
    """Begin a draft; its address."""
    told = {"producer": producer, "place": "KG", "delivered_on": "2026-11-24", **more}
    answer = keeper.post(
        "/deliveries/new", data={"csrf_token": token_on(page_of(keeper, "/deliveries/new")), **told}
    )
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def scan(keeper: FlaskClient, draft: str, code: str, *, status: int = 303) -> str:
    """Scan a code and come back to the page."""
    data = {"csrf_token": token_on(page_of(keeper, draft)), "code": code}
    answer = keeper.post(f"{draft}/scan", data=data)
    assert answer.status_code == status, answer.text
    return page_of(keeper, answer.location) if status == 303 else answer.text


def lines(session: Session) -> list[tuple[str, int, str, date | None]]:
    """Product, quantity, lot and expiry of every line."""
    line = DeliveryLine
    chosen = select(Product.code, line.quantity, line.lot_code, line.expiry)
    session.rollback()
    return [tuple(row) for row in session.execute(chosen.join(Product).order_by(line.id))]  # type: ignore[misc]


def fields(page: str) -> dict[str, str]:
    """What the fields of the lines hold, as a browser would send them."""
    found = re.findall(r"<input[^>]*>", page)
    pairs = [
        (re.search(r'name="(lines-[^"]+)"', each), re.search(r'value="([^"]*)"', each)) for each in found
    ]
    return {name[1]: value[1] if value else "" for name, value in pairs if name}


def test_goods_are_scanned_confirmed_and_in_stock(
    session: Session, world: World, keeper: FlaskClient
) -> None:
    draft = begin(keeper)
    assert "Chưa quét gì" in page_of(keeper, draft)
    scan(keeper, draft, "8938505974194")
    page = scan(keeper, draft, "5*8938505974194")
    assert re.search(r'<output class="said-q">\s*6</output>', page)
    scan(keeper, draft, "(01)08938505974194(10)L7(17)270630")
    assert lines(session) == [("MAT", 6, "", None), ("MAT", 1, "L7", date(2027, 6, 30))]

    summary = page_of(keeper, f"{draft}/confirm?lang=en")
    assert "nothing of it can be changed any more" in summary
    seen = re.search(r'name="seen"[^>]*value="(\w+)"', summary)
    data = {"csrf_token": token_on(page_of(keeper, f"{draft}/confirm")), "seen": seen[1] if seen else ""}
    done = keeper.post(f"{draft}/confirm", data=data)
    assert done.location == "/deliveries/PN2026-000001"
    assert "PN2026-000001" in page_of(keeper, done.location)
    session.rollback()
    assert stock.on_hand(session, world.location_id)[world.honey] == 27
    again = keeper.post(f"{draft}/confirm", data=data)
    assert again.location == "/deliveries/PN2026-000001"
    for gone in ("", "/confirm", "/discard"):
        assert keeper.get(f"{draft}{gone}").location == "/deliveries/PN2026-000001"


def test_what_does_not_belong_here_is_kept_out_in_words(
    session: Session, world: World, keeper: FlaskClient
) -> None:
    draft = begin(keeper, lang="vi")
    told = {
        "8938505974001": "Không có sản phẩm nào mang mã",
        "X": "Không có sản phẩm nào",
        "8938505974000": "Không có sản phẩm nào mang mã 8938505974000",
        "8934563138165": "8934563138165 là Trà mãng cầu của Hộ Tám",
        "m": "có thể là nhiều sản phẩm",
        "0*MAT": "Viết số nguyên lớn hơn 0",
    }
    for code, sentence in told.items():
        assert sentence in scan(keeper, draft, code, status=422), code
    assert lines(session) == []


def test_goods_without_a_code_are_found_by_name_or_own_code(
    session: Session, world: World, keeper: FlaskClient
) -> None:
    draft = begin(keeper)
    for text in ("mật", "mat", "2,5*KHO"):
        scan(keeper, draft, text)
    assert [(code, quantity) for code, quantity, _, _ in lines(session)] == [("MAT", 2), ("KHO", 2_500)]


def test_lines_are_typed_into_split_into_lots_and_removed(
    session: Session, world: World, keeper: FlaskClient
) -> None:
    draft = begin(keeper)
    page = scan(keeper, draft, "MAT")
    typed = fields(page) | {"lines-0-quantity": "12", "lines-0-lot": "L1", "lines-0-expiry": "2027-01-31"}
    (line,) = (value for name, value in typed.items() if name.endswith("-line"))
    token = {"csrf_token": token_on(page_of(keeper, draft))}
    assert keeper.post(f"{draft}/lines", data=token | typed | {"another": line}).status_code == 303
    scan(keeper, draft, "MAT")
    assert lines(session) == [("MAT", 12, "L1", date(2027, 1, 31)), ("MAT", 2, "", None)]

    page = page_of(keeper, draft)
    bad = fields(page) | {"lines-1-quantity": "8938505974194"}
    refused = keeper.post(f"{draft}/lines", data=token | bad)
    assert refused.status_code == 422
    assert "Viết số nguyên lớn hơn 0" in refused.text
    other = fields(page) | {"lines-1-lot": "L1", "lines-1-expiry": "2027-02-01"}
    assert "L1" in keeper.post(f"{draft}/lines", data=token | other).text
    gone = {"remove": fields(page)["lines-1-line"]}
    assert keeper.post(f"{draft}/lines", data=token | bad | gone).status_code == 303
    assert lines(session) == [("MAT", 12, "L1", date(2027, 1, 31))]


def test_a_lot_cannot_get_two_expiries(session: Session, world: World, keeper: FlaskClient) -> None:
    draft = begin(keeper)
    scan(keeper, draft, "(01)08938505974194(10)L7(17)270630")
    refused = scan(keeper, draft, "(01)08938505974194(10)L7(17)270701", status=422)
    assert "L7" in refused
    assert lines(session) == [("MAT", 1, "L7", date(2027, 6, 30))]


def test_lines_that_changed_after_they_were_looked_through_are_not_confirmed(
    session: Session, world: World, keeper: FlaskClient
) -> None:
    draft = begin(keeper)
    scan(keeper, draft, "MAT")
    data = {"csrf_token": token_on(page_of(keeper, f"{draft}/confirm")), "seen": "something older"}
    refused = keeper.post(f"{draft}/confirm", data=data)
    assert refused.status_code == 422
    assert "Các dòng vừa bị thay đổi" in refused.text
    assert session.scalars(select(Delivery.number)).all() == [None]


def test_a_draft_is_thrown_away_after_asking(session: Session, world: World, keeper: FlaskClient) -> None:
    draft = begin(keeper)
    scan(keeper, draft, "MAT")
    page_of(keeper, f"{draft}/discard")
    data = {"csrf_token": token_on(page_of(keeper, f"{draft}/discard"))}
    assert keeper.post(f"{draft}/discard", data=data).location == "/deliveries"
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Delivery)) == 0
    page_of(keeper, draft, status=404)


def test_who_delivers_is_named_by_code_or_words(world: World, keeper: FlaskClient) -> None:
    begin(keeper, "p0002 · Hộ Tám")
    token = token_on(page_of(keeper, "/deliveries/new"))
    for name, sentence in (("không ai", "Không có chủ thể nào"), ("hộ", "Có nhiều chủ thể")):
        told = {"csrf_token": token, "producer": name, "place": "KG", "delivered_on": "2026-11-24"}
        answer = keeper.post("/deliveries/new", data=told)
        assert answer.status_code == 422
        assert sentence in answer.text
    late = {"csrf_token": token, "producer": "P0002", "place": "KG", "delivered_on": "2026-11-25"}
    assert keeper.post("/deliveries/new", data=late).status_code == 422


def test_the_list_is_found_by_producer_goods_and_number(world: World, keeper: FlaskClient) -> None:
    draft = begin(keeper)
    scan(keeper, draft, "3*MAT")
    scan(keeper, draft, "KHO")
    begin(keeper, "P0002")
    for search, found in (("mat ong", 1), ("tam", 1), ("P0001", 1), ("nobody", 0)):
        rows = keeper.get(f"/deliveries?as=csv&lang=en&q={search}", buffered=True).text.splitlines()
        assert len(rows) == 1 + found, search
    csv = keeper.get("/deliveries?as=csv&lang=en&state=draft&from=2026-11-24", buffered=True).text
    assert ",2,3,1000,0," in csv
    assert "1,000 kg" in page_of(keeper, "/deliveries")
    page_of(keeper, "/deliveries?state=confirmed&place=CR")


def test_the_slip_is_a_pdf_and_a_workbook(world: World, keeper: FlaskClient) -> None:
    draft = begin(keeper)
    scan(keeper, draft, "(01)08938505974194(10)L7(17)270630")
    summary = page_of(keeper, f"{draft}/confirm")
    seen = re.search(r'name="seen"[^>]*value="(\w+)"', summary)
    data = {"csrf_token": token_on(page_of(keeper, f"{draft}/confirm")), "seen": seen[1] if seen else ""}
    page = keeper.post(f"{draft}/confirm", data=data).location
    pdf = keeper.get(f"{page}.pdf")
    assert pdf.data.startswith(b"%PDF-")
    assert keeper.get(f"{page}.pdf").data == pdf.data
    sheet = load_workbook(BytesIO(keeper.get(f"{page}.xlsx", buffered=True).data)).worksheets[0]
    assert [str(cell.value) for cell in list(sheet.rows)[-1]][1:7] == [
        "MAT",
        "Mật ong rừng tràm",
        "None",
        "L7",
        "2027-06-30 00:00:00",
        "1",
    ]


def test_others_only_look_or_see_nothing(app: Flask, session: Session, world: World, now: datetime) -> None:
    keeper = visit(app, session, Role.STOCK_KEEPER, now)
    draft = begin(keeper)
    accountant = visit(app, session, Role.ACCOUNTANT, now)
    assert "Nhận hàng mới" not in page_of(accountant, "/deliveries")
    page_of(accountant, draft, status=403)
    page_of(visit(app, session, Role.CASHIER, now), "/deliveries", status=403)
    page_of(visit(app, session, Role.PRODUCER, now, producer_id=world.hoa), "/deliveries", status=403)
    elsewhere = visit(app, session, Role.STOCK_KEEPER, now, location_id=key(90))
    page_of(elsewhere, draft, status=404)
    assert draft not in page_of(elsewhere, "/deliveries")
