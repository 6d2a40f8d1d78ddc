"""Tills for whoever looks after them: enrolled or not, last seen, the open shift, the last receipt."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, case, func, select, true
from sqlalchemy.orm import Session

from core.errors import Unknown
from core.lists import ListRequest, Page, fetch, inside
from core.permissions import Actor
from inventory.locations.models import Location
from people.persons.models import Person
from pos.checkout.models import Sale
from pos.shifts.models import Shift, ShiftClosing
from pos.tills.models import Till
from pos.tills.rules import TillId, TillKind, TillState, state_of

STATE = "state"
"""The filter of the list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedTill:
    """A counter till; `shift_opened_at` is that of the shift under way, `last_number` its last receipt's."""

    id: TillId
    code: str
    location_code: str
    location_name: str
    state: TillState
    code_until: datetime | None
    seen_at: datetime | None
    shift_opened_at: datetime | None
    cashier: str
    last_number: int | None


def listed(session: Session, request: ListRequest, *, now: datetime, scope: Actor) -> Page[ListedTill]:
    """The counter tills of the places that the actor may see."""
    chosen = _tills(scope).where(_is(request.chosen(STATE), now))
    orders = {
        "code": Till.code,
        "location": Location.code,
        "seen": Till.seen_at,
        "shift": _open(Shift.opened_at),
        "last": _last_number(),
    }
    return fetch(session, chosen, request, orders=orders, last=Till.code, row=partial(_listed, now=now))


def of_location(session: Session, location_id: UUID, *, now: datetime, scope: Actor) -> list[ListedTill]:
    """The counter tills of a place, by code, the retired ones last."""
    chosen = _tills(scope).where(Till.location_id == location_id)
    rows = session.execute(chosen.order_by(Till.retired_at.is_not(None), Till.code))
    return [_listed(row, now=now) for row in rows]


def shown(session: Session, code: str, *, now: datetime, scope: Actor) -> ListedTill:
    """One of them by its code; raises NotFound."""
    row = session.execute(_tills(scope).where(Till.code == code)).one_or_none()
    if row is None:
        raise Unknown(code)
    return _listed(row, now=now)


def _tills(scope: Actor) -> Select[*tuple[Any, ...]]:
    """Tills, each with the latest of its shifts: two look-ups in an index, however many shifts there were."""
    shifts = select(Shift.id).where(Shift.till_id == Till.id).correlate(Till)
    latest = shifts.order_by(Shift.opened_at.desc()).limit(1).scalar_subquery()
    return (
        select(
            Till,
            Location.code.label("location_code"),
            Location.name.label("location_name"),
            _open(Shift.opened_at).label("shift_opened_at"),
            _open(Person.name).label("cashier"),
            _last_number().label("last_number"),
        )
        .join(Location, Location.id == Till.location_id)
        .outerjoin(Shift, Shift.id == latest)
        .outerjoin(ShiftClosing, ShiftClosing.shift_id == Shift.id)
        .outerjoin(Person, Person.id == Shift.cashier_id)
        .where(Till.kind == TillKind.COUNTER, inside(Till.location_id, scope))
    )


def _open(column: Any) -> ColumnElement[Any]:
    """A column of the latest shift, while that is not closed."""
    return case((ShiftClosing.shift_id.is_(None), column))


def _last_number() -> ScalarSelect[int]:
    return select(func.max(Sale.number)).where(Sale.till_id == Till.id).correlate(Till).scalar_subquery()


def _is(state: str, now: datetime) -> ColumnElement[bool]:
    in_use, enrolled = Till.retired_at.is_(None), Till.credential_sha256.is_not(None)
    coded = func.coalesce(Till.enrol_until > now, False)
    states: dict[str, ColumnElement[bool]] = {
        TillState.NEW: and_(in_use, ~enrolled, ~coded),
        TillState.WAITING: and_(in_use, ~enrolled, coded),
        TillState.ENROLLED: and_(in_use, enrolled),
        TillState.RETIRED: ~in_use,
    }
    return states.get(state, true())


def _listed(row: Any, *, now: datetime) -> ListedTill:
    till = row.Till
    return ListedTill(
        id=till.id,
        code=till.code,
        location_code=row.location_code,
        location_name=row.location_name,
        state=state_of(
            is_enrolled=till.credential_sha256 is not None,
            code_until=till.enrol_until,
            retired_at=till.retired_at,
            now=now,
        ),
        code_until=till.enrol_until,
        seen_at=till.seen_at,
        shift_opened_at=row.shift_opened_at,
        cashier=row.cashier or "",
        last_number=row.last_number,
    )
