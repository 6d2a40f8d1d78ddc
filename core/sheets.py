"""Tables to take away, as CSV and as workbooks: figures stay figures, and no text is run as a formula."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from io import StringIO
from tempfile import TemporaryFile
from typing import IO, Generic, TypeVar

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from core.clock import local
from core.text import clean

Cell = str | int | date | datetime | None
T = TypeVar("T")

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BYTE_ORDER_MARK = "\ufeff"


class Kind(StrEnum):
    """What a table is taken away as."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES: Mapping[Kind, str] = {
    Kind.CSV: "text/csv; charset=utf-8",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Column(Generic[T]):
    """A column of a table: its head, and its cell for a row."""

    title: object
    value: Callable[[T], Cell]


def table(columns: Sequence[Column[T]], rows: Iterable[T]) -> Iterator[Sequence[Cell]]:
    """The head of a table, then a line for each row, made as they are asked for."""
    yield [str(column.title) for column in columns]
    for row in rows:
        yield [column.value(row) for column in columns]


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs: a text that would be a formula gets an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    return f"'{text}" if cell.startswith(_FORMULA) else text


def as_csv(lines: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """CSV, line by line, behind the mark by which spreadsheets know UTF-8; days and moments as ISO 8601."""
    yield _BYTE_ORDER_MARK
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in lines:
        writer.writerow([_csv_cell(cell) for cell in line])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def _csv_cell(cell: Cell) -> Cell:
    if isinstance(cell, datetime):
        return local(cell).isoformat(sep=" ", timespec="minutes")[:16]
    return cell.isoformat() if isinstance(cell, date) else safe(cell)


def as_xlsx(sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> IO[bytes]:
    """A workbook with these sheets in a file that is gone when it is closed; one row at a time in memory."""
    book = Workbook(write_only=True)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append([_sheet_cell(sheet, cell) for cell in line])
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book.save(file)
    file.seek(0)
    return file


def _sheet_cell(sheet: WriteOnlyWorksheet, cell: Cell) -> SheetCell:
    moment = local(cell).replace(tzinfo=None) if isinstance(cell, datetime) else None
    made: SheetCell = WriteOnlyCell(sheet)
    made.value = moment or safe(cell)
    if isinstance(cell, str):
        made.data_type = "s"
    elif isinstance(cell, int):
        made.number_format = "#,##0"
    elif cell is not None:
        made.number_format = "dd/mm/yyyy hh:mm" if moment else "dd/mm/yyyy"
    return made
