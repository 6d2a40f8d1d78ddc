"""Check digits and GTINs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.gs1 import Doubt, check_digit, doubt_of, gtin14, is_gtin, read

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/gs1/gtin_check_digits.json").read_text("utf-8"))
FIGURES = [vector for vector in VECTORS if re.fullmatch("[0-9]{8,}", vector["value"])]


def test_the_check_digit_of_a_code_is_known() -> None:
    assert check_digit("893850597419") == 4


@pytest.mark.parametrize("vector", FIGURES, ids=lambda vector: str(vector["value"]))
def test_published_check_digits_are_told_right_from_wrong(vector: dict[str, Any]) -> None:
    value = vector["value"]
    assert (check_digit(value[:-1]) == int(value[-1])) is vector["ok"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: repr(vector["value"]))
def test_only_lengths_of_trade_items_are_gtins(vector: dict[str, Any]) -> None:
    right = vector["ok"] and len(vector["value"]) in {8, 12, 13, 14}
    assert is_gtin(vector["value"]) is right
    assert gtin14(vector["value"]) == (vector["value"].zfill(14) if right else None)
    assert (read(vector["value"]).gtin is not None) is right


@pytest.mark.parametrize("text", ["", "12a", "1 2", "٣٤", "12³", "-1"])
def test_a_check_digit_is_made_from_figures_only(text: str) -> None:
    with pytest.raises(ValueError, match="figures"):
        check_digit(text)


@given(st.from_regex(r"[0-9]{7}|[0-9]{11,13}", fullmatch=True))
def test_exactly_one_last_figure_makes_a_gtin(digits: str) -> None:
    assert [last for last in range(10) if is_gtin(f"{digits}{last}")] == [check_digit(digits)]


@given(st.from_regex(r"[0-9]{13}", fullmatch=True), st.integers(0, 12), st.integers(1, 9))
def test_one_misread_figure_is_noticed(digits: str, place: int, step: int) -> None:
    code = f"{digits}{check_digit(digits)}"
    wrong = str((int(code[place]) + step) % 10)
    assert not is_gtin(code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("8938500001000", None),
        ("8938500001007", Doubt.CHECK_DIGIT),
        ("893850000100", Doubt.CHECK_DIGIT),
        ("89385000010", Doubt.LENGTH),
        ("893850000100000001", Doubt.LENGTH),
        ("8938500001000000001", None),
        ("2000001", None),
        ("89385A", None),
        ("", None),
    ],
)
def test_figures_that_look_like_a_gtin_are_doubted(text: str, doubt: Doubt | None) -> None:
    assert doubt_of(text) is doubt
