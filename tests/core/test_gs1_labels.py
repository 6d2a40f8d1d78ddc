"""Labels of the shop's own scales."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.gs1 import LabelTemplate, ScannedCode, check_digit, read

GTIN = "08938505974194"
SCALES = (LabelTemplate(pattern="26 IIIII WWWWW C"), LabelTemplate(pattern="27 IIIII VVVVV C", unit=100))


def test_a_label_of_a_scale_gives_item_and_weight() -> None:
    assert read("2610001005003", templates=SCALES) == ScannedCode(
        raw="2610001005003", item="10001", weight_grams=500
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("2710001005000", {"item": "10001", "price_dong": 50_000}),
        ("02710001005000", {"item": "10001", "price_dong": 50_000}),
        ("]E02710001005000", {"item": "10001", "price_dong": 50_000}),
        ("2610001000008", {"item": "10001"}),
        ("2810001005007", {"gtin": "02810001005007"}),
        ("2610001005004", {}),
        ("8938505974194", {"gtin": GTIN}),
    ],
)
def test_only_labels_of_the_shops_scales_are_taken_apart(code: str, expected: dict[str, Any]) -> None:
    assert read(code, templates=SCALES) == ScannedCode(raw=code, **expected)


def test_the_first_template_that_fits_is_taken() -> None:
    narrow = LabelTemplate(pattern="26IIIIIXVVVVC")
    code = "261000190500"
    code += str(check_digit(code))
    assert read(code, templates=(narrow, *SCALES)) == ScannedCode(raw=code, item="10001", price_dong=500)
    assert read(code, templates=(*SCALES, narrow)).weight_grams == 90_500


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "30IIIIIWWWWWC",
        "PPIIIIIWWWWWC",
        "26IIIIIWWWWC",
        "26IIIIIWWWWWWC",
        "26WWWWWIIIIIC",
        "26IIIIIWWWVVC",
        "26IIIIIIIIIIC",
        "26IIWIIWWWWWC",
        "26IIIIIWWWWWX",
        "26iiiiiwwwwwc",
        "2٦IIIIIWWWWWC",
    ],
)
def test_a_template_that_no_scale_can_mean_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="a template is like"):
        LabelTemplate(pattern=pattern)


@pytest.mark.parametrize("unit", [0, -1])
def test_a_unit_is_positive(unit: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        LabelTemplate(pattern="26IIIIIWWWWWC", unit=unit)


@given(st.from_regex("[0-9]{5}", fullmatch=True), st.integers(1, 99_999))
def test_what_a_scale_prints_is_read_back(item: str, grams: int) -> None:
    figures = f"26{item}{grams:05}"
    read_back = read(f"{figures}{check_digit(figures)}", templates=SCALES)
    assert (read_back.item, read_back.weight_grams, read_back.gtin) == (item, grams, None)
