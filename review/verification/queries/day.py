"""The day's reconciliation, per location: what must be the same from two sides."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.clock import business_day
from inventory.locations.models import Location
from inventory.locations.rules import LocationKind
from inventory.stock.models import StockMovement
from inventory.stock.rules import COLUMNS, MovementKind
from pos.checkout.models import Payment, PaymentConfirmation, Sale, SaleLine
from pos.checkout.rules import Means
from pos.shifts.models import Shift, ShiftClosing
from pos.tills.models import Till
from review.verification.rules import Compared, DayReport
from settlement.entries.models import AccountEntry, SoldEntry
from settlement.entries.rules import EntryKind


def reconcile(session: Session, day: date) -> tuple[DayReport, ...]:
    """Every real location on one business day."""
    places = session.execute(
        select(Location.id, Location.code)
        .where(Location.kind != LocationKind.VIRTUAL)
        .order_by(Location.code)
    )
    return tuple(
        DayReport(
            location=code,
            compared=tuple(_compare(session, place_id, day)),
            late=tuple(_late(session, place_id, day)),
        )
        for place_id, code in places.all()
    )


def _compare(session: Session, place_id: UUID, day: date) -> Iterator[Compared]:
    that_day = (Sale.location_id == place_id) & (Sale.business_day == day)
    paid = _lines(session, SaleLine.paid_dong, that_day)
    rounding = _sum(session, select(func.sum(Sale.rounding_dong)).where(that_day))
    payments = _payments(session, that_day)
    yield Compared(what="paid = payments − rounding", left=paid, right=payments - rounding)
    yield from _shares(session, place_id, day, that_day, paid)
    yield from _cash(session, place_id, day)
    transfers = _payments(session, that_day & (Payment.means == Means.TRANSFER))
    yield Compared(
        what="transfers = confirmed + unconfirmed", left=transfers, right=_transfers(session, that_day)
    )
    yield from _stock(session, place_id, day)


def _shares(
    session: Session, place_id: UUID, day: date, that_day: ColumnElement[bool], paid: int
) -> Iterator[Compared]:
    here = (SoldEntry.location_id == place_id) & (SoldEntry.business_day == day)
    parts = (
        SoldEntry.share_dong + SoldEntry.house_dong + SoldEntry.host_producer_dong + SoldEntry.host_house_dong
    )
    split = _sum(session, select(func.sum(parts)).where(here))
    unassigned = _lines(
        session,
        SaleLine.paid_dong,
        that_day & ~select(SoldEntry.id).where(SoldEntry.id == SaleLine.id).exists(),
    )
    yield Compared(what="paid = shares + hosts + house + unassigned", left=paid, right=split + unassigned)
    shares = _sum(session, select(func.sum(SoldEntry.share_dong)).where(here))
    entries = (
        select(func.sum(AccountEntry.amount_dong))
        .join(SoldEntry, SoldEntry.id == AccountEntry.source_id)
        .where(here, AccountEntry.kind.in_((EntryKind.SALE, EntryKind.RETURN)))
    )
    yield Compared(what="shares = entries of the producers", left=shares, right=_sum(session, entries))


def _cash(session: Session, place_id: UUID, day: date) -> Iterator[Compared]:
    rows = session.execute(
        select(ShiftClosing, Location.day_ends_minutes)
        .join(Shift, Shift.id == ShiftClosing.shift_id)
        .join(Till, Till.id == Shift.till_id)
        .join(Location, Location.id == Till.location_id)
        .where(Till.location_id == place_id)
    )
    for closing, ends in rows:
        if business_day(closing.closed_at, ends) == day:
            yield Compared(
                what=f"counted = expected + difference ({closing.shift_id})",
                left=closing.counted_dong,
                right=closing.expected_dong + closing.difference_dong,
            )


def _transfers(session: Session, that_day: ColumnElement[bool]) -> int:
    """What somebody saw arrive, of whatever means, and the transfers that nobody has seen yet."""
    confirmed = exists().where(PaymentConfirmation.payment_id == Payment.id)
    unconfirmed = (Payment.means == Means.TRANSFER) & ~confirmed
    return _payments(session, that_day & confirmed) + _payments(session, that_day & unconfirmed)


def _stock(session: Session, place_id: UUID, day: date) -> Iterator[Compared]:
    """opening + what came − what went, by the columns of the identity, = closing."""
    m = StockMovement
    came = select(func.sum(m.quantity)).where(m.to_location_id == place_id)
    went = select(func.sum(m.quantity)).where(m.from_location_id == place_id)
    opening = _sum(session, came.where(m.business_day < day)) - _sum(
        session, went.where(m.business_day < day)
    )
    closing = _sum(session, came.where(m.business_day <= day)) - _sum(
        session, went.where(m.business_day <= day)
    )
    kinds = (*COLUMNS, MovementKind.TRANSFERRED)
    moved = sum(
        _sum(session, came.where(m.business_day == day, m.kind == kind))
        - _sum(session, went.where(m.business_day == day, m.kind == kind))
        for kind in kinds
    )
    yield Compared(what="stock: opening + movements = closing", left=opening + moved, right=closing)


def _late(session: Session, place_id: UUID, day: date) -> Iterator[str]:
    """Receipts of earlier days that were recorded on this one."""
    rows = session.execute(
        select(Sale.receipt, Sale.recorded_at, Location.day_ends_minutes)
        .join(Location, Location.id == Sale.location_id)
        .where(Sale.location_id == place_id, Sale.business_day < day)
    )
    for receipt, recorded_at, ends in rows:
        if business_day(recorded_at, ends) == day:
            yield receipt


def _lines(session: Session, amount: InstrumentedAttribute[int], chosen: ColumnElement[bool]) -> int:
    joined = select(func.sum(amount)).join(Sale, Sale.id == SaleLine.sale_id).where(chosen)
    return _sum(session, joined)


def _payments(session: Session, chosen: ColumnElement[bool]) -> int:
    joined = select(func.sum(Payment.amount_dong)).join(Sale, Sale.id == Payment.sale_id).where(chosen)
    return _sum(session, joined)


def _sum(session: Session, chosen: Select[Any]) -> int:
    return int(session.scalar(chosen) or 0)
