"""One sale whole: its lines, its payments, and what it made for each producer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from core.errors import NotFound
from core.lists import inside
from core.permissions import Actor
from inventory.certificates.queries import stars_of
from inventory.locations.models import Location
from inventory.producers.models import Producer
from inventory.products.models import Product
from people.persons.models import Person
from pos.checkout.models import Payment, PaymentConfirmation, Sale, SaleLine
from pos.returns.models import LineReturned
from pos.tills.models import Till
from settlement.entries.models import SoldEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class LineShown:
    """A line of the sale; the shares are None while its producer is not known."""

    id: UUID
    product_code: str
    name: str
    producer_code: str
    producer_name: str
    unit: str
    stars: int
    quantity: int
    returned: int
    unit_price_dong: int
    list_dong: int
    discount_dong: int
    reason: str
    paid_dong: int
    vat_dong: int
    share_dong: int | None
    house_dong: int | None
    host_dong: int | None
    original_sale_id: UUID | None
    original_receipt: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentShown:
    """Money that came in or went back; `confirmed_at` is when somebody saw a transfer arrive."""

    means: str
    amount_dong: int
    tendered_dong: int | None
    reference: str
    confirmed_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ToLookAt:
    """An anomaly about this sale or one of its lines."""

    id: UUID
    kind: AnomalyKind
    closed_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SaleShown:
    """A sale with all that hangs on it."""

    id: UUID
    receipt: str
    clash: int
    is_imported: bool
    till: str
    place: str
    cashier: str
    occurred_at: datetime
    recorded_at: datetime
    business_day: date
    total_dong: int
    rounding_dong: int
    lines: Sequence[LineShown]
    payments: Sequence[PaymentShown]
    anomalies: Sequence[ToLookAt]


def shown(session: Session, sale_id: UUID, *, scope: Actor) -> SaleShown:
    """A sale at a place that the actor may see; raises NotFound."""
    row = session.execute(
        select(Sale, Till.code, Location.name, Person.name.label("cashier"))
        .join(Till, Till.id == Sale.till_id)
        .join(Location, Location.id == Sale.location_id)
        .outerjoin(Person, Person.id == Sale.cashier_id)
        .where(Sale.id == sale_id, inside(Sale.location_id, scope))
    ).first()
    if row is None:
        raise NotFound
    lines = _lines(session, row.Sale)
    return _sale(row, lines, _payments(session, sale_id), _to_look_at(session, sale_id, lines))


def _sale(
    row: Any,
    lines: Sequence[LineShown],
    payments: Sequence[PaymentShown],
    anomalies: Sequence[ToLookAt],
) -> SaleShown:
    sale = row.Sale
    return SaleShown(
        id=sale.id,
        receipt=sale.receipt,
        clash=sale.clash,
        is_imported=sale.external_receipt is not None,
        till=row.code,
        place=row.name,
        cashier=row.cashier or "",
        occurred_at=sale.occurred_at,
        recorded_at=sale.recorded_at,
        business_day=sale.business_day,
        total_dong=sale.total_dong,
        rounding_dong=sale.rounding_dong,
        lines=lines,
        payments=payments,
        anomalies=anomalies,
    )


def _lines(session: Session, sale: Sale) -> list[LineShown]:
    original, first = aliased(SaleLine), aliased(Sale)
    rows = session.execute(
        select(
            SaleLine,
            SoldEntry,
            Product.code,
            Producer.code.label("producer_code"),
            Producer.name.label("producer_name"),
            LineReturned.returned,
            first.id.label("original_sale_id"),
            first.receipt.label("original_receipt"),
        )
        .outerjoin(SoldEntry, SoldEntry.id == SaleLine.id)
        .outerjoin(Product, Product.id == SaleLine.product_id)
        .outerjoin(Producer, Producer.id == func.coalesce(SoldEntry.producer_id, Product.producer_id))
        .outerjoin(LineReturned, LineReturned.sale_line_id == SaleLine.id)
        .outerjoin(original, original.id == SaleLine.original_line_id)
        .outerjoin(first, first.id == original.sale_id)
        .where(SaleLine.sale_id == sale.id)
        .order_by(SaleLine.position)
    ).all()
    known = {row.SaleLine.product_id for row in rows if row.SaleLine.product_id}
    stars = stars_of(session, known, sale.business_day)
    return [_line(row, stars.get(row.SaleLine.product_id, 0)) for row in rows]


def _line(row: Any, stars: int) -> LineShown:
    line, sold = row.SaleLine, row.SoldEntry
    return LineShown(
        id=line.id,
        product_code=row.code or "",
        name=line.name or line.scanned,
        producer_code=row.producer_code or "",
        producer_name=row.producer_name or "",
        unit=line.unit or "piece",
        stars=stars,
        quantity=line.quantity,
        returned=row.returned or 0,
        unit_price_dong=line.unit_price_dong,
        list_dong=line.list_dong,
        discount_dong=line.discount_dong,
        reason=line.reason,
        paid_dong=line.paid_dong,
        vat_dong=line.vat_dong,
        share_dong=sold.share_dong if sold else None,
        house_dong=sold.house_dong if sold else None,
        host_dong=sold.host_producer_dong + sold.host_house_dong if sold else None,
        original_sale_id=row.original_sale_id,
        original_receipt=row.original_receipt,
    )


def _payments(session: Session, sale_id: UUID) -> list[PaymentShown]:
    p = Payment
    rows = session.execute(
        select(
            p.means, p.amount_dong, p.tendered_dong, p.reference, PaymentConfirmation.at.label("confirmed_at")
        )
        .outerjoin(PaymentConfirmation, PaymentConfirmation.payment_id == p.id)
        .where(p.sale_id == sale_id)
        .order_by(p.id)
    )
    return [PaymentShown(**row._mapping) for row in rows]


def _to_look_at(session: Session, sale_id: UUID, lines: Sequence[LineShown]) -> list[ToLookAt]:
    a, subjects = AnomalyRow, [str(sale_id), *(str(line.id) for line in lines)]
    chosen = select(a.id, a.kind, a.closed_at).where(a.subject_id.in_(subjects))
    return [ToLookAt(**row._mapping) for row in session.execute(chosen.order_by(a.opened_at, a.id))]
