"""What the trail keeps of a product."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.audit.services import record
from core.permissions import Actor
from inventory.products.rules import ProductId


def note(
    session: Session, action: str, product_id: ProductId, actor: Actor, now: datetime, **detail: object
) -> None:
    """Note what was done to a product, inside the caller's transaction."""
    record(
        session,
        action,
        subject_kind="product",
        subject_id=product_id,
        actor_id=actor.person_id,
        now=now,
        detail=detail,
    )
