"""The list of deliveries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from core.lists import ListRequest, Page, belongs_to, days_between, fetch, holds_words, inside
from core.permissions import Actor
from inventory.deliveries.models import Delivery, DeliveryLine
from inventory.locations.models import Location
from inventory.producers.models import Producer
from inventory.products.models import Product
from inventory.products.rules import Unit
from people.persons.models import Person

STATE, PLACE = "state", "place"
"""The filters of the list."""
_Sums = dict[UUID, dict[Unit, tuple[int, int]]]


class State(StrEnum):
    """How far a delivery is."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedDelivery:
    """A delivery in the list; `by` confirmed it, or began it while it is a draft."""

    id: UUID
    number: str | None
    delivered_on: date
    place: str
    producer_code: str
    producer_name: str
    lines: int
    pieces: int
    grams: int
    millilitres: int
    confirmed_at: datetime | None
    by: str

    @property
    def state(self) -> State:
        """Whether it is a fact."""
        return State.CONFIRMED if self.number else State.DRAFT


def listed(session: Session, request: ListRequest, *, scope: Actor) -> Page[ListedDelivery]:
    """The deliveries to the places that the actor may see."""
    d, by = Delivery, aliased(Person)
    place = request.chosen(PLACE)
    chosen = (
        select(
            d.id,
            d.number,
            d.delivered_on,
            d.confirmed_at,
            Location.name.label("place"),
            Producer.code.label("producer_code"),
            Producer.name.label("producer_name"),
            by.name.label("by"),
        )
        .join(Location, Location.id == d.location_id)
        .join(Producer, Producer.id == d.producer_id)
        .join(by, by.id == func.coalesce(d.confirmed_by, d.created_by))
        .where(
            inside(d.location_id, scope),
            belongs_to(d.producer_id, scope),
            days_between(d.delivered_on, request),
        )
        .where(_found(request.search), _in_state(request.chosen(STATE)))
        .where(Location.code == place if place else true())
    )
    orders = {
        "number": d.number,
        "day": d.delivered_on,
        "place": Location.code,
        "producer": Producer.search_key,
        "by": by.name,
        "confirmed": d.confirmed_at,
    }
    page = fetch(session, chosen, request, orders=orders, last=d.id.desc(), row=lambda row: row)
    sums = _sums(session, [row.id for row in page.rows])
    rows = [_listed(row, sums.get(row.id, {})) for row in page.rows]
    return Page(rows=rows, asked=request, total=page.total)


def _found(search: str) -> ColumnElement[bool]:
    """Whether a delivery is meant: by its number, its producer, or goods that it brought."""
    if not search:
        return true()
    brought = (
        select(DeliveryLine.delivery_id)
        .join(Product, Product.id == DeliveryLine.product_id)
        .where(holds_words(search, Product.search_key, Product.code))
    )
    named = holds_words(search, Producer.search_key, Producer.code, Delivery.number)
    return or_(named, Delivery.id.in_(brought))


def _in_state(state: str) -> ColumnElement[bool]:
    meant: dict[str, ColumnElement[bool]] = {
        State.DRAFT: Delivery.number.is_(None),
        State.CONFIRMED: Delivery.number.is_not(None),
    }
    return meant.get(state, true())


def _sums(session: Session, ids: Iterable[UUID]) -> _Sums:
    """By delivery and unit: how many lines, and how much on them."""
    found: _Sums = {}
    rows = session.execute(
        select(DeliveryLine.delivery_id, Product.unit, func.count(), func.sum(DeliveryLine.quantity))
        .join(Product, Product.id == DeliveryLine.product_id)
        .where(DeliveryLine.delivery_id.in_(list(ids)))
        .group_by(DeliveryLine.delivery_id, Product.unit)
    )
    for delivery_id, unit, lines, quantity in rows:
        found.setdefault(delivery_id, {})[unit] = (lines, int(quantity))
    return found


def _listed(row: Any, sums: dict[Unit, tuple[int, int]]) -> ListedDelivery:
    def of(unit: Unit) -> int:
        return sums.get(unit, (0, 0))[1]

    return ListedDelivery(
        **row._mapping,
        lines=sum(lines for lines, _ in sums.values()),
        pieces=of(Unit.PIECE),
        grams=of(Unit.GRAM),
        millilitres=of(Unit.MILLILITRE),
    )
