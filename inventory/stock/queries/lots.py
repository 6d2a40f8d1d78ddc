"""Reading the stock."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from inventory.locations.rules import CUSTOMER, LocationId
from inventory.products.rules import ProductId
from inventory.stock.models import Lot, StockBalance, StockMovement
from inventory.stock.rules import LotId, Taken

_BATCH = 500


def lot_ids(session: Session, keys: Iterable[tuple[ProductId, str]]) -> dict[tuple[ProductId, str], LotId]:
    """The ids of those lots that exist, by product and code."""
    wanted = sorted(keys)
    found: dict[tuple[ProductId, str], LotId] = {}
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        rows = session.execute(
            select(Lot.product_id, Lot.code, Lot.id).where(tuple_(Lot.product_id, Lot.code).in_(part))
        )
        found |= {(product_id, code): lot_id for product_id, code, lot_id in rows}
    return found


def expiries_of(
    session: Session, product_ids: Iterable[ProductId]
) -> dict[tuple[ProductId, str], date | None]:
    """The expiry of each lot of some products, by product and code; None where none is known."""
    wanted = sorted(product_ids)
    found: dict[tuple[ProductId, str], date | None] = {}
    for start in range(0, len(wanted), _BATCH):
        chosen = select(Lot.product_id, Lot.code, Lot.expiry)
        rows = session.execute(chosen.where(Lot.product_id.in_(wanted[start : start + _BATCH])))
        found |= {(product_id, code): expiry for product_id, code, expiry in rows}
    return found


def expiries(session: Session, lot_ids: Iterable[LotId]) -> dict[LotId, date | None]:
    """The expiry of each of some lots."""
    wanted = sorted(lot_ids)
    found: dict[LotId, date | None] = {}
    for start in range(0, len(wanted), _BATCH):
        rows = session.execute(select(Lot.id, Lot.expiry).where(Lot.id.in_(wanted[start : start + _BATCH])))
        found |= dict(rows.all())
    return found


def last_lots(
    session: Session, product_ids: Sequence[ProductId], location_id: LocationId
) -> dict[ProductId, LotId]:
    """The newest lot of each product that the place ever had."""
    rows = session.execute(
        select(Lot.product_id, Lot.id)
        .join(StockBalance, StockBalance.lot_id == Lot.id)
        .where(Lot.product_id.in_(product_ids), StockBalance.location_id == location_id)
        .order_by(Lot.id)
    )
    return {row.product_id: row.id for row in rows}


def newest_lots(session: Session, product_ids: Sequence[ProductId]) -> dict[ProductId, LotId]:
    """The newest lot of each product anywhere."""
    rows = session.execute(
        select(Lot.product_id, Lot.id).where(Lot.product_id.in_(product_ids)).order_by(Lot.id)
    )
    return {row.product_id: row.id for row in rows}


def lots_sold(session: Session, line_ids: Iterable[UUID]) -> dict[UUID, list[Taken]]:
    """The lots that sold lines took, in the order they were taken."""
    rows = session.execute(
        select(StockMovement.source_id, StockMovement.lot_id, StockMovement.quantity)
        .where(StockMovement.source_id.in_(set(line_ids)), StockMovement.to_location_id == CUSTOMER)
        .order_by(StockMovement.id)
    )
    lots: dict[UUID, list[Taken]] = {}
    for line_id, lot_id, quantity in rows:
        lots.setdefault(line_id, []).append(Taken(lot_id=lot_id, quantity=quantity))
    return lots


def on_hand(session: Session, location_id: LocationId) -> dict[ProductId, int]:
    """Pieces, grams or millilitres at a place, by product; below nothing where it was oversold."""
    rows = session.execute(
        select(Lot.product_id, func.sum(StockBalance.quantity))
        .join(StockBalance, StockBalance.lot_id == Lot.id)
        .where(StockBalance.location_id == location_id)
        .group_by(Lot.product_id)
    )
    return {product_id: int(quantity) for product_id, quantity in rows}
