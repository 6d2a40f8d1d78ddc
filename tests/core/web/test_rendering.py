"""What templates may use."""

from uuid import UUID

import pytest
from flask import Flask, g, render_template_string
from flask.testing import FlaskClient
from jinja2 import UndefinedError

from core.permissions import Actor, Permission


def test_a_template_that_names_what_there_is_not_fails(sqlite_app: Flask) -> None:
    with sqlite_app.test_request_context("/"), pytest.raises(UndefinedError):
        render_template_string("{{ nothing }}")


def test_figures_and_days_are_written_the_vietnamese_way(sqlite_app: Flask) -> None:
    with sqlite_app.test_request_context("/"):
        text = render_template_string("{{ 1234500|dong }} {{ 1250|percent_bp }} {{ 385|quantity('gram') }}")

    assert text == "1.234.500 12,5 % 0,385 kg"


def test_a_page_is_open_to_whoever_has_its_permission(sqlite_app: Flask) -> None:
    with sqlite_app.test_request_context("/"):
        question = "{{ may_open('sessions.password') }} {{ may_open('sessions.sign_in') }}"
        assert render_template_string(question) == "False True"
        g.actor = Actor(
            person_id=UUID(int=1),
            permissions=frozenset({Permission.PEOPLE_SELF_USE}),
        )
        assert render_template_string(question) == "True True"
        assert render_template_string("{{ may('pos:till:use') }}") == "False"


def test_asking_for_a_page_or_a_permission_that_there_is_not_fails(sqlite_app: Flask) -> None:
    with sqlite_app.test_request_context("/"):
        with pytest.raises(KeyError):
            render_template_string("{{ may_open('no.such') }}")
        g.actor = Actor(person_id=UUID(int=1), permissions=frozenset())
        with pytest.raises(ValueError, match="no:such:thing"):
            render_template_string("{{ may('no:such:thing') }}")


@pytest.mark.parametrize(
    ("chosen", "html"), [("dark", ' data-theme="dark"'), ("light", ' data-theme="light"'), ("pink", "")]
)
def test_a_page_comes_in_the_theme_that_the_browser_chose(
    client: FlaskClient, chosen: str, html: str
) -> None:
    client.set_cookie("theme", chosen)

    assert f'<html lang="vi"{html}>' in client.get("/sign-in").text
