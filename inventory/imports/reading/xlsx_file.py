"""Tables in Excel workbooks, read without trust: sizes first, then cells one row at a time."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from numbers import Real
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.exceptions import InvalidFileException

from inventory.imports.reading.cells import Cell, Exact, Row, Sheet, is_blank
from inventory.imports.reading.csv_file import Head, any_head
from inventory.imports.reading.figures import exact
from inventory.imports.reading.limits import (
    HEADER_ROWS,
    MAX_COLUMNS,
    MAX_PARTS,
    MAX_RATIO,
    MEGABYTE,
    SHEET_ROWS,
    Limits,
)
from inventory.imports.reading.merges import Merges, ranges_in, rows_in
from inventory.imports.reading.progress import Part, Steps
from inventory.imports.reading.refusals import (
    Damaged,
    HeaderMissing,
    NotATable,
    TooManyColumns,
    TooManyRows,
    UnpacksTooBig,
)

XLSX = "XLSX"
RawRow = tuple[SheetCell | MergedCell, ...]
_WORKBOOK = "xl/workbook.xml"
_WORKSHEETS = "xl/worksheets/"
_SHORTEST_ROW = len("<row><c><v>1</v></c></row>")
_UNSHOWN = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')
"""Colours, languages and literal words in a number format."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    InvalidFileException,
    ParseError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
"""What zipfile, the XML parsers and openpyxl raise for broken, encrypted or hostile workbooks."""


def read_workbook(
    raw: bytes, limits: Limits, head: Head = any_head, steps: Steps | None = None
) -> Iterator[Sheet]:
    """The visible worksheets that hold anything, in order, each read when it is asked for.

    Raises UnpacksTooBig, Damaged, NotATable, TooManyRows or TooManyColumns, and what `head` raises for a
    worksheet that would have too many rows but for its header.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        _check_sizes(archive, limits)
        counted = _count_rows(archive, limits)
        yield from _sheets(archive, raw, limits, Long(counted, head), steps or Steps())
    except _BROKEN as error:
        raise Damaged from error


def _check_sizes(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Hold the sizes that the archive states; zipfile never unpacks more of a part than it states."""
    parts = archive.infolist()
    if _WORKBOOK not in archive.namelist():
        raise NotATable(format="ZIP")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise UnpacksTooBig
    if any(part.file_size > MEGABYTE and part.file_size > MAX_RATIO * part.compress_size for part in parts):
        raise UnpacksTooBig


class Long(NamedTuple):
    """How many rows the largest worksheets have, by their parts, and what finds the header in the first."""

    rows: Mapping[str, int]
    head: Head


def _count_rows(archive: zipfile.ZipFile, limits: Limits) -> dict[str, int]:
    """Count the rows of those worksheets that are large enough for too many, before anything is parsed."""
    most, counted = limits.rows + HEADER_ROWS, {}
    for part in archive.infolist():
        if part.filename.startswith(_WORKSHEETS) and part.file_size > _SHORTEST_ROW * limits.rows:
            with archive.open(part) as opened:
                counted[part.filename] = rows_in(opened, most)
            if counted[part.filename] > most:
                raise TooManyRows(rows=limits.rows)
    return counted


def _sheets(
    archive: zipfile.ZipFile, raw: bytes, limits: Limits, long: Long, steps: Steps
) -> Iterator[Sheet]:
    reader = ExcelReader(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    reader.read()
    parts = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
    for worksheet in reader.wb.worksheets:
        if worksheet.sheet_state != "visible":
            continue
        stated = worksheet.max_row or limits.rows
        worksheet.reset_dimensions()  # what a file states about its extent is not to be relied on
        part = parts[worksheet.title]
        if long.rows.get(part, 0) > limits.rows:
            first = list(islice(_rows(worksheet.iter_rows(), _merges(archive, part), limits), HEADER_ROWS))
            _refuse_too_many(long.rows[part], first, limits, long.head)
        raw_rows = steps.over(Part.TABLE, worksheet.iter_rows(), stated)
        rows = list(_rows(raw_rows, _merges(archive, part), limits))
        if rows:
            yield Sheet(title=worksheet.title, rows=rows)


def _merges(archive: zipfile.ZipFile, part: str) -> Merges:
    with archive.open(part) as opened:
        return Merges(ranges_in(opened))


def _refuse_too_many(rows: int, first: list[Row], limits: Limits, head: Head) -> None:
    """Refuse a worksheet by its header: the few rows above its data may be what makes it longer."""
    with suppress(HeaderMissing):  # another worksheet may be the table
        if rows > limits.rows + head(first):
            raise TooManyRows(rows=limits.rows)


def _rows(raw_rows: Iterator[RawRow], merges: Merges, limits: Limits) -> Iterator[Row]:
    found = 0
    for number, raw_row in enumerate(raw_rows, start=1):
        if number > SHEET_ROWS:
            raise Damaged
        cells = _cells(raw_row)
        filled = merges.fill(number, cells)
        found += bool(cells)
        if found > 2 * limits.rows + 1_000:
            raise TooManyRows(rows=limits.rows)
        if cells:
            yield Row(number=number, cells=tuple(cells), filled=filled)


def _cells(raw_row: RawRow) -> list[Cell]:
    """A row's cells without the empty ones at its end; an empty list for a blank row."""
    cells = [_cell(raw) for raw in raw_row]
    while cells and is_blank(cells[-1]):
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise TooManyColumns(columns=MAX_COLUMNS)
    return cells


def _cell(raw: SheetCell | MergedCell) -> Cell:
    value = raw.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return _dated(value, str(raw.number_format))
    if isinstance(value, str):
        return value
    if isinstance(value, Real) and not isinstance(value, bool):
        return Exact(exact(_figures(value), str(raw.number_format)))
    return str(value)


def _dated(value: date, number_format: str) -> Cell:
    """A date; as text where its format shows the month alone, because the day behind it means nothing."""
    shows = frozenset(_UNSHOWN.sub("", number_format.lower()))
    return f"{value.month:02d}/{value.year}" if "y" in shows and "m" in shows and "d" not in shows else value


def _figures(value: Real) -> str:
    """The fifteen figures that a spreadsheet program keeps and shows; the file may hold more, as noise."""
    return str(value) if isinstance(value, int) else format(value, ".15g")
