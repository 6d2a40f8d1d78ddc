"""Filling the shelves of the demonstration shop: a delivery per producer and place each month."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from core.clock import VIETNAM
from core.db import db, transaction
from core.permissions import SYSTEM
from demonstration.goods import Good, Maker
from demonstration.trade import OPENS
from inventory.deliveries.services import DeliveryItem, NewDelivery, confirm, store_draft
from inventory.locations import queries as locations
from inventory.producers.rules import ProducerId
from inventory.products.rules import ProductId

PIECES = {"KG": 24, "CR": 12, "CB": 10}
PIECES_OF_DEAR = 4
DEAR_DONG = 700_000


def stock_up(
    makers: Sequence[Maker],
    producer_ids: Mapping[str, ProducerId],
    product_ids: Mapping[str, ProductId],
    *,
    day: date,
    number: int,
) -> None:
    """Deliver every producer's goods to every place, confirmed, in one transaction per place."""
    at = datetime.combine(day - timedelta(days=1), OPENS, VIETNAM)
    for code, pieces in PIECES.items():
        place = locations.by_code(db.session(), code)
        with transaction() as session:
            for maker in makers:
                items = tuple(
                    _item(good, product_ids[good.code], pieces, day, number) for good in maker.goods
                )
                new = NewDelivery(
                    location_id=place.id,
                    producer_id=producer_ids[maker.code],
                    delivered_on=at.date(),
                    items=items,
                )
                delivery_id = store_draft(session, new, actor=SYSTEM, now=at)
                confirm(session, delivery_id, actor=SYSTEM, now=at)


def _item(good: Good, product_id: ProductId, pieces: int, day: date, number: int) -> DeliveryItem:
    quantity = PIECES_OF_DEAR if good.price_dong > DEAR_DONG else pieces
    expiry = day + timedelta(days=good.kind.keeps_days)
    return DeliveryItem(product_id=product_id, quantity=quantity, lot_code=f"L{number + 1}", expiry=expiry)
