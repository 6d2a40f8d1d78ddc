"""In which language a page is."""

from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import gettext
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.web.language import language
from people.persons.models import Person
from people.persons.rules import Role
from tests.visitors import visit

VI, EN = 'lang="vi"', 'lang="en"'


def test_a_page_is_in_vietnamese(client: FlaskClient) -> None:
    page = client.get("/sign-in").text

    assert f"<html {VI}>" in page
    assert "Đăng nhập" in page


@pytest.mark.parametrize(
    ("reads", "expected"),
    [("en-US,en;q=0.9", EN), ("en-US,en;q=0.9,vi;q=0.8", VI), ("fr", VI), ("vi-VN", VI), ("", VI)],
)
def test_a_browser_that_reads_vietnamese_at_all_gets_it(
    client: FlaskClient, reads: str, expected: str
) -> None:
    assert f"<html {expected}>" in client.get("/sign-in", headers={"Accept-Language": reads}).text


def test_a_choice_is_remembered(client: FlaskClient) -> None:
    assert f"<html {EN}>" in client.get("/sign-in?lang=en").text
    assert f"<html {EN}>" in client.get("/sign-in").text
    assert f"<html {VI}>" in client.get("/sign-in?lang=vi").text
    assert f"<html {VI}>" in client.get("/sign-in", headers={"Accept-Language": "en"}).text


def test_a_language_that_there_is_not_changes_nothing(client: FlaskClient) -> None:
    assert f"<html {VI}>" in client.get("/sign-in?lang=xx").text
    assert client.get_cookie("lang") is None


def test_a_persons_language_counts_where_the_browser_has_no_choice(
    app: Flask, client: FlaskClient, session: Session, now: datetime
) -> None:
    visitor = visit(app, session, Role.MANAGER, now)
    session.execute(update(Person).values(language="en"))
    session.commit()

    assert f"<html {EN}>" in visitor.get("/me").text
    assert f"<html {VI}>" in visitor.get("/me?lang=vi").text


def test_the_switch_leads_to_the_same_page_in_the_other_language(client: FlaskClient) -> None:
    page = client.get("/sign-in?next=%2Fme%2Fpassword%3Fa%3D1%26b%3D2&_external=1&_scheme=javascript").text

    assert (
        'href="/sign-in?next=%2Fme%2Fpassword%3Fa%3D1%26b%3D2&amp;_external=1&amp;_scheme=javascript&amp;lang=en"'
        in page
    )


def test_from_an_address_that_there_is_not_the_switch_leads_to_the_first_page(
    app: Flask, client: FlaskClient, session: Session, now: datetime
) -> None:
    visitor = visit(app, session, Role.MANAGER, now)

    assert 'href="/?lang=en"' in visitor.get("/nothing").text


def test_a_command_speaks_the_default_language(sqlite_app: Flask) -> None:
    assert language() == "vi"
    assert gettext("Sign in") == "Đăng nhập"
