"""Entries with the producer's half behind them."""

from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from inventory.agreements.models import AgreementRow
from inventory.agreements.rules import CommissionVat
from inventory.locations.models import Location
from inventory.products.models import Product
from settlement.entries.models import AccountEntry, SoldEntry
from settlement.entries.queries import half_of
from settlement.statements.rules import Entry, SoldLine
from settlement.statements.rules.lines import SOLD_KINDS

_ENTRY = (
    AccountEntry.id,
    AccountEntry.kind,
    AccountEntry.amount_dong,
    AccountEntry.business_day,
    AccountEntry.matures_on,
    AccountEntry.recorded_at,
    AccountEntry.reason,
)
_SOLD = (
    SoldEntry.product_id,
    SoldEntry.product_name,
    SoldEntry.receipt,
    SoldEntry.occurred_at,
    SoldEntry.lots,
    SoldEntry.quantity,
    SoldEntry.kept_quantity,
    SoldEntry.unit_price_dong,
    SoldEntry.list_dong,
    SoldEntry.discount_producer_dong,
    SoldEntry.discount_house_dong,
    SoldEntry.host_producer_dong,
    SoldEntry.host_house_dong,
    SoldEntry.commission_base_dong,
    SoldEntry.commission_dong,
    SoldEntry.tax_kept_dong,
    SoldEntry.share_dong,
    SoldEntry.house_dong,
    SoldEntry.term_kind,
    SoldEntry.rate_bp,
    SoldEntry.net_dong,
    AgreementRow.commission_vat,
)


def entries(session: Session, chosen: ColumnElement[bool]) -> list[Entry]:
    """The entries that fit a condition."""
    return [entry_of(row) for row in session.execute(select_entries().where(chosen))]


def select_entries() -> Any:
    """Entries with the producer's half behind them: the columns that are shown and no more."""
    sold = and_(SoldEntry.id == AccountEntry.source_id, AccountEntry.kind.in_(SOLD_KINDS))
    return (
        select(*_ENTRY, *_SOLD, Product.code, Product.unit, Location.code.label("location"))
        .select_from(AccountEntry)
        .outerjoin(SoldEntry, sold)
        .outerjoin(Product, Product.id == SoldEntry.product_id)
        .outerjoin(Location, Location.id == SoldEntry.location_id)
        .outerjoin(AgreementRow, AgreementRow.id == SoldEntry.agreement_id)
    )


def entry_of(row: Any) -> Entry:
    """An entry of one row of `select_entries`."""
    return Entry(
        id=row.id,
        kind=row.kind,
        amount_dong=row.amount_dong,
        business_day=row.business_day,
        matures_on=row.matures_on,
        recorded_at=row.recorded_at,
        reason=row.reason or "",
        sold=None if row.product_id is None else _sold(row),
    )


def _sold(row: Any) -> SoldLine:
    return SoldLine(
        product_id=row.product_id,
        product_name=row.product_name,
        product_code=row.code,
        location=row.location,
        receipt=row.receipt,
        occurred_at=row.occurred_at,
        lots=row.lots,
        quantity=row.quantity,
        kept_quantity=row.kept_quantity,
        unit=str(row.unit),
        unit_price_dong=row.unit_price_dong,
        half=half_of(row),
        kind=row.term_kind,
        rate_bp=row.rate_bp,
        net_dong=row.net_dong,
        adds_vat=row.commission_vat is CommissionVat.ADDED,
    )
