"""Tables to take away: figures stay figures, and no text is run."""

import csv
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from openpyxl import load_workbook

from core.sheets import Cell, Column, as_csv, as_xlsx, safe, table

COLUMNS: list[Column[dict[str, Cell]]] = [
    Column(title="Tên", value=lambda row: row["name"]),
    Column(title="Tiền", value=lambda row: row["amount"]),
]
ROWS: list[dict[str, Cell]] = [{"name": "Tôm khô", "amount": -185_000}, {"name": None, "amount": 0}]
LIVE = ["=1+1", "+84 900", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"]
MOMENT = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)


def _rows_of(lines: list[list[Cell]]) -> list[list[object]]:
    with as_xlsx({"Bảng": lines}) as file:
        sheet = load_workbook(file).worksheets[0]
        return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_table_is_the_same_as_csv_and_as_a_workbook() -> None:
    lines = [list(line) for line in table(COLUMNS, ROWS)]

    assert "".join(as_csv(lines)) == "\ufeffTên,Tiền\r\nTôm khô,-185000\r\n,0\r\n"
    assert _rows_of(lines) == [["Tên", "Tiền"], ["Tôm khô", -185_000], [None, 0]]


@pytest.mark.parametrize("text", LIVE)
def test_no_text_is_a_formula(text: str) -> None:
    written = next(csv.reader(StringIO("".join(as_csv([[text]])).removeprefix("\ufeff"))))[0]

    assert written.startswith("'")
    with as_xlsx({"Bảng": [[text]]}) as file:
        cell = load_workbook(file).worksheets[0]["A1"]
        assert (cell.data_type, cell.value) == ("s", written)


@pytest.mark.parametrize("text", ["Tôm = khô", "a@b", "8938500001000", "−5", "", "#N/A", "TRUE"])
def test_other_texts_stay_what_they_are(text: str) -> None:
    assert safe(text) == text
    with as_xlsx({"Bảng": [[text or "x"]]}) as file:
        assert load_workbook(file).worksheets[0]["A1"].data_type == "s"


def test_control_characters_break_no_workbook() -> None:
    assert _rows_of([["a\x00b\x0bc\ud800"]]) == [["abc"]] or _rows_of([["a\x00b\x0bc\ud800"]]) == [["ab c"]]


def test_days_and_moments_are_days_and_moments_in_vietnam() -> None:
    lines: list[list[Cell]] = [[date(2026, 11, 24), MOMENT]]

    assert "".join(as_csv(lines)) == "\ufeff2026-11-24,2026-11-25 00:30\r\n"
    assert _rows_of(lines) == [[datetime(2026, 11, 24), datetime(2026, 11, 25, 0, 30)]]  # noqa: DTZ001 - a sheet's


def test_a_line_is_made_when_it_is_asked_for() -> None:
    def rows() -> object:
        yield {"name": "Tôm", "amount": 1}
        raise AssertionError("asked for too early")

    lines = as_csv(table(COLUMNS, rows()))  # type: ignore[arg-type]

    assert [next(lines) for _ in range(3)] == ["\ufeff", "Tên,Tiền\r\n", "Tôm,1\r\n"]
