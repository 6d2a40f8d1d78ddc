"""What every change of a delivery begins and ends with: the lock, the refusals, the trail."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.audit.services import record
from core.errors import DomainError, NotFound
from core.permissions import Actor
from inventory.deliveries.models import Delivery
from inventory.products.rules import ProductId
from inventory.stock.models import Lot


class DeliveryConfirmed(DomainError):
    """The delivery is a fact already."""

    code = "delivery_confirmed"
    message = "This delivery is already confirmed and can no longer be changed."


class ExpiryDiffers(DomainError):
    """One lot with two expiry dates: first expired, first out would go by the wrong one."""

    code = "expiry_differs"
    message = "The lot %(lot)s is known with another expiry date."


def lock_draft(session: Session, delivery_id: UUID) -> Any:
    """Place, producer and day of a draft that nobody else can change or confirm until the commit."""
    d = Delivery
    chosen = select(d.location_id, d.producer_id, d.delivered_on, d.confirmed_at).where(d.id == delivery_id)
    found = session.execute(chosen.with_for_update()).first()
    if found is None:
        raise NotFound
    if found.confirmed_at is not None:
        raise DeliveryConfirmed
    return found


def refuse_other_expiry(session: Session, lots: Sequence[tuple[ProductId, str, date | None]]) -> None:
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


def note(
    session: Session, action: str, delivery_id: UUID, actor: Actor, now: datetime, **detail: object
) -> None:
    """Append an act to the trail of a delivery."""
    record(
        session,
        action,
        subject_kind="delivery",
        subject_id=delivery_id,
        actor_id=actor.person_id,
        now=now,
        detail=detail,
    )
