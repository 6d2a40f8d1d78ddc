"""Every route says which permission it needs or that it is public, and keeps out who lacks it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from core.permissions import Permission

SAMPLES = {"uuid": "00000000-0000-7000-8000-000000000099", "string": "none", "default": "none", "int": "1"}


def _rules(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if rule.endpoint != "static")


def test_every_route_says_what_it_needs(sqlite_app: Flask) -> None:
    unmarked = [
        rule.rule
        for rule in _rules(sqlite_app)
        if not hasattr(sqlite_app.view_functions[rule.endpoint], "permission")
    ]
    assert unmarked == []


def test_permissions_are_in_order_and_of_one_form() -> None:
    values = [str(permission) for permission in Permission]
    assert values == sorted(values)
    assert all(len(value.split(":")) == 3 for value in values)


def _address(rule: Rule) -> str:
    arguments = {name: SAMPLES.get(_kind(rule, name), "none") for name in rule.arguments}
    trace = [(dynamic, data) for dynamic, data in rule._trace if data != "|"]
    parts = [str(arguments[data]) if dynamic else data for dynamic, data in trace]
    return "".join(parts).removeprefix("|")


def _kind(rule: Rule, name: str) -> str:
    return "uuid" if rule._converters[name].__class__.__name__ == "UUIDConverter" else "string"


def test_nobody_passes_without_signing_in(sqlite_app: Flask) -> None:
    client: FlaskClient = sqlite_app.test_client()
    guarded = [
        rule
        for rule in _rules(sqlite_app)
        if getattr(sqlite_app.view_functions[rule.endpoint], "permission", None)
    ]
    assert guarded
    for rule in guarded:
        for method in (rule.methods or set()) & {"GET", "POST", "PUT", "DELETE"}:
            answer = client.open(_address(rule), method=method, headers={"Sec-Fetch-Site": "same-origin"})
            assert answer.status_code in {302, 303, 400, 401, 403}, (rule.rule, method, answer.status_code)
            if answer.status_code in {302, 303}:
                assert "sign-in" in answer.headers["Location"]


@pytest.mark.parametrize("path", ["/api/v1/sales", "/api/v1/catalogue"])
def test_a_false_credential_opens_nothing(sqlite_app: Flask, path: str) -> None:
    client = sqlite_app.test_client()
    method = "POST" if path.endswith("sales") else "GET"
    answer = client.open(path, method=method, headers={"Authorization": "Bearer no"}, data=b"{}")
    assert answer.status_code == 401
