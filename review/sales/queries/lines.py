"""The list of sold lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from core.lists import ListRequest, Page, fetch
from core.permissions import Actor
from inventory.certificates.queries import certificates_of
from inventory.certificates.rules import stars_on
from inventory.locations.models import Location
from inventory.producers.models import Producer
from inventory.products.models import Product
from inventory.products.rules import ProductId
from people.persons.models import Person
from pos.checkout.models import Payment, Sale, SaleLine
from pos.tills.models import Till
from review.sales.queries.narrowed import joined, narrowed
from settlement.entries.models import SoldEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class SoldLine:
    """A line of a sale; the shares are None while its producer is not known. `means` are the sale's."""

    line_id: UUID
    sale_id: UUID
    receipt: str
    till: str
    occurred_at: datetime
    business_day: date
    place: str
    cashier: str
    product_id: ProductId | None
    product_code: str
    product_name: str
    producer_code: str
    producer_name: str
    unit: str
    quantity: int
    list_dong: int
    discount_dong: int
    paid_dong: int
    share_dong: int | None
    house_dong: int | None
    host_dong: int | None
    stars: int = 0
    means: tuple[str, ...] = ()


ORDERS = {
    "when": Sale.occurred_at,
    "place": Location.name,
    "receipt": Sale.receipt,
    "product": SaleLine.name,
    "producer": Producer.search_key,
    "quantity": SaleLine.quantity,
    "list": SaleLine.list_dong,
    "discount": SaleLine.discount_dong,
    "paid": SaleLine.paid_dong,
    "share": SoldEntry.share_dong,
    "house": SoldEntry.house_dong,
    "host": SoldEntry.host_producer_dong + SoldEntry.host_house_dong,
    "cashier": Person.name,
}


def listed(
    session: Session, request: ListRequest, *, scope: Actor, total: int | None = None
) -> Page[SoldLine]:
    """The sold lines at the places that the actor may see; `total` is how many, where that is known.

    Which lines they are is found first: to put a year in order, keys are carried and not whole rows.
    """
    keys = narrowed(select(SaleLine.id), request, scope=scope)
    last = SaleLine.id.desc()
    page = fetch(session, keys, request, orders=ORDERS, last=last, row=lambda row: row.id, total=total)
    return replace(page, rows=_completed(session, _rows(session, page.rows)))


def _rows(session: Session, line_ids: Sequence[UUID]) -> list[SoldLine]:
    """The lines with these ids, in their order."""
    chosen = joined(_columns()).join(Till, Till.id == Sale.till_id).where(SaleLine.id.in_(line_ids))
    found = {row.line_id: _line(row) for row in session.execute(chosen)}
    return [found[line_id] for line_id in line_ids]


def _columns() -> Select[*tuple[Any, ...]]:
    return select(
        SaleLine.id.label("line_id"),
        Sale.id.label("sale_id"),
        Sale.receipt,
        Till.code.label("till"),
        Sale.occurred_at,
        Sale.business_day,
        Location.name.label("place"),
        func.coalesce(Person.name, "").label("cashier"),
        SaleLine.product_id,
        func.coalesce(Product.code, SaleLine.scanned).label("product_code"),
        SaleLine.name.label("product_name"),
        func.coalesce(Producer.code, "").label("producer_code"),
        func.coalesce(Producer.name, "").label("producer_name"),
        SaleLine.unit,
        SaleLine.quantity,
        SaleLine.list_dong,
        SaleLine.discount_dong,
        SaleLine.paid_dong,
        SoldEntry.share_dong,
        SoldEntry.house_dong,
        (SoldEntry.host_producer_dong + SoldEntry.host_house_dong).label("host_dong"),
    )


def _line(row: Any) -> SoldLine:
    return SoldLine(**row._mapping)


def _completed(session: Session, lines: Iterable[SoldLine]) -> list[SoldLine]:
    """The lines with the stars of their day and the means that their sales were paid by."""
    rows = list(lines)
    certificates = certificates_of(session, {row.product_id for row in rows if row.product_id})
    means = _means(session, {row.sale_id for row in rows})
    stars = partial(_stars, certificates)
    return [replace(row, stars=stars(row), means=means.get(row.sale_id, ())) for row in rows]


def _stars(certificates: Any, row: SoldLine) -> int:
    return stars_on(certificates.get(row.product_id, ()), row.business_day)


def _means(session: Session, sale_ids: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    chosen = select(Payment.sale_id, Payment.means).where(Payment.sale_id.in_(sorted(sale_ids)))
    found: dict[UUID, tuple[str, ...]] = {}
    for row in session.execute(chosen.order_by(Payment.id)):
        if row.means not in found.get(row.sale_id, ()):
            found[row.sale_id] = (*found.get(row.sale_id, ()), row.means)
    return found
