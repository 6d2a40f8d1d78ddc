"""Tables in text: the delimiter is found by what gives the steadiest columns."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from inventory.imports.reading.cells import Row, Sheet
from inventory.imports.reading.limits import MAX_COLUMNS, Limits
from inventory.imports.reading.refusals import TooManyColumns, TooManyRows, UnclosedQuote

DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 200
_HINT = "sep="
"""A first line by which spreadsheet programs are told the delimiter."""


def read_csv(text: str, limits: Limits) -> Sheet:
    """The rows of a CSV text; raises UnclosedQuote, TooManyRows or TooManyColumns."""
    hint = _hinted(text)
    delimiter = hint or delimiter_of(text)
    numbered = enumerate(_records(text, delimiter), start=1)
    rows = [
        Row(number=number, cells=tuple(record))
        for number, record in islice(numbered, 1 if hint else 0, None)
        if _within(number, record, limits)
    ]
    return Sheet(title="", rows=rows)


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
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    done = 0
    try:
        for record in reader:
            done += 1
            yield record
    except csv.Error as error:
        raise UnclosedQuote(row=done + 1) from error


def _within(number: int, record: list[str], limits: Limits) -> bool:
    """Whether a row holds anything; raises when the file is larger than the limits."""
    if len(record) > MAX_COLUMNS and any(record[MAX_COLUMNS:]):
        raise TooManyColumns(columns=MAX_COLUMNS)
    if number > 2 * limits.rows + 1_000:
        raise TooManyRows(rows=limits.rows)
    return any(cell.strip() for cell in record)
