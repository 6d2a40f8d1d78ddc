"""Reading locations."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import NotFound, Unknown
from core.money import RoundingMode
from inventory.locations.models import Location
from inventory.locations.rules import LocationId, LocationKind


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


def all_real(session: Session) -> list[LocationView]:
    """Every place that people can go to, by code."""
    real = select(Location.__table__).where(Location.kind != LocationKind.VIRTUAL).order_by(Location.code)
    return [LocationView(**row._mapping) for row in session.execute(real)]
