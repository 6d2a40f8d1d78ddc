"""The list of the stock: every lot that a place has, or was sold further than it had."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Subquery, func, or_, select, true
from sqlalchemy.orm import Session

from core.lists import ListRequest, Page, belongs_to, fetch, holds_words, inside
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.locations.models import Location
from inventory.locations.rules import LocationId, LocationKind
from inventory.producers.models import Producer
from inventory.products.models import Product
from inventory.products.rules import Unit
from inventory.stock.models import Lot, StockBalance, StockMovement
from inventory.stock.rules import LotId, MovementKind

PLACE, NOTE = "place", "note"
"""The filters of the list."""
SOLD_DAYS = 30
EXPIRING_DAYS = 30
LOW_DAYS = 7
_SOLD = (MovementKind.SOLD, MovementKind.OVERSOLD)


class Note(StrEnum):
    """What a lot should be looked at for."""

    NEGATIVE = "negative"
    EXPIRED = "expired"
    EXPIRING = "expiring"
    LOW = "low"


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedLot:
    """A lot in the list: what each place has of it, and how much was sold in the last 30 days."""

    lot_id: LotId
    product_code: str
    product_name: str
    unit: Unit
    unit_text: str
    producer_name: str
    stars: int
    lot_code: str
    expiry: date | None
    quantity: int
    sold: int
    day: date
    places: Mapping[LocationId, int]

    @property
    def cover_days(self) -> int | None:
        """For how many days it lasts if it goes on selling like that; None while nothing is sold."""
        return max(self.quantity, 0) * SOLD_DAYS // self.sold if self.sold else None

    @property
    def note(self) -> Note | None:
        """The most urgent thing to look at."""
        if self.quantity < 0 or any(quantity < 0 for quantity in self.places.values()):
            return Note.NEGATIVE
        if self.expiry and self.quantity:
            if self.expiry < self.day:
                return Note.EXPIRED
            if self.expiry <= self.day + timedelta(days=EXPIRING_DAYS):
                return Note.EXPIRING
        return Note.LOW if self.cover_days is not None and self.cover_days < LOW_DAYS else None


def listed(session: Session, request: ListRequest, *, day: date, scope: Actor) -> Page[ListedLot]:
    """The lots at the places that the actor may see, of the goods that the actor may see."""
    held, sold = _held(request.chosen(PLACE), scope), _sold(day)
    chosen = (
        select(
            Lot,
            Product,
            Producer.name.label("producer_name"),
            func.coalesce(_stars(day), 0).label("stars"),
            held.c.quantity,
            sold.label("sold"),
        )
        .join(held, held.c.lot_id == Lot.id)
        .join(Product, Product.id == Lot.product_id)
        .join(Producer, Producer.id == Product.producer_id)
        .where(belongs_to(Product.producer_id, scope), _found(request.search))
        .where(_noted(request.chosen(NOTE), held, sold, day))
    )
    orders = {
        "name": Product.search_key,
        "producer": Producer.search_key,
        "lot": Lot.code,
        "expiry": Lot.expiry,
        "quantity": held.c.quantity,
        "sold": sold,
    }
    page = fetch(session, chosen, request, orders=orders, last=Lot.id, row=lambda row: row)
    places = _by_place(session, [row.Lot.id for row in page.rows], scope)
    rows = [_listed(row, day, places.get(row.Lot.id, {})) for row in page.rows]
    return Page(rows=rows, asked=request, total=page.total)


def _held(place: str, scope: Actor) -> Subquery:
    """What the places together have of each lot; lots that they have nothing of are left out."""
    at = Location.code == place if place else true()
    quantity = func.sum(StockBalance.quantity)
    any_place = func.max(func.abs(StockBalance.quantity))
    return (
        select(
            StockBalance.lot_id, quantity.label("quantity"), func.min(StockBalance.quantity).label("least")
        )
        .join(Location, Location.id == StockBalance.location_id)
        .where(Location.kind != LocationKind.VIRTUAL, inside(Location.id, scope), at)
        .group_by(StockBalance.lot_id)
        .having(any_place != 0)
        .subquery()
    )


def _sold(day: date) -> ScalarSelect[Any]:
    m = StockMovement
    quantity = select(func.coalesce(func.sum(m.quantity), 0)).where(
        m.lot_id == Lot.id, m.business_day > day - timedelta(days=SOLD_DAYS), m.kind.in_(_SOLD)
    )
    return quantity.scalar_subquery()


def _stars(day: date) -> ScalarSelect[Any]:
    c = CertificateRow
    valid = (c.decided_on <= day, c.valid_to >= day, or_(c.ended_on.is_(None), c.ended_on > day))
    return select(func.max(c.stars)).where(c.product_id == Product.id, *valid).scalar_subquery()


def _found(search: str) -> ColumnElement[bool]:
    """Whether a lot is meant: by its own code, its product's name or code, or its producer's."""
    return or_(
        holds_words(search, Product.search_key, Product.code, Lot.code),
        holds_words(search, Producer.search_key, Producer.code),
    )


def _noted(note: str, held: Subquery, sold: ScalarSelect[Any], day: date) -> ColumnElement[bool]:
    meant: dict[str, ColumnElement[bool]] = {
        Note.NEGATIVE: held.c.least < 0,
        Note.EXPIRED: (Lot.expiry < day) & (held.c.quantity > 0),
        Note.EXPIRING: Lot.expiry.between(day, day + timedelta(days=EXPIRING_DAYS)) & (held.c.quantity > 0),
        Note.LOW: (held.c.quantity * SOLD_DAYS < sold * LOW_DAYS) & (held.c.quantity >= 0),
    }
    return meant.get(note, true())


def _by_place(session: Session, lots: Iterable[LotId], scope: Actor) -> dict[LotId, dict[LocationId, int]]:
    found: dict[LotId, dict[LocationId, int]] = {}
    rows = session.execute(
        select(StockBalance.lot_id, StockBalance.location_id, StockBalance.quantity).where(
            StockBalance.lot_id.in_(list(lots)), inside(StockBalance.location_id, scope)
        )
    )
    for lot_id, location_id, quantity in rows:
        found.setdefault(lot_id, {})[location_id] = quantity
    return found


def _listed(row: Any, day: date, places: Mapping[LocationId, int]) -> ListedLot:
    return ListedLot(
        lot_id=row.Lot.id,
        product_code=row.Product.code,
        product_name=row.Product.name,
        unit=row.Product.unit,
        unit_text=row.Product.unit_text,
        producer_name=row.producer_name,
        stars=row.stars,
        lot_code=row.Lot.code,
        expiry=row.Lot.expiry,
        quantity=int(row.quantity),
        sold=int(row.sold),
        day=day,
        places=places,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place that holds stock."""

    id: LocationId
    code: str
    name: str


def places(session: Session, *, scope: Actor) -> Sequence[Place]:
    """The places that the actor may see, by code."""
    rows = session.execute(
        select(Location.id, Location.code, Location.name)
        .where(Location.kind != LocationKind.VIRTUAL, inside(Location.id, scope))
        .order_by(Location.code)
    )
    return [Place(**row._mapping) for row in rows]
