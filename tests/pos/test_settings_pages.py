"""The pages of places, tills and printers: lists, new ones, what is done to them, and who may."""

import re
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core import clock
from core.permissions import SYSTEM, Actor
from inventory.locations import queries as locations
from inventory.locations.services import add_location
from people.persons.rules import Role
from pos.checkout.services import record_sale
from pos.tills import services as tills
from pos.tills.queries import by_code
from printing.jobs import queries as jobs
from printing.printers import queries as printers
from printing.printers.services import add_printer
from tests.people.signing import send
from tests.tickets import line, sent, ticket
from tests.visitors import page_of, visit
from tests.worlds import World, make_world

TOLD = {
    "name": "Showroom Hà Tiên", "kind": "showroom", "address": "12 Mạc Tử Hoàng, phường Hà Tiên",
    "tax_code": "1700123456", "phone": "0297 3 123 456", "bank_bin": "970436", "bank_account": "0123456789",
    "bank_holder": "HOI NONG DAN", "cash_rounding_dong": "1000", "cash_rounding_mode": "down",
    "day_ends": "02:30",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """For the program it is ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The showroom KG with its till KG01."""
    return make_world(session, minh)


@pytest.fixture
def manager(app: Flask, session: Session, now: datetime) -> FlaskClient:
    """The manager of everything at the browser."""
    return visit(app, session, Role.MANAGER, now)


def _code_on(page: str) -> str:
    return page.partition('id="secret">')[2].partition("<")[0]


def test_a_place_is_added_listed_and_changed(manager: FlaskClient, session: Session, world: World) -> None:
    send(manager, "/new-location", "/new-location", code="HT", **TOLD)

    page = page_of(manager, "/locations/HT")
    for told in ("0123456789", "Vietcombank", "02:30", "Đến 1.000 đ", "12 Mạc Tử Hoàng"):
        assert told in page
    assert "Showroom Hà Tiên" in page_of(manager, "/locations?kind=showroom")
    assert "Showroom Hà Tiên" not in page_of(manager, "/locations?kind=store")
    assert 'value="02:30"' in page_of(manager, "/locations/HT/change")

    changed = TOLD | {"name": "Kho Hà Tiên", "kind": "store", "bank_bin": "", "bank_account": ""}
    send(manager, "/locations/HT/change", "/locations/HT/change", **changed)
    session.rollback()
    place = locations.by_code(session, "HT")
    assert (place.name, str(place.kind), place.day_ends_minutes) == ("Kho Hà Tiên", "store", 150)
    assert "không nhận chuyển khoản" in page_of(manager, "/locations/HT")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": " "}, "Xin điền vào ô này."),
        ({"code": "KG"}, "KG"),
        ({"code": "K-G"}, "K-G"),
        ({"bank_account": ""}, "tài khoản"),
        ({"day_ends": "13:00"}, "trưa"),
        ({"kind": "virtual"}, "Hãy chọn một trong các mục này"),
    ],
)
def test_a_place_that_cannot_be_is_told(
    manager: FlaskClient, session: Session, world: World, wrong: dict[str, str], told: str
) -> None:
    page = send(manager, "/new-location", "/new-location", 422, **({"code": "HT"} | TOLD | wrong))

    assert told in page
    assert [place.code for place in locations.all_real(session)] == ["KG"]


def test_a_new_till_comes_with_its_code_which_enrols_once(
    manager: FlaskClient, session: Session, world: World, now: datetime
) -> None:
    assert '<option selected value="KG">' in page_of(manager, "/new-till?location=KG")

    code = _code_on(send(manager, "/new-till", "/new-till", 200, location="KG", code="KG02"))

    assert "Đã cấp mã" in page_of(manager, "/tills/KG02")
    assert code not in page_of(manager, "/tills/KG02")
    tills.enrol(code=code.lower(), now=now)
    assert "Đang dùng" in page_of(manager, "/tills/KG02")
    again = send(manager, "/new-till", "/new-till", 422, location="KG", code="KG02")
    assert "KG02" in again
    assert by_code(session, "KG02").location_id == world.location_id


def test_a_new_code_warns_while_a_browser_is_the_till(
    manager: FlaskClient, world: World, now: datetime
) -> None:
    tills.enrol_demonstration(till_code="KG01", now=now)

    page = send(manager, "/tills/KG01", "/tills/KG01/code", 200)

    assert re.fullmatch(r"[A-Z2-9]{4}-[A-Z2-9]{4}", _code_on(page))
    assert "25/11/2026 10:00" in page
    assert "gửi hết đơn" in page


def test_the_list_says_what_every_till_is_doing(manager: FlaskClient, world: World, now: datetime) -> None:
    assert "Chưa ghi danh" in page_of(manager, "/tills?state=new")
    record_sale(sent(ticket(world, 7, [line(world.shrimp, 1, 185_000)])), place=world.place, now=now)
    tills.enrol_demonstration(till_code="KG01", now=now)

    page = page_of(manager, "/tills?state=enrolled")

    assert "KG01-000007" in page
    assert "24/11/2026 07:00" in page
    assert "Minh" in page
    for other in ("new", "waiting", "retired"):
        assert "KG01-000007" not in page_of(manager, f"/tills?state={other}")
    assert "KG01-000007" in page_of(manager, "/locations/KG")


def test_a_till_is_retired_after_asking(manager: FlaskClient, world: World, now: datetime) -> None:
    record_sale(sent(ticket(world, 1, [line(world.shrimp, 1, 185_000)])), place=world.place, now=now)
    assert "đóng ca trước" in page_of(manager, "/tills/KG01/retirement")

    send(manager, "/tills/KG01/retirement", "/tills/KG01/retirement")

    page = page_of(manager, "/tills/KG01")
    assert "Ngừng dùng" in page
    assert "/tills/KG01/code" not in page
    token = page_of(manager, "/new-till").partition('name="csrf_token" value="')[2].partition('"')[0]
    assert manager.post("/tills/KG01/code", data={"csrf_token": token}).status_code == 404


def test_a_till_that_is_heard_from_is_seen(app: Flask, session: Session, world: World, now: datetime) -> None:
    _, credential = tills.enrol_demonstration(till_code="KG01", now=now - timedelta(hours=1))

    answer = app.test_client().get("/api/v1/heartbeat", headers={"Authorization": f"Bearer {credential}"})

    session.rollback()
    assert answer.status_code == 200
    assert by_code(session, "KG01").seen_at == now


def test_what_was_noted_a_moment_ago_is_not_written_again(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    before = now - timedelta(minutes=4)
    till, credential = tills.enrol_demonstration(till_code="KG01", now=before)

    app.test_client().get("/api/v1/heartbeat", headers={"Authorization": f"Bearer {credential}"})
    tills.touch(till_id=till.id, now=now)

    session.rollback()
    assert by_code(session, "KG01").seen_at == before


def test_a_printer_is_added_tried_and_taken_out_of_use(
    manager: FlaskClient, session: Session, world: World
) -> None:
    told = {"location": "KG", "code": "KG-BILL", "address": "192.168.1.50", "port": "9100", "width": "576"}
    send(manager, "/new-printer", "/new-printer", **told)
    printer = printers.by_code(session, "KG-BILL")
    here = f"/printers/{printer.id}"
    assert "192.168.1.50:9100" in page_of(manager, "/printers")

    send(manager, here, f"{here}/trial")

    page = page_of(manager, here)
    assert "Trang in thử" in page
    assert "Chờ in" in page
    session.rollback()
    assert len(jobs.latest(session, printer.id)) == 1
    assert "In phiếu bán hàng" in page_of(manager, "/locations/KG")
    send(manager, f"{here}/retirement", f"{here}/retirement")
    page_of(manager, here, status=404)
    assert "Chưa có máy in" in page_of(manager, "/printers")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"address": "8.8.8.8"}, "8.8.8.8"),
        ({"port": "22"}, "Hãy chọn một trong các mục này"),
        ({"code": ""}, "Xin điền vào ô này."),
    ],
)
def test_a_printer_that_cannot_be_is_told(
    manager: FlaskClient, session: Session, world: World, wrong: dict[str, str], told: str
) -> None:
    good = {"location": "KG", "code": "KG-BILL", "address": "192.168.1.50", "port": "9100", "width": "576"}

    assert told in send(manager, "/new-printer", "/new-printer", 422, **(good | wrong))

    assert printers.in_use(session) == []


def test_before_the_first_place_the_pages_lead_to_it(manager: FlaskClient) -> None:
    assert "Chưa có điểm bán" in page_of(manager, "/locations")
    for address in ("/new-till", "/new-printer"):
        assert 'href="/new-location"' in page_of(manager, address)


def test_whoever_looks_after_one_place_sees_no_other(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    other = add_location(code="HT", name="Hà Tiên", actor=SYSTEM, now=now)
    tills.add_till(code="HT01", location_id=other, actor=SYSTEM, now=now)
    printer = add_printer(code="HT", location_id=other, address="10.0.0.9", actor=SYSTEM, now=now)
    here = visit(app, session, Role.MANAGER, now, location_id=world.location_id)

    for address in ("/locations", "/tills", "/printers"):
        assert "HT" not in re.sub(r"<!doctype html>|<[^>]*>", " ", page_of(here, address)).split()
    for address in ("/locations/HT", "/locations/HT/change", "/tills/HT01", f"/printers/{printer}"):
        page_of(here, address, status=404)
    page_of(here, "/new-location", status=403)
    assert "/new-location" not in page_of(here, "/locations")
    assert ">HT" not in page_of(here, "/new-till")


@pytest.mark.parametrize("role", [Role.CASHIER, Role.ACCOUNTANT, Role.STOCK_KEEPER])
def test_others_have_no_settings(
    app: Flask, session: Session, world: World, now: datetime, role: Role
) -> None:
    other = visit(app, session, role, now)

    for address in ("/locations", "/locations/KG", "/tills", "/tills/KG01", "/printers", "/new-printer"):
        page_of(other, address, status=403)
    assert "Cài đặt" not in page_of(other, "/me")
