"""What sold lines are looked at by, and what they make together."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.money import round_half_away


class By(StrEnum):
    """What lines are put together by."""

    DAY = "day"
    HOUR = "hour"
    PLACE = "place"
    PRODUCER = "producer"
    PRODUCT = "product"
    SET = "set"
    STARS = "stars"
    CASHIER = "cashier"
    MEANS = "means"


MEANS_BITS = {"cash": 1, "transfer": 2, "card": 4, "voucher": 8}
"""A sale's means of payment as one number: each that it was paid by adds its own."""


def means_of(bits: int) -> list[str]:
    """The means of payment that a number stands for, in order; none for 0."""
    return [means for means, bit in MEANS_BITS.items() if bits & bit]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sums:
    """What some lines make together.

    paid = share + house + host + unassigned: the last is of lines whose producer is not known yet.
    """

    receipts: int = 0
    lines: int = 0
    list_dong: int = 0
    discount_dong: int = 0
    paid_dong: int = 0
    share_dong: int = 0
    house_dong: int = 0
    host_dong: int = 0

    @property
    def unassigned_dong(self) -> int:
        """What was paid for goods whose producer is not known yet."""
        return self.paid_dong - self.share_dong - self.house_dong - self.host_dong


def part_bp(part: int, whole: int) -> int | None:
    """A part of a whole in basis points, to the tenth of a percent; None of a whole that is 0 or less."""
    return round_half_away(part * 1000, whole) * 10 if whole > 0 else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """Some days that are often asked for, both inside."""

    name: str
    first_day: date
    last_day: date


def periods(today: date) -> tuple[Period, ...]:
    """Today, this month up to today, the month before, this year up to today."""
    month = today.replace(day=1)
    last = month - timedelta(days=1)
    return (
        Period(name="today", first_day=today, last_day=today),
        Period(name="month", first_day=month, last_day=today),
        Period(name="last_month", first_day=last.replace(day=1), last_day=last),
        Period(name="year", first_day=today.replace(month=1, day=1), last_day=today),
    )
