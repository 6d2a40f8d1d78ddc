"""Reading locations."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select, true
from sqlalchemy.orm import Session

from core.errors import NotFound, Unknown
from core.lists import ListRequest, Page, fetch, inside
from core.money import RoundingMode
from core.permissions import Actor
from inventory.locations.models import Location
from inventory.locations.rules import LocationId, LocationKind

KIND = "kind"
"""The filter of the list."""


class NoSuchLocation(Unknown):
    """A code that no location has."""

    message = "There is no location with the code %(key)s."


@dataclass(frozen=True, kw_only=True, slots=True)
class LocationView:
    """A place with all that its papers and tills need."""

    id: LocationId
    code: str
    name: str
    kind: LocationKind
    address: str
    tax_code: str
    phone: str
    day_ends_minutes: int
    cash_rounding_dong: int
    cash_rounding_mode: RoundingMode
    bank_bin: str
    bank_account: str
    bank_holder: str


def by_code(session: Session, code: str) -> LocationView:
    """A location by its code; raises NoSuchLocation."""
    row = session.execute(select(Location.__table__).where(Location.code == code)).first()
    if row is None:
        raise NoSuchLocation(code)
    return LocationView(**row._mapping)


def by_id(session: Session, location_id: LocationId) -> LocationView:
    """A location by its id; raises NotFound."""
    row = session.execute(select(Location.__table__).where(Location.id == location_id)).first()
    if row is None:
        raise NotFound
    return LocationView(**row._mapping)


def real_codes(session: Session) -> set[str]:
    """The codes of the places that people can go to."""
    return set(session.scalars(select(Location.code).where(Location.kind != LocationKind.VIRTUAL)))


def real(session: Session, code: str, *, scope: Actor) -> LocationView:
    """A place that people can go to and that the actor may see, by its code; raises NoSuchLocation."""
    row = session.execute(_real(scope).where(Location.code == code)).first()
    if row is None:
        raise NoSuchLocation(code)
    return LocationView(**row._mapping)


def visible(session: Session, *, scope: Actor) -> list[LocationView]:
    """The places that people can go to and that the actor may see, by code."""
    return [_view(row) for row in session.execute(_real(scope).order_by(Location.code))]


def listed(session: Session, request: ListRequest, *, scope: Actor) -> Page[LocationView]:
    """The places that people can go to and that the actor may see."""
    kind = request.chosen(KIND)
    chosen = _real(scope).where(Location.kind == LocationKind(kind) if kind else true())
    orders = {"code": Location.code, "name": Location.name, "kind": Location.kind}
    return fetch(session, chosen, request, orders=orders, last=Location.code, row=_view)


def _real(scope: Actor) -> Select[*tuple[Any, ...]]:
    return select(Location.__table__).where(Location.kind != LocationKind.VIRTUAL, inside(Location.id, scope))


def _view(row: Any) -> LocationView:
    return LocationView(**row._mapping)


def all_real(session: Session) -> list[LocationView]:
    """Every place that people can go to, by code."""
    real_places = select(Location.__table__).where(Location.kind != LocationKind.VIRTUAL)
    return [_view(row) for row in session.execute(real_places.order_by(Location.code))]
