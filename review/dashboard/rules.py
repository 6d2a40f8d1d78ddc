"""What the dashboard shows: a month beside the one before, the chart of its days, the first of each kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.formatting import dong
from core.money import round_half_away

LEFT, RIGHT, TOP, BOTTOM = 34, 540, 18, 178
"""The edges of the plot in a drawing of 540 × 200."""
_MOST_LINES = 4
_MARKS = (1, 7, 14, 21, 28)
_NEAR = 3
MILLION, THOUSAND = 1_000_000, 1_000
FULL = 1000
"""How long the longest bar of a list is drawn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Months:
    """A month up to its last day that counts, and as many days of the month before.

    `ends` is the last day of the month; `last` is today in the present month.
    """

    first: date
    last: date
    ends: date
    before_first: date
    before_last: date

    @property
    def is_running(self) -> bool:
        """Whether the month is not over."""
        return self.last < self.ends

    @property
    def days(self) -> int:
        """How many days count."""
        return (self.last - self.first).days + 1


def months(month: date, today: date) -> Months:
    """The month that a day is in, never later than today's, and the same days of the one before."""
    first = min(month, today).replace(day=1)
    ends = _last_of(first)
    last, before_ends = min(ends, today), first - timedelta(days=1)
    before_first = before_ends.replace(day=1)
    same = before_first + (last - first)
    whole = last == ends
    return Months(
        first=first,
        last=last,
        ends=ends,
        before_first=before_first,
        before_last=before_ends if whole else min(same, before_ends),
    )


def _last_of(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def months_from(first_sold: date | None, today: date) -> Sequence[date]:
    """The first days of all months with sales up to this one, the latest first."""
    found, month = [], today.replace(day=1)
    earliest = min(first_sold or today, today).replace(day=1)
    while month >= earliest:
        found.append(month)
        month = (month - timedelta(days=1)).replace(day=1)
    return found


def change_bp(now: int, before: int) -> int | None:
    """By how much it is more or less than before, to the tenth of a percent; None where there was nothing."""
    return round_half_away((now - before) * 1000, before) * 10 if before > 0 else None


def millions(amount: int) -> str:
    """An amount in millions of đồng with one decimal: 186,4."""
    tenths = round_half_away(amount, MILLION // 10)
    sign = "\N{MINUS SIGN}" if tenths < 0 else ""
    return f"{sign}{dong(abs(tenths) // 10)},{abs(tenths) % 10}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """What one day was paid: where it stands and how high; `before` is the same day of the month before."""

    day: date
    amount: int
    before: int | None
    x: int
    y: int
    is_today: bool

    @property
    def height(self) -> int:
        """How high it is."""
        return BOTTOM - self.y


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """The chart of a month: bars, the line of the month before, the scale at the left, days below."""

    bars: Sequence[Bar]
    width: int
    line: str
    scale: Sequence[tuple[int, str]]
    marks: Sequence[tuple[int, date, bool]]
    unit: int


def chart(sums: Mapping[date, int], wanted: Months, today: date) -> Chart:
    """The chart of the days of a month; days below nothing stand at the line."""
    shown = [wanted.first + timedelta(days=n) for n in range((wanted.ends - wanted.first).days + 1)]
    before = {wanted.first + (day - wanted.before_first): day for day in _days(wanted)}
    amounts = [sums.get(day, 0) for day in (*shown, *before.values())]
    step = _step(max(amounts))
    top = step * max(1, -(-max(*amounts, 0) // step))
    slot = (RIGHT - LEFT) // len(shown)
    place = {day: LEFT + (RIGHT - LEFT) * n // len(shown) for n, day in enumerate(shown)}
    bars = [
        Bar(
            day=day,
            amount=sums.get(day, 0),
            before=sums.get(before[day], 0) if day in before else None,
            x=place[day] + 2,
            y=_y(sums.get(day, 0), top),
            is_today=day == today,
        )
        for day in shown
        if day <= wanted.last
    ]
    points = [(place[day] + slot // 2, _y(sums.get(before[day], 0), top)) for day in shown if day in before]
    unit = MILLION if step >= MILLION else THOUSAND
    return Chart(
        bars=bars,
        width=slot - 4,
        line="M" + " L".join(f"{x} {y}" for x, y in points),
        scale=[(_y(amount, top), dong(amount // unit)) for amount in range(step, top + 1, step)],
        marks=[(place[day] + slot // 2, day, day == today) for day in _marked(shown, today)],
        unit=unit,
    )


def _days(wanted: Months) -> Sequence[date]:
    count = (wanted.before_last - wanted.before_first).days + 1
    most = (wanted.ends - wanted.first).days + 1
    return [wanted.before_first + timedelta(days=n) for n in range(min(count, most))]


def _marked(shown: Sequence[date], today: date) -> Sequence[date]:
    """The days that are written below: some of them, and today in place of those near it."""
    if today not in shown:
        return [day for day in shown if day.day in _MARKS]
    far = [day for day in shown if day.day in _MARKS and abs((day - today).days) > _NEAR]
    return [*far, today]


def _y(amount: int, top: int) -> int:
    return BOTTOM - (BOTTOM - TOP) * max(amount, 0) // top


def _step(most: int) -> int:
    """The distance between the lines of a scale: 1, 2 or 5 and zeros, thousands at least."""
    power = THOUSAND
    while True:
        for part in (1, 2, 5):
            if most <= _MOST_LINES * part * power:
                return part * power
        power *= 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranked:
    """One of the first of a kind: its name, what it was paid, how long its bar is; no name for the rest."""

    name: str | None
    code: str
    amount: int
    width: int


def ranked(amounts: Sequence[tuple[str, str, int]], most: int) -> Sequence[Ranked]:
    """The first of a sequence of names, codes and amounts in order, and what the others are together."""
    first, rest = amounts[:most], sum(amount for _name, _code, amount in amounts[most:])
    longest = max([*(amount for _name, _code, amount in first), rest, 1])
    rows: list[tuple[str | None, str, int]] = [*first, *([(None, "", rest)] if len(amounts) > most else [])]
    return [
        Ranked(name=name, code=code, amount=amount, width=FULL * max(amount, 0) // longest)
        for name, code, amount in rows
    ]
