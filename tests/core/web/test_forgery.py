"""Requests that another site makes a browser send."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.pages import token_on


def _changing(app: Flask) -> list[tuple[str, str]]:
    rules = (rule for rule in app.url_map.iter_rules() if not rule.rule.startswith("/api/"))
    return [
        (rule.rule, method)
        for rule in rules
        for method in (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}
    ]


def test_every_route_that_changes_something_wants_the_token(client: FlaskClient, app: Flask) -> None:
    changing = _changing(app)

    assert ("/sign-in", "POST") in changing
    for address, method in changing:
        answer = client.open(
            address.replace("<number>", "1").replace("<", "").replace(">", ""), method=method
        )
        assert answer.status_code in {400, 404}, address


def test_a_form_without_the_token_is_told_to_reload(client: FlaskClient) -> None:
    answer = client.post("/sign-in", data={"login": "minh", "password": "x"})

    assert answer.status_code == 400
    assert "Hãy tải lại trang rồi thử lại." in answer.text


def test_what_another_site_sends_is_refused_even_with_the_token(client: FlaskClient) -> None:
    token = token_on(client.get("/sign-in").text)

    answer = client.post("/sign-in", data={"csrf_token": token}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403


@pytest.mark.parametrize("site", ["same-origin", "same-site", "none"])
def test_what_this_site_sends_is_taken(client: FlaskClient, site: str) -> None:
    token = token_on(client.get("/sign-in").text)

    answer = client.post("/sign-in", data={"csrf_token": token}, headers={"Sec-Fetch-Site": site})

    assert answer.status_code == 422


def test_programs_send_no_token(client: FlaskClient) -> None:
    assert client.post("/api/v1/tills/enrol", data=b"{}").status_code != 400
