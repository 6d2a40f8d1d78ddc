"""Dates and times as text. The order of day and month is found over all of a file's dates together.

A file whose every date could be read both ways is read day first, as is the custom in Vietnam, and shows so.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

from core.clock import VIETNAM
from inventory.imports.reading.cells import Cell
from inventory.imports.reading.refusals import DatesContradict

_DATE = r"(?P<a>\d{1,4})\s*[/\-.]\s*(?P<b>\d{1,2})\s*[/\-.]\s*(?P<c>\d{1,4})"
_TIME = (
    r"(?P<hour>\d{1,2})\s*[:hg]\s*(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"\s*(?P<half>am|pm|sa|ch)?\s*(?P<offset>z|[+-]\d{2}:?\d{2})?"
)
_DAY_OF_MOMENT = re.compile(rf"{_DATE}(?:[ tT,]\s*00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_MOMENT = re.compile(rf"{_DATE}(?:[ t,]\s*{_TIME})?", re.ASCII | re.IGNORECASE)
_MOMENT_TIME_FIRST = re.compile(rf"{_TIME}[ ,]\s*{_DATE}", re.ASCII | re.IGNORECASE)
_MONTH = re.compile(
    r"(?P<month>\d{1,2})\s*[/\-.]\s*(?P<year>\d{4})|(?P<year_first>\d{4})\s*[/\-.]\s*(?P<month_last>\d{1,2})",
    re.ASCII,
)
_AFTERNOON = frozenset({"pm", "ch"})
_CENTURY = 2000
_YEARS = range(1900, 2200)


class DayOrder(StrEnum):
    """How dates with slashes are read."""

    DAY_FIRST = "dd/mm/yyyy"
    MONTH_FIRST = "mm/dd/yyyy"


def detect_order(cells: Iterable[tuple[int, Cell]]) -> DayOrder | None:
    """The order of all dates of a file, given with their row numbers; None when no date needs one.

    Raises DatesContradict, naming a row for each order.
    """
    seen: dict[DayOrder, tuple[int, str]] = {}
    needed = False
    for row, cell in cells:
        match = _match(cell) if isinstance(cell, str) else None
        if match is None or _year_first(match):
            continue
        needed = True
        proof = _proof(int(match["a"]), int(match["b"]))
        if proof and isinstance(cell, str):
            seen.setdefault(proof, (row, cell))
    if len(seen) > 1:
        (first_row, first), (second_row, second) = seen.values()
        raise DatesContradict(first=first, first_row=first_row, second=second, second_row=second_row)
    return next(iter(seen), DayOrder.DAY_FIRST) if needed else None


def _proof(first: int, second: int) -> DayOrder | None:
    if first > 12 >= second:
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if second > 12 >= first else None


def _match(text: str) -> re.Match[str] | None:
    bare = text.strip()
    return _MOMENT.fullmatch(bare) or _MOMENT_TIME_FIRST.fullmatch(bare)


def _year_first(match: re.Match[str]) -> bool:
    return len(match["a"]) == 4


def parse_day(cell: Cell, order: DayOrder | None) -> date | None:
    """The calendar day in a cell; a time of midnight beside it is nothing, any other makes it no day."""
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time.min else None
    if not isinstance(cell, str):
        return cell
    match = _DAY_OF_MOMENT.fullmatch(cell.strip())
    return _day(match, order) if match else None


def parse_last_day(cell: Cell, order: DayOrder | None) -> date | None:
    """The day in a cell; a month alone, as labels print an expiry (06/2026), means its last day."""
    match = _MONTH.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return parse_day(cell, order)
    year, month = int(match["year"] or match["year_first"]), int(match["month"] or match["month_last"])
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    return date(year, month, monthrange(year, month)[1])


def parse_moment(cell: Cell, order: DayOrder | None) -> datetime | None:
    """The moment in a cell, in UTC. Without an offset it is the time on the clock in Vietnam."""
    if isinstance(cell, datetime):
        return _utc(cell)
    if not isinstance(cell, str):
        return _utc(datetime.combine(cell, time.min))
    match = _match(cell)
    day = _day(match, order) if match else None
    clock = _clock(match) if match else None
    if match is None or day is None or clock is None:
        return None
    return _utc(datetime.combine(day, clock, _offset(match["offset"])))


def _utc(moment: datetime) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(UTC)


def _day(match: re.Match[str], order: DayOrder | None) -> date | None:
    first, second, third = match["a"], match["b"], match["c"]
    if _year_first(match):
        year, month, day = first, second, third
    elif order is DayOrder.MONTH_FIRST:
        month, day, year = first, second, third
    else:
        day, month, year = first, second, third
    if len(year) not in (2, 4) or int(_full_year(year)) not in _YEARS:
        return None
    return _real_day(_full_year(year), int(month), int(day))


def _full_year(year: str) -> int:
    return int(year) + (_CENTURY if len(year) == 2 else 0)


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> time | None:
    if match["hour"] is None:
        return time.min
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    microsecond = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    try:
        return time(hour, int(match["minute"]), int(match["second"] or 0), microsecond)
    except ValueError:
        return None


def _offset(text: str | None) -> timezone:
    if text is None:
        return VIETNAM
    if text in "zZ":
        return UTC
    digits = text[1:].replace(":", "")
    behind = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-behind if text.startswith("-") else behind)
