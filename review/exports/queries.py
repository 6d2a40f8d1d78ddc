"""Reading the books out, row by row."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from core.clock import calendar_day, local
from inventory.certificates.models import CertificateRow
from inventory.certificates.rules import Certificate, stars_on
from inventory.locations.models import Location
from inventory.producers.models import Producer
from inventory.products.models import Barcode, PriceRow, Product
from inventory.products.rules import EVERYWHERE
from inventory.stock.models import Lot, StockBalance
from pos.checkout.models import Sale, SaleLine
from pos.tills.models import Till
from review.exports.rules import Export
from settlement.entries.models import ProducerAccount, SoldEntry

Rows = Iterator[dict[str, Any]]
_BATCH = 2000


def products(session: Session, now: datetime) -> Rows:
    """Every product with its price everywhere, as of now."""
    prices = _prices(session, now)
    barcodes = _barcodes(session)
    stars = _stars(session, now)
    chosen = (
        select(Product, Producer.code.label("producer"))
        .join(Producer, Producer.id == Product.producer_id)
        .order_by(Product.code)
    )
    for product, producer in session.execute(chosen):
        yield {
            "code": product.code,
            "name": product.name,
            "producer": producer,
            "unit": product.unit_text or str(product.unit),
            "price_dong": prices.get(product.id),
            "barcodes": barcodes.get(product.id, []),
            "stars": stars.get(product.id) or None,
            "set": product.set_code,
            "vat": str(product.vat_class),
        }


def _prices(session: Session, now: datetime) -> dict[UUID, int]:
    begun = (
        select(PriceRow.product_id, PriceRow.unit_price_dong)
        .where(PriceRow.scope == EVERYWHERE, PriceRow.valid_from <= now)
        .order_by(PriceRow.valid_from)
    )
    return {row.product_id: row.unit_price_dong for row in session.execute(begun)}


def _barcodes(session: Session) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for row in session.execute(select(Barcode.product_id, Barcode.code).order_by(Barcode.code)):
        found.setdefault(row.product_id, []).append(row.code)
    return found


def _stars(session: Session, now: datetime) -> dict[UUID, int]:
    c = CertificateRow
    found: dict[UUID, list[Certificate]] = {}
    for row in session.execute(select(c.product_id, c.stars, c.decided_on, c.valid_to, c.ended_on)):
        certificate = Certificate(
            stars=row.stars, decided_on=row.decided_on, valid_to=row.valid_to, ended_on=row.ended_on
        )
        found.setdefault(row.product_id, []).append(certificate)
    return {product: stars_on(known, calendar_day(now)) for product, known in found.items()}


def producers(session: Session, now: datetime) -> Rows:  # noqa: ARG001 - every export takes the same
    """Every producer with what is owed: entries on no statement, and what is due of the latest."""
    account = ProducerAccount
    balance = func.coalesce(account.open_dong + account.due_dong, 0)
    p = Producer
    chosen = (
        select(p.code, p.name, p.entity_type, p.tax_code, balance.label("balance_dong"))
        .outerjoin(account, account.producer_id == p.id)
        .order_by(p.code)
    )
    for row in session.execute(chosen):
        yield dict(row._mapping) | {
            "entity_type": str(row.entity_type),
            "balance_dong": int(row.balance_dong),
        }


def stock(session: Session, now: datetime) -> Rows:  # noqa: ARG001 - every export takes the same
    """Every lot at every place that has or lacks some of it."""
    b = StockBalance
    chosen = (
        select(
            Location.code.label("location"),
            Producer.code.label("producer"),
            Product.code,
            Lot.code.label("lot"),
            Lot.expiry,
            b.quantity,
            b.oversold,
        )
        .join(Lot, Lot.id == b.lot_id)
        .join(Product, Product.id == Lot.product_id)
        .join(Producer, Producer.id == Product.producer_id)
        .join(Location, Location.id == b.location_id)
        .where((b.quantity != 0) | (b.oversold != 0))
        .order_by(Location.code, Product.code, Lot.code)
    )
    for row in session.execute(chosen):
        yield dict(row._mapping) | {"expiry": row.expiry.isoformat() if row.expiry else None}


def sales(session: Session, now: datetime) -> Rows:  # noqa: ARG001 - every export takes the same
    """Every sold and returned line, in the order it was recorded; no shares while it is unassigned."""
    original, first = aliased(SaleLine), aliased(Sale)
    chosen = (
        select(
            Sale.occurred_at,
            Sale.receipt,
            Location.code.label("location"),
            Till.code.label("till"),
            Product.code,
            Producer.code.label("producer"),
            SaleLine,
            SoldEntry,
            first.receipt.label("original_receipt"),
        )
        .join(Sale, Sale.id == SaleLine.sale_id)
        .join(Till, Till.id == Sale.till_id)
        .join(Location, Location.id == Sale.location_id)
        .outerjoin(Product, Product.id == SaleLine.product_id)
        .outerjoin(SoldEntry, SoldEntry.id == SaleLine.id)
        .outerjoin(Producer, Producer.id == func.coalesce(SoldEntry.producer_id, Product.producer_id))
        .outerjoin(original, original.id == SaleLine.original_line_id)
        .outerjoin(first, first.id == original.sale_id)
        .order_by(Sale.occurred_at, Sale.receipt, SaleLine.position)
    )
    for row in session.execute(chosen.execution_options(yield_per=_BATCH)):
        yield _sold(row)


def _sold(row: Any) -> dict[str, Any]:
    line, sold = row.SaleLine, row.SoldEntry
    return {
        "occurred_at": local(row.occurred_at).isoformat(timespec="seconds"),
        "location": row.location,
        "till": row.till,
        "receipt": row.receipt,
        "code": row.code or line.scanned,
        "producer": row.producer,
        "quantity": line.quantity,
        "unit_price_dong": line.unit_price_dong,
        "list_dong": line.list_dong,
        "discount_dong": line.discount_dong,
        "paid_dong": line.paid_dong,
        "base_dong": sold and sold.commission_base_dong,
        "commission_dong": sold and sold.commission_dong,
        "tax_kept_dong": sold and sold.tax_kept_dong,
        "share_dong": sold and sold.share_dong,
        "vat_dong": line.vat_dong,
        "original_receipt": row.original_receipt,
    }


ROWS: dict[Export, Callable[[Session, datetime], Rows]] = {
    Export.PRODUCTS: products,
    Export.PRODUCERS: producers,
    Export.STOCK: stock,
    Export.SALES: sales,
}
