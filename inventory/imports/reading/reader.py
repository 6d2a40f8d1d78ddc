"""From a file to rows of checked values. The one entry to reading."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from core.clock import local
from inventory.imports.reading.cells import Cell, Row, Sheet, shown
from inventory.imports.reading.columns import Column, Header, Kind, Shape, find_header, likely_labels
from inventory.imports.reading.days import DayOrder, detect_order
from inventory.imports.reading.limits import Limits
from inventory.imports.reading.lines import LeftOut, sift
from inventory.imports.reading.notation import Figures, Notation, Product, Use, detect, multiplies
from inventory.imports.reading.progress import Part, Progress, Steps, nobody
from inventory.imports.reading.refusals import Empty, HeaderMissing, TooManyRows
from inventory.imports.reading.tables import sheets_of
from inventory.imports.reading.values import AmountDiffers, Manner, Missing, Unreadable, Value, value_of

_USES = {
    Kind.MONEY: Use.MONEY,
    Kind.COUNT: Use.COUNT,
    Kind.RATE: Use.RATE,
    Kind.BASIS: Use.COUNT,
    Kind.RATE_OR_BASIS: Use.COUNT,
}
_DAYS = frozenset({Kind.DAY, Kind.LAST_DAY, Kind.MOMENT})
_PRICES = ("price", "unit_price")
_SHORTEST_GTIN = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Rejection:
    """A value, or a row, that cannot be taken, and why; `column` is its name in the file."""

    row: int
    column: str
    value: str
    reason: Unreadable


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """The values of a row by field name; fields without a column or a value are None.

    `written` are the names and texts of the numbers that the file writes in another way than Python.
    """

    row: int
    values: Mapping[str, Value]
    written: tuple[tuple[str, str], ...] = ()

    def text(self, name: str) -> str:
        """A name, word or choice; '' where there is none."""
        return cast("str", self.values.get(name) or "")

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of a cell that may hold several; what is not all figures is one code, blanks and all."""
        text = self.text(name)
        parts = tuple(dict.fromkeys(re.split(r"[\s,;|]+", text)))
        if all(part.isdigit() and len(part) >= _SHORTEST_GTIN for part in parts):
            return parts
        return (text,) if text else ()

    def shown(self, name: str) -> str:
        """A value for people: numbers as the file has them, moments on the clock in Vietnam."""
        value = self.values.get(name)
        if isinstance(value, datetime):
            return f"{local(value):%Y-%m-%d %H:%M}"
        return dict(self.written).get(name, "" if value is None else str(value))

    def whole(self, name: str) -> int | None:
        """Money, a count, stars or basis points."""
        return cast("int | None", self.values.get(name))

    def day(self, name: str) -> date | None:
        """A calendar day."""
        return cast("date | None", self.values.get(name))

    def moment(self, name: str) -> datetime | None:
        """A moment in UTC."""
        return cast("datetime | None", self.values.get(name))


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A file as it was understood: `rows` counts data rows, good (`records`) and refused.

    `columns` are the labels by field name; nothing is taken from `unknown_columns`, but those of them that
    are `test_columns` were held against the others.
    """

    encoding: str
    sheet: str
    notation: Notation | None
    order: DayOrder | None
    columns: Mapping[str, str]
    unknown_columns: tuple[str, ...]
    test_columns: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    rows: int
    records: tuple[Record, ...]
    rejected: tuple[Rejection, ...]

    def reject(self, record: Record, name: str, reason: Unreadable) -> Rejection:
        """A rejection of one value of a row that was read."""
        column = self.columns.get(name, name)
        return Rejection(row=record.row, column=column, value=record.shown(name), reason=reason)


def read(
    raw: bytes,
    shape: Shape,
    *,
    limits: Limits,
    notation: Notation | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = nobody,
) -> Reading:
    """Read a CSV or XLSX file into rows of the given shape, every value checked.

    `notation` overrides what would be detected; `mapping` says field names for column names; `progress` is
    told how far it is. Raises a FileRefused for what is wrong with the file as a whole; single values that
    cannot be read are `rejected`.
    """
    steps = Steps(progress)
    encoding, sheet, header = _table(raw, shape, limits, mapping or {}, steps)
    data, left_out = _sifted(steps.over(Part.SIFTING, sift(sheet.rows, header), len(sheet.rows)), limits)
    manner = _manner(data, header, notation, steps)
    rows = len(data)
    sheet.rows.clear()  # half a million rows and their values at once would be too much to hold
    records, rejected = _records(steps.over(Part.VALUES, _taken_from(data), rows), header, shape, manner)
    return Reading(
        encoding=encoding,
        sheet=sheet.title,
        notation=manner.notation,
        order=manner.order,
        columns={name: column.label for name, column in header.columns.items()},
        unknown_columns=header.unknown,
        test_columns=header.tests,
        left_out=left_out,
        rows=rows,
        records=records,
        rejected=rejected,
    )


def labels_of(raw: bytes, shape: Shape, limits: Limits) -> tuple[str, ...]:
    """The names of the columns of a file that was not understood, for a person to say what they mean.

    Raises a FileRefused for a file that is no table.
    """
    for _encoding, sheet in sheets_of(raw, limits):
        labels = likely_labels(sheet.rows, shape)
        if labels:
            return labels
    return ()


def _table(
    raw: bytes, shape: Shape, limits: Limits, mapping: Mapping[str, str], steps: Steps
) -> tuple[str, Sheet, Header]:
    """The first sheet with a header of this shape; raises the first sheet's refusal when none has."""
    refusal: HeaderMissing | None = None

    def head(first: Sequence[Row]) -> int:
        return find_header(first, shape, mapping).last + 1

    for encoding, sheet in sheets_of(raw, limits, head, steps):
        try:
            return encoding, sheet, find_header(sheet.rows, shape, mapping)
        except HeaderMissing as error:
            refusal = refusal or error
    raise refusal or Empty


def _sifted(lines: Iterable[Row | LeftOut], limits: Limits) -> tuple[list[Row], tuple[LeftOut, ...]]:
    data: list[Row] = []
    left_out: list[LeftOut] = []
    for line in lines:
        if isinstance(line, Row):
            data.append(line)
        else:
            left_out.append(line)
    if len(data) > limits.rows:
        raise TooManyRows(rows=limits.rows)
    return data, tuple(left_out)


def _manner(data: Sequence[Row], header: Header, notation: Notation | None, steps: Steps) -> Manner:
    columns = header.columns.values()
    numbers = [column for column in columns if column.kind in _USES]
    days = [column for column in columns if column.kind in _DAYS]
    figures = [_figures(column, _cells(column, data, len(numbers), steps)) for column in numbers]
    dates = (cell for column in days for cell in _cells(column, data, len(days), steps))
    products = filter(None, (_product(row, header) for row in data))
    return Manner(notation=notation or detect(figures, products), order=detect_order(dates))


def _cells(column: Column, data: Sequence[Row], columns: int, steps: Steps) -> Iterator[tuple[int, Cell]]:
    """The cells of one of so many columns of its kind, with their rows."""
    part = Part.DAYS if column.kind in _DAYS else Part.NOTATION
    rows = steps.over(part, data, len(data) * columns)
    return ((row.number, row.cell(column.index)) for row in rows)


def _figures(column: Column, cells: Iterable[tuple[int, Cell]]) -> Figures:
    return Figures(label=column.label, use=_USES[column.kind], taken=column.field.taken, cells=cells)


def _product(row: Row, header: Header) -> Product | None:
    """The cells of quantity, price and amount where the file has all three columns."""
    columns = header.columns
    price = next((columns[name] for name in _PRICES if name in columns), None)
    quantity, amount, discount = (columns.get(name) for name in ("quantity", "amount", "discount"))
    if price is None or quantity is None or amount is None:
        return None
    return Product(
        quantity=row.cell(quantity.index),
        price=row.cell(price.index),
        amount=row.cell(amount.index),
        discount=row.cell(discount.index) if discount and discount.kind is Kind.MONEY else "",
    )


def _taken_from(data: list[Row]) -> Iterator[Row]:
    """The rows in order, each let go when it is handed on."""
    data.reverse()
    while data:
        yield data.pop()


def _records(
    data: Iterable[Row], header: Header, shape: Shape, manner: Manner
) -> tuple[tuple[Record, ...], tuple[Rejection, ...]]:
    good: list[Record] = []
    rejected: list[Rejection] = []
    for row in data:
        record, faults = _record(row, header, shape, manner)
        rejected.extend(faults)
        if not faults:
            good.append(record)
    return tuple(good), tuple(rejected)


def _record(row: Row, header: Header, shape: Shape, manner: Manner) -> tuple[Record, list[Rejection]]:
    values: dict[str, Value] = {}
    faults: list[Rejection] = []
    for name, column in header.columns.items():
        if not column.field.taken:
            continue
        try:
            values[name] = value_of(row.cell(column.index), column, manner)
        except Unreadable as reason:
            faults.append(_fault(row, column, reason))
    faults += _either_faults(row, header, shape, values) if not faults else []
    faults += _amount_fault(row, header, manner)
    return Record(row=row.number, values=values, written=_written(row, header, values)), faults


def _written(row: Row, header: Header, values: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
    """The numbers whose cells read otherwise than they do: 1.001 for 1001, 18 % for 1800."""
    numbers = [(name, value) for name, value in values.items() if isinstance(value, int)]
    texts = [(name, shown(row.cell(header.columns[name].index)), value) for name, value in numbers]
    return tuple((name, text) for name, text, value in texts if text != str(value))


def _fault(row: Row, column: Column, reason: Unreadable) -> Rejection:
    return Rejection(row=row.number, column=column.label, value=shown(row.cell(column.index)), reason=reason)


def _either_faults(row: Row, header: Header, shape: Shape, values: Mapping[str, Value]) -> list[Rejection]:
    """A missing value for each group of columns of which one has to be filled."""
    empty = [group for group in shape.either if not any(values.get(name) for name in group)]
    present = [next(name for name in group if name in header.columns) for group in empty]
    return [_fault(row, header.columns[name], Missing()) for name in present]


def _amount_fault(row: Row, header: Header, manner: Manner) -> list[Rejection]:
    product = _product(row, header)
    if product is None or multiplies(product, manner.notation) is not False:
        return []
    return [_fault(row, header.columns["amount"], AmountDiffers())]
