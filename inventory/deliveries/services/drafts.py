"""Drafts of deliveries: written down, their lines replaced, thrown away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from core.clock import calendar_day
from core.db import retried, transaction
from core.errors import DomainError
from core.ids import new_id
from core.permissions import Actor
from inventory.deliveries.models import Delivery, DeliveryLine
from inventory.deliveries.rules import lot_code_of
from inventory.deliveries.services.shared import lock_draft, note, refuse_other_expiry
from inventory.locations.rules import LocationId
from inventory.producers.rules import ProducerId
from inventory.products.models import Product
from inventory.products.rules import ProductId


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
    note(session, "delivery.drafted", delivery_id, actor, now)
    return delivery_id


@retried
def change_draft(*, delivery_id: UUID, items: Sequence[DeliveryItem], actor: Actor, now: datetime) -> None:
    """Replace the lines of a draft.

    Raises DeliveryConfirmed, NotFound, QuantityRefused, ForeignGoods and ExpiryDiffers.
    """
    with transaction() as session:
        found = lock_draft(session, delivery_id)
        _refuse_unsound(session, found.producer_id, items)
        session.execute(delete(DeliveryLine).where(DeliveryLine.delivery_id == delivery_id))
        _insert_lines(session, delivery_id, items, now)
        note(session, "delivery.changed", delivery_id, actor, now)


@retried
def discard_draft(*, delivery_id: UUID, actor: Actor, now: datetime) -> None:
    """Throw a draft away with its lines; raises NotFound and DeliveryConfirmed."""
    with transaction() as session:
        lock_draft(session, delivery_id)
        session.execute(delete(DeliveryLine).where(DeliveryLine.delivery_id == delivery_id))
        session.execute(delete(Delivery).where(Delivery.id == delivery_id))
        note(session, "delivery.discarded", delivery_id, actor, now)


def _refuse_unsound(session: Session, producer_id: ProducerId, items: Sequence[DeliveryItem]) -> None:
    if any(item.quantity <= 0 for item in items):
        raise QuantityRefused
    ids = {item.product_id for item in items}
    foreign = select(Product.code).where(Product.id.in_(ids), Product.producer_id != producer_id)
    code = session.scalar(foreign.limit(1))
    if code:
        raise ForeignGoods(code=code)
    refuse_other_expiry(session, [(i.product_id, lot_code_of(i.lot_code, i.expiry), i.expiry) for i in items])


def _insert_lines(session: Session, delivery_id: UUID, items: Sequence[DeliveryItem], now: datetime) -> None:
    rows = [
        {
            "id": new_id(now),
            "delivery_id": delivery_id,
            "product_id": item.product_id,
            "lot_code": lot_code_of(item.lot_code, item.expiry),
            "expiry": item.expiry,
            "quantity": item.quantity,
        }
        for item in items
    ]
    if rows:
        session.execute(insert(DeliveryLine), rows)
