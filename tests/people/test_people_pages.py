"""The administrator's pages: who may sign in, with which roles, from where; what roles may do."""

import re
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core import clock
from core.permissions import SYSTEM, Actor, Permission
from people.administration.labels import PERMISSION_GROUPS
from people.persons import queries
from people.persons.rules import PERMISSIONS, Role, RoleFor
from people.persons.services import create_person, disable
from people.sessions.services import sign_in
from tests.people.signing import HERE, PASSWORD, person, send, sign_in_by_page
from tests.visitors import page_of, visit
from tests.worlds import World, make_world

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """For the program it is ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def admin(app: Flask, session: Session, now: datetime) -> FlaskClient:
    """The administrator at the browser."""
    return visit(app, session, Role.ADMINISTRATOR, now)


@pytest.fixture
def world(session: Session, lan: Actor) -> World:
    """The showroom, and Hoa among the producers."""
    return make_world(session, lan)


def _roles(session: Session, login: str) -> tuple[RoleFor, ...]:
    session.rollback()
    return queries.by_login(session, login).roles


def _password_on(page: str) -> str:
    return page.partition('id="secret">')[2].partition("<")[0]


def test_everybody_with_a_sign_in_name_is_listed(
    admin: FlaskClient, session: Session, now: datetime, world: World
) -> None:
    roles = [(Role.CASHIER, world.location_id, None), (Role.STOCK_KEEPER, world.location_id, None)]
    create_person(
        login="tram", name="Đỗ Thị Trâm", password=PASSWORD, roles=roles, actor=SYSTEM, now=now
    )  # fmt: skip
    sign_in(login="tram", password=PASSWORD, address=HERE, now=now)

    row = page_of(admin, "/people?q=do+tram")

    assert "Đỗ Thị Trâm" in row
    assert "Thu ngân, Thủ kho" in row
    assert "24/11/2026 10:00" in row
    assert "Hệ thống" not in page_of(admin, "/people")
    assert page_of(admin, "/people?as=csv").count("tram") == 1


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ("role=cashier", {"Minh"}),
        ("state=disabled", {"Cũ"}),
        ("state=without", {"Không"}),
        ("state=given", {"Mới"}),
        ("state=active&q=minh", {"Minh"}),
    ],
)
def test_the_list_is_narrowed_by_role_and_state(
    admin: FlaskClient, session: Session, now: datetime, filters: str, names: set[str]
) -> None:
    person(now)
    none = {"roles": [], "actor": SYSTEM, "now": now}
    disable(person_id=create_person(login="cu", name="Cũ", password=PASSWORD, **none), actor=SYSTEM, now=now)
    create_person(login="khong", name="Không", password=None, **none)
    create_person(login="moi", name="Mới", password=PASSWORD, is_given=True, **none)

    page = page_of(admin, f"/people?{filters}")

    assert {name for name in ("Minh", "Cũ", "Không", "Mới") if f">{name}</a>" in page} == names


def test_somebody_new_gets_a_password_once_and_chooses_another(
    admin: FlaskClient, client: FlaskClient, session: Session, world: World
) -> None:
    about = {"name": "Lê Văn Minh", "login": " MINH.le ", "language": "vi", "roles": ["stock_keeper"]}
    shown = send(
        admin, "/new-person", "/new-person", 200,
        where="some", locations=[str(world.location_id)], **about,
    )  # fmt: skip
    password = _password_on(shown)

    assert _roles(session, "minh.le") == (RoleFor(Role.STOCK_KEEPER, world.location_id),)
    assert password not in page_of(admin, "/people/minh.le")
    sign_in_by_page(client, "minh.le", password)
    assert client.get("/").location == "/me/password"
    send(client, "/me/password", "/me/password", 422, old=password, new=password, again=password)
    send(client, "/me/password", "/me/password", old=password, new=PASSWORD, again=PASSWORD)
    assert "Xin chào Lê Văn Minh" in page_of(client, "/")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": ""}, "Xin điền vào ô này."),
        ({"login": "lê"}, "Tên đăng nhập"),
        ({"login": "lan"}, "đã có người dùng"),
        ({"where": "some"}, "ít nhất một điểm bán"),
        ({"roles": ["producer"]}, "chủ thể nào"),
        ({"roles": ["producer"], "producer": "P9999"}, "P9999"),
        ({"roles": ["producer", "cashier"], "producer": "P0001"}, "chủ thể"),
        ({"roles": ["administrator"], "where": "some", "locations": "KG"}, "mọi nơi"),
        ({"name": "\u200b"}, "đọc được"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(
    admin: FlaskClient, session: Session, world: World, fields: dict[str, object], told: str
) -> None:
    if "locations" in fields:
        fields = fields | {"locations": [str(world.location_id)]}
    good = {"name": "Lê Văn An", "login": "an", "language": "vi", "roles": ["cashier"], "where": "everywhere"}

    page = send(admin, "/new-person", "/new-person", 422, **(good | fields))

    assert told in page
    assert 'value="an"' in page or "login" in fields
    assert [each.login for each in queries.all_persons(session) if each.login == "an"] == []


def test_roles_are_given_and_taken_away(
    admin: FlaskClient, session: Session, now: datetime, world: World
) -> None:
    person(now)
    page = page_of(admin, "/people/minh")
    assert re.search(r'<input checked class="box"[^>]* value="cashier"', page)

    send(admin, "/people/minh", "/people/minh/roles", roles=["producer"], producer="P0001")

    assert _roles(session, "minh") == (RoleFor(Role.PRODUCER, None, world.hoa),)
    assert 'value="P0001"' in page_of(admin, "/people/minh")
    send(admin, "/people/minh", "/people/minh/roles", 422, roles=["producer"], producer="")
    send(admin, "/people/minh", "/people/minh/roles")
    assert _roles(session, "minh") == ()


def test_the_details_are_changed(admin: FlaskClient, session: Session, now: datetime) -> None:
    person(now)

    send(admin, "/people/minh", "/people/minh/about", name="Lê Minh", language="en")
    assert "tên đọc được" in send(
        admin, "/people/minh", "/people/minh/about", 422, name="\u200b", language="vi"
    )

    session.rollback()
    found = queries.by_login(session, "minh")
    assert (found.name, found.language) == ("Lê Minh", "en")


def test_a_new_password_ends_every_sign_in_and_is_to_be_changed(
    admin: FlaskClient, client: FlaskClient, now: datetime
) -> None:
    person(now, role=Role.STOCK_KEEPER)
    sign_in_by_page(client)

    password = _password_on(send(admin, "/people/minh", "/people/minh/password", 200))

    assert client.get("/").location.startswith("/sign-in")
    sign_in_by_page(client, password=password)
    assert client.get("/").location == "/me/password"
    assert "Chờ tự đặt mật khẩu" in page_of(admin, "/people/minh")


def test_the_disabled_come_back_without_their_old_sign_ins(
    admin: FlaskClient, client: FlaskClient, now: datetime
) -> None:
    person(now, role=Role.STOCK_KEEPER)
    sign_in_by_page(client)

    send(admin, "/people/minh", "/people/minh/disable")
    assert "Đã khóa" in page_of(admin, "/people/minh")
    assert sign_in_by_page(client).status_code == 422
    send(admin, "/people/minh", "/people/minh/enable")

    assert client.get("/").location.startswith("/sign-in")
    assert sign_in_by_page(client).status_code == 303


def test_sign_ins_are_shown_with_their_devices_and_ended(
    admin: FlaskClient, app: Flask, client: FlaskClient, now: datetime
) -> None:
    person(now)
    for _ in range(2):
        sign_in(login="minh", password=PASSWORD, address=HERE, now=now, user_agent=CHROME)
    page = page_of(admin, "/people/minh")
    assert page.count("Chrome · Windows") == 2
    assert HERE in page
    key = page.partition('name="key" value="')[2].partition('"')[0]

    send(admin, "/people/minh", "/people/minh/sessions/end", key=key)
    assert page_of(admin, "/people/minh").count("Chrome · Windows") == 1
    send(admin, "/people/minh", "/people/minh/sessions/end")

    assert "Hiện không đăng nhập ở đâu." in page_of(admin, "/people/minh")


def test_the_last_administrator_stays_one(client: FlaskClient, session: Session, now: datetime) -> None:
    person(now, login="chi", role=Role.ADMINISTRATOR)
    sign_in_by_page(client, "chi")

    assert "chi là người quản trị cuối cùng" in send(client, "/people/chi", "/people/chi/roles", 422)

    assert _roles(session, "chi") == (RoleFor(Role.ADMINISTRATOR),)


def test_every_permission_of_people_has_words() -> None:
    named = [permission for _title, words in PERMISSION_GROUPS for permission in words]

    assert len(named) == len(set(named))
    assert set(named) == frozenset(Permission) & frozenset().union(*PERMISSIONS.values())


def test_what_roles_may_do_is_shown_in_words(admin: FlaskClient) -> None:
    page = page_of(admin, "/roles")

    row = page.partition("Cấp vai trò và mật khẩu")[2].partition("</tr>")[0]
    assert (row.count("có</span>"), row.count("không</span>")) == (1, len(Role) - 1)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_sees_these_pages(
    app: Flask, session: Session, now: datetime, world: World, role: Role
) -> None:
    other = visit(app, session, role, now, producer_id=world.hoa if role is Role.PRODUCER else None)
    for address in ("/people", "/people/lan", "/new-person", "/roles"):
        assert other.get(address).status_code == 403
    assert 'href="/people"' not in other.get("/me").text


def test_an_idle_sign_in_is_not_shown(
    admin: FlaskClient, session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(now - timedelta(hours=2), role=Role.ACCOUNTANT)
    sign_in(login="minh", password=PASSWORD, address=HERE, now=now - timedelta(minutes=16))

    assert "Hiện không đăng nhập ở đâu." in page_of(admin, "/people/minh")


def test_a_stranger_has_no_page(admin: FlaskClient) -> None:
    page_of(admin, "/people/nobody", status=404)
