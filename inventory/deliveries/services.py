"""Writing deliveries: drafted, then confirmed once, number and movements in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import Session

from core.audit.services import record
from core.clock import calendar_day, local
from core.db import retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.numbering.services import Series, next_number
from core.permissions import Actor
from inventory.agreements.models import AgreementRow
from inventory.deliveries.models import Delivery, DeliveryLine
from inventory.locations.rules import LocationId
from inventory.producers.rules import ProducerId
from inventory.products.models import Product
from inventory.products.rules import ProductId
from inventory.stock.models import Lot
from inventory.stock.rules import Receipt
from inventory.stock.services import Cause, receive


class DeliveryEmpty(DomainError):
    """A delivery without goods."""

    code = "delivery_empty"
    message = "This delivery has no goods."


class DeliveryConfirmed(DomainError):
    """The delivery is a fact already."""

    code = "delivery_confirmed"
    message = "This delivery is already confirmed and can no longer be changed."


class QuantityRefused(DomainError):
    """Nothing, or less than nothing, was delivered."""

    code = "quantity_refused"
    message = "The quantity of every good must be greater than zero."


class ForeignGoods(DomainError):
    """Goods of another producer than the one who delivers."""

    code = "foreign_goods"
    message = "The goods %(code)s belong to another producer."


class DeliveryInFuture(DomainError):
    """Goods that have not come yet."""

    code = "delivery_in_future"
    message = "A delivery cannot be dated in the future."


class ExpiryDiffers(DomainError):
    """One lot with two expiry dates: first expired, first out would go by the wrong one."""

    code = "expiry_differs"
    message = "The lot %(lot)s is known with another expiry date."


@dataclass(frozen=True, kw_only=True, slots=True)
class DeliveryItem:
    """A quantity of one product, in its lot; goods with an expiry and no lot code get it as code."""

    product_id: ProductId
    quantity: int
    lot_code: str = ""
    expiry: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NewDelivery:
    """What a producer brought to a place on a day."""

    location_id: LocationId
    producer_id: ProducerId
    delivered_on: date
    items: tuple[DeliveryItem, ...]


@retried
def draft_delivery(*, delivery: NewDelivery, actor: Actor, now: datetime) -> UUID:
    """Write down a delivery that is still being counted; its id.

    Raises DeliveryInFuture, QuantityRefused, ForeignGoods and ExpiryDiffers.
    """
    with transaction() as session:
        return store_draft(session, delivery, actor=actor, now=now)


def store_draft(session: Session, delivery: NewDelivery, *, actor: Actor, now: datetime) -> UUID:
    """Write down a delivery inside the caller's transaction; its id."""
    if delivery.delivered_on > calendar_day(now):
        raise DeliveryInFuture
    _refuse_unsound(session, delivery.producer_id, delivery.items)
    delivery_id = new_id(now)
    session.execute(
        insert(Delivery).values(
            id=delivery_id,
            location_id=delivery.location_id,
            producer_id=delivery.producer_id,
            delivered_on=delivery.delivered_on,
            created_at=now,
            created_by=actor.person_id,
        )
    )
    _insert_lines(session, delivery_id, delivery.items, now)
    _record(session, "delivery.drafted", delivery_id, actor, now)
    return delivery_id


@retried
def change_draft(*, delivery_id: UUID, items: Sequence[DeliveryItem], actor: Actor, now: datetime) -> None:
    """Replace the lines of a draft.

    Raises DeliveryConfirmed, NotFound, QuantityRefused, ForeignGoods and ExpiryDiffers.
    """
    with transaction() as session:
        found = _lock_draft(session, delivery_id)
        _refuse_unsound(session, found.producer_id, items)
        session.execute(delete(DeliveryLine).where(DeliveryLine.delivery_id == delivery_id))
        _insert_lines(session, delivery_id, items, now)
        _record(session, "delivery.changed", delivery_id, actor, now)


def _refuse_unsound(session: Session, producer_id: ProducerId, items: Sequence[DeliveryItem]) -> None:
    if any(item.quantity <= 0 for item in items):
        raise QuantityRefused
    ids = {item.product_id for item in items}
    foreign = select(Product.code).where(Product.id.in_(ids), Product.producer_id != producer_id)
    code = session.scalar(foreign.limit(1))
    if code:
        raise ForeignGoods(code=code)
    _refuse_other_expiry(session, [(i.product_id, _lot_code(i), i.expiry) for i in items])


def _refuse_other_expiry(session: Session, lots: Sequence[tuple[ProductId, str, date | None]]) -> None:
    """Refuse a lot that has another expiry here or in the books; none says nothing."""
    named = {(product_id, code) for product_id, code, _ in lots if code}
    chosen = select(Lot.product_id, Lot.code, Lot.expiry).where(
        Lot.product_id.in_({product_id for product_id, _ in named}), Lot.code.in_({code for _, code in named})
    )
    known = {(row.product_id, row.code): row.expiry for row in session.execute(chosen)} if named else {}
    for product_id, code, expiry in lots:
        if expiry and known.get((product_id, code)) not in {None, expiry}:
            raise ExpiryDiffers(lot=code)
        known[product_id, code] = expiry or known.get((product_id, code))


def _lot_code(item: DeliveryItem) -> str:
    """The lot's code; the expiry date stands for it where the goods carry none."""
    return item.lot_code or (item.expiry.isoformat() if item.expiry else "")


def _insert_lines(session: Session, delivery_id: UUID, items: Sequence[DeliveryItem], now: datetime) -> None:
    rows = [
        {
            "id": new_id(now),
            "delivery_id": delivery_id,
            "product_id": item.product_id,
            "lot_code": _lot_code(item),
            "expiry": item.expiry,
            "quantity": item.quantity,
        }
        for item in items
    ]
    if rows:
        session.execute(insert(DeliveryLine), rows)


@retried
def confirm_delivery(*, delivery_id: UUID, actor: Actor, now: datetime) -> str:
    """Make a draft a fact, once: number and stock; its number, such as PN2026-000001.

    Raises NotFound, DeliveryConfirmed, DeliveryEmpty and ExpiryDiffers.
    """
    with transaction() as session:
        return confirm(session, delivery_id, actor=actor, now=now)


def confirm(session: Session, delivery_id: UUID, *, actor: Actor, now: datetime) -> str:
    """Confirm a draft inside the caller's transaction; its number."""
    draft = _lock_draft(session, delivery_id)
    receipts = _receipts(session, delivery_id, draft.location_id)
    if not receipts:
        raise DeliveryEmpty
    _refuse_other_expiry(session, [(r.product_id, r.lot_code, r.expiry) for r in receipts])
    number = next_number(session, Series.DELIVERY, local(now).year)
    session.execute(
        update(Delivery)
        .where(Delivery.id == delivery_id)
        .values(
            number=number,
            agreement_id=_agreement(session, draft.producer_id, now),
            confirmed_at=now,
            confirmed_by=actor.person_id,
        )
    )
    cause = Cause(
        source_kind="delivery_line",
        business_day=draft.delivered_on,
        occurred_at=now,
        actor_id=actor.person_id,
        now=now,
    )
    receive(session, receipts, cause)
    _record(session, "delivery.confirmed", delivery_id, actor, now, number=number)
    return number


def _lock_draft(session: Session, delivery_id: UUID) -> Any:
    """Place, producer and day of a draft that nobody else can change or confirm until the commit."""
    d = Delivery
    chosen = select(d.location_id, d.producer_id, d.delivered_on, d.confirmed_at).where(d.id == delivery_id)
    found = session.execute(chosen.with_for_update()).first()
    if found is None:
        raise NotFound
    if found.confirmed_at is not None:
        raise DeliveryConfirmed
    return found


def _receipts(session: Session, delivery_id: UUID, location_id: LocationId) -> list[Receipt]:
    chosen = select(DeliveryLine).where(DeliveryLine.delivery_id == delivery_id).order_by(DeliveryLine.id)
    rows = session.scalars(chosen)
    return [
        Receipt(
            source_id=row.id,
            product_id=row.product_id,
            location_id=location_id,
            lot_code=row.lot_code,
            expiry=row.expiry,
            quantity=row.quantity,
        )
        for row in rows
    ]


def _agreement(session: Session, producer_id: ProducerId, now: datetime) -> UUID | None:
    """The agreement in force, which the paper names; None where there is none."""
    a = AgreementRow
    in_force = (
        a.producer_id == producer_id,
        a.valid_from <= now,
        or_(a.ended_at.is_(None), a.ended_at > now),
    )
    return session.scalar(select(a.id).where(*in_force).order_by(a.valid_from.desc()).limit(1))


def _record(
    session: Session, action: str, delivery_id: UUID, actor: Actor, now: datetime, **detail: object
) -> None:
    record(
        session,
        action,
        subject_kind="delivery",
        subject_id=delivery_id,
        actor_id=actor.person_id,
        now=now,
        detail=detail,
    )
