"""Files for the tests of imports."""

import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from inventory.imports.reading.columns import Shape
from inventory.imports.reading.limits import COMMAND
from inventory.imports.reading.notation import Notation
from inventory.imports.reading.reader import Reading, read

FIXTURES = Path(__file__).parents[2] / "fixtures" / "import"
TRUTH: list[dict[str, Any]] = json.loads((FIXTURES / "truth_40_rows.json").read_text(encoding="utf-8"))


def csv_of(*lines: str) -> bytes:
    """A CSV file in UTF-8."""
    return "\r\n".join(lines).encode()


def xlsx_of(
    rows: Iterable[Sequence[Any]], *, merged: Iterable[str] = (), formats: dict[str, str] | None = None
) -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    return bytes_of(book)


def bytes_of(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_file(
    raw: bytes, shape: Shape, *, notation: Notation | None = None, mapping: dict[str, str] | None = None
) -> Reading:
    """Read a file as the commands do."""
    return read(raw, shape, limits=COMMAND, notation=notation, mapping=mapping)


def column(reading: Reading, name: str) -> list[Any]:
    """The values of one field."""
    return [record.values.get(name) for record in reading.records]


def faults(reading: Reading) -> list[tuple[int, str, str, str]]:
    """The rejections as row, column, value and kind of reason."""
    return [(r.row, r.column, r.value, type(r.reason).__name__) for r in reading.rejected]
