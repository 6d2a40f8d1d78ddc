"""Empty books: the first visit makes the first administrator, once."""

import threading
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core.db import db
from core.errors import NotFound
from people.founding.services import found
from people.persons import queries
from people.persons.rules import Role, RoleFor
from people.sessions.rules import Origin
from tests.people.signing import PASSWORD, person, send
from tests.visitors import page_of

FOUNDER = {"name": "Trần Thị Lan", "login": "Lan", "password": PASSWORD, "again": PASSWORD}


def test_the_first_visit_makes_the_administrator_and_leads_on(client: FlaskClient, session: Session) -> None:
    assert client.get("/").location == "/first-run"
    assert 'href="/first-run"' in page_of(client, "/sign-in")

    send(client, "/first-run", "/first-run", 303, **FOUNDER)

    founder = queries.by_login(session, "lan")
    assert (founder.name, founder.language) == ("Trần Thị Lan", "vi")
    assert founder.roles == (RoleFor(Role.ADMINISTRATOR),)
    assert "Đã xong 0/8" in page_of(client, "/begin")
    assert 'href="/begin"' in page_of(client, "/")


def test_afterwards_the_page_is_gone(app: Flask, client: FlaskClient) -> None:
    send(client, "/first-run", "/first-run", 303, **FOUNDER)

    stranger = app.test_client()
    page_of(stranger, "/first-run", status=404)
    assert "/first-run" not in page_of(stranger, "/sign-in")
    assert stranger.get("/").location.startswith("/sign-in")
    page = page_of(client, "/begin")
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    again = client.post("/first-run", data={"csrf_token": token, **FOUNDER, "login": "an"})
    assert again.status_code == 404


def test_with_anybody_in_the_books_there_is_no_such_page(client: FlaskClient, now: datetime) -> None:
    person(now, role=None)

    page_of(client, "/first-run", status=404)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Xin điền vào ô này."),
        ({"login": "lân"}, "Tên đăng nhập"),
        ({"password": "12345678", "again": "12345678"}, "dễ đoán"),
        ({"again": "một mật khẩu khác"}, "Khác với mật khẩu ở ô trên."),
    ],
)
def test_what_cannot_be_is_told_and_makes_nobody(
    client: FlaskClient, session: Session, wrong: dict[str, str], told: str
) -> None:
    page = send(client, "/first-run", "/first-run", 422, **(FOUNDER | wrong))

    assert told in page
    assert PASSWORD not in page
    assert queries.is_nobody(session)


def test_of_two_who_come_at_the_same_moment_one_is_too_late(
    app: Flask, session: Session, now: datetime
) -> None:
    together, late = threading.Barrier(2), []

    def come(login: str) -> None:
        with app.app_context():
            together.wait()
            about = {"name": login, "login": login, "password": PASSWORD, "language": "vi"}
            try:
                found(origin=Origin(), now=now, **about)
            except NotFound:
                late.append(login)
            db.session.remove()

    threads = [threading.Thread(target=come, args=(login,)) for login in ("chi", "an")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    session.rollback()
    assert len(late) == 1
    assert [each.login for each in queries.all_persons(session)] != late
    assert len(queries.all_persons(session)) == 1
