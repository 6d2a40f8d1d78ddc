"""One handler for everything that goes wrong."""

import re
from datetime import datetime

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from core.errors import Busy, Forbidden, NotFound
from core.permissions import public
from people.persons.rules import PasswordTooShort


def _raising(app: Flask, address: str, error: Exception) -> None:
    @public
    def view() -> str:
        raise error

    app.add_url_rule(address, address, view, methods=["GET", "POST"])


def test_an_unknown_address_is_a_page_in_the_readers_language(client: FlaskClient) -> None:
    answer = client.get("/nothing/here")

    assert answer.status_code == 404
    assert "Không có gì ở đây" in answer.text
    assert "404" in answer.text
    assert "There is nothing here" in client.get("/nothing/here?lang=en").text


def test_programs_get_json(client: FlaskClient) -> None:
    answer = client.get("/api/v1/nothing")

    assert answer.status_code == 404
    assert answer.json == {
        "error": {
            "code": "not_found",
            "message": "Địa chỉ sai, hoặc nội dung này không thuộc phần của bạn.",
        }
    }


@pytest.mark.parametrize("error", [NotFound(), Forbidden(), Busy(), PasswordTooShort(minimum=8)])
def test_a_foreseen_failure_is_a_page_and_for_programs_json(
    app: Flask, client: FlaskClient, error: NotFound | Forbidden | Busy | PasswordTooShort
) -> None:
    _raising(app, "/raise", error)
    _raising(app, "/api/raise", error)

    page, data = client.get("/raise"), client.get("/api/raise?lang=en")

    assert page.status_code == data.status_code == error.status
    assert data.json == {"error": {"code": error.code, "message": str(error)}}


def test_a_sentence_has_its_figures_in_every_language(app: Flask, client: FlaskClient) -> None:
    _raising(app, "/raise", PasswordTooShort(minimum=8))

    assert "Mật khẩu có ít nhất 8 ký tự." in client.get("/raise").text
    assert "A password has at least 8 characters." in client.get("/raise?lang=en").text


def test_whoever_meets_busy_books_is_told_when_to_come_again(app: Flask, client: FlaskClient) -> None:
    _raising(app, "/raise", Busy())

    answer = client.get("/raise")

    assert answer.headers["Retry-After"] == "2"
    assert 'href="/raise?"' in answer.text


def test_a_form_is_not_sent_again_by_a_link(app: Flask, client: FlaskClient) -> None:
    _raising(app, "/api/raise", Busy())

    assert client.post("/api/raise").status_code == 503


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    answer = client.get("/sign-out")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_body_that_is_too_large_is_refused(client: FlaskClient) -> None:
    answer = client.post("/sign-in", data=b"x" * (6 * 1024 * 1024 + 1))

    assert answer.status_code == 413
    assert "tối đa 5 MB" in answer.text


def test_a_status_that_has_no_words_of_its_own_has_a_page(app: Flask, client: FlaskClient) -> None:
    view = public(lambda: abort(418))
    app.add_url_rule("/teapot", "teapot", view)
    app.add_url_rule("/api/teapot", "api_teapot", view)

    assert "Không thực hiện được" in client.get("/teapot").text
    assert client.get("/api/teapot").json == {"error": {"code": "im_a_teapot", "message": "I'm a Teapot"}}


@pytest.fixture
def broken(app: Flask) -> Flask:
    """The program with a bug, as its visitors meet it."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    _raising(app, "/bug", ZeroDivisionError("the secret is 42"))
    _raising(app, "/api/bug", ZeroDivisionError("the secret is 42"))
    return app


def test_a_bug_shows_an_id_and_nothing_else(
    broken: Flask, client: FlaskClient, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.get("/bug")

    found = re.search(r"500-([0-9A-F]{8})", answer.text)
    assert answer.status_code == 500
    assert found
    assert found[1] in caplog.text
    assert "ZeroDivisionError: the secret is 42" in caplog.text
    assert "secret" not in answer.text
    assert "24/11/2026 10:00" in answer.text


def test_a_bug_shows_programs_an_id_too(broken: Flask, client: FlaskClient) -> None:
    answer = client.get("/api/bug")

    assert answer.json
    assert answer.json["error"]["code"] == "internal"
    assert re.search(r"\([0-9A-F]{8}\)", answer.json["error"]["message"])
    assert "secret" not in answer.text


def test_a_route_that_gives_up_is_a_bug_too(app: Flask, client: FlaskClient) -> None:
    app.add_url_rule("/gone", "gone", public(lambda: abort(500)))

    assert client.get("/gone").status_code == 500
