"""One delivery with its lines and all the names that its page and its paper say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from core.errors import NotFound
from core.lists import belongs_to, inside
from core.permissions import Actor
from inventory.agreements.models import AgreementRow
from inventory.agreements.rules import AgreementId
from inventory.deliveries.models import Delivery, DeliveryLine
from inventory.deliveries.rules import Line, named_lot
from inventory.locations import queries as locations
from inventory.locations.queries import LocationView
from inventory.producers import queries as producers
from inventory.producers.queries import ProducerView
from inventory.producers.rules import ProducerId
from inventory.products.models import Product
from inventory.products.rules import ProductId, Unit
from people.persons.models import Person


@dataclass(frozen=True, kw_only=True, slots=True)
class InForce:
    """The agreement that a delivery comes under."""

    id: AgreementId
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownLine:
    """A line with its product; `lot_code` is the one that the goods carry."""

    id: UUID
    product_id: ProductId
    product_code: str
    product_name: str
    unit: Unit
    unit_text: str
    is_tracked: bool
    lot_code: str
    expiry: date | None
    quantity: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownDelivery:
    """A delivery as its page and its paper show it; a draft has no number."""

    id: UUID
    number: str | None
    place: LocationView
    producer: ProducerView
    agreement: str
    delivered_on: date
    created_at: datetime
    created_by: str
    confirmed_at: datetime | None
    confirmed_by: str
    lines: Sequence[ShownLine]

    @property
    def totals(self) -> dict[Unit, int]:
        """How much there is in all of each unit."""
        sums: dict[Unit, int] = {}
        for line in self.lines:
            sums[line.unit] = sums.get(line.unit, 0) + line.quantity
        return sums


def one(session: Session, delivery_id: UUID, *, scope: Actor) -> ShownDelivery:
    """A delivery by its id, draft or not; raises NotFound, also outside the actor's scope."""
    return _shown(session, Delivery.id == delivery_id, scope)


def by_number(session: Session, number: str, *, scope: Actor) -> ShownDelivery:
    """A confirmed delivery by its number; raises NotFound, also outside the actor's scope."""
    return _shown(session, Delivery.number == number, scope)


def _shown(session: Session, meant: Any, scope: Actor) -> ShownDelivery:
    d, began, confirmed = Delivery, aliased(Person), aliased(Person)
    chosen = (
        select(d, began.name.label("began"), confirmed.name.label("confirmed"), AgreementRow.number)
        .join(began, began.id == d.created_by)
        .outerjoin(confirmed, confirmed.id == d.confirmed_by)
        .outerjoin(AgreementRow, AgreementRow.id == d.agreement_id)
        .where(meant, inside(d.location_id, scope), belongs_to(d.producer_id, scope))
    )
    row = session.execute(chosen).first()
    if row is None:
        raise NotFound
    delivery: Delivery = row.Delivery
    return ShownDelivery(
        id=delivery.id,
        number=delivery.number,
        place=locations.by_id(session, delivery.location_id),
        producer=producers.by_ids(session, [delivery.producer_id])[delivery.producer_id],
        agreement=row.number or "",
        delivered_on=delivery.delivered_on,
        created_at=delivery.created_at,
        created_by=row.began,
        confirmed_at=delivery.confirmed_at,
        confirmed_by=row.confirmed or "",
        lines=_lines(session, delivery.id),
    )


def _lines(session: Session, delivery_id: UUID) -> list[ShownLine]:
    chosen = (
        select(DeliveryLine, Product)
        .join(Product, Product.id == DeliveryLine.product_id)
        .where(DeliveryLine.delivery_id == delivery_id)
        .order_by(DeliveryLine.id)
    )
    return [
        ShownLine(
            id=line.id,
            product_id=product.id,
            product_code=product.code,
            product_name=product.name,
            unit=product.unit,
            unit_text=product.unit_text,
            is_tracked=product.lot_tracked_at is not None,
            lot_code=named_lot(line.lot_code, line.expiry),
            expiry=line.expiry,
            quantity=line.quantity,
        )
        for line, product in session.execute(chosen)
    ]


def lines_of(session: Session, delivery_id: UUID) -> list[Line]:
    """The lines of a delivery, the earliest first."""
    line = DeliveryLine
    chosen = select(line.id, line.product_id, line.lot_code, line.expiry, line.quantity)
    rows = session.execute(chosen.where(line.delivery_id == delivery_id).order_by(line.id))
    return [Line(**row._mapping) for row in rows]


def agreement_in_force(session: Session, producer_id: ProducerId, now: datetime) -> InForce | None:
    """The agreement in force, which the paper names; None where there is none."""
    a = AgreementRow
    in_force = (
        a.producer_id == producer_id,
        a.valid_from <= now,
        or_(a.ended_at.is_(None), a.ended_at > now),
    )
    found = session.execute(
        select(a.id, a.number).where(*in_force).order_by(a.valid_from.desc()).limit(1)
    ).first()
    return InForce(**found._mapping) if found else None
