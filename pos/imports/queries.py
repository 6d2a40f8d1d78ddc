"""Reading what an import of sales looks at: goods, receipts already stored, lines that may come back."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pos.checkout.models import Sale, SaleLine
from pos.imports.rules import OpenLine
from pos.returns.models import LineReturned
from pos.tills.models import Till
from pos.tills.rules import TillKind

_BATCH = 500


def stored_receipts(session: Session, location_id: UUID, receipts: Iterable[str]) -> dict[str, str]:
    """The hash of the content of each receipt that was imported before; the import till may not be yet."""
    found: dict[str, str] = {}
    wanted = sorted(set(receipts))
    for start in range(0, len(wanted), _BATCH):
        rows = session.execute(
            select(Sale.external_receipt, Sale.content_sha256)
            .join(Till, Till.id == Sale.till_id)
            .where(
                Till.location_id == location_id,
                Till.kind == TillKind.IMPORT,
                Sale.external_receipt.in_(wanted[start : start + _BATCH]),
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
