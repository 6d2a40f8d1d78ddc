"""The list of things to look at as its page shows it: each with its sale, its goods and its place."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, cast, func, or_, select, true
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from core.db import Id
from core.lists import ListRequest, Page, fetch, inside
from core.permissions import ALL, Actor
from inventory.locations.models import Location
from people.persons.models import Person
from pos.checkout.models import QuarantinedSale, Sale, SaleLine
from pos.tills.models import Till

KIND, STATE = "kind", "state"
"""The filters of the list; without a state it is what nobody has closed."""
_IS_ID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"


class State(StrEnum):
    """Which ones are meant beside the open ones."""

    CLOSED = "closed"
    ANY = "any"


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenAnomaly:
    """An anomaly in the list; `sale_id` is None where no stored sale is meant, `till` is that of any sale."""

    id: UUID
    kind: AnomalyKind
    note: str
    sale_id: UUID | None
    receipt: str
    till: str
    goods: str
    place: str
    opened_at: datetime
    closed_at: datetime | None
    closed_by: str
    closing_note: str


def seen(session: Session, request: ListRequest, *, scope: Actor) -> Page[SeenAnomaly]:
    """The anomalies at the places that the actor may see; one without any place only who sees all."""
    kind, state = request.chosen(KIND), request.chosen(STATE)
    chosen = located(columns()).where(
        _seen_by(scope),
        AnomalyRow.kind == AnomalyKind(kind) if kind else true(),
        _in_state(state),
    )
    orders = {
        "kind": AnomalyRow.kind,
        "opened": AnomalyRow.opened_at,
        "closed": AnomalyRow.closed_at,
        "place": Location.name,
    }
    return fetch(session, chosen, request, orders=orders, last=AnomalyRow.id.desc(), row=_seen)


def open_count(session: Session, *, scope: Actor) -> int:
    """How many are open at the places that the actor may see."""
    counted: Select[*tuple[Any, ...]] = select(func.count(AnomalyRow.id))
    if scope.location_ids is not ALL:
        counted = located(counted).where(_seen_by(scope))
    return session.scalar(counted.where(AnomalyRow.closed_at.is_(None))) or 0


def located(chosen: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """A select over anomalies with the line, the sale and the place that each is about, as far as known.

    A subject is a text, and that of a rejected sale is whatever the till sent.
    """
    a = AnomalyRow
    subject = case((a.subject_id.regexp_match(_IS_ID), cast(a.subject_id, Id)))
    of_line = case((a.subject_kind == "sale_line", subject))
    of_sale = case((a.subject_kind == "sale", subject))
    return (
        chosen.select_from(AnomalyRow)
        .outerjoin(SaleLine, SaleLine.id == of_line)
        .outerjoin(Sale, Sale.id == func.coalesce(SaleLine.sale_id, of_sale))
        .outerjoin(Till, Till.id == func.coalesce(Sale.till_id, _till_of_kept_apart()))
        .outerjoin(Location, Location.id == func.coalesce(Sale.location_id, Till.location_id))
        .outerjoin(Person, Person.id == a.closed_by)
    )


def _till_of_kept_apart() -> ColumnElement[Any]:
    q, subject = QuarantinedSale, AnomalyRow.subject_id
    named = or_(q.sale_id == subject, q.body_sha256 == subject)
    return select(q.till_id).where(named).limit(1).correlate(AnomalyRow).scalar_subquery()


def _seen_by(scope: Actor) -> ColumnElement[bool]:
    return inside(Location.id, scope)


def _in_state(state: str) -> ColumnElement[bool]:
    if state == State.ANY:
        return true()
    return AnomalyRow.closed_at.is_not(None) if state == State.CLOSED else AnomalyRow.closed_at.is_(None)


def columns() -> Select[*tuple[Any, ...]]:
    """What a row of the list needs, under the names of `SeenAnomaly`."""
    a = AnomalyRow
    return select(
        a.id,
        a.kind,
        a.note,
        Sale.id.label("sale_id"),
        func.coalesce(Sale.receipt, "").label("receipt"),
        func.coalesce(Till.code, "").label("till"),
        func.coalesce(SaleLine.name, "").label("goods"),
        func.coalesce(Location.name, "").label("place"),
        a.opened_at,
        a.closed_at,
        func.coalesce(Person.name, "").label("closed_by"),
        func.coalesce(a.closing_note, "").label("closing_note"),
    )


def _seen(row: Any) -> SeenAnomaly:
    return SeenAnomaly(**row._mapping)
