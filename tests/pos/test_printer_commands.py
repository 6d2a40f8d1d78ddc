"""Commands for printers."""

import json
from uuid import UUID

import pytest
from flask import Flask

from core.db import db
from printing.jobs import queries as jobs
from printing.jobs.rules import JobKind
from printing.printers import queries
from tests.printing.shop import open_shop

ADD = ["printer", "add", "KG-BILL", "--location", "KG", "--address", "127.0.0.1", "--port", "9100"]


@pytest.fixture
def shop(sqlite_app: Flask) -> UUID:
    return open_shop(db.session())


def run(app: Flask, *args: str) -> str:
    result = app.test_cli_runner().invoke(args=args)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_printer_is_added_and_listed(sqlite_app: Flask, shop: UUID) -> None:
    run(sqlite_app, *ADD, "--width", "384")
    assert json.loads(run(sqlite_app, "printer", "list", "--json")) == [
        {"code": "KG-BILL", "location": "KG", "address": "127.0.0.1:9100", "width": "384"}
    ]
    assert run(sqlite_app, "printer", "list") == "KG-BILL\tKG\t127.0.0.1:9100\t384\n"
    assert queries.by_code(db.session(), "KG-BILL").location_id == shop


def test_a_printer_is_tried_out(sqlite_app: Flask, shop: UUID) -> None:
    run(sqlite_app, *ADD)
    run(sqlite_app, "printer", "try", "KG-BILL")
    printer = queries.by_code(db.session(), "KG-BILL")
    assert [job.kind for job in jobs.latest(db.session(), printer.id)] == [JobKind.TEST_PAGE]


def test_a_printer_is_retired_when_it_is_confirmed(sqlite_app: Flask, shop: UUID) -> None:
    run(sqlite_app, *ADD)
    refused = sqlite_app.test_cli_runner().invoke(args=["printer", "retire", "KG-BILL"], input="n\n")
    assert refused.exit_code == 1
    assert "Máy in này sẽ không in gì nữa. Ngừng dùng máy in?" in refused.output
    assert len(queries.in_use(db.session())) == 1
    run(sqlite_app, "printer", "retire", "KG-BILL", "--yes")
    assert run(sqlite_app, "printer", "list") == ""


def test_an_address_elsewhere_is_refused(sqlite_app: Flask, shop: UUID) -> None:
    refused = sqlite_app.test_cli_runner().invoke(args=[*ADD[:6], "8.8.8.8"])
    assert refused.exit_code != 0
    assert queries.in_use(db.session()) == []
