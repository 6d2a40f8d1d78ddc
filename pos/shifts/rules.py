"""Shifts: what the drawer should hold, and what was counted in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

NOTES_DONG = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500)
CASH = "cash"


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftOpened:
    """A shift as it was opened at the till."""

    id: UUID
    opened_at: datetime
    cashier_id: UUID | None
    float_dong: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftTotals:
    """What the books have of a shift: float, cash put in and taken out, payments by means, sales."""

    float_dong: int
    moved_dong: int
    by_means: Mapping[str, int]
    sales: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Closing:
    """The figures of a closed shift, for ever."""

    shift_id: UUID
    expected_dong: int
    counted_dong: int
    difference_dong: int
    sales: int
    by_means: Mapping[str, int]
    perpetual_total_dong: int


def expected_cash(totals: ShiftTotals) -> int:
    """float + cash in - cash out + cash payments - cash refunds."""
    return totals.float_dong + totals.moved_dong + totals.by_means.get(CASH, 0)


def counted(denominations: Mapping[int, int]) -> int:
    """The sum of a count by note."""
    return sum(note * number for note, number in denominations.items())
