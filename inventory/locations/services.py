"""Writing locations."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from core.audit.services import record
from core.db import retried, transaction
from core.errors import DomainError
from core.ids import new_id
from core.money import RoundingMode
from core.permissions import Actor
from inventory.locations.models import Location
from inventory.locations.rules import LocationId, LocationKind, is_code


class LocationCodeTaken(DomainError):
    """There is such a location already."""

    code = "location_code_taken"
    message = "There is already a location with the code %(code)s."


class LocationCodeWrong(DomainError):
    """A code that would not be read back from a receipt number."""

    code = "location_code_wrong"
    message = "The code %(code)s must have 1 to 12 letters and digits."


class LocationKindWrong(DomainError):
    """A virtual place cannot be made by hand."""

    code = "location_kind_wrong"
    message = "Virtual places belong to the program."


@retried
def add_location(
    *,
    code: str,
    name: str,
    kind: LocationKind = LocationKind.SHOWROOM,
    actor: Actor,
    now: datetime,
    cash_rounding_dong: int = 0,
    cash_rounding_mode: RoundingMode = RoundingMode.NEAREST,
    day_ends_minutes: int = 0,
    texts: Mapping[str, str] | None = None,
) -> LocationId:
    """Make a place; `texts` are address, tax_code, phone, bank_bin, bank_account and bank_holder.

    Raises LocationCodeWrong, LocationKindWrong and LocationCodeTaken.
    """
    if not is_code(code):
        raise LocationCodeWrong(code=code)
    if kind is LocationKind.VIRTUAL:
        raise LocationKindWrong
    with transaction() as session:
        if session.scalar(select(Location.id).where(Location.code == code)):
            raise LocationCodeTaken(code=code)
        location_id = LocationId(new_id(now))
        values: dict[str, Any] = {
            "id": location_id,
            "code": code,
            "name": name,
            "kind": kind,
            **(texts or {}),
        }
        session.execute(
            insert(Location).values(
                **values,
                cash_rounding_dong=cash_rounding_dong,
                cash_rounding_mode=cash_rounding_mode,
                day_ends_minutes=day_ends_minutes,
            )
        )
        record(
            session,
            "location.added",
            subject_kind="location",
            subject_id=location_id,
            actor_id=actor.person_id,
            now=now,
        )
        return location_id
