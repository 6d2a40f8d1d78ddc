"""Reading what the dashboard shows beside what lines make together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.lists import ListRequest, inside
from core.permissions import Actor
from inventory.certificates.queries import stars_of
from inventory.locations.models import Location
from inventory.producers.models import Producer
from inventory.products.models import Product
from pos.checkout.models import Sale, SaleLine
from review.sales.queries import narrowed


@dataclass(frozen=True, kw_only=True, slots=True)
class Sold:
    """What customers paid for one product at one place; a product that nobody knows has no codes."""

    place_code: str
    place_name: str
    product_code: str | None
    product_name: str
    set_code: str | None
    producer_code: str | None
    producer_name: str
    paid_dong: int


def sold(session: Session, request: ListRequest, *, scope: Actor) -> Sequence[Sold]:
    """What was sold of each product at each place."""
    keys = (Location.code, Product.code, Producer.code)
    chosen = select(
        Location.code.label("place_code"),
        func.min(Location.name).label("place_name"),
        Product.code.label("product_code"),
        func.coalesce(func.min(Product.name), "").label("product_name"),
        func.min(Product.set_code).label("set_code"),
        Producer.code.label("producer_code"),
        func.coalesce(func.min(Producer.name), "").label("producer_name"),
        func.sum(SaleLine.paid_dong).label("paid_dong"),
    )
    rows = session.execute(narrowed(chosen, request, scope=scope).group_by(*keys))
    return [Sold(**{**row._mapping, "paid_dong": int(row.paid_dong)}) for row in rows]


def first_sold(session: Session, *, scope: Actor) -> date | None:
    """The first day on which anything was sold at the places that the actor may see."""
    chosen = select(func.min(Sale.business_day)).where(inside(Sale.location_id, scope))
    found: date | None = session.scalar(chosen)
    return found


def stars_by_code(session: Session, codes: Iterable[str], day: date) -> dict[str, int]:
    """The stars that products have on a day, by their codes."""
    chosen = select(Product.id, Product.code).where(Product.code.in_(sorted(codes)))
    known = {row.id: row.code for row in session.execute(chosen)}
    return {known[product_id]: stars for product_id, stars in stars_of(session, known, day).items()}
