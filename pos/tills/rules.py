"""Tills."""

from datetime import datetime, timedelta
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


class TillState(StrEnum):
    """How far a till has come: made, given a one-time code, in use in a browser, ended."""

    NEW = "new"
    WAITING = "waiting"
    ENROLLED = "enrolled"
    RETIRED = "retired"


def state_of(
    *, is_enrolled: bool, code_until: datetime | None, retired_at: datetime | None, now: datetime
) -> TillState:
    """How far a till has come; a code that is too old counts as none."""
    if retired_at:
        return TillState.RETIRED
    if is_enrolled:
        return TillState.ENROLLED
    return TillState.WAITING if code_until and code_until > now else TillState.NEW


NOTED_EVERY = timedelta(minutes=5)
"""How often it is written that a till was seen: asking must not cost a write each time."""
