"""Which sold lines are meant, and the sums that they make."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, distinct, exists, func, or_, select, true
from sqlalchemy.orm import Session

from core.lists import ListRequest, days_between, holds_words, inside
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.locations.models import Location
from inventory.locations.rules import LocationId, LocationKind
from inventory.producers.models import Producer
from inventory.products.models import Product
from people.persons.models import Person
from pos.checkout.models import Payment, Sale, SaleLine
from pos.shifts.models import Shift
from review.sales.rules import MEANS_BITS, Sums
from settlement.entries.models import SoldEntry

BY, PLACE, SET, STARS, MEANS, CASHIER = "by", "place", "set", "stars", "means", "cashier"
"""The filters of the list; the first one puts its lines together."""
NO_SET = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place that the actor may see."""

    id: LocationId
    code: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Cashier:
    """Somebody who had a shift."""

    login: str
    name: str


def places(session: Session, *, scope: Actor) -> Sequence[Place]:
    """The places where goods may be sold, by name."""
    real = Location.kind != LocationKind.VIRTUAL
    chosen = select(Location.id, Location.code, Location.name).where(real, inside(Location.id, scope))
    return [Place(**row._mapping) for row in session.execute(chosen.order_by(Location.name, Location.code))]


def cashiers(session: Session) -> Sequence[Cashier]:
    """Everybody who ever had a shift, by name."""
    chosen = select(Person.login, Person.name).where(exists().where(Shift.cashier_id == Person.id))
    return [Cashier(**row._mapping) for row in session.execute(chosen.order_by(Person.name, Person.login))]


Chosen = Select[*tuple[Any, ...]]


def joined(chosen: Chosen) -> Chosen:
    """A select over sold lines with all that hangs on them."""
    return (
        chosen.select_from(SaleLine)
        .join(Sale, Sale.id == SaleLine.sale_id)
        .join(Location, Location.id == Sale.location_id)
        .outerjoin(SoldEntry, SoldEntry.id == SaleLine.id)
        .outerjoin(Product, Product.id == SaleLine.product_id)
        .outerjoin(Producer, Producer.id == func.coalesce(SoldEntry.producer_id, Product.producer_id))
        .outerjoin(Person, Person.id == Sale.cashier_id)
    )


def narrowed(chosen: Chosen, request: ListRequest, *, scope: Actor) -> Chosen:
    """A select over sold lines with all that hangs on them, narrowed to what is asked for."""
    seen = inside(Sale.location_id, scope)
    return joined(chosen).where(seen, days_between(Sale.business_day, request), *_wanted(request))


def _wanted(request: ListRequest) -> list[ColumnElement[bool]]:
    place, cashier = request.chosen(PLACE), request.chosen(CASHIER)
    return [
        Location.code == place if place else true(),
        Person.login == cashier if cashier else true(),
        _of_set(request.chosen(SET)),
        func.coalesce(stars(), 0) == int(request.chosen(STARS)) if request.chosen(STARS) else true(),
        _paid_by(request.chosen(MEANS)),
        _found(request.search),
    ]


def _of_set(code: str) -> ColumnElement[bool]:
    if not code:
        return true()
    return Product.set_code.is_(None) if code == NO_SET else Product.set_code == code


def _paid_by(means: str) -> ColumnElement[bool]:
    return exists().where(Payment.sale_id == Sale.id, Payment.means == means) if means else true()


def _found(search: str) -> ColumnElement[bool]:
    """Words of product and producer in any order, or a part of a receipt's number or of a code."""
    key = func.coalesce(Product.search_key, "") + " " + func.coalesce(Producer.search_key, "")
    codes = (Sale.receipt, func.coalesce(Product.code, ""), SaleLine.scanned)
    return holds_words(search, key, *codes)


def stars() -> ColumnElement[int | None]:
    """The stars of a line's product by a certificate that was valid on the day of the sale."""
    c, day = CertificateRow, Sale.business_day
    holds = and_(c.decided_on <= day, c.valid_to >= day, or_(c.ended_on.is_(None), c.ended_on > day))
    chosen = select(func.max(c.stars)).where(c.product_id == SaleLine.product_id, holds)
    return chosen.correlate(Sale, SaleLine).scalar_subquery()


def means_bits() -> ColumnElement[int | None]:
    """The means of payment of a line's sale as one number."""
    bits = [func.max(case((Payment.means == means, bit), else_=0)) for means, bit in MEANS_BITS.items()]
    chosen = select(sum(bits[1:], bits[0])).where(Payment.sale_id == Sale.id)
    return chosen.correlate(Sale).scalar_subquery()


def sum_columns() -> list[ColumnElement[Any]]:
    """What lines make together, under the names of `Sums`."""
    s = SoldEntry

    def added(name: str, value: Any) -> ColumnElement[Any]:
        return func.coalesce(func.sum(value), 0).label(name)

    return [
        func.count(distinct(SaleLine.sale_id)).label("receipts"),
        func.count(SaleLine.id).label("lines"),
        added("list_dong", SaleLine.list_dong),
        added("discount_dong", SaleLine.discount_dong),
        added("paid_dong", SaleLine.paid_dong),
        added("share_dong", s.share_dong),
        added("house_dong", s.house_dong),
        added("host_dong", s.host_producer_dong + s.host_house_dong),
    ]


def sums_of(row: Any) -> Sums:
    """The sums of a row that `sum_columns` made; PostgreSQL adds up to another type."""
    return Sums(**{name: int(getattr(row, name)) for name in Sums.__dataclass_fields__})


def sums(session: Session, request: ListRequest, *, scope: Actor) -> Sums:
    """What all that is asked for makes together."""
    return sums_of(session.execute(narrowed(select(*sum_columns()), request, scope=scope)).one())
