"""Long workbooks: refused by their length before their rows are read."""

import pytest
from openpyxl import Workbook

from inventory.imports.fields import PRODUCTS
from inventory.imports.reading.limits import MEGABYTE, Limits
from inventory.imports.reading.reader import read
from inventory.imports.reading.refusals import TooManyRows
from tests.inventory.imports.files import bytes_of, xlsx_of

HEAD = ["Mã hàng", "Tên sản phẩm", "Chủ thể", "Đơn giá"]
LIMITS = Limits(file_bytes=MEGABYTE, unpacked_bytes=MEGABYTE, rows=2_000)


def test_one_row_too_many_is_refused_before_the_rows_are_read() -> None:
    rows = [["Bảng giá"], [], HEAD, *(["A1", "Trà", "HTX", 1000] for _ in range(2_001))]
    told: list[int] = []
    with pytest.raises(TooManyRows):
        read(xlsx_of(rows), PRODUCTS, limits=LIMITS, progress=lambda done, _all: told.append(done))
    assert told == []
    assert read(xlsx_of(rows[:-1]), PRODUCTS, limits=LIMITS).rows == 2_000


def test_a_long_worksheet_that_is_no_table_gives_way_to_the_next() -> None:
    book = Workbook()
    notes = book.active
    assert notes is not None
    for _ in range(2_010):
        notes.append(["Ghi chú dài", "x"])
    goods = book.create_sheet("Hàng")
    goods.append(HEAD)
    goods.append(["A1", "Trà", "HTX", 1000])
    assert read(bytes_of(book), PRODUCTS, limits=LIMITS).sheet == "Hàng"
