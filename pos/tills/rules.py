"""Tills."""

from enum import StrEnum
from typing import NewType
from uuid import UUID

TillId = NewType("TillId", UUID)


class TillKind(StrEnum):
    """A counter where people sell, or the series that imported sales of a place are numbered in."""

    COUNTER = "counter"
    IMPORT = "import"


def receipt_number(till_code: str, number: int) -> str:
    """A receipt's number as printed: KG01-000123."""
    return f"{till_code}-{number:06d}"


CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No letter or digit that is read as another."""

ENROL_HOURS = 24


def clean_code(code: str) -> str:
    """A one-time code as it was given, however it was typed."""
    return "".join(letter for letter in code.upper() if letter in CODE_LETTERS)
