"""Quantities as people type them: whole pieces, or kilograms and litres; as static/js/quantity.js."""

import re

from core.errors import DomainError

MOST = 9_999_999
"""No line holds more; a scanned barcode that fell into a field for quantities is longer."""
A_WHOLE = 1_000
"""Grams in a kilogram, millilitres in a litre."""
PIECE = "piece"
_TYPED = re.compile(r"([0-9]{1,7})(?:[.,]([0-9]{1,3}))?")


class PiecesUnreadable(DomainError):
    """No whole number above zero."""

    code = "pieces_unreadable"
    message = "Write a whole number above zero, such as 12."


class MeasureUnreadable(DomainError):
    """No kilograms or litres."""

    code = "measure_unreadable"
    message = "Write kilograms or litres above zero, such as 12,5."


def read_quantity(text: str, unit: str = PIECE) -> int:
    """Pieces, grams or millilitres of a typed quantity: 12 pieces, 12,5 kilograms.

    Raises PiecesUnreadable or MeasureUnreadable.
    """
    found = _TYPED.fullmatch(text.strip())
    whole, parts = (found[1], found[2] or "") if found else ("0", "")
    if unit == PIECE:
        amount = 0 if parts else int(whole)
    else:
        amount = int(whole) * A_WHOLE + int(parts.ljust(3, "0"))
    if not 0 < amount <= MOST:
        raise PiecesUnreadable if unit == PIECE else MeasureUnreadable
    return amount


def typed_quantity(amount: int, unit: str = PIECE) -> str:
    """A quantity as it is typed: 12, or 12,5 for kilograms and litres."""
    if unit == PIECE:
        return str(amount)
    whole, parts = divmod(amount, A_WHOLE)
    return f"{whole},{parts:03d}".rstrip("0").rstrip(",")
