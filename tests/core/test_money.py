"""Splitting and rounding whole đồng."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import RoundingMode, allocate, round_half_away, round_to, share_of, vat_inside
from tests.vectors import load

VECTORS = load("allocation_vectors.json")


def weights_of(ratios: list[Any]) -> list[int]:
    """Ratios, some of them fractions, as integer weights."""
    fractions = [Fraction(str(ratio)) for ratio in ratios]
    common = 1
    for fraction in fractions:
        common *= fraction.denominator
    return [int(fraction * common) for fraction in fractions]


@pytest.mark.parametrize("vector", [v for v in VECTORS["allocate"] if v["step_minor"] == 1])
def test_a_total_is_split_by_largest_remainder(vector: dict[str, Any]) -> None:
    assert allocate(vector["amount_minor"], weights_of(vector["ratios"])) == vector["expect_minor"]


@pytest.mark.parametrize("vector", VECTORS["allocate_errors"])
def test_weights_that_cannot_be_are_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"weights|nothing"):
        allocate(100, vector["ratios"])


def test_nothing_is_split_into_nothing() -> None:
    assert allocate(0, [0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="nothing"):
        allocate(0, [])


@pytest.mark.parametrize("vector", VECTORS["cash_rounding_vnd"])
def test_cash_is_rounded_to_notes_that_there_are(vector: dict[str, Any]) -> None:
    amount, unit = vector["amount_vnd"], vector["step"]
    assert round_to(amount, unit) == vector["half_up_away_from_zero"]
    assert round_to(amount, unit, RoundingMode.DOWN) == vector["down"]


def test_no_unit_means_no_rounding() -> None:
    assert round_to(12_345, 0) == 12_345


WEIGHTS = st.lists(st.integers(0, 10**12), min_size=1, max_size=30).filter(any)


@given(st.integers(-(10**15), 10**15), WEIGHTS)
def test_the_parts_always_add_up_and_are_fair(total: int, weights: list[int]) -> None:
    parts = allocate(total, weights)
    assert sum(parts) == total
    assert allocate(-total, weights) == [-part for part in parts]
    whole = sum(weights)
    assert all(
        abs(part * whole - total * weight) < whole for part, weight in zip(parts, weights, strict=True)
    )


@given(st.integers(-(10**18), 10**18), st.integers(1, 10**9))
def test_rounding_is_nearest_and_symmetric(numerator: int, denominator: int) -> None:
    rounded = round_half_away(numerator, denominator)
    assert 2 * abs(rounded * denominator - numerator) <= denominator
    assert round_half_away(-numerator, denominator) == -rounded


def test_halves_go_away_from_zero() -> None:
    assert [round_half_away(n, 2) for n in (1, 3, -1, -3)] == [1, 2, -1, -2]
    assert (share_of(25_025, 1800), vat_inside(130_000, 800)) == (4_505, 9_630)
