"""Lists as files to take away."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from openpyxl import load_workbook

from core.permissions import public
from core.sheets import Kind
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


@pytest.mark.parametrize("asked", ["", "?as=", "?as=exe", "?as=CSV"])
def test_anything_else_is_the_page(app: Flask, asked: str) -> None:
    with app.test_request_context(f"/{asked}"):
        assert wanted() is None


def test_the_kinds_are_two() -> None:
    assert set(Kind) == {Kind.CSV, Kind.XLSX}
