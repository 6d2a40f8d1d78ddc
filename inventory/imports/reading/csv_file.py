"""Tables in text: the delimiter is found by what gives the steadiest columns."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from inventory.imports.reading.cells import Row, Sheet
from inventory.imports.reading.limits import HEADER_ROWS, MAX_COLUMNS, MAX_TEXT, Limits
from inventory.imports.reading.progress import Part, Steps
from inventory.imports.reading.refusals import TooManyColumns, TooManyRows, UnclosedQuote

DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 200
_HINT = "sep="
"""A first line by which spreadsheet programs are told the delimiter."""


_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_LONGEST_LINE = MAX_COLUMNS * MAX_TEXT

Head = Callable[[Sequence[Row]], int]
"""How many of a table's first rows stand above its data and are its header; it may refuse the table."""


def any_head(_first: Sequence[Row]) -> int:
    """As many rows as a header may take."""
    return HEADER_ROWS


def read_csv(text: str, limits: Limits, head: Head = any_head, steps: Steps | None = None) -> Sheet:
    """The rows of a CSV text; raises UnclosedQuote, TooManyRows or TooManyColumns, and what `head` raises."""
    steps = steps or Steps()
    hint = _hinted(text)
    delimiter = hint or delimiter_of(text)
    lines = max(text.count("\n"), text.count("\r"))
    if text.count("\n") + text.count("\r") > limits.rows:
        _refuse_too_many(text, delimiter, limits, head)
    records = steps.over(Part.TABLE, _records(text, delimiter), lines)
    return Sheet(title="", rows=list(islice(_rows(records), 1 if hint else 0, None)))


def _rows(records: Iterator[list[str]]) -> Iterator[Row]:
    for number, record in enumerate(records, start=1):
        if len(record) > MAX_COLUMNS and any(record[MAX_COLUMNS:]):
            raise TooManyColumns(columns=MAX_COLUMNS)
        if any(cell.strip() for cell in record):
            yield Row(number=number, cells=tuple(record))


def _refuse_too_many(text: str, delimiter: str, limits: Limits, head: Head) -> None:
    """Count the rows without keeping them: a table that is too long costs no memory."""
    most = limits.rows + head(list(_rows(islice(_records(text, delimiter), HEADER_ROWS))))
    found = 0
    for number, record in enumerate(_records(text, delimiter), start=1):
        found += any(record)
        if found > most or number > 2 * limits.rows + 1_000:
            raise TooManyRows(rows=limits.rows)


def _hinted(text: str) -> str:
    first = text[:6].splitlines()[0] if text else ""
    is_hint = first.lower().startswith(_HINT) and len(first) == len(_HINT) + 1 and first[-1] in DELIMITERS
    return first[-1] if is_hint else ""


def delimiter_of(text: str) -> str:
    """The delimiter with which most rows have the same, largest number of columns; a comma if none splits."""
    return max(DELIMITERS, key=lambda delimiter: _steadiness(text, delimiter))


def _steadiness(text: str, delimiter: str) -> int:
    try:
        widths = [len(record) for record in islice(_records(text, delimiter), _SAMPLE_ROWS) if record]
    except UnclosedQuote:
        return 0
    width, rows = Counter(widths).most_common(1)[0] if widths else (1, 0)
    return rows * (width - 1)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Records in order; strict, because a stray quotation mark would swallow the rows after it."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    done = 0
    try:
        for record in reader:
            done += 1
            yield record
    except csv.Error as error:
        raise UnclosedQuote(row=done + 1) from error


def _lines(text: str) -> Iterator[str]:
    """The lines of a text one at a time, with their ends; a copy of it all would be four times its size."""
    for match in _LINE.finditer(text):
        if match.end() - match.start() > _LONGEST_LINE:
            raise TooManyColumns(columns=MAX_COLUMNS)
        yield match.group()
