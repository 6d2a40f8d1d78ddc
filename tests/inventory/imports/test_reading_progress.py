"""How far a long file is read is told all along, and goes only up."""

from itertools import pairwise

import pytest
from flask import Flask

from inventory.imports.fields import DELIVERIES
from inventory.imports.reading.limits import COMMAND
from inventory.imports.reading.progress import WHOLE
from inventory.imports.reading.reader import read
from tests.inventory.imports.files import csv_of, xlsx_of
from tests.inventory.imports.test_outcome_words import GOODS, told

HEAD = ("Mã hàng", "Số lượng", "Ngày giao", "Đơn giá", "Thành tiền")
ROWS = [("A1", "2", "24/11/2026", "1.000", "2.000")] * 5_000


@pytest.mark.parametrize(
    "raw", [csv_of(*(";".join(row) for row in (HEAD, *ROWS))), xlsx_of([HEAD, *ROWS])], ids=["csv", "xlsx"]
)
def test_reading_tells_how_far_it_is(raw: bytes) -> None:
    seen: list[tuple[int, int]] = []
    reading = read(raw, DELIVERIES, limits=COMMAND, progress=lambda done, every: seen.append((done, every)))
    assert reading.rows == len(ROWS)
    shares = [done for done, _ in seen]
    assert shares == sorted(set(shares))
    assert {every for _, every in seen} == {WHOLE}
    assert shares[0] <= 100
    assert shares[-1] == WHOLE
    assert max(later - earlier for earlier, later in pairwise(shares)) <= 150


def test_a_command_shows_reading_and_importing_apart(app: Flask) -> None:
    result = told(app, "products", GOODS, "--create-producers")
    assert result.stderr.splitlines() == ["Đang đọc products.csv", "Đang nhập products.csv"]
