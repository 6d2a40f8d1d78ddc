"""Producers: the owners of consigned goods."""

import re
from enum import StrEnum
from typing import NewType
from uuid import UUID

ProducerId = NewType("ProducerId", UUID)


class EntityType(StrEnum):
    """The legal form, which decides the papers that a producer can give."""

    HOUSEHOLD = "household"
    COOPERATIVE = "cooperative"
    COOPERATIVE_GROUP = "cooperative_group"
    COMPANY = "company"
    OTHER = "other"


FIRST_CODE = "P0001"
_PERSONAL_NO = re.compile(r"[0-9]{9}|[0-9]{12}")
_PHONE = re.compile(r"\+?[0-9]{8,15}")
_BETWEEN_FIGURES = re.compile(r"[\s.()-]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def is_personal_no(number: str) -> bool:
    """Whether a personal number is one by its form: 12 figures, or the 9 of an old identity card."""
    return _PERSONAL_NO.fullmatch(number) is not None


def is_phone(phone: str) -> bool:
    """Whether a telephone could be called: 8 to 15 figures, whatever stands between them."""
    return phone.isascii() and _PHONE.fullmatch(_BETWEEN_FIGURES.sub("", phone)) is not None


def is_email(email: str) -> bool:
    """Whether a letter could be sent: something, @, and a name with a dot in it."""
    return _EMAIL.fullmatch(email) is not None
