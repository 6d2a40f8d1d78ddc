"""Receiving goods with a scanner: each scan, each typed quantity, lot or expiry is stored at once.

Nothing of this is in the trail but the draft and its confirmation: a line is no fact before that.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from core.clock import calendar_day
from core.db import retried, transaction
from core.errors import DomainError
from core.gs1 import ScannedCode, read
from core.ids import new_id
from core.quantity import MOST, PIECE, read_quantity
from inventory.deliveries import queries
from inventory.deliveries.models import DeliveryLine
from inventory.deliveries.queries import Goods
from inventory.deliveries.rules import Arrival, Change, Line, added, changed, counted, line_of, without
from inventory.deliveries.services.shared import lock_draft, refuse_other_expiry
from inventory.producers.rules import ProducerId


class CodeUnknown(DomainError):
    """A code that stands on nothing."""

    code = "code_unknown"
    message = "No product goes by %(code)s. Nothing was added."


class CodeOfOthers(DomainError):
    """The goods of somebody else than who delivers."""

    code = "code_of_others"
    message = "%(code)s is %(product)s of %(producer)s, not of this delivery. Nothing was added."


class CodeAmbiguous(DomainError):
    """Several goods of this producer."""

    code = "code_ambiguous"
    message = "%(code)s may be several products: %(products)s. Please type the product's own code."


class TooMany(DomainError):
    """More than any line can be."""

    code = "too_many"
    message = "So many cannot be on one line. Nothing was added."


@retried
def scan(*, delivery_id: UUID, text: str, now: datetime) -> UUID:
    """Add what was scanned or typed ("5*8936…", a code, a name) to a draft; the id of its line.

    Raises NotFound, DeliveryConfirmed, CodeUnknown, CodeOfOthers, CodeAmbiguous, TooMany, ExpiryDiffers, and
    PiecesUnreadable or MeasureUnreadable for the number before a code.
    """
    with transaction() as session:
        producer_id = lock_draft(session, delivery_id).producer_id
        lines = queries.lines_of(session, delivery_id)
        arrival = _arrival(session, text, producer_id, now)
        after = added(lines, arrival, new_id(now))
        if any(line.quantity > MOST for line in after):
            raise TooMany
        _store(session, delivery_id, lines, after)
        return next(line.id for line in after if line not in lines)


def _arrival(session: Session, text: str, producer_id: ProducerId, now: datetime) -> Arrival:
    times, code = counted(text)
    scanned = read(code, today=calendar_day(now))
    goods = _goods(session, scanned, code, producer_id)
    return Arrival(
        product_id=goods.id,
        quantity=_quantity(goods, scanned, times),
        lot_code=scanned.lot or "",
        expiry=scanned.expiry,
    )


def _quantity(goods: Goods, scanned: ScannedCode, times: str) -> int:
    """As often as it was said, of what the code weighs; silent, it is a piece, a kilogram or a litre."""
    if goods.unit == PIECE or not scanned.weight_grams:
        return read_quantity(times, goods.unit)
    return read_quantity(times) * scanned.weight_grams


def _goods(session: Session, scanned: ScannedCode, code: str, producer_id: ProducerId) -> Goods:
    found = queries.goods_of_code(session, [code, scanned.gtin or ""])
    own = [goods for goods in found if goods.producer_id == producer_id]
    if not found:
        own = queries.goods_named(session, code, producer_id)
    if not own and found:
        raise CodeOfOthers(code=code, product=found[0].name, producer=found[0].producer_name)
    if not own:
        raise CodeUnknown(code=code)
    if len(own) > 1:
        raise CodeAmbiguous(code=code, products=", ".join(f"{each.name} ({each.code})" for each in own[:5]))
    return own[0]


@retried
def change_lines(*, delivery_id: UUID, changes: Mapping[UUID, Change], gone: Collection[UUID] = ()) -> None:
    """Give lines of a draft other quantities, lots and expiries, and take others away; the rest stands.

    Raises NotFound, DeliveryConfirmed, LineGone and ExpiryDiffers.
    """
    with transaction() as session:
        lock_draft(session, delivery_id)
        lines = queries.lines_of(session, delivery_id)
        kept = {line_id: change for line_id, change in changes.items() if line_id not in gone}
        _store(session, delivery_id, lines, without(changed(lines, kept), gone))


@retried
def start_lot(*, delivery_id: UUID, line_id: UUID, now: datetime) -> UUID:
    """Begin another lot of the goods on a line: a line of its own, with one of them; its id.

    Raises NotFound, DeliveryConfirmed and LineGone.
    """
    with transaction() as session:
        lock_draft(session, delivery_id)
        lines = queries.lines_of(session, delivery_id)
        of = line_of(lines, line_id)
        unit = queries.unit_of(session, of.product_id)
        begun = replace(of, id=new_id(now), lot_code="", expiry=None, quantity=read_quantity("1", unit))
        _store(session, delivery_id, lines, (*lines, begun))
        return begun.id


def _store(session: Session, delivery_id: UUID, before: Sequence[Line], after: Sequence[Line]) -> None:
    """Write what differs, once it is sound."""
    refuse_other_expiry(session, [(line.product_id, line.lot_code, line.expiry) for line in after])
    old, new = {line.id: line for line in before}, {line.id: line for line in after}
    gone = old.keys() - new.keys()
    if gone:
        session.execute(delete(DeliveryLine).where(DeliveryLine.id.in_(gone)))
    for line in after:
        if line.id not in old:
            session.execute(insert(DeliveryLine).values(delivery_id=delivery_id, **_row(line)))
        elif line != old[line.id]:
            session.execute(update(DeliveryLine).where(DeliveryLine.id == line.id).values(**_row(line)))


def _row(line: Line) -> dict[str, Any]:
    return asdict(line)
