"""Quantities as people type them."""

import pytest

from core.quantity import MOST, MeasureUnreadable, PiecesUnreadable, read_quantity, typed_quantity


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("12", "piece", 12),
        (" 1 ", "piece", 1),
        ("12,5", "gram", 12_500),
        ("0.385", "gram", 385),
        ("2", "millilitre", 2_000),
        (str(MOST), "piece", MOST),
    ],
)
def test_a_typed_quantity_is_read_in_its_unit(text: str, unit: str, amount: int) -> None:
    assert read_quantity(text, unit) == amount
    assert read_quantity(typed_quantity(amount, unit), unit) == amount


@pytest.mark.parametrize("text", ["", "0", "-1", "1,5", "1.200", "hai", "8938505974194", "٣"])
def test_what_is_no_number_of_pieces_is_refused(text: str) -> None:
    with pytest.raises(PiecesUnreadable):
        read_quantity(text)


@pytest.mark.parametrize("text", ["", "0", "0,000", "1,2345", "9999999"])
def test_what_is_no_weight_is_refused(text: str) -> None:
    with pytest.raises(MeasureUnreadable):
        read_quantity(text, "gram")


def test_a_quantity_is_written_as_it_would_be_typed() -> None:
    typed = [typed_quantity(12), typed_quantity(12_500, "gram"), typed_quantity(2_000, "millilitre")]
    assert typed == ["12", "12,5", "2"]
