"""The list of certificates: which are valid, which end soon, which are over; and one of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.lists import ListRequest, Page, belongs_to, fetch, holds_words
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.certificates.rules import SOON_DAYS, EndKind, State, state_on
from inventory.producers.models import Producer
from inventory.products.models import Product

STATE, STARS = "state", "stars"
"""The filters of the list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedCertificate:
    """A certificate with its product, and what it is worth on the day of the list."""

    id: UUID
    product_code: str
    product_name: str
    producer_name: str
    stars: int
    number: str
    issuer: str
    decided_on: date
    valid_to: date
    ended_on: date | None
    end_kind: EndKind | None
    state: State


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownCertificate:
    """A certificate to be ended, with its product."""

    id: UUID
    product_code: str
    product_name: str
    stars: int
    number: str
    decided_on: date
    valid_to: date
    ended_on: date | None


def listed(session: Session, request: ListRequest, *, day: date, scope: Actor) -> Page[ListedCertificate]:
    """The certificates of the goods that the actor may see, as they are worth on a day."""
    c = CertificateRow
    chosen = (
        select(c, Product.code, Product.name, Producer.name.label("producer_name"))
        .join(Product, Product.id == c.product_id)
        .join(Producer, Producer.id == Product.producer_id)
        .where(belongs_to(Product.producer_id, scope))
        .where(_found(request.search), _in_state(request.chosen(STATE), day))
        .where(c.stars == int(request.chosen(STARS)) if request.chosen(STARS) else true())
    )
    orders = {
        "product": Product.search_key,
        "producer": Producer.search_key,
        "stars": c.stars,
        "number": c.number,
        "decided_on": c.decided_on,
        "valid_to": c.valid_to,
    }
    return fetch(session, chosen, request, orders=orders, last=c.id, row=lambda row: _listed(row, day))


def _found(search: str) -> ColumnElement[bool]:
    return or_(
        holds_words(search, Product.search_key, Product.code, CertificateRow.number),
        holds_words(search, Producer.search_key, Producer.code),
    )


def _in_state(state: str, day: date) -> ColumnElement[bool]:
    """The states as `rules.state_on` tells them."""
    c = CertificateRow
    ended = and_(c.ended_on.is_not(None), c.ended_on <= day)
    going = and_(or_(c.ended_on.is_(None), c.ended_on > day), c.decided_on <= day)
    soon = day + timedelta(days=SOON_DAYS)
    meant: dict[str, ColumnElement[bool]] = {
        State.VALID: and_(going, c.valid_to >= day),
        State.EXPIRING: and_(going, c.valid_to >= day, c.valid_to <= soon),
        State.EXPIRED: and_(going, c.valid_to < day),
        State.ENDED: ended,
        State.TO_COME: and_(c.decided_on > day, ~ended),
    }
    return meant.get(state, true())


def _listed(row: Any, day: date) -> ListedCertificate:
    certificate: CertificateRow = row.CertificateRow
    return ListedCertificate(
        id=certificate.id,
        product_code=row.code,
        product_name=row.name,
        producer_name=row.producer_name,
        stars=certificate.stars,
        number=certificate.number,
        issuer=certificate.issuer,
        decided_on=certificate.decided_on,
        valid_to=certificate.valid_to,
        ended_on=certificate.ended_on,
        end_kind=certificate.end_kind,
        state=state_on(
            decided_on=certificate.decided_on,
            valid_to=certificate.valid_to,
            ended_on=certificate.ended_on,
            day=day,
        ),
    )


def shown(session: Session, certificate_id: UUID, *, scope: Actor) -> ShownCertificate:
    """A certificate of goods that the actor may see; raises NotFound."""
    c = CertificateRow
    row = session.execute(
        select(
            *(c.id, Product.code.label("product_code"), Product.name.label("product_name")),
            *(c.stars, c.number, c.decided_on, c.valid_to, c.ended_on),
        )
        .join(Product, Product.id == c.product_id)
        .where(c.id == certificate_id, belongs_to(Product.producer_id, scope))
    ).first()
    if row is None:
        raise NotFound
    return ShownCertificate(**row._mapping)
