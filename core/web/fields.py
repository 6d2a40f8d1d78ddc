"""Fields that forms need beside WTForms' own."""

import re
from collections.abc import Sequence

from flask_babel import gettext
from wtforms import StringField

from core.formatting import dong
from core.text import clean

_AMOUNT = re.compile(r"(\d+|\d{1,3}(?:\.\d{3})+)\s*(?:đ|đồng|vnd)?", re.IGNORECASE)
_MOST_DIGITS = 12


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
