"""Time. The only module that reads the clock; everything else takes `now` as an argument.

Vietnam is UTC+7 without summer time, so the offset is a constant and no time zone data is needed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "ICT")

_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)


def now() -> datetime:
    """The present moment in UTC."""
    return _frozen.get() or datetime.now(UTC)


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Let `now` be one moment inside. For scripts and tests alone, to run the program in another time."""
    token = _frozen.set(at.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


def local(moment: datetime) -> datetime:
    """A moment as the clock on a Vietnamese wall shows it."""
    return moment.astimezone(VIETNAM)


def calendar_day(moment: datetime) -> date:
    """The calendar date in Vietnam, which chooses the VAT rate."""
    return local(moment).date()


def business_day(moment: datetime, day_ends_minutes: int) -> date:
    """The day that a shop counts a moment to: its day ends `day_ends_minutes` after midnight."""
    return (local(moment) - timedelta(minutes=day_ends_minutes)).date()


def day_start(day: date) -> datetime:
    """The first moment of a calendar day in Vietnam, in UTC."""
    return datetime.combine(day, time.min, VIETNAM).astimezone(UTC)
