"""Entries with the producer's half behind them."""

from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from inventory.locations.models import Location
from inventory.products.models import Product
from settlement.entries.models import AccountEntry, SoldEntry
from settlement.entries.queries import half_of
from settlement.entries.rules import EntryKind
from settlement.statements.rules import (
    Entry,
    SoldLine,
)


def entries(session: Session, chosen: ColumnElement[bool]) -> list[Entry]:
    """The entries that fit a condition."""
    return [entry_of(row) for row in session.execute(select_entries().where(chosen))]


def select_entries() -> Any:
    """Entries with the producer's half behind them."""
    sold = and_(
        SoldEntry.id == AccountEntry.source_id, AccountEntry.kind.in_((EntryKind.SALE, EntryKind.RETURN))
    )
    return (
        select(AccountEntry, SoldEntry, Product.code, Product.unit, Location.code.label("location"))
        .outerjoin(SoldEntry, sold)
        .outerjoin(Product, Product.id == SoldEntry.product_id)
        .outerjoin(Location, Location.id == SoldEntry.location_id)
    )


def entry_of(row: Any) -> Entry:
    """An entry of one row of `select_entries`."""
    entry = row.AccountEntry
    return Entry(
        id=entry.id,
        kind=entry.kind,
        amount_dong=entry.amount_dong,
        business_day=entry.business_day,
        matures_on=entry.matures_on,
        recorded_at=entry.recorded_at,
        reason=entry.reason or "",
        sold=_sold(row) if row.SoldEntry else None,
    )


def _sold(row: Any) -> SoldLine:
    sold = row.SoldEntry
    return SoldLine(
        product_id=sold.product_id,
        product_name=sold.product_name,
        product_code=row.code,
        location=row.location,
        receipt=sold.receipt,
        occurred_at=sold.occurred_at,
        lots=sold.lots,
        quantity=sold.quantity,
        unit=str(row.unit),
        unit_price_dong=sold.unit_price_dong,
        half=half_of(sold),
        kind=sold.term_kind,
        rate_bp=sold.rate_bp,
        net_dong=sold.net_dong,
    )
