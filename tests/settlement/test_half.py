"""The producer's half of a line, against worked examples and for every line there can be."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import vat_inside
from settlement.entries.rules import Half, margin_of_purchase, part, part_of, with_excess
from tests.terms import RATES, half_of, letters
from tests.vectors import load

LINES = load("domain.json")["lines"]
HOSTS = load("domain.json")["hosts"]


@pytest.mark.parametrize("example", LINES, ids=lambda example: example["id"])
def test_a_line_splits_as_worked_out_by_hand(example: dict[str, Any]) -> None:
    half = half_of(example["input"])
    expected = dict(example["expect"])
    vat = expected.pop("VAT")
    assert letters(half) == expected
    assert vat_inside(half.paid_dong, RATES[example["input"]["vat_class"]] or 0) == vat
    assert (half.house_dong < 0) == example["warn_house_negative"]


@pytest.mark.parametrize("example", HOSTS, ids=lambda example: example["id"])
def test_a_line_sold_by_a_host_splits_as_worked_out_by_hand(example: dict[str, Any]) -> None:
    half = half_of(example["input"])
    margin = {
        "M": half.host_producer_dong + half.host_house_dong,
        "M_producer": half.host_producer_dong,
        "M_house": half.host_house_dong,
    }
    assert letters(half) | margin == example["expect"]
    assert holds(half)
    assert (half.house_dong < 0) == example["warn_house_negative"]


def test_a_host_that_buys_at_its_own_price_keeps_the_rest() -> None:
    assert margin_of_purchase(240_000, 96_000, 2, 1) == 48_000
    assert margin_of_purchase(90_500, 125_001, 500, 1000) == 28_000 - 1


@pytest.mark.parametrize("example", LINES, ids=lambda example: example["id"])
def test_parts_come_back_as_worked_out_by_hand(example: dict[str, Any]) -> None:
    half, sold, before = half_of(example["input"]), example["input"]["quantity"], 0
    for now, expected in zip(example["returns_input"], example["expect_returns"], strict=True):
        back = _back(half, sold, before, now)
        wanted = {name: expected[name] for name in letters(back)}
        assert letters(back) == wanted
        assert -part_of(example["expect"]["VAT"], sold, before, now) == expected["VAT"]
        before += now


def _back(half: Half, sold: int, before: int, now: int) -> Half:
    return part(
        half,
        sold=sold,
        before=before,
        now=now,
        list_dong=-part_of(half.list_dong, sold, before, now),
        paid_dong=-part_of(half.paid_dong, sold, before, now),
    )


def holds(half: Half) -> bool:
    """The three identities."""
    host = half.host_producer_dong + half.host_house_dong
    return (
        half.base_dong == half.list_dong - half.discount_producer_dong - half.host_producer_dong
        and half.base_dong == half.share_dong + half.commission_dong + half.tax_kept_dong
        and half.paid_dong == half.share_dong + half.house_dong + host
    )


LINE = st.fixed_dictionaries(
    {
        "quantity": st.integers(1, 5_000),
        "unit_price_dong": st.integers(0, 200_000_000),
        "price_basis": st.sampled_from([1, 100, 1000]),
        "discount": st.fixed_dictionaries(
            {"total_dong": st.integers(0, 10_000), "producer_bp": st.integers(0, 10_000)}
        ),
        "term": st.one_of(
            st.fixed_dictionaries(
                {
                    "kind": st.just("percent"),
                    "rate_bp": st.integers(0, 10_000),
                    "base_vat": st.sampled_from(["included", "excluded"]),
                }
            ),
            st.fixed_dictionaries({"kind": st.just("fixed_net"), "net_dong": st.integers(0, 200_000_000)}),
            st.just({"kind": "owned"}),
        ),
        "vat_class": st.sampled_from(sorted(RATES)),
    }
)


@given(LINE, st.lists(st.integers(0, 10_000), max_size=5))
def test_the_identities_hold_for_every_line_and_all_its_parts(line: dict[str, Any], cuts: list[int]) -> None:
    half, sold = half_of(line), line["quantity"]
    assert holds(half)
    total = dict.fromkeys(letters(half), 0)
    steps = sorted({0, sold, *(cut % (sold + 1) for cut in cuts)})
    for before, after in pairwise(steps):
        back = _back(half, sold, before, after - before)
        assert holds(back)
        total = {name: total[name] + value for name, value in letters(back).items()}
    assert total == {name: -value for name, value in letters(half).items()}


@given(LINE, st.integers(1, 50))
def test_the_house_bears_what_comes_back_beyond_what_was_sold(line: dict[str, Any], excess: int) -> None:
    half, sold = half_of(line), line["quantity"]
    within = _back(half, sold, 0, sold)
    list_dong = -half.list_dong - excess * line["unit_price_dong"]
    whole = with_excess(within, list_dong=list_dong, paid_dong=list_dong)
    assert holds(whole)
    assert whole.share_dong == -half.share_dong
    assert (whole.base_dong, whole.commission_dong) == (within.base_dong, within.commission_dong)
