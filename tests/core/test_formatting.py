"""How figures, days and moments are written."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.formatting import clock_time, day, day_in_words, dong, moment, money, percent_bp, quantity


def test_an_amount_has_dotted_thousands() -> None:
    assert dong(1_234_500) == "1.234.500"


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "0"), (500, "500"), (1_000, "1.000"), (-82_500, "\u221282.500"), (99_999_999_999, "99.999.999.999")],
)
def test_amounts_large_small_and_negative(amount: int, text: str) -> None:
    assert dong(amount) == text


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_an_amount_can_be_read_back(amount: int) -> None:
    assert int(dong(amount).replace(".", "").replace("\u2212", "-")) == amount


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (2, "piece", "2"),
        (-1, "piece", "\u22121"),
        (1_200, "piece", "1.200"),
        (385, "gram", "0,385 kg"),
        (1_500, "gram", "1,500 kg"),
        (-50, "gram", "\u22120,050 kg"),
        (1_250_000, "gram", "1.250,000 kg"),
        (750, "millilitre", "0,750 l"),
    ],
)
def test_quantities_carry_their_unit(amount: int, unit: str, text: str) -> None:
    assert quantity(amount, unit) == text


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="'ounce' is not a unit"):
        quantity(1, "ounce")


@pytest.mark.parametrize(
    ("rate_bp", "text"),
    [(1_800, "18 %"), (1_250, "12,5 %"), (1_225, "12,25 %"), (5, "0,05 %"), (0, "0 %"), (-50, "\u22120,5 %")],
)
def test_rates_have_as_many_decimals_as_they_need(rate_bp: int, text: str) -> None:
    assert percent_bp(rate_bp) == text


def test_a_day_is_written_day_first() -> None:
    assert day(date(2026, 1, 5)) == "05/01/2026"


def test_a_day_is_written_in_words_on_papers() -> None:
    assert day_in_words(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"


def test_a_moment_is_shown_by_the_clock_in_vietnam() -> None:
    assert moment(datetime(2026, 11, 24, 7, 5, tzinfo=UTC)) == "24/11/2026 14:05"


def test_an_evening_in_utc_is_the_next_day_in_vietnam() -> None:
    late = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert moment(late) == "01/01/2027 00:00"
    assert clock_time(late) == "00:00"


def test_an_amount_and_its_sign_stay_on_one_line() -> None:
    assert money(1_234_500) == "1.234.500\u00a0đ"
    assert money(-50) == "\u221250\u00a0đ"
