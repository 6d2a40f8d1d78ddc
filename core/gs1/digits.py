"""Check digits and GTINs (GS1 General Specifications, 7.9)."""

from enum import StrEnum

_GTIN_LENGTHS = frozenset({8, 12, 13, 14})
_SHORTEST, _LONGEST = 8, 18


class Doubt(StrEnum):
    """What makes figures that look like a GTIN none."""

    CHECK_DIGIT = "check_digit"
    LENGTH = "length"


def check_digit(digits: str) -> int:
    """The check digit that belongs after these figures; the same rule for GTINs of every length and SSCCs.

    Raises ValueError unless the text is one or more ASCII figures.
    """
    if not _is_figures(digits):
        raise ValueError("a check digit is made from figures")
    weighed = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(digits)))
    return -weighed % 10


def is_gtin(text: str) -> bool:
    """Whether the text is a GTIN of 8, 12, 13 or 14 figures whose check digit is right."""
    return len(text) in _GTIN_LENGTHS and _is_figures(text) and check_digit(text[:-1]) == int(text[-1])


def gtin14(text: str) -> str | None:
    """The GTIN in its long form, by which all its spellings are one; None if the text is no GTIN."""
    return text.zfill(14) if is_gtin(text) else None


def doubt_of(text: str) -> Doubt | None:
    """What is wrong with a code of 8 to 18 figures, which was probably meant as a GTIN; None for any other.

    Shops invent codes of their own, so this is for a warning and never for a refusal.
    """
    if not (_is_figures(text) and _SHORTEST <= len(text) <= _LONGEST) or is_gtin(text):
        return None
    return Doubt.CHECK_DIGIT if len(text) in _GTIN_LENGTHS else Doubt.LENGTH


def _is_figures(text: str) -> bool:
    return text.isascii() and text.isdigit()
