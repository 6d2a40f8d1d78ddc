"""Texts: one form of Unicode, search without diacritics, plain ASCII for banks, amounts in words."""

import re
import unicodedata
from itertools import groupby
from typing import Literal

_BILLION = 10**9
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ZERO_TENS = ("lẻ", "linh")

# From this length on canonical ordering is done here: CPython's is quadratic in a run of combining marks,
# and a hostile text of 100,000 of them would hold a worker for seconds.
_LONG = 1_000

_LINE_BREAKS = re.compile(r"\r\n|[\t\n\v\f\r\x85\u2028\u2029]")
_UNSTORABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
# đ does not decompose; eth and the African đ look the same as capitals and stand in texts of old fonts.
_BARRED_D = str.maketrans("đðɖ", "ddd")


def normalise(text: str) -> str:
    """The text in NFC, the only form that is stored or compared; nothing else changes."""
    return _to_form("NFC", text)


def clean(text: str) -> str:
    """A text fit to be stored on one line: NFC, every tab or line break a blank, no control characters.

    Lone surrogates go too, because no database and no file takes them, and U+FFFE and U+FFFF, which break the
    XML of a workbook. Zero-width and bidirectional characters stay; `printable` is for papers.
    """
    return normalise(_UNSTORABLE.sub("", _LINE_BREAKS.sub(" ", text)))


def printable(text: str) -> str:
    """A text fit for a printer: `clean`, and without the invisible format characters.

    Those are the bidirectional overrides, which would let a name rewrite the figures beside it, the
    zero-width characters and the byte order mark, for which no font has a picture.
    """
    return normalise("".join(c for c in clean(text) if unicodedata.category(c) != "Cf"))


def legible(text: str) -> str:
    """A name fit to be stored: `clean`, or '' where a reader of it would see nothing at all."""
    cleaned = clean(text)
    seen = cleaned if cleaned.isprintable() else printable(cleaned)
    return cleaned if seen.strip() else ""


def search_key(text: str) -> str:
    """The key under which a text is found without diacritics: lower case, đ as d, words apart by one blank.

    Whatever is neither letter nor figure separates words. Compatibility forms (full width, ligatures, ²)
    become plain ones. The same in JavaScript:
    `normalize("NFKD")`, drop `[\\p{M}\\p{Cf}]`, `toLowerCase()`, `[đðɖ]` → `d`, `[^\\p{L}\\p{N}]+` → blank,
    `trim()`, `normalize("NFC")`.
    """
    plain = "".join(c for c in _to_form("NFKD", text) if not _is_mark_or_format(c))
    words = _BETWEEN_WORDS.sub(" ", plain.lower().translate(_BARRED_D))
    return normalise(words.strip())


def to_ascii(text: str) -> str:
    """A text as banks take it: Vietnamese letters without their marks, other foreign ones left out."""
    return clean(text).translate(_UNMARKED).encode("ascii", "ignore").decode("ascii")


def amount_in_words(amount_dong: int, *, zero_tens: str = "lẻ") -> str:
    """An amount of đồng in Vietnamese words, as vouchers and invoices need it beside the figures.

    `zero_tens` is what is said for the empty tens of 105: "lẻ" (the custom on invoices) or "linh"; anything
    else raises ValueError. From 10^18 on "tỷ" is said again: "một tỷ tỷ". The word "chẵn" is never added.
    """
    if zero_tens not in _ZERO_TENS:
        raise ValueError(f"zero_tens is one of {_ZERO_TENS}")
    words = _number(abs(amount_dong), zero_tens) or [_DIGITS[0]]
    sentence = " ".join((["âm"] if amount_dong < 0 else []) + words + ["đồng"])
    return sentence[0].upper() + sentence[1:]


def _to_form(form: Literal["NFC", "NFKD"], text: str) -> str:
    if len(text) >= _LONG and not text.isascii():
        text = _in_canonical_order(text, "NFKD" if form == "NFKD" else "NFD")
    return unicodedata.normalize(form, text)


def _in_canonical_order(text: str, form: Literal["NFD", "NFKD"]) -> str:
    decomposed = "".join(unicodedata.normalize(form, c) for c in text)
    runs = groupby(decomposed, key=lambda c: unicodedata.combining(c) > 0)
    return "".join("".join(sorted(run, key=unicodedata.combining) if marks else run) for marks, run in runs)


def _is_mark_or_format(character: str) -> bool:
    category = unicodedata.category(character)
    return category.startswith("M") or category == "Cf"


def _unmarked_letters() -> dict[int, str]:
    """Every Vietnamese letter that ASCII lacks, with the letter it is written as."""
    tones = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    vowels = (unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones)
    lower = {letter: unicodedata.normalize("NFD", letter)[0] for letter in vowels} | {"đ": "d"}
    upper = {letter.upper(): plain.upper() for letter, plain in lower.items()}
    return {ord(letter): plain for letter, plain in (lower | upper).items()}


_UNMARKED = _unmarked_letters()


def _number(number: int, zero_tens: str) -> list[str]:
    billions, rest = divmod(number, _BILLION)
    if not billions:
        return _below_billion(rest, zero_tens, inner=False)
    return [*_number(billions, zero_tens), "tỷ", *_below_billion(rest, zero_tens, inner=True)]


def _below_billion(number: int, zero_tens: str, *, inner: bool) -> list[str]:
    groups = {"triệu": number // 10**6, "nghìn": number // 1000 % 1000, "": number % 1000}
    words: list[str] = []
    for scale, group in groups.items():
        if group:
            words += _group(group, zero_tens, inner=inner or bool(words))
            words += [scale] if scale else []
    return words


def _group(group: int, zero_tens: str, *, inner: bool) -> list[str]:
    """Three figures; an inner group names its hundreds even when there are none."""
    hundreds, rest = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or inner else []
    if rest and rest < 10:
        return [*words, zero_tens, _DIGITS[rest]] if words else [_DIGITS[rest]]
    return words + (_two_figures(rest) if rest else [])


def _two_figures(number: int) -> list[str]:
    tens, unit = divmod(number, 10)
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if not unit:
        return words
    changed = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return [*words, changed.get(unit, _DIGITS[unit])]
