"""Reading what the dashboard shows beside what lines make together."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.lists import inside
from core.permissions import Actor
from inventory.certificates.queries import stars_of
from inventory.products.models import Product
from pos.checkout.models import Sale


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
