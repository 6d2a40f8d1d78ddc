"""Lines of a delivery while it is received: what a scan does to them, and what a person changes."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from core.errors import DomainError
from inventory.products.rules import ProductId

MOST_LOT = 40
"""Characters of a lot code."""
_COUNTED = re.compile(r"\s*([0-9]{1,5}(?:[.,][0-9]{1,3})?)\s*[*\u00d7]\s*(\S.*)", re.DOTALL)


class LineGone(DomainError):
    """A line that somebody took away in the meantime."""

    code = "line_gone"
    message = "A line was taken away in another window. Please look through the lines again."


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A quantity of one product in a lot, as a delivery has it."""

    id: UUID
    product_id: ProductId
    lot_code: str
    expiry: date | None
    quantity: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """What a scan brings; a code without lot and expiry leaves both open."""

    product_id: ProductId
    quantity: int
    lot_code: str = ""
    expiry: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What a line is to be."""

    quantity: int
    lot_code: str = ""
    expiry: date | None = None


def counted(text: str) -> tuple[str, str]:
    """How often a scan counts, as it was typed ("5*" before it), and the code itself."""
    found = _COUNTED.fullmatch(text)
    return (found[1], found[2].strip()) if found else ("1", text.strip())


def lot_code_of(lot_code: str, expiry: date | None) -> str:
    """The lot's code; the expiry date stands for it where the goods carry none."""
    return lot_code or (expiry.isoformat() if expiry else "")


def named_lot(lot_code: str, expiry: date | None) -> str:
    """The lot code that the goods carry; none where only their expiry stands for it."""
    return "" if expiry and lot_code == expiry.isoformat() else lot_code


def added(lines: Sequence[Line], arrival: Arrival, new_id: UUID) -> tuple[Line, ...]:
    """The lines with an arrival on the line that it belongs to, or on a new one."""
    taker = _taker(lines, arrival)
    if taker is None:
        return (*lines, _new(arrival, new_id))
    raised = replace(
        taker,
        quantity=taker.quantity + arrival.quantity,
        expiry=taker.expiry or arrival.expiry,
    )
    return tuple(raised if line.id == taker.id else line for line in lines)


def _new(arrival: Arrival, new_id: UUID) -> Line:
    return Line(
        id=new_id,
        product_id=arrival.product_id,
        lot_code=lot_code_of(arrival.lot_code, arrival.expiry),
        expiry=arrival.expiry,
        quantity=arrival.quantity,
    )


def _taker(lines: Sequence[Line], arrival: Arrival) -> Line | None:
    """The newest line of the product, of the lot that the code names where it names one."""
    lot_code = lot_code_of(arrival.lot_code, arrival.expiry)
    fitting = [
        line
        for line in lines
        if line.product_id == arrival.product_id and (not lot_code or _is_of(line, lot_code, arrival.expiry))
    ]
    return fitting[-1] if fitting else None


def _is_of(line: Line, lot_code: str, expiry: date | None) -> bool:
    return line.lot_code == lot_code and (line.expiry == expiry or line.expiry is None or expiry is None)


def changed(lines: Sequence[Line], changes: Mapping[UUID, Change]) -> tuple[Line, ...]:
    """The lines with some of them changed; raises LineGone."""
    if not changes.keys() <= {line.id for line in lines}:
        raise LineGone
    return tuple(_changed(line, changes[line.id]) if line.id in changes else line for line in lines)


def _changed(line: Line, change: Change) -> Line:
    lot_code = lot_code_of(change.lot_code, change.expiry)
    return replace(line, quantity=change.quantity, lot_code=lot_code, expiry=change.expiry)


def line_of(lines: Sequence[Line], line_id: UUID) -> Line:
    """One of the lines; raises LineGone."""
    for line in lines:
        if line.id == line_id:
            return line
    raise LineGone


def without(lines: Sequence[Line], gone: Collection[UUID]) -> tuple[Line, ...]:
    """The lines but some; one that is gone already is no matter."""
    return tuple(line for line in lines if line.id not in gone)


def fingerprint(lines: Sequence[Line]) -> str:
    """What two looks at a draft share while nobody changed its lines."""
    told = [(line.product_id, line.lot_code, line.expiry, line.quantity) for line in lines]
    return hashlib.sha256(repr(told).encode()).hexdigest()
