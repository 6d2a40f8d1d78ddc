"""A till and its credential."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from core.errors import Unknown
from core.money import RoundingMode
from inventory.locations.models import Location
from inventory.locations.rules import LocationId
from pos.tills.models import Till
from pos.tills.rules import TillId, TillKind

_Columns = Select[TillId, str, TillKind, LocationId, str, int, int, RoundingMode, datetime | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class TillView:
    """A till and as much of its location as selling needs."""

    id: TillId
    code: str
    kind: TillKind
    location_id: LocationId
    location_code: str
    day_ends_minutes: int
    cash_rounding_dong: int
    cash_rounding_mode: RoundingMode
    seen_at: datetime | None


def digest(secret: str) -> str:
    """How a credential or code is kept: it is random enough that a plain hash cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def by_credential(session: Session, credential: str) -> TillView | None:
    """The till that a credential belongs to, unless it is retired."""
    row = session.connection().execute(_BY_CREDENTIAL, {"sha256": digest(credential)}).first()
    return TillView(**row._mapping) if row else None


def by_code(session: Session, code: str) -> TillView:
    """A till by its code; raises NotFound."""
    found = _one(session, _tills().where(Till.code == code))
    if found is None:
        raise Unknown(code)
    return found


def import_till(session: Session, location_id: UUID) -> TillView | None:
    """The series that imported sales of a location are numbered in, once it was needed."""
    return _one(session, _tills().where(Till.location_id == location_id, Till.kind == TillKind.IMPORT))


def all_tills(session: Session) -> list[TillView]:
    """Every till, by code."""
    return [TillView(**row._mapping) for row in session.execute(_tills().order_by(Till.code))]


def _tills() -> _Columns:
    return select(
        Till.id,
        Till.code,
        Till.kind,
        Till.location_id,
        Location.code.label("location_code"),
        Location.day_ends_minutes,
        Location.cash_rounding_dong,
        Location.cash_rounding_mode,
        Till.seen_at,
    ).join(Location, Location.id == Till.location_id)


_BY_CREDENTIAL = _tills().where(Till.credential_sha256 == bindparam("sha256"), Till.retired_at.is_(None))


def _one(session: Session, chosen: _Columns) -> TillView | None:
    row = session.execute(chosen).first()
    return TillView(**row._mapping) if row else None
