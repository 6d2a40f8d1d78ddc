"""Element strings, with FNC1 or in brackets, and what their values mean."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.gs1 import ScannedCode, read

BRACKETED = json.loads(
    (Path(__file__).parents[1] / "vectors/gs1/bracketed_ai_parse.json").read_text("utf-8"),
)
GTIN = "08938505974194"


@pytest.mark.parametrize("symbology", ["", "]C1", "]e0", "]d2", "]Q3", "]J1"])
@pytest.mark.parametrize("start", ["", "\x1d"])
def test_an_element_string_gives_all_it_says(symbology: str, start: str) -> None:
    code = f"{symbology}{start}010893850597419417261231310300125010L-7/A\x1d21X7\x1d"
    assert read(code) == ScannedCode(
        raw=code, gtin=GTIN, lot="L-7/A", expiry=date(2026, 12, 31), serial="X7", weight_grams=1_250
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("]C110L1", {"lot": "L1"}),
        ("10L1\x1d17261231", {"lot": "L1", "expiry": date(2026, 12, 31)}),
        ("(10)L1(17)261231", {"lot": "L1", "expiry": date(2026, 12, 31)}),
        ("(01)08938505974194 (10)L1", {"gtin": GTIN, "lot": "L1"}),
        ("]C102089385059741943712\x1d10L1", {"gtin": GTIN, "lot": "L1"}),
        ("]C1010893850597419402189385059741913712", {"gtin": GTIN}),
        ("0108938505974194010893850597419410L1", {"gtin": GTIN, "lot": "L1"}),
        ("010893850597419429unknown\x1d10L1", {"gtin": GTIN, "lot": "L1"}),
        ("01089385059741941426123110L1", {"gtin": GTIN, "lot": "L1"}),
        ("0108938505974194310900000110L1", {"gtin": GTIN, "lot": "L1"}),
        ("0108938505974194240ABC\x1d\x1d10L1", {"gtin": GTIN, "lot": "L1"}),
        ("0108938505974194\x1d10L1", {"gtin": GTIN, "lot": "L1"}),
        ("(01)08938505974194(9999)x(10)L1", {"gtin": GTIN, "lot": "L1"}),
    ],
)
def test_foreign_elements_are_passed_over(code: str, expected: dict[str, Any]) -> None:
    assert read(code) == ScannedCode(raw=code, **expected)


@pytest.mark.parametrize("vector", BRACKETED, ids=lambda vector: str(vector["bracketed"]))
def test_bracketed_texts_say_what_their_element_strings_say(vector: dict[str, Any]) -> None:
    bracketed = vector["bracketed"]
    if vector["ok"]:
        row = vector["expect_ai_data"].replace("^", "\x1d")
        assert _said(bracketed) == _said("]C1" + row)
    else:
        assert read(bracketed) == ScannedCode(raw=bracketed)


def test_a_bracket_in_a_lot_is_kept() -> None:
    assert read("(10)12345\\(11)991225").lot == "12345(11)991225"


@pytest.mark.parametrize(
    ("elements", "today", "expiry"),
    [
        ("17261130", None, date(2026, 11, 30)),
        ("15261130", None, date(2026, 11, 30)),
        ("1526110117261130", None, date(2026, 11, 30)),
        ("1726113015261101", None, date(2026, 11, 30)),
        ("1726113115261101", None, date(2026, 11, 1)),
        ("112601011326010212260103", None, None),
        ("17270200", None, date(2027, 2, 28)),
        ("17280200", None, date(2028, 2, 29)),
        ("17280230", None, None),
        ("17281301", None, None),
        ("17280001", None, None),
        ("17760101", None, date(2076, 1, 1)),
        ("17770101", None, date(1977, 1, 1)),
        ("17260101", date(2076, 5, 5), date(2126, 1, 1)),
        ("17270101", date(2076, 5, 5), date(2027, 1, 1)),
        ("17000101", date(2049, 5, 5), date(2000, 1, 1)),
        ("17000101", date(2050, 5, 5), date(2100, 1, 1)),
        ("17990101", date(1, 1, 1), None),
        ("17000101", date(9999, 1, 1), None),
    ],
)
def test_two_figures_of_a_year_are_understood(elements: str, today: date | None, expiry: date | None) -> None:
    assert read(f"01{GTIN}{elements}", today=today) == ScannedCode(
        raw=f"01{GTIN}{elements}", gtin=GTIN, expiry=expiry
    )


@pytest.mark.parametrize(
    ("element", "grams"),
    [
        ("3100000012", 12_000),
        ("3101000123", 12_300),
        ("3102000123", 1_230),
        ("3103000385", 385),
        ("3104003854", 385),
        ("3104003855", 386),
        ("3105038549", 385),
        ("3105038550", 386),
        ("3103000000", None),
        ("3105000049", None),
        ("3106000001", None),
        ("3203000385", None),
    ],
)
def test_kilograms_become_grams(element: str, grams: int | None) -> None:
    assert read(f"01{GTIN}{element}").weight_grams == grams


@pytest.mark.parametrize(
    ("element", "price_dong"),
    [
        ("392058220", 58_220),
        ("39225822000", 58_220),
        ("39225822050", None),
        ("39200", None),
        ("393070458220", 58_220),
        ("39327045822000", 58_220),
        ("393084012", None),
        ("390058220", None),
    ],
)
def test_a_price_is_whole_dong(element: str, price_dong: int | None) -> None:
    assert read(f"01{GTIN}{element}").price_dong == price_dong


def test_a_foreign_price_does_not_hide_ours() -> None:
    assert read(f"01{GTIN}393084012\x1d393070412000").price_dong is None
    assert read(f"01{GTIN}393084012\x1d393170412000").price_dong == 1_200


def _said(code: str) -> tuple[object, ...]:
    read_ = read(code)
    return (
        read_.gtin,
        read_.lot,
        read_.expiry,
        read_.serial,
        read_.weight_grams,
        read_.price_dong,
        read_.item,
    )
