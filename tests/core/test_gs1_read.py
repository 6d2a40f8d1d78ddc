"""Reading whatever a scanner sent."""

import json
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.gs1 import LabelTemplate, ScannedCode, read

NAUGHTY = json.loads((Path(__file__).parents[1] / "vectors/strings/blns.json").read_text("utf-8"))
ANY_TEXT = st.text(st.characters(exclude_categories=()))
GTIN = "08938505974194"
BEGINNINGS = ["", "]C1", "]d2\x1d", "(01)", "(10)", f"01{GTIN}", f"https://ganh.vn/01/{GTIN}", "\x1d"]
LOT_CHARACTERS = "".join(chr(c) for c in range(33, 127) if chr(c) not in "#$@[\\]^`{|}~")
SCALES = (LabelTemplate(pattern="26 IIIII WWWWW C"),)


def test_an_ean_13_gives_its_gtin() -> None:
    assert read("8938505974194") == ScannedCode(raw="8938505974194", gtin=GTIN)


@pytest.mark.parametrize(
    ("code", "gtin"),
    [
        ("96385074", "00000096385074"),
        ("036000291452", "00036000291452"),
        ("0036000291452", "00036000291452"),
        ("18938505974191", "18938505974191"),
        ("]E08938505974194", GTIN),
        ("]E496385074", "00000096385074"),
        ("]I118938505974191", "18938505974191"),
        (" 8938505974194\r\n", GTIN),
        ("2012345678903", "02012345678903"),
    ],
)
def test_all_spellings_of_a_gtin_are_one(code: str, gtin: str) -> None:
    assert read(code) == ScannedCode(raw=code, gtin=gtin)


@pytest.mark.parametrize(
    "code",
    [
        "2593675213890",
        "8938505974195",
        "]E08938505974195",
        "٨٩٣٨٥٠٥٩٧٤١٩٤",
        "OC7K3M9",
        "10ABC",
        "21XYZ",
        "0108938505974195",
        "]C10108938505974195",
        "]C1hello",
        "]C1",
        "]C1\x1d",
        "hello\x1dworld",
        "]d20108938505974",
        "]d21099\x1d010893\x1d8505974194",
        "0108938505974194101\x1d102",
        "(01)08938505974195(10)L1",
        "(01)08938505974194 10)L1",
        "()",
        "https://ganh.vn/01/8938505974195",
        "https://ganh.vn/10/L1",
        "https://ganh.vn/san-pham/8938505974194",
        "https://ganh.vn",
        "https:///01/8938505974194",
        "ftp://ganh.vn/01/8938505974194",
        "https://[::1/01/",
        "",
        " ",
    ],
)
def test_everything_else_is_plain_text(code: str) -> None:
    assert read(code) == ScannedCode(raw=code)


def test_a_decomposed_text_is_kept_composed() -> None:
    assert read("Ga\u0300nh") == ScannedCode(raw="Gành")


@given(
    st.text(LOT_CHARACTERS, min_size=1, max_size=20),
    st.text(LOT_CHARACTERS, min_size=1, max_size=20),
    st.dates(date(2020, 1, 1), date(2060, 12, 31)),
    st.integers(1, 999_999),
)
def test_an_element_string_in_any_dress_says_the_same(lot: str, serial: str, day: date, grams: int) -> None:
    until = f"{day:%y%m%d}"
    row = f"]d2\x1d01{GTIN}10{lot}\x1d21{serial}\x1d17{until}3103{grams:06}"
    brackets = f"(01){GTIN}(10){_escaped(lot)}(21){_escaped(serial)}(17){until}(3103){grams:06}"
    link = f"https://ganh.vn/01/{GTIN}/10/{_quoted(lot)}/21/{_quoted(serial)}?17={until}&3103={grams:06}"
    expected = (GTIN, lot, day, serial, grams, None, None)
    assert [_said(row), _said(brackets), _said(link)] == [expected] * 3


@given(ANY_TEXT, st.sampled_from(BEGINNINGS))
def test_any_text_is_read_without_an_error(text: str, start: str) -> None:
    scanned = read(start + text, templates=SCALES)
    assert scanned.raw == unicodedata.normalize("NFC", start + text)
    assert scanned.gtin is None or len(scanned.gtin) == 14


@given(st.text("0123456789\x1d()/"))
def test_any_figures_are_read_without_an_error(text: str) -> None:
    assert read(text, templates=SCALES).raw == text


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings_are_plain_text(text: str) -> None:
    assert read(text) == ScannedCode(raw=unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "piece",
    ["1", "(", "(10)1", "\x1d", "\x1d10A", "]C1", "/01/", "%41", "29", f"01{GTIN}", "?17=1&", "\u0301\u0323"],
)
@pytest.mark.parametrize("start", ["", "]C1", "(01)", f"https://ganh.vn/01/{GTIN}"])
def test_a_hundred_thousand_characters_take_no_time(start: str, piece: str) -> None:
    started = time.process_time()
    read((start + piece * 100_000)[:100_000])
    assert time.process_time() - started < 1


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


def _escaped(value: str) -> str:
    return value.replace("(", "\\(")


def _quoted(value: str) -> str:
    return "".join(f"%{ord(c):02X}" for c in value)
