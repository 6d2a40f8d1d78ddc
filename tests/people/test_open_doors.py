"""Signing in to the demonstration by one touch, and changing one's own password."""

from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from people.persons.rules import Role
from people.sessions import services
from people.sessions.access import COOKIE
from tests.pages import token_on
from tests.people.signing import PASSWORD, person, post, sign_in_by_page


def test_one_changes_ones_own_password(client: FlaskClient, now: datetime) -> None:
    person(now, role=Role.STOCK_KEEPER)
    sign_in_by_page(client)
    token = client.get_cookie(COOKIE)

    answer = post(client, "/me/password", "/me/password", old=PASSWORD, new="ghe về bến", again="ghe về bến")

    assert answer.location == "/"
    assert client.get_cookie(COOKIE) != token
    assert "Đã đổi mật khẩu." in client.get("/").text


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("wrong", "ghe về bến", "ghe về bến", "Đây không phải mật khẩu hiện tại của bạn."),
        (PASSWORD, "ghe về bến", "ghe về", "Khác với mật khẩu ở ô trên."),
        (PASSWORD, "ghe", "ghe", "Mật khẩu có ít nhất 8 ký tự."),
        (PASSWORD, "x" * 129, "x" * 129, "Tối đa 128 ký tự."),
        (PASSWORD, "", "", "Xin điền vào ô này."),
    ],
)
def test_a_refused_password_is_told_on_the_form(
    client: FlaskClient, now: datetime, old: str, new: str, again: str, sentence: str
) -> None:
    person(now, role=Role.STOCK_KEEPER)
    sign_in_by_page(client)

    answer = post(client, "/me/password", "/me/password", old=old, new=new, again=again)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_the_demonstration_is_entered_by_one_touch(client: FlaskClient, now: datetime) -> None:
    person(now, "minh")
    person(now, "lan", Role.MANAGER)
    services.open_for_trying(logins=["lan", "minh"], now=now)

    page = client.get("/sign-in").text
    assert page.index("Quản lý") < page.index("Thu ngân")
    answer = client.post("/sign-in/demonstration", data={"csrf_token": token_on(page), "login": "lan"})

    assert answer.location == "/"
    assert client.get("/").location == "/dashboard"


def test_in_the_demonstration_one_may_also_sign_in_with_a_password(
    client: FlaskClient, now: datetime
) -> None:
    person(now, "minh")
    services.open_for_trying(logins=["minh"], now=now)

    assert 'name="password"' in client.get("/sign-in?password=1").text


def test_a_real_shop_has_no_open_door(client: FlaskClient, now: datetime) -> None:
    person(now, "lan", Role.MANAGER)

    answer = post(client, "/sign-in", "/sign-in/demonstration", login="lan")

    assert answer.location == "/sign-in"
    assert client.get("/").location == "/sign-in?next=/"


def test_a_setting_closes_the_demonstrations_doors(app: Flask, client: FlaskClient, now: datetime) -> None:
    person(now, "lan", Role.MANAGER)
    services.open_for_trying(logins=["lan"], now=now)
    app.config["GANH"] = replace(app.config["GANH"], demonstration=False)

    assert post(client, "/sign-in", "/sign-in/demonstration", login="lan").location == "/sign-in"


def test_somebody_made_later_has_no_open_door(client: FlaskClient, now: datetime) -> None:
    person(now, "minh")
    services.open_for_trying(logins=["minh"], now=now)
    person(now, "lan", Role.MANAGER)

    answer = post(client, "/sign-in", "/sign-in/demonstration", login="lan")

    assert answer.status_code == 422
    assert client.get_cookie(COOKIE) is None
