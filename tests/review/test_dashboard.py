"""The dashboard: what a month is, its chart, its lists, and who may see it."""

from datetime import date, datetime
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.locations.models import Location
from inventory.locations.rules import LocationKind
from people.persons.rules import Role
from pos.checkout.services import record_sale
from review.dashboard.rules import BOTTOM, TOP, change_bp, chart, millions, months, months_from, ranked
from settlement.statements import services
from tests.tickets import line, sent, ticket
from tests.visitors import page_of, visit
from tests.worlds import World, key, make_world

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """Shrimp and honey."""
    return make_world(session, minh)


@pytest.fixture
def sold(session: Session, world: World, now: datetime) -> None:
    """Two jars of honey, and more shrimp than there was."""
    lines = [line(world.honey, 2, 240_000, name="Mật ong"), line(world.shrimp, 21, 185_000)]
    record_sale(sent(ticket(world, 1, lines)), place=world.place, now=now)
    values = {"product_id": world.honey, "stars": 4, "decided_on": date(2026, 1, 1)}
    session.execute(insert(CertificateRow).values(id=key(70), valid_to=date(2026, 12, 6), **values))
    session.commit()


@pytest.fixture
def manager(app: Flask, session: Session, now: datetime) -> FlaskClient:
    """The manager's browser."""
    return visit(app, session, Role.MANAGER, now)


@pytest.mark.usefixtures("sold")
def test_the_month_stands_on_one_page(
    session: Session, world: World, manager: FlaskClient, lan: Actor, now: datetime
) -> None:
    number = services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    page = page_of(manager, "/dashboard?lang=en")
    for text in (
        "Sales in 11/2026", "4.365.000", "nothing to compare with in 10/2026", "Showroom Rạch Giá",
        "Without a set", "Mật ong rừng tràm", "Tôm khô đất loại 1", "Hộ Hoa", "12 days left",
        number, "Sold without stock", "24, today", "82 % of sales",
    ):  # fmt: skip
        assert text in page
    assert "<td>4.365.000\u00a0đ</td><td>0\u00a0đ</td>" in page
    assert "from=2026-11-01&amp;to=2026-11-24&amp;place=KG" in page


def test_books_without_sales_say_so_and_invent_nothing(manager: FlaskClient, world: World) -> None:
    page = page_of(manager, "/dashboard")
    for text in (
        "Tháng 11/2026 ở đây không bán gì", "Chưa bán được món nào", "Mọi bảng thanh toán đều đã chi trả.",
        "Không có chứng nhận nào hết hạn trong 90 ngày tới.", "Không còn việc nào",
    ):  # fmt: skip
        assert text in page
    assert 'class="prev"' in page
    assert "<rect" not in page


@pytest.mark.usefixtures("sold")
def test_another_month_or_place_can_be_chosen(session: Session, manager: FlaskClient) -> None:
    session.execute(insert(Location).values(id=key(300), code="HT", name="Hà Tiên", kind=LocationKind.FAIR))
    session.commit()
    assert "4.365.000" in page_of(manager, "/dashboard?place=KG&month=2026-11")
    assert "4.365.000" not in page_of(manager, "/dashboard?place=HT")
    assert "Doanh thu tháng 10/2026" in page_of(manager, "/dashboard?month=2026-10")
    for odd in ("month=soon", "month=2031-01", "place=%3Cb%3E", "month=0001-01"):
        page_of(manager, f"/dashboard?{odd}")


@pytest.mark.usefixtures("sold")
def test_who_sees_some_places_sees_their_sales_and_no_payouts(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    session.execute(insert(Location).values(id=key(300), code="HT", name="Hà Tiên", kind=LocationKind.FAIR))
    here = page_of(visit(app, session, Role.MANAGER, now, location_id=world.location_id), "/dashboard")
    elsewhere = page_of(visit(app, session, Role.MANAGER, now, location_id=key(300)), "/dashboard")
    assert "4.365.000" in here
    for text in ("4.365.000", "KG01-000001", "Showroom Rạch Giá"):
        assert text not in elsewhere


def test_managers_and_accountants_begin_here(app: Flask, session: Session, now: datetime) -> None:
    for role in (Role.MANAGER, Role.ACCOUNTANT):
        visitor = visit(app, session, role, now)
        assert visitor.get("/").location == "/dashboard"
        assert "Trang đầu" not in page_of(visitor, "/dashboard")
    administrator = visit(app, session, Role.ADMINISTRATOR, now)
    assert "Trang đầu" in page_of(administrator, "/dashboard")


@pytest.mark.parametrize("role", [Role.CASHIER, Role.STOCK_KEEPER])
def test_whoever_may_not_see_sales_is_refused(
    app: Flask, session: Session, now: datetime, role: Role
) -> None:
    assert visit(app, session, role, now).get("/dashboard").status_code == 403


def test_a_producer_is_refused(app: Flask, session: Session, world: World, now: datetime) -> None:
    visitor = visit(app, session, Role.PRODUCER, now, producer_id=UUID(str(world.hoa)))
    assert visitor.get("/dashboard").status_code == 403


def test_a_running_month_is_compared_with_as_many_days() -> None:
    running = months(TODAY, TODAY)
    assert (running.first, running.last, running.ends) == (date(2026, 11, 1), TODAY, date(2026, 11, 30))
    assert (running.before_first, running.before_last) == (date(2026, 10, 1), date(2026, 10, 24))
    assert running.is_running
    assert running.days == 24
    whole = months(date(2026, 10, 5), TODAY)
    assert (whole.last, whole.before_last, whole.is_running) == (
        date(2026, 10, 31), date(2026, 9, 30), False,
    )  # fmt: skip
    late_march = months(date(2026, 3, 30), date(2026, 3, 30))
    assert late_march.before_last == date(2026, 2, 28)
    assert months(date(2027, 1, 1), TODAY) == running


def test_months_reach_back_to_the_first_sale() -> None:
    assert months_from(date(2026, 9, 30), TODAY) == [
        date(2026, 11, 1), date(2026, 10, 1), date(2026, 9, 1),
    ]  # fmt: skip
    assert months_from(None, TODAY) == months_from(date(2027, 1, 1), TODAY) == [date(2026, 11, 1)]


def test_changes_and_millions_are_written_to_a_tenth() -> None:
    assert (change_bp(114, 100), change_bp(50, 100), change_bp(5, 0)) == (1400, -5000, None)
    assert (millions(186_449_999), millions(-40_000), millions(-1_250_000), millions(1_234_000_000)) == (
        "186,4", "0,0", "\N{MINUS SIGN}1,3", "1.234,0",
    )  # fmt: skip


def test_bars_begin_at_nothing_and_reach_the_scale() -> None:
    sums = {date(2026, 11, 1): 30_000_000, date(2026, 11, 2): -5, date(2026, 10, 1): 10_000_000}
    drawn = chart(sums, months(TODAY, TODAY), TODAY)
    assert len(drawn.bars) == 24
    assert [text for _y, text in drawn.scale] == ["10", "20", "30"]
    assert (drawn.bars[0].y, drawn.bars[0].height, drawn.bars[1].height) == (TOP, BOTTOM - TOP, 0)
    assert (drawn.bars[0].before, drawn.bars[23].is_today) == (10_000_000, True)
    assert [(day.day, is_today) for _x, day, is_today in drawn.marks] == [
        (1, False), (7, False), (14, False), (28, False), (24, True),
    ]  # fmt: skip
    assert drawn.line.count("L") == 23


def test_a_past_month_is_drawn_whole_and_small_sums_in_thousands() -> None:
    wanted = months(date(2026, 2, 1), TODAY)
    drawn = chart({date(2026, 2, 28): 90_000}, wanted, TODAY)
    assert len(drawn.bars) == 28
    assert [text for _y, text in drawn.scale] == ["50", "100"]
    assert [day.day for _x, day, _is_today in drawn.marks] == [1, 7, 14, 21, 28]
    assert chart({}, wanted, TODAY).bars[0].height == 0


def test_what_comes_after_the_first_ones_is_told_together() -> None:
    rows = ranked([("a", "A", 50), ("b", "B", 25), ("c", "C", 20), ("d", "D", 15)], 2)
    assert [(row.name, row.amount, row.width) for row in rows] == [
        ("a", 50, 1000), ("b", 25, 500), (None, 35, 700),
    ]  # fmt: skip
    assert ranked([], 5) == []
    assert [row.width for row in ranked([("a", "A", -5)], 5)] == [0]
