"""What every answer tells the browser."""

import pytest
from flask import Flask, make_response
from flask.testing import FlaskClient

from core.permissions import public
from core.web.headers import CONTENT_SECURITY_POLICY, HEADERS


@pytest.mark.parametrize("address", ["/sign-in", "/nothing", "/api/v1/heartbeat", "/static/icons.svg", "/"])
def test_every_answer_has_every_header(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "Strict-Transport-Security" not in answer.headers
    answer.close()


def test_nothing_runs_inline_and_nothing_loads_from_elsewhere() -> None:
    assert CONTENT_SECURITY_POLICY == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types pos"
    )


def test_a_page_is_kept_nowhere_and_a_file_may_be(client: FlaskClient) -> None:
    file = client.get("/static/icons.svg")

    assert client.get("/sign-in").headers["Cache-Control"] == "no-store"
    assert "no-store" not in file.headers["Cache-Control"]
    file.close()


def test_over_https_the_browser_stays_on_https(client: FlaskClient) -> None:
    answer = client.get("/sign-in", base_url="https://localhost")

    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_route_may_say_something_else(app: Flask, client: FlaskClient) -> None:
    own = {"Content-Security-Policy": "default-src 'self'", "Content-Type": "text/plain"}
    app.add_url_rule("/own", "own", public(lambda: make_response("x", own)))

    assert client.get("/own").headers["Content-Security-Policy"] == "default-src 'self'"
