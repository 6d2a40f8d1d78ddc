"""How far the books have come."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from inventory.agreements.models import AgreementRow
from inventory.deliveries.models import Delivery
from inventory.locations.models import Location
from inventory.locations.rules import LocationKind
from inventory.products.models import PriceRow
from pos.checkout.models import Sale
from pos.tills.models import Till
from pos.tills.rules import TillKind
from review.beginning.rules import Step


def done(session: Session) -> frozenset[Step]:
    """The steps that the books show to be done."""
    real = Location.kind != LocationKind.VIRTUAL
    counter = Till.kind == TillKind.COUNTER
    found = {
        Step.PLACE: exists().where(real),
        Step.PAPERS: exists().where(real, Location.address != "", Location.tax_code != ""),
        Step.PRODUCERS: exists().where(AgreementRow.ended_at.is_(None)),
        Step.PRODUCTS: exists().where(PriceRow.unit_price_dong > 0),
        Step.DELIVERY: exists().where(Delivery.confirmed_at.is_not(None)),
        Step.TILL: exists().where(counter, Till.retired_at.is_(None)),
        Step.ENROLLED: exists().where(counter, Till.credential_sha256.is_not(None)),
        Step.SALE: exists().where(Sale.shift_id.is_not(None)),
    }
    row = session.execute(select(*(each.label(str(step)) for step, each in found.items()))).one()
    return frozenset(step for step in found if row._mapping[str(step)])


def has_sold(session: Session) -> bool:
    """Whether anything was ever sold at a till."""
    return session.scalar(select(Sale.id).where(Sale.shift_id.is_not(None)).limit(1)) is not None
