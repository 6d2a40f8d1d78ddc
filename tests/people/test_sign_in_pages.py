"""Pages of signing in and out, the first page, one's own password."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.db import db
from core.errors import Busy
from people.persons.rules import Role
from people.sessions import services
from people.sessions.access import COOKIE
from people.sessions.models import LoginSession
from tests.pages import token_on
from tests.people.signing import PASSWORD, person, post, sign_in_by_page


def test_the_right_password_leads_to_the_first_page(client: FlaskClient, now: datetime) -> None:
    person(now, role=Role.STOCK_KEEPER)

    answer = sign_in_by_page(client)

    assert (answer.status_code, answer.location) == (303, "/")
    assert "Xin chào Minh" in client.get("/").text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: FlaskClient, now: datetime) -> None:
    person(now)

    cookies = sign_in_by_page(client).headers.getlist("Set-Cookie")

    cookie = next(each for each in cookies if each.startswith(f"{COOKIE}="))
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_behind_https_the_cookie_is_sent_over_https_alone(
    app: Flask, client: FlaskClient, now: datetime
) -> None:
    person(now)
    app.config["SESSION_COOKIE_SECURE"] = True
    token = token_on(client.get("/sign-in", base_url="https://localhost").text)

    answer = client.post(
        "/sign-in",
        data={"csrf_token": token, "login": "minh", "password": PASSWORD},
        base_url="https://localhost",
        headers={"Referer": "https://localhost/sign-in"},
    )

    cookies = answer.headers.getlist("Set-Cookie")
    assert cookies
    assert all("Secure" in cookie for cookie in cookies)


def test_a_cashier_goes_straight_to_the_till(client: FlaskClient, now: datetime) -> None:
    person(now)
    sign_in_by_page(client)

    assert client.get("/").location == "/till/"


def test_a_wrong_password_is_told_on_the_form(client: FlaskClient, now: datetime) -> None:
    person(now)

    answer = sign_in_by_page(client, password="wrong wrong")

    assert answer.status_code == 422
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.text
    assert 'value="minh"' in answer.text
    assert "wrong wrong" not in answer.text


def test_empty_fields_are_told_without_an_attempt(client: FlaskClient) -> None:
    for _ in range(11):
        answer = sign_in_by_page(client, login="  ", password="")

    assert answer.text.count("Xin điền vào ô này.") == 2


def test_too_many_attempts_are_told_in_seconds(client: FlaskClient, now: datetime) -> None:
    for _ in range(10):
        sign_in_by_page(client, password="wrong wrong")

    assert "Xin thử lại sau 1 giây." in sign_in_by_page(client, password="wrong wrong").text


def test_whoever_wanted_a_page_gets_it_after_signing_in(client: FlaskClient, now: datetime) -> None:
    person(now)

    asked = client.get("/me/password?lang=en")
    assert asked.status_code == 303
    assert asked.location == "/sign-in?next=/me/password?lang%3Den"

    page = client.get(asked.location).text
    assert 'value="/me/password?lang=en"' in page
    answer = client.post(
        "/sign-in",
        data={
            "csrf_token": token_on(page),
            "login": "minh",
            "password": PASSWORD,
            "next": "/me/password?lang=en",
        },
    )
    assert answer.location == "/me/password?lang=en"


def test_whoever_is_signed_in_needs_no_sign_in_page(client: FlaskClient, now: datetime) -> None:
    person(now)
    sign_in_by_page(client)

    assert client.get("/sign-in?next=/me/password").location == "/me/password"


LEADING_AWAY = """
//evil.example /\\evil.example \\\\evil.example \\/evil.example ///evil.example ////evil.example
/\t/evil.example \t//evil.example //evil.example/%2f.. /%09/evil.example /%5cevil.example
https://evil.example http://evil.example HTTPS://evil.example https:evil.example https:/evil.example
http:\\\\evil.example https:///evil.example //google.com@evil.example http://localhost@evil.example
javascript:alert(1) JaVaScRiPt:alert(1) java\nscript:alert(1) data:text/html,x vbscript:x
mailto:a@evil.example ftp://evil.example file:///etc/passwd blob:x about:blank
evil.example www.evil.example .evil.example @evil.example :80 ?next=//evil.example #//evil.example
/../\\evil.example /..//evil.example /./\\evil.example /;@evil.example /\\/evil.example /\\\\evil.example
//evil%E3%80%82example //\u3002evil.example /\u200b/evil.example /\u2028/evil.example /\x00/evil.example
//[::1] //127.0.0.1 //2130706433 //localhost:9 //localhost //LOCALHOST/ /.evil.example/ /evil.example
/sign-out /sign-in/demonstration /static /nothing-here /me/password/../../\\evil /me%2fpassword
"""


@pytest.mark.parametrize("address", [each for each in LEADING_AWAY.replace("\n", " ").split(" ") if each])
def test_no_address_leads_away_after_signing_in(sqlite_app: Flask, now: datetime, address: str) -> None:
    with sqlite_app.test_request_context("/sign-in"):
        from core.web.forms import page_or

        assert page_or(address, "/") == "/"


@pytest.mark.parametrize("address", ["/", "/me/password", "/?lang=en", "/sign-in?password=1"])
def test_a_page_of_this_site_is_gone_on_to(sqlite_app: Flask, address: str) -> None:
    with sqlite_app.test_request_context("/sign-in"):
        from core.web.forms import page_or

        assert page_or(address, "/else") == address


def test_signing_out_ends_the_session_in_the_books(client: FlaskClient, now: datetime) -> None:
    person(now, role=Role.MANAGER)
    sign_in_by_page(client)
    cookie = client.get_cookie(COOKIE)
    assert cookie

    answer = post(client, "/me", "/sign-out")

    assert answer.location == "/sign-in"
    assert client.get_cookie(COOKIE) is None
    client.set_cookie(COOKIE, cookie.value)
    assert client.get("/").location == "/sign-in?next=/"


def test_signing_out_twice_is_no_error(client: FlaskClient, now: datetime) -> None:
    assert post(client, "/sign-in", "/sign-out").location == "/sign-in"
    assert "Bạn đã đăng xuất." in client.get("/sign-in").text


def test_what_was_begun_before_signing_in_is_not_taken_along(client: FlaskClient, now: datetime) -> None:
    person(now)
    before = token_on(client.get("/sign-in").text)
    sign_in_by_page(client)

    answer = client.post("/sign-out", data={"csrf_token": before})

    assert answer.status_code == 400


def test_a_session_that_idled_leads_to_the_sign_in_page(
    client: FlaskClient, session: Session, now: datetime
) -> None:
    person(now, role=Role.MANAGER)
    sign_in_by_page(client)
    session.execute(update(LoginSession).values(seen_at=now - timedelta(minutes=16)))
    session.commit()

    assert client.get("/").location == "/sign-in?next=/"


def test_use_is_noted_in_the_books(client: FlaskClient, session: Session, now: datetime) -> None:
    person(now, role=Role.MANAGER)
    sign_in_by_page(client)
    session.execute(update(LoginSession).values(seen_at=now - timedelta(minutes=10)))
    session.commit()

    client.get("/")

    session.rollback()
    assert session.scalars(select(LoginSession.seen_at)).all() == [now]


def test_a_page_is_read_however_busy_the_writers_are(
    client: FlaskClient, session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(now, role=Role.MANAGER)
    sign_in_by_page(client)
    session.execute(update(LoginSession).values(seen_at=now - timedelta(minutes=10)))
    session.commit()

    def busy(**_: object) -> None:
        raise Busy

    monkeypatch.setattr(services, "touch", busy)

    assert client.get("/").status_code == 302
    assert client.get("/me").status_code == 200


def test_the_api_knows_no_cookie(client: FlaskClient, now: datetime) -> None:
    person(now)
    sign_in_by_page(client)

    answer = client.get("/api/v1/heartbeat")

    assert answer.status_code == 401
    assert answer.json == {"error": {"code": "sign_in_required", "message": "Xin đăng nhập trước."}}


def test_a_form_sent_after_the_session_ended_leads_to_the_sign_in_page(client: FlaskClient) -> None:
    answer = post(client, "/sign-in", "/me/password", old="a", new="b", again="c")

    assert answer.location == "/sign-in"


def test_whoever_has_no_role_is_told_so(client: FlaskClient, now: datetime) -> None:
    person(now, role=None)
    sign_in_by_page(client)

    assert "Chưa có phần nào mở cho bạn" in client.get("/").text
    assert client.get("/me/password").status_code == 403


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.STOCK_KEEPER])
def test_every_role_finds_pages_to_open(client: FlaskClient, now: datetime, role: Role) -> None:
    person(now, role=role)
    sign_in_by_page(client)

    said = client.get("/?lang=en").text

    assert 'class="role"' in said
    assert "Ask your administrator for a role" not in said


def test_the_first_page_lists_what_may_be_opened(client: FlaskClient, now: datetime) -> None:
    person(now, role=Role.ADMINISTRATOR)
    sign_in_by_page(client)

    page = client.get("/?lang=en").text

    assert 'href="/till/"' in page
    assert "Good day, Minh" in page


def test_the_page_of_a_failed_database_does_not_ask_it_again(
    app: Flask, client: FlaskClient, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(now, role=Role.MANAGER)
    sign_in_by_page(client)
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def broken(*_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr("people.sessions.queries.signed_in", broken)
    answer = client.get("/")

    assert answer.status_code == 500
    assert "Máy chủ gặp trục trặc" in answer.text
    assert db.session() is not None
