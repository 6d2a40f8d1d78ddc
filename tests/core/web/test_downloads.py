"""Lists as files to take away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import IO

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import text

from core.db import db
from core.permissions import public
from core.sheets import Cell, Kind, as_xlsx
from core.web import downloads
from core.web.downloads import download, wanted


def _lines() -> Iterator[list[str | int]]:
    yield ["Tên", "Tiền"]
    yield ["=1+1", 185_000]


@pytest.fixture
def _list(app: Flask) -> None:
    def view() -> Response | str:
        kind = wanted()
        return download("Hàng", kind, _lines()) if kind else "page"

    app.add_url_rule("/goods.txt", "goods", public(view))


@pytest.mark.usefixtures("_list")
def test_a_list_is_sent_as_csv(client: FlaskClient) -> None:
    answer = client.get("/goods.txt?as=csv", buffered=True)

    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.text == "\ufeffTên,Tiền\r\n'=1+1,185000\r\n"
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=\"Hang.csv\"; filename*=UTF-8''H%C3%A0ng.csv"
    )


@pytest.mark.usefixtures("_list")
def test_a_list_is_sent_as_a_workbook(client: FlaskClient) -> None:
    answer = client.get("/goods.txt?as=xlsx", buffered=True)

    sheet = load_workbook(BytesIO(answer.data)).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Tên", "Tiền"],
        ["'=1+1", 185_000],
    ]
    assert answer.content_type.endswith("spreadsheetml.sheet")


def test_a_workbook_is_made_when_the_reading_is_over(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    reading: list[bool] = []

    def read() -> Iterator[list[str]]:
        db.session().execute(text("SELECT 1"))
        reading.append(db.session().in_transaction())
        yield ["Tên"]

    def made(sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> IO[bytes]:
        reading.append(db.session().in_transaction())
        return as_xlsx(sheets)

    monkeypatch.setattr(downloads, "as_xlsx", made)
    with app.test_request_context("/"):
        download("Hàng", Kind.XLSX, read()).close()
    assert reading == [True, False]


@pytest.mark.parametrize("asked", ["", "?as=", "?as=exe", "?as=CSV"])
def test_anything_else_is_the_page(app: Flask, asked: str) -> None:
    with app.test_request_context(f"/{asked}"):
        assert wanted() is None


def test_the_kinds_are_two() -> None:
    assert set(Kind) == {Kind.CSV, Kind.XLSX}
