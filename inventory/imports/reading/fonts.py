"""Texts of the time before Unicode, which look right only in their own fonts.

TCVN3 (ABC, the .Vn fonts) gives each letter one byte, by TCVN 5712:1993; capitals with a tone come from a
second font and are the small letters here. VNI (the VNI- fonts) writes the letter, then a byte for its marks.
Old worksheets hold such bytes as characters of Latin-1; both ways end here.
"""

import re
import unicodedata
from enum import StrEnum

from inventory.imports.reading.syllables import Judgement, judge


class Font(StrEnum):
    """The legacy codings by the names that people know."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


_TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3 = {start + i: letter for start, run in _TCVN3_RUNS.items() for i, letter in enumerate(run)}

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_TONE_MARKS = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_CIRCUMFLEX_MARKS = dict(zip("âáàåãä", ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True))
_BREVE_MARKS = dict(zip("êéèúüë", ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True))
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for vowel in "aeouyôö":
        letter = _VNI_SINGLE.get(vowel, vowel)
        table |= {vowel + mark: letter + tone for mark, tone in _TONE_MARKS.items()}
    for vowel in "aeo":
        table |= {vowel + mark: f"{vowel}\u0302{tone}" for mark, tone in _CIRCUMFLEX_MARKS.items()}
    table |= {"a" + mark: f"a\u0306{tone}" for mark, tone in _BREVE_MARKS.items()}
    upper = {code.upper(): letter.upper() for code, letter in table.items()}
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in table.items()}
    return {code: unicodedata.normalize("NFC", letter) for code, letter in (table | mixed | upper).items()}


_VNI = _vni_table()
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_BEYOND_LATIN_1 = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300-\u0323]")
_SHOUTED = re.compile(r"[^\W\d_]+")
_LONELY_SIGNS = re.compile(r"(?<![^\W\d_])[\xa1-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf]+(?![^\W\d_])")
"""The £ of £10 and the © before a name, which TCVN3 would read as Ê and â."""


def from_font(text: str, font: Font) -> str:
    """Characters of Latin-1 that stand for a legacy coding, as Vietnamese in NFC."""
    if font is Font.VNI:
        return _VNI_CODE.sub(lambda code: _VNI[code.group()], text)
    return _SHOUTED.sub(_raise_capitals, text.translate(_TCVN3))


def _raise_capitals(word: re.Match[str]) -> str:
    """Give a word in capitals back the ones that its font had no byte for: TRà is TRÀ."""
    letters = word.group()
    ascii_letters = [letter for letter in letters if letter.isascii()]
    if len(ascii_letters) > 1 and all(letter.isupper() for letter in ascii_letters):
        return letters.upper()
    return letters


def judge_as(text: str, font: Font) -> Judgement:
    """How good the Vietnamese is that a legacy coding makes of a text; signs that stand alone say nothing."""
    return judge(from_font(_LONELY_SIGNS.sub(" ", text), font))


def font_of(text: str) -> Font | None:
    """The legacy coding that a Unicode text hides, or None when it is what it seems.

    A text with letters that only Vietnamese Unicode has is what it seems; otherwise a coding must make better
    Vietnamese of it than it is, with hardly a broken word.
    """
    if text.isascii() or _BEYOND_LATIN_1.search(text):
        return None
    plain = judge(text)
    found = {font: judge_as(text, font) for font in Font}
    best = max(found, key=lambda font: found[font].score)
    convincing = found[best].score > plain.score and found[best].bad * 4 <= found[best].good
    return best if convincing else None
