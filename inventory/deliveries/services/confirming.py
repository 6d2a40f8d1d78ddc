"""Confirming a delivery, once: number and stock in one transaction."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.clock import local
from core.db import retried, transaction
from core.errors import DomainError
from core.numbering.services import Series, next_number
from core.permissions import Actor
from inventory.deliveries import queries
from inventory.deliveries.models import Delivery, DeliveryLine
from inventory.deliveries.rules import fingerprint
from inventory.deliveries.services.shared import lock_draft, note, refuse_other_expiry
from inventory.locations.rules import LocationId
from inventory.stock.rules import Receipt
from inventory.stock.services import Cause, receive


class DeliveryEmpty(DomainError):
    """A delivery without goods."""

    code = "delivery_empty"
    message = "This delivery has no goods."


class DraftChanged(DomainError):
    """Not the lines that were looked at before they were confirmed."""

    code = "draft_changed"
    message = "The lines were changed in the meantime. Please look through them again, then confirm."


@retried
def confirm_delivery(*, delivery_id: UUID, actor: Actor, now: datetime, seen: str | None = None) -> str:
    """Make a draft a fact, once: number and stock; its number, such as PN2026-000001.

    `seen` is the fingerprint of the lines that a person looked at. Raises NotFound, DeliveryConfirmed,
    DeliveryEmpty, DraftChanged and ExpiryDiffers.
    """
    with transaction() as session:
        if seen is not None:
            lock_draft(session, delivery_id)
            if seen != fingerprint(queries.lines_of(session, delivery_id)):
                raise DraftChanged
        return confirm(session, delivery_id, actor=actor, now=now)


def confirm(session: Session, delivery_id: UUID, *, actor: Actor, now: datetime) -> str:
    """Confirm a draft inside the caller's transaction; its number."""
    draft = lock_draft(session, delivery_id)
    receipts = _receipts(session, delivery_id, draft.location_id)
    if not receipts:
        raise DeliveryEmpty
    refuse_other_expiry(session, [(r.product_id, r.lot_code, r.expiry) for r in receipts])
    agreement = queries.agreement_in_force(session, draft.producer_id, now)
    number = next_number(session, Series.DELIVERY, local(now).year)
    session.execute(
        update(Delivery)
        .where(Delivery.id == delivery_id)
        .values(
            number=number,
            agreement_id=agreement.id if agreement else None,
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
    note(session, "delivery.confirmed", delivery_id, actor, now, number=number)
    return number


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
