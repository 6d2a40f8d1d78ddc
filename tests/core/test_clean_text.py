"""Texts at the border: one form of Unicode, no control characters."""

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import clean, legible, normalise, printable, to_ascii

NOTES = json.loads((Path(__file__).parents[1] / "vectors/vietqr/note_to_ascii_subiz.json").read_text("utf-8"))
ANY_TEXT = st.text(st.characters(exclude_categories=()))


def test_a_decomposed_name_becomes_composed() -> None:
    assert normalise("Ga\u0300nh") == "Gành"


def test_normalising_changes_nothing_but_the_form() -> None:
    assert normalise("\x00 a\t\u202eb\n") == "\x00 a\t\u202eb\n"


@given(ANY_TEXT, st.integers(0, 40))
def test_long_texts_get_the_same_form_as_short_ones(text: str, repeats: int) -> None:
    long = "ệ" * 1_000 + text * repeats
    assert normalise(long) == unicodedata.normalize("NFC", long)


def test_a_hostile_run_of_marks_is_normalised_at_once() -> None:
    started = time.process_time()
    normalised = normalise("a" + "\u0301\u0323" * 50_000)
    assert time.process_time() - started < 1
    assert normalised[:3] == "ạ\u0323\u0323"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Trà\tsen\r\nTây Hồ\nHà Nội\rViệt Nam", "Trà sen Tây Hồ Hà Nội Việt Nam"),
        ("\x1b@Mật\x00 ong\x7f\x9b", "@Mật ong"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a b c d e f"),
        ("a\x00\u0301", "á"),
        ("\ud800x\udfff", "x"),
        ("a\ufffeb\uffff", "ab"),
        ("\u202eabc", "\u202eabc"),
    ],
)
def test_a_clean_text_has_no_control_characters(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(ANY_TEXT)
def test_a_clean_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not any(unicodedata.category(c) == "Cc" for c in cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Kẹo dừa\u202e000.21\u202c", "Kẹo dừa000.21"),
        ("\u2066Bến\u2069 Tre\u200b\ufeff", "Bến Tre"),
        ("\x1dV\x01", "V"),
        ("a\u200d\u0301", "á"),
    ],
)
def test_a_printer_gets_no_invisible_characters(text: str, printed: str) -> None:
    assert printable(text) == printed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trà\tsen\x07", "Trà sen"),
        (" \u202eabc ", " \u202eabc "),
        ("\U0001f60d", "\U0001f60d"),
        ("\x01\x02", ""),
        ("\x80\x9f", ""),
        ("\ufeff", ""),
        ("\ufffe", ""),
        (" \u200b\u3000\u2029", ""),
        ("", ""),
    ],
)
def test_a_name_in_which_nothing_can_be_read_is_none(text: str, name: str) -> None:
    assert legible(text) == name


@given(ANY_TEXT)
def test_a_legible_name_is_clean_and_can_be_printed(text: str) -> None:
    name = legible(text)
    assert name in {"", clean(text)}
    assert bool(name) == bool(printable(text).strip())


@given(ANY_TEXT)
def test_what_is_printable_is_clean_and_visible(text: str) -> None:
    printed = printable(text)
    assert clean(printed) == printed
    assert printable(printed) == printed
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in printed)


@pytest.mark.parametrize("vector", NOTES, ids=lambda vector: str(vector["in"]))
def test_a_note_becomes_ascii(vector: dict[str, str]) -> None:
    assert to_ascii(vector["in"]) == vector["ascii"]


def test_capitals_and_decomposed_letters_become_ascii_too() -> None:
    assert to_ascii("ĐƠN HÀNG số\tU\u031b\u0303") == "DON HANG so U"


@given(ANY_TEXT)
def test_an_ascii_note_is_printable_ascii(text: str) -> None:
    assert all(" " <= c <= "~" for c in to_ascii(text))
    assert to_ascii(to_ascii(text)) == to_ascii(text)
