"""Reading what an import of sales looks at: goods, receipts already stored, lines that may come back."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.gs1 import gtin14
from inventory.products.models import Barcode, Product
from inventory.products.rules import VatClass
from pos.checkout.models import Sale, SaleLine
from pos.imports.rules import Known, OpenLine
from pos.returns.models import LineReturned

_BATCH = 500


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(set(values))
    for start in range(0, len(wanted), _BATCH):
        yield wanted[start : start + _BATCH]


def goods_by_code(session: Session, codes: Iterable[str]) -> dict[str, list[Known]]:
    """The products of each code: by the house's own, else by barcode as printed, else by the same GTIN."""
    wanted = set(codes)
    found = _by_own_code(session, wanted)
    found |= _by_barcode(session, wanted - set(found))
    return found | _by_gtin(session, wanted - set(found))


def _by_own_code(session: Session, codes: set[str]) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = {}
    for part in _parts(codes):
        for row in session.execute(_products(Product.code).where(Product.code.in_(part))):
            found.setdefault(row.found_by, []).append(_known(row))
    return found


def _by_barcode(session: Session, codes: set[str]) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = {}
    for part in _parts(codes):
        chosen = _products(Barcode.code).join(Barcode, Barcode.product_id == Product.id)
        for row in session.execute(chosen.where(Barcode.code.in_(part))):
            found.setdefault(row.found_by, []).append(_known(row))
    return found


def _by_gtin(session: Session, codes: set[str]) -> dict[str, list[Known]]:
    spelled: dict[str, list[str]] = {}
    for code in codes:
        gtin = gtin14(code)
        if gtin:
            spelled.setdefault(gtin, []).append(code)
    found: dict[str, list[Known]] = {}
    for part in _parts(spelled):
        chosen = _products(Barcode.gtin14).join(Barcode, Barcode.product_id == Product.id)
        for row in session.execute(chosen.where(Barcode.gtin14.in_(part))):
            for code in spelled[row.found_by]:
                found.setdefault(code, []).append(_known(row))
    return found


def _products(found_by: InstrumentedAttribute[Any]) -> Any:
    return select(
        found_by.label("found_by"), Product.id, Product.name, Product.price_basis, Product.vat_class
    )


def _known(row: Any) -> Known:
    return Known(
        product_id=row.id, name=row.name, price_basis=row.price_basis, vat_class=VatClass(row.vat_class)
    )


def stored_receipts(session: Session, till_id: UUID, receipts: Iterable[str]) -> dict[str, str]:
    """The hash of the content of each receipt that was imported before."""
    found: dict[str, str] = {}
    for part in _parts(receipts):
        rows = session.execute(
            select(Sale.external_receipt, Sale.content_sha256).where(
                Sale.till_id == till_id, Sale.external_receipt.in_(part)
            )
        )
        found |= {str(row.external_receipt): row.content_sha256 for row in rows}
    return found


def open_lines(session: Session, location_id: UUID, product_ids: Iterable[UUID]) -> list[OpenLine]:
    """What the place ever sold of the products and has not taken back whole, the earliest first."""
    wanted, lines = sorted(set(product_ids)), []
    for start in range(0, len(wanted), _BATCH):
        lines += _open_lines(session, location_id, wanted[start : start + _BATCH])
    return lines


def _open_lines(session: Session, location_id: UUID, product_ids: list[UUID]) -> list[OpenLine]:
    returned = func.coalesce(LineReturned.returned, 0)
    line = SaleLine
    chosen = (
        select(
            line.id.label("line_id"), line.product_id, Sale.receipt, Sale.occurred_at, line.unit_price_dong,
            line.quantity, returned.label("returned"), line.list_dong, line.paid_dong, line.vat_dong,
        )
        .join(Sale, Sale.id == line.sale_id)
        .outerjoin(LineReturned, LineReturned.sale_line_id == line.id)
        .where(Sale.location_id == location_id, line.product_id.in_(product_ids), line.quantity > returned)
        .order_by(Sale.occurred_at, line.id)
    )  # fmt: skip
    return [OpenLine(**row._mapping) for row in session.execute(chosen)]
