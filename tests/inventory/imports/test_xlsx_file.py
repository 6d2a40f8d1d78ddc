"""Workbooks: typed cells, merged cells, several sheets; and those that are made to do harm."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from inventory.imports.fields import PRODUCTS
from inventory.imports.reading.cells import Exact, Sheet
from inventory.imports.reading.limits import COMMAND, MEGABYTE, PAGE, Limits
from inventory.imports.reading.merges import Block, Merges, ranges_in, rows_in
from inventory.imports.reading.reader import read
from inventory.imports.reading.refusals import (
    Damaged,
    Empty,
    FileTooBig,
    HeaderMissing,
    NotATable,
    TooManyColumns,
    TooManyRows,
    UnpacksTooBig,
)
from inventory.imports.reading.tables import sheets_of
from inventory.imports.reading.xlsx_file import read_workbook
from tests.inventory.imports.files import bytes_of, column, read_file, xlsx_of

HEAD = ["Mã hàng", "Tên sản phẩm", "Chủ thể", "Đơn giá"]


def _sheet(raw: bytes, limits: Limits = COMMAND) -> Sheet:
    return next(iter(read_workbook(raw, limits)))


def test_numbers_and_dates_come_typed_and_exact() -> None:
    raw = xlsx_of(
        [
            [
                180000,
                0.1 + 0.2,
                8938500001000.0,
                0.125,
                1e15,
                7,
                date(2026, 1, 6),
                datetime.fromisoformat("2026-01-06T14:05"),
                True,
            ]
        ],
        formats={"D1": "0.0%", "F1": "00000"},
    )
    assert _sheet(raw).rows[0].cells == (
        *map(Exact, ("180000", "0.3", "8938500001000", "12.5%", "1000000000000000", "00007")),
        datetime.fromisoformat("2026-01-06"),
        datetime.fromisoformat("2026-01-06T14:05"),
        "True",
    )


def test_a_barcode_that_excel_shows_as_8_9e12_has_all_its_figures() -> None:
    raw = xlsx_of(
        [[*HEAD, "Mã vạch"], ["A1", "Trà", "HTX", 1000, 8938500001000.0], ["A2", "Mật", "HTX", 1, 893]]
    )
    assert column(read_file(raw, PRODUCTS), "barcode") == ["8938500001000", "893"]


def test_merged_cells_hold_what_their_first_one_holds() -> None:
    rows = [
        ["BÁO CÁO", None, None],
        ["HTX A", "Trà", 1],
        [None, "Mật", 2],
        ["HTX B", "Gạo", 3],
        [None, None, None],
    ]
    sheet = _sheet(xlsx_of(rows, merged=["A1:C1", "A2:A3", "A4:A5"]))
    assert [(row.number, row.cells[0]) for row in sheet.rows] == [
        (1, "BÁO CÁO"),
        (2, "HTX A"),
        (3, "HTX A"),
        (4, "HTX B"),
    ]
    assert sheet.rows[0].filled == {1, 2}
    assert sheet.rows[2].own() == {1: "Mật", 2: Exact("2")}


def test_rows_keep_their_numbers_past_blank_ones() -> None:
    assert [row.number for row in _sheet(xlsx_of([["a"], [None], ["  "], ["b"]])).rows] == [1, 4]


def test_the_sheet_with_the_goods_is_found_among_others() -> None:
    book = Workbook()
    book.active.title = "Bìa"  # type: ignore[union-attr]
    book["Bìa"].append(["Danh sách sản phẩm OCOP"])
    hidden = book.create_sheet("Ẩn")
    hidden.append(HEAD)
    hidden.sheet_state = "hidden"
    book.create_sheet("Trống")
    goods = book.create_sheet("Hàng hóa")
    goods.append(HEAD)
    goods.append(["A1", "Trà", "HTX", 1000])
    reading = read_file(bytes_of(book), PRODUCTS)
    assert (reading.sheet, column(reading, "code")) == ("Hàng hóa", ["A1"])


def test_a_workbook_without_goods_says_what_is_expected() -> None:
    with pytest.raises(HeaderMissing) as refusal:
        read_file(xlsx_of([["Danh sách"], ["x"]]), PRODUCTS)
    assert "Mã hàng" in str(refusal.value)


def test_a_workbook_without_anything_is_empty() -> None:
    with pytest.raises(Empty):
        read_file(xlsx_of([]), PRODUCTS)


@pytest.mark.parametrize("font_text", ["C«ng ty Muèi B¹c Liªu", "Coâng ty Muoái Baïc Lieâu"])
def test_letters_made_for_an_old_font_become_unicode(font_text: str) -> None:
    reading = read_file(
        xlsx_of([["Ma hang", "Ten", "Chu the", "Gia"], ["A1", "Tra", font_text, 1]]), PRODUCTS
    )
    assert column(reading, "producer_name") == ["Công ty Muối Bạc Liêu"]
    assert reading.encoding in {"XLSX, TCVN3 (ABC)", "XLSX, VNI"}


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _replaced(raw: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return _packed(parts | {name: content})


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = _replaced(xlsx_of([HEAD]), "xl/sharedStrings.xml", b" " * (5 * MEGABYTE))
    assert len(bomb) < 20_000
    with pytest.raises(UnpacksTooBig):
        _sheet(bomb)


def test_a_workbook_beyond_the_unpacked_size_is_refused() -> None:
    raw = _packed({"xl/workbook.xml": b"x", "xl/media/a": bytes(range(256)) * 4096})
    with pytest.raises(UnpacksTooBig):
        _sheet(raw, Limits(file_bytes=MEGABYTE, unpacked_bytes=MEGABYTE, rows=10))


def test_a_workbook_of_thousands_of_parts_is_refused() -> None:
    with pytest.raises(UnpacksTooBig):
        _sheet(_packed({"xl/workbook.xml": b"x"} | {f"p{i}": b"" for i in range(3_000)}))


def test_a_file_beyond_the_size_of_its_way_is_refused() -> None:
    with pytest.raises(FileTooBig) as refusal:
        list(sheets_of(b"x" * (PAGE.file_bytes + 1), PAGE))
    assert refusal.value.parameters == {"megabytes": 5}


def test_entities_that_multiply_are_refused() -> None:
    laughs = b'<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>'
    with pytest.raises(Damaged):
        _sheet(_replaced(xlsx_of([HEAD]), "xl/workbook.xml", laughs))


SHEET = "xl/worksheets/sheet1.xml"
START = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


@pytest.mark.parametrize(
    "content",
    [
        b"<worksheet><sheetData>",
        START + b'<row r="99999999999"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
        START + b'<row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData></worksheet>',
        START + b'<row r="1"><c r="A1"><v>' + b"9" * 5_000 + b"</v></c></row></sheetData></worksheet>",
    ],
)
def test_broken_and_hostile_sheets_are_refused(content: bytes) -> None:
    with pytest.raises(Damaged):
        _sheet(_replaced(xlsx_of([HEAD]), SHEET, content))


def test_a_sheet_of_thousands_of_columns_is_refused() -> None:
    wide = START + b'<row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(TooManyColumns):
        _sheet(_replaced(xlsx_of([HEAD]), SHEET, wide))


def test_reading_stops_at_the_bound_of_rows() -> None:
    with pytest.raises(TooManyRows):
        _sheet(xlsx_of([["a"]] * 1_100), Limits(file_bytes=MEGABYTE, unpacked_bytes=MEGABYTE, rows=20))


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (b"%PDF-1.7", "PDF"),
        (b" <html><table>", "HTML"),
        (b"\x1f\x8b\x08", "gzip"),
        (_packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "ZIP"),
    ],
)
def test_other_formats_are_named(raw: bytes, name: str) -> None:
    with pytest.raises(NotATable) as refusal:
        list(sheets_of(raw, COMMAND))
    assert name in str(refusal.value)


def test_half_a_workbook_is_damaged() -> None:
    raw = xlsx_of([HEAD])
    with pytest.raises(Damaged):
        list(sheets_of(raw[: len(raw) // 2], COMMAND))


@pytest.mark.parametrize("raw", [b"", b" \r\n ", b"\xef\xbb\xbf"])
def test_an_empty_file_is_empty(raw: bytes) -> None:
    with pytest.raises(Empty):
        read_file(raw, PRODUCTS)


def test_merged_blocks_are_found_across_the_seams_of_reading() -> None:
    tags = b"".join(b'<x:mergeCell ref="A%d:B%d"/>' % (row, row + 1) for row in range(1, 40_001, 2))
    found = list(ranges_in(io.BytesIO(b"<sheetData/>" * 20_000 + tags)))
    assert len(found) == 20_000
    assert (found[0], found[-1]) == (Block(1, 1, 2, 2), Block(1, 39_999, 2, 40_000))


def test_rows_are_counted_across_the_seams_of_reading_and_no_further_than_needed() -> None:
    row = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    sheet = (row + b"<row r='2'/>" + b"<row><c s='3'/></row>") * 9_000
    assert rows_in(io.BytesIO(sheet), 10_000) == 9_000
    opened = io.BytesIO(sheet)
    assert 100 < rows_in(opened, 100) < 9_000
    assert opened.tell() < len(sheet)
    assert rows_in(io.BytesIO(b"<row/>" * 1_000_000 + row), 10) == 1


def test_a_row_without_an_end_is_refused() -> None:
    with pytest.raises(TooManyColumns):
        rows_in(io.BytesIO(b"<row>" + b"<c><v>1</v></c>" * 300_000), 10)


def test_a_worksheet_with_too_many_rows_is_refused_before_it_is_parsed() -> None:
    raw = xlsx_of([["a", "b"]] + [["x", 1]] * 200)
    with pytest.raises(TooManyRows):
        next(read_workbook(raw, Limits(file_bytes=10**6, unpacked_bytes=10**6, rows=100)))


def test_blocks_beyond_all_measure_are_refused() -> None:
    with pytest.raises(Damaged):
        Merges(Block(1, row, 2, row) for row in range(200_002))
    merges = Merges([Block(1, 1, 200, 9)] * 300)
    with pytest.raises(Damaged):
        merges.fill(1, ["x"])


def test_an_empty_merged_block_fills_nothing() -> None:
    cells = ["", "x"]
    assert Merges([Block(1, 1, 1, 9)]).fill(1, cells) == frozenset()


def test_rows_of_data_are_bounded_exactly() -> None:
    rows = [HEAD, *(["A1", "Trà", "HTX", 1000] for _ in range(3))]
    bounds = {"file_bytes": MEGABYTE, "unpacked_bytes": MEGABYTE}
    assert read(xlsx_of(rows), PRODUCTS, limits=Limits(rows=3, **bounds)).rows == 3
    with pytest.raises(TooManyRows):
        read(xlsx_of(rows), PRODUCTS, limits=Limits(rows=2, **bounds))


def test_a_merged_block_reaches_no_further_than_a_table() -> None:
    cells = ["x"]
    assert len(Merges([Block(1, 1, 16_384, 1)]).fill(1, cells)) == len(cells) - 1 == 255
