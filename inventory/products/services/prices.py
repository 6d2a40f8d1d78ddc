"""Writing prices: each only begins, the next one ends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core.db import retried, transaction
from core.errors import NotFound
from core.ids import new_id
from core.permissions import Actor
from inventory.locations import queries as locations
from inventory.products.models import PriceRow, Product
from inventory.products.rules import EVERYWHERE, ProductId, is_price_scope
from inventory.products.services.refusals import PricePlaceUnknown, PriceRefused, PriceTaken
from inventory.products.services.trail import note


@dataclass(frozen=True, kw_only=True, slots=True)
class NewPrice:
    """A price to set from a moment on."""

    product_id: ProductId
    unit_price_dong: int
    valid_from: datetime
    scope: str = EVERYWHERE


def set_prices(session: Session, prices: Sequence[NewPrice], *, actor: Actor, now: datetime) -> None:
    """Append prices, inside the caller's transaction; raises PriceRefused, PricePlaceUnknown."""
    if any(price.unit_price_dong < 0 or not is_price_scope(price.scope) for price in prices):
        raise PriceRefused
    _refuse_unknown_places(session, [price.scope for price in prices if price.scope != EVERYWHERE])
    rows = [
        {
            "id": new_id(now),
            "product_id": price.product_id,
            "scope": price.scope,
            "valid_from": price.valid_from,
            "unit_price_dong": price.unit_price_dong,
            "set_by": actor.person_id,
        }
        for price in prices
    ]
    if rows:
        session.execute(insert(PriceRow), rows)


def _refuse_unknown_places(session: Session, scopes: Sequence[str]) -> None:
    known = locations.real_codes(session) if scopes else set()
    for scope in scopes:
        if scope.partition("@")[2] not in known:
            raise PricePlaceUnknown(scope=scope)


@retried
def set_price(*, price: NewPrice, actor: Actor, now: datetime) -> None:
    """Set a price from a moment on; it ends the one before it.

    Raises NotFound, PriceTaken, PriceRefused and PricePlaceUnknown.
    """
    with transaction() as session:
        if session.scalar(select(Product.id).where(Product.id == price.product_id)) is None:
            raise NotFound
        taken = select(PriceRow.id).where(
            PriceRow.product_id == price.product_id,
            PriceRow.scope == price.scope,
            PriceRow.valid_from == price.valid_from,
        )
        if session.scalar(taken):
            raise PriceTaken
        set_prices(session, [price], actor=actor, now=now)
        dong = price.unit_price_dong
        note(session, "product.price_set", price.product_id, actor, now, unit_price_dong=dong)
