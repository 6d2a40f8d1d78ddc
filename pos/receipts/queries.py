"""Reading stored sales back as receipts."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from core.clock import calendar_day
from core.errors import NotFound
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.certificates.rules import Certificate, stars_on
from inventory.locations.models import Location
from inventory.producers.models import Producer
from inventory.products.models import Product
from people.persons.models import Person
from pos.checkout.models import Payment, Sale, SaleLine
from pos.receipts.rules import Paid, Receipt, SoldLine
from pos.returns.models import LineReturned
from pos.tills.models import Till
from printing.documents.rules import ReceiptHeader


def by_number(session: Session, receipt: str, *, scope: Actor) -> Receipt:
    """The first sale under a receipt number within the actor's locations; raises NotFound.

    Numbers of our own tills are unique but for clashes. Those of imported sales are another till's, and two
    places may have the same: an own receipt is found before them.
    """
    rows = session.execute(
        select(Sale, Till.code.label("till"), Location, Person.name.label("cashier"))
        .join(Till, Till.id == Sale.till_id)
        .join(Location, Location.id == Sale.location_id)
        .outerjoin(Person, Person.id == Sale.cashier_id)
        .where(Sale.receipt == receipt)
        .order_by(Sale.external_receipt.is_not(None), Sale.clash, Sale.id)
    )
    for row in rows:
        if row.Sale.location_id in scope.location_ids:
            return _receipt(session, row)
    raise NotFound


def _receipt(session: Session, row: Any) -> Receipt:
    sale = row.Sale
    return Receipt(
        id=sale.id,
        number=sale.number,
        receipt=sale.receipt,
        till=row.till,
        cashier=row.cashier or "",
        occurred_at=sale.occurred_at,
        total_dong=sale.total_dong,
        rounding_dong=sale.rounding_dong,
        header=_header(row.Location),
        lines=_lines(session, sale.id, calendar_day(sale.occurred_at)),
        payments=_payments(session, sale.id),
    )


def _header(place: Location) -> ReceiptHeader:
    address = (place.address,) if place.address else ()
    return ReceiptHeader(name=place.name, address=address, tax_code=place.tax_code, phone=place.phone)


def _lines(session: Session, sale_id: UUID, day: date) -> tuple[SoldLine, ...]:
    original, sold_on = aliased(SaleLine), aliased(Sale)
    rows = session.execute(
        select(
            SaleLine,
            LineReturned.returned,
            Product.unit_text,
            Producer.name.label("producer"),
            Producer.commune,
            sold_on.receipt.label("returned_of"),
        )
        .outerjoin(LineReturned, LineReturned.sale_line_id == SaleLine.id)
        .outerjoin(Product, Product.id == SaleLine.product_id)
        .outerjoin(Producer, Producer.id == Product.producer_id)
        .outerjoin(original, original.id == SaleLine.original_line_id)
        .outerjoin(sold_on, sold_on.id == original.sale_id)
        .where(SaleLine.sale_id == sale_id)
        .order_by(SaleLine.position)
    ).all()
    stars = _stars(session, {row.SaleLine.product_id for row in rows if row.SaleLine.product_id}, day)
    return tuple(_line(row, stars.get(row.SaleLine.product_id, 0)) for row in rows)


def _line(row: Any, stars: int) -> SoldLine:
    line = row.SaleLine
    return SoldLine(
        id=line.id,
        product_id=line.product_id,
        name=line.name,
        unit=line.unit,
        unit_text=row.unit_text or "",
        quantity=line.quantity,
        returned=row.returned or 0,
        unit_price_dong=line.unit_price_dong,
        price_basis=line.price_basis,
        list_dong=line.list_dong,
        discount_dong=line.discount_dong,
        reason=line.reason,
        paid_dong=line.paid_dong,
        vat_class=line.vat_class,
        vat_rate_bp=line.vat_rate_bp,
        vat_dong=line.vat_dong,
        producer=row.producer or "",
        commune=row.commune or "",
        stars=stars,
        returned_of=row.returned_of or "",
    )


def _stars(session: Session, product_ids: Iterable[UUID], day: date) -> dict[UUID, int]:
    """The stars that each product had on the day of the sale."""
    found: dict[UUID, list[Certificate]] = {}
    c = CertificateRow
    columns = (c.product_id, c.stars, c.decided_on, c.valid_to, c.ended_on)
    for row in session.execute(select(*columns).where(c.product_id.in_(set(product_ids)))):
        certificate = Certificate(
            stars=row.stars, decided_on=row.decided_on, valid_to=row.valid_to, ended_on=row.ended_on
        )
        found.setdefault(row.product_id, []).append(certificate)
    return {product_id: stars_on(certificates, day) for product_id, certificates in found.items()}


def _payments(session: Session, sale_id: UUID) -> tuple[Paid, ...]:
    columns = (Payment.means, Payment.amount_dong, Payment.tendered_dong)
    rows = session.execute(select(*columns).where(Payment.sale_id == sale_id).order_by(Payment.id))
    return tuple(Paid(**row._mapping) for row in rows)
