"""Fields that forms need beside WTForms' own."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask_babel import gettext
from wtforms import DateTimeLocalField, StringField

from core.clock import VIETNAM, local
from core.formatting import dong, percent_bp
from core.text import clean

_AMOUNT = re.compile(r"(\d+|\d{1,3}(?:\.\d{3})+)\s*(?:đ|đồng|vnd)?", re.IGNORECASE)
_MOST_DIGITS = 12
_RATE = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*%?")


class DongField(StringField):  # type: ignore[misc]
    """An amount of whole đồng, typed as people write it: 1250000, 1.250.000, 1.250.000 đ."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was sent; raises ValueError, which the form shows, where it is no whole amount."""
        typed = clean(valuelist[0]).strip() if valuelist else ""
        self.data = self._read(typed) if typed else None

    def _read(self, typed: str) -> int:
        found = _AMOUNT.fullmatch(typed)
        digits = found.group(1).replace(".", "") if found else ""
        if not digits or len(digits) > _MOST_DIGITS:
            raise ValueError(gettext("Write whole đồng, such as 1.250.000."))
        return int(digits)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else dong(self.data)


class PercentField(StringField):  # type: ignore[misc]
    """A rate as people write it, kept in basis points: 18, 18 %, 12,5, 12.25."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was sent; raises ValueError, which the form shows, where it is no rate."""
        typed = clean(valuelist[0]).strip() if valuelist else ""
        self.data = self._read(typed) if typed else None

    def _read(self, typed: str) -> int:
        found = _RATE.fullmatch(typed)
        if found is None or not typed.isascii():
            raise ValueError(gettext("Write a percentage, such as 18 or 12,5."))
        return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else percent_bp(self.data).removesuffix(" %")


class MomentField(DateTimeLocalField):  # type: ignore[misc]
    """A moment on calendar and clock in Vietnam, to the minute; kept in UTC."""

    def __init__(self, label: object = None, validators: Sequence[Any] = (), **about: Any) -> None:
        """Browsers send minutes, and seconds only where somebody asks for them."""
        super().__init__(label, validators, format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], **about)

    def process_data(self, value: datetime | None) -> None:
        """Take a moment from the program."""
        self.data = local(value) if value else None

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was sent as the time of a clock in Vietnam."""
        super().process_formdata(valuelist)
        if self.data:
            self.data = self.data.replace(tzinfo=VIETNAM)
