"""Which hosts and which proxies are believed."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask, request

from core.permissions import public
from tests.conftest import config_for
from wsgi import create_app

FORWARDED = {
    "X-Forwarded-For": "203.0.113.9, 192.0.2.1",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "evil.example",
}


def _app(sqlite_template: Path, tmp_path: Path, **settings: object) -> Flask:
    config = replace(config_for(f"sqlite:///{sqlite_template}", tmp_path), **settings)  # type: ignore[arg-type]
    app = create_app(config)
    view = public(lambda: f"{request.remote_addr} {request.scheme} {request.host}")
    app.add_url_rule("/who", "who", view)
    return app


def _who(app: Flask) -> str:
    return app.test_client().get("/who", headers=FORWARDED).text


def test_without_a_proxy_nobody_says_where_they_come_from(sqlite_template: Path, tmp_path: Path) -> None:
    assert _who(_app(sqlite_template, tmp_path)) == "127.0.0.1 http localhost"


def test_one_proxy_is_believed_as_far_as_itself(sqlite_template: Path, tmp_path: Path) -> None:
    assert _who(_app(sqlite_template, tmp_path, proxies=1)) == "192.0.2.1 https evil.example"


@pytest.mark.parametrize(("host", "status"), [("shop.example", 200), ("evil.example", 400)])
def test_only_the_hosts_of_the_settings_are_answered(
    sqlite_template: Path, tmp_path: Path, host: str, status: int
) -> None:
    app = _app(sqlite_template, tmp_path, trusted_hosts=("shop.example",))

    for address in ("/who", "/sign-in"):
        assert app.test_client().get(address, headers={"Host": host}).status_code == status
