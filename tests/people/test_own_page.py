"""One's own page: name, language, password, and the devices that one is signed in at."""

from datetime import datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from people.persons import queries
from people.persons.rules import Role
from tests.pages import token_on
from tests.people.signing import person, send, sign_in_by_page
from tests.visitors import page_of


def test_ones_own_page_stores_name_and_language(client: FlaskClient, session: Session, now: datetime) -> None:
    person(now)
    sign_in_by_page(client)

    send(client, "/me", "/me", name="Lê Văn Minh", language="en")

    assert "My account" in page_of(client, "/me")
    session.rollback()
    assert queries.by_login(session, "minh").name == "Lê Văn Minh"
    assert "needs a name" in send(client, "/me", "/me", 422, name="\u200b", language="vi")


def test_other_devices_of_ones_own_are_signed_out(
    app: Flask, client: FlaskClient, session: Session, now: datetime
) -> None:
    person(now)
    other = app.test_client()
    sign_in_by_page(other)
    sign_in_by_page(client)
    assert "Thiết bị này" in page_of(client, "/me")

    send(client, "/me", "/me/sessions/end-others")

    assert other.get("/me").location.startswith("/sign-in")
    assert "Đăng xuất mọi nơi khác" not in page_of(client, "/me")


def test_administrators_change_their_own_password_on_their_own_page(
    client: FlaskClient, now: datetime
) -> None:
    person(now, login="chi", role=Role.ADMINISTRATOR)
    sign_in_by_page(client, "chi")

    assert "Đây là bạn" in page_of(client, "/people/chi")
    token = token_on(page_of(client, "/people/chi"))
    assert client.post("/people/chi/password", data={"csrf_token": token}).location == "/me/password"
    assert client.post("/people/chi/disable", data={"csrf_token": token}).status_code == 422
