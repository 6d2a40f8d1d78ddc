"""Amounts in words, as they stand on vouchers."""

import json
import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import amount_in_words

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/amounts_in_words.json").read_text("utf-8"))
WHOLE_NUMBERS = [v for v in VECTORS["read_vietnamese_number"] if re.fullmatch(r"-?[\d,]+", v["input"])]
FIGURES = {
    "mười": 10,
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}


def test_an_amount_is_written_in_words() -> None:
    assert amount_in_words(1_080_000) == "Một triệu không trăm tám mươi nghìn đồng"


@pytest.mark.parametrize(
    ("amount_dong", "words"),
    [
        (0, "Không đồng"),
        (1, "Một đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (55, "Năm mươi lăm đồng"),
        (101, "Một trăm lẻ một đồng"),
        (500, "Năm trăm đồng"),
        (1_005, "Một nghìn không trăm lẻ năm đồng"),
        (58_220, "Năm mươi tám nghìn hai trăm hai mươi đồng"),
        (-246_000, "Âm hai trăm bốn mươi sáu nghìn đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (2_000_001_000, "Hai tỷ không trăm lẻ một nghìn đồng"),
        (10**12, "Một nghìn tỷ đồng"),
        (10**18, "Một tỷ tỷ đồng"),
        (3 * 10**18 + 4 * 10**9, "Ba tỷ không trăm lẻ bốn tỷ đồng"),
    ],
)
def test_the_customs_of_reading_are_kept(amount_dong: int, words: str) -> None:
    assert amount_in_words(amount_dong) == words


@pytest.mark.parametrize("vector", WHOLE_NUMBERS, ids=lambda vector: str(vector["input"]))
def test_whole_numbers_read_as_the_public_reader_reads_them(vector: dict[str, str]) -> None:
    words = vector["words"].replace("tỉ", "tỷ").removesuffix(" đơn vị") + " đồng"
    assert amount_in_words(int(vector["input"].replace(",", ""))).lower() == words


@pytest.mark.parametrize("vector", VECTORS["from_einvoice_samples"], ids=lambda vector: str(vector["number"]))
def test_the_words_of_real_invoices_come_out(vector: dict[str, str]) -> None:
    assert amount_in_words(int(vector["number"])) == vector["words"].removesuffix(" chẵn")


def test_the_northern_style_says_linh() -> None:
    assert amount_in_words(3_105_002, zero_tens="linh") == (
        "Ba triệu một trăm linh năm nghìn không trăm linh hai đồng"
    )


@pytest.mark.parametrize("style", ["", "lẽ", "LẺ", "không"])
def test_no_third_style_is_known(style: str) -> None:
    with pytest.raises(ValueError, match="zero_tens"):
        amount_in_words(1, zero_tens=style)


@given(st.integers(-(10**20), 10**20), st.sampled_from(["lẻ", "linh"]))
def test_the_words_say_the_amount_and_nothing_else(amount_dong: int, style: str) -> None:
    words = amount_in_words(amount_dong, zero_tens=style)
    assert words[0].isupper()
    assert words[1:] == words[1:].lower()
    assert _understood(words) == amount_dong


def test_every_amount_below_a_million_has_words_of_its_own() -> None:
    hundreds = (n * 1_000 + m for n, m in product(range(0, 1_000, 7), range(0, 1_000, 11)))
    amounts = list(hundreds)
    assert len({amount_in_words(amount) for amount in amounts}) == len(amounts)


def _understood(sentence: str) -> int:
    """What a person who hears the words writes down."""
    words = sentence.lower().removesuffix(" đồng").removeprefix("âm ")
    value = _above_billion(words.split())
    return -value if sentence.startswith("Âm") else value


def _above_billion(words: list[str]) -> int:
    if "tỷ" not in words:
        return _millions(words)
    last = len(words) - 1 - words[::-1].index("tỷ")
    return _above_billion(words[:last]) * 10**9 + _millions(words[last + 1 :])


def _millions(words: list[str]) -> int:
    value = 0
    for scale, name in ((10**6, "triệu"), (1_000, "nghìn")):
        if name in words:
            value += scale * _three(words[: words.index(name)])
            words = words[words.index(name) + 1 :]
    return value + _three(words)


def _three(words: list[str]) -> int:
    value = 0
    for word in words:
        if word == "trăm":
            value *= 100
        elif word == "mươi":
            value += value % 100 % 10 * 9
        elif word not in {"lẻ", "linh"}:
            value += FIGURES[word]
    return value
