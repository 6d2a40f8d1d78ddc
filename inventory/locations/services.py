"""Writing locations."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core.audit.services import record
from core.db import retried, transaction
from core.errors import DomainError
from core.ids import new_id
from core.money import RoundingMode
from core.permissions import Actor
from core.vietqr import VietQRError, encode
from inventory.locations import queries
from inventory.locations.models import Location
from inventory.locations.rules import (
    CASH_ROUNDINGS,
    LATEST_DAY_END,
    LocationId,
    LocationKind,
    is_code,
    is_tax_code,
)

TEXTS = ("address", "tax_code", "phone", "bank_bin", "bank_account", "bank_holder")
"""What may be told of a place beside its name."""


class LocationCodeTaken(DomainError):
    """There is such a location already."""

    code = "location_code_taken"
    message = "There is already a location with the code %(code)s."


class LocationCodeWrong(DomainError):
    """A code that would not be read back from a receipt number."""

    code = "location_code_wrong"
    message = "The code %(code)s must have 1 to 12 letters and digits."


class LocationCodeMissing(DomainError):
    """A place without a code, by which everything else names it."""

    code = "location_code_missing"
    message = "A location needs a code of 1 to 12 letters and digits: receipt numbers begin with it."


class LocationTaxCodeWrong(DomainError):
    """A tax code that receipts should not show."""

    code = "location_tax_code_wrong"
    message = "The tax code %(tax_code)s is none: it has 10 figures, 10 and a branch's 3 (-001), or 12."


class LocationKindWrong(DomainError):
    """A virtual place cannot be made by hand."""

    code = "location_kind_wrong"
    message = "Virtual places belong to the program."


class LocationNameMissing(DomainError):
    """A place without a name, which receipts begin with."""

    code = "location_name_missing"
    message = "A location needs a name: receipts begin with it."


class LocationSettingWrong(DomainError):
    """A rounding or an end of the day that cannot be kept."""

    code = "location_setting_wrong"
    message = "Cash is rounded to 500 or 1,000 đồng or not at all, and a day ends by noon of the next."


class LocationAccountWrong(DomainError):
    """An account that no payment could reach."""

    code = "location_account_wrong"
    message = "A bank account is the bank's six figures and 1 to 19 letters and figures: both or neither."


@dataclass(frozen=True, kw_only=True, slots=True)
class LocationChange:
    """What is to be different about a place; None leaves a thing as it is."""

    name: str | None = None
    kind: LocationKind | None = None
    address: str | None = None
    tax_code: str | None = None
    phone: str | None = None
    bank_bin: str | None = None
    bank_account: str | None = None
    bank_holder: str | None = None
    cash_rounding_dong: int | None = None
    cash_rounding_mode: RoundingMode | None = None
    day_ends_minutes: int | None = None


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

    Raises LocationCodeMissing, LocationCodeWrong, LocationKindWrong, LocationCodeTaken, LocationNameMissing,
    LocationSettingWrong, LocationTaxCodeWrong and LocationAccountWrong.
    """
    if not code.strip():
        raise LocationCodeMissing
    if not is_code(code):
        raise LocationCodeWrong(code=code)
    if kind is LocationKind.VIRTUAL:
        raise LocationKindWrong
    values = {
        "name": name,
        "cash_rounding_dong": cash_rounding_dong,
        "cash_rounding_mode": cash_rounding_mode,
        "day_ends_minutes": day_ends_minutes,
        **(texts or {}),
    }
    _refuse_unsound(values)
    with transaction() as session:
        if session.scalar(select(Location.id).where(Location.code == code)):
            raise LocationCodeTaken(code=code)
        location_id = LocationId(new_id(now))
        session.execute(insert(Location).values(id=location_id, code=code, kind=kind, **values))
        _record(session, "location.added", location_id, actor, now)
        return location_id


@retried
def change_location(*, code: str, change: LocationChange, actor: Actor, now: datetime) -> None:
    """Change a place; sales and papers that exist stay as they are.

    Raises NotFound, LocationKindWrong, LocationNameMissing, LocationSettingWrong, LocationTaxCodeWrong and
    LocationAccountWrong.
    """
    changed = {name: value for name, value in asdict(change).items() if value is not None}
    with transaction() as session:
        place = queries.by_code(session, code)
        if LocationKind.VIRTUAL in {place.kind, change.kind}:
            raise LocationKindWrong
        _refuse_unsound(asdict(place) | changed)
        if changed:
            session.execute(update(Location).where(Location.id == place.id).values(**changed))
            _record(session, "location.changed", place.id, actor, now, fields=sorted(changed))


def _refuse_unsound(values: Mapping[str, Any]) -> None:
    if not values["name"].strip():
        raise LocationNameMissing
    if values["cash_rounding_dong"] not in CASH_ROUNDINGS:
        raise LocationSettingWrong
    if not 0 <= values["day_ends_minutes"] <= LATEST_DAY_END:
        raise LocationSettingWrong
    tax_code = values.get("tax_code", "")
    if tax_code and not is_tax_code(tax_code):
        raise LocationTaxCodeWrong(tax_code=tax_code)
    _refuse_unsound_account(values.get("bank_bin", ""), values.get("bank_account", ""))


def _refuse_unsound_account(bank_bin: str, account: str) -> None:
    """The till draws a VietQR of it, while a customer waits."""
    if bank_bin or account:
        try:
            encode(bank_bin=bank_bin, account=account)
        except VietQRError as error:
            raise LocationAccountWrong from error


def _record(
    session: Session, action: str, location_id: LocationId, actor: Actor, now: datetime, **detail: object
) -> None:
    record(
        session,
        action,
        subject_kind="location",
        subject_id=location_id,
        actor_id=actor.person_id,
        now=now,
        detail=detail,
    )
