"""Money: whole đồng and nothing else. No float, no Decimal; one rounding rule for the whole program."""

from collections.abc import Sequence
from enum import StrEnum


class RoundingMode(StrEnum):
    """How a location rounds cash."""

    NEAREST = "nearest"
    DOWN = "down"


def round_half_away(numerator: int, denominator: int) -> int:
    """numerator / denominator to the nearest integer, halves away from zero; denominator > 0."""
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return magnitude if numerator >= 0 else -magnitude


def share_of(amount_dong: int, rate_bp: int) -> int:
    """The part of an amount that a rate in basis points takes (18 % = 1800)."""
    return round_half_away(amount_dong * rate_bp, 10_000)


def vat_inside(amount_dong: int, rate_bp: int) -> int:
    """The VAT contained in an amount that includes it."""
    return round_half_away(amount_dong * rate_bp, 10_000 + rate_bp)


def allocate(total_dong: int, weights: Sequence[int]) -> list[int]:
    """Split a total in proportion to integer weights >= 0, by largest remainder, ties to the earlier part.

    The parts always add up to the total; a negative total is the negation of the positive one.
    Raises ValueError for negative weights, and for no weight at all with something to split.
    """
    if any(weight < 0 for weight in weights):
        raise ValueError("weights must not be negative")
    whole = sum(weights)
    if not whole:
        return _nothing_to_split(total_dong, weights)
    sign = -1 if total_dong < 0 else 1
    return [sign * part for part in _largest_remainder(abs(total_dong), weights, whole)]


def _nothing_to_split(total_dong: int, weights: Sequence[int]) -> list[int]:
    if total_dong or not weights:
        raise ValueError("there is nothing to split the total over")
    return [0] * len(weights)


def _largest_remainder(total: int, weights: Sequence[int], whole: int) -> list[int]:
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def round_to(amount_dong: int, unit_dong: int, mode: RoundingMode = RoundingMode.NEAREST) -> int:
    """Cash rounded to a unit of đồng (0 = not rounded); `DOWN` goes towards zero."""
    if not unit_dong:
        return amount_dong
    if mode is RoundingMode.NEAREST:
        return round_half_away(amount_dong, unit_dong) * unit_dong
    magnitude = abs(amount_dong) // unit_dong * unit_dong
    return magnitude if amount_dong >= 0 else -magnitude
