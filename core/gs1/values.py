"""What the values of elements mean: days, grams, đồng. A value without meaning is None, never an error."""

import calendar
from collections.abc import Mapping
from datetime import date

from core.money import round_half_away

# The year from which two figures are understood when the caller names no day.
REFERENCE_YEAR = 2026

_USE_BY, _BEST_BEFORE = "17", "15"
_DONG = "704"
_GRAMS_IN_A_KILOGRAM = 1_000


def expiry(found: Mapping[str, str], *, year: int = REFERENCE_YEAR) -> date | None:
    """The day after which goods are not sold: use by (17), else best before (15)."""
    days = (_day(found[identifier], year) for identifier in (_USE_BY, _BEST_BEFORE) if identifier in found)
    return next((day for day in days if day), None)


def weight_grams(found: Mapping[str, str]) -> int | None:
    """The net weight (310n: kilograms with n decimals) in grams, halves away from zero; zero is none."""
    for identifier, value in found.items():
        if identifier.startswith("310"):
            return round_half_away(int(value) * _GRAMS_IN_A_KILOGRAM, 10 ** int(identifier[3])) or None
    return None


def price_dong(found: Mapping[str, str]) -> int | None:
    """The price (392n, or 393n in Vietnamese currency) if it is a whole number of đồng and not zero."""
    for identifier, value in found.items():
        if identifier.startswith("392"):
            return _whole(value, int(identifier[3]))
        if identifier.startswith("393") and value.startswith(_DONG):
            return _whole(value.removeprefix(_DONG), int(identifier[3]))
    return None


def _whole(value: str, decimals: int) -> int | None:
    whole, rest = divmod(int(value), 10**decimals)
    return whole if whole and not rest else None


def _day(value: str, current_year: int) -> date | None:
    """YYMMDD; day 00 is the last of the month (GS1 General Specifications, 3.4)."""
    year, month, day = _full_year(int(value[:2]), current_year), int(value[2:4]), int(value[4:])
    if not 1 <= month <= 12:
        return None
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:
        return None


def _full_year(two_figures: int, current_year: int) -> int:
    """The year from 49 before to 50 after the current one (GS1 General Specifications, 7.12)."""
    gap = two_figures - current_year % 100
    century = current_year - current_year % 100
    if gap > 50:
        century -= 100
    elif gap < -49:
        century += 100
    return century + two_figures
