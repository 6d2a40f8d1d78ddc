"""Writing shifts."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from core.audit.services import record
from core.db import insert_once, retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import Actor
from pos.shifts import queries
from pos.shifts.models import CashMovement, Shift, ShiftClosing
from pos.shifts.rules import Closing, ShiftOpened, counted, expected_cash


class CountDiffers(DomainError):
    """The counted sum is not that of the notes."""

    code = "count_differs"
    message = "The notes come to another sum than the one counted."


class SalesWaiting(DomainError):
    """The till still has sales that the books do not."""

    code = "sales_waiting"
    message = "%(waiting)s sales have not been sent yet. The shift can be closed when they have."


class ShiftClosed(DomainError):
    """The shift is over."""

    code = "shift_closed"
    message = "This shift is already closed."


class UnknownShift(NotFound):
    """No shift with that id at this till."""

    message = "This shift is not known at this till."


def ensure_shift(session: Session, shift: ShiftOpened, *, till_id: UUID, now: datetime) -> bool:
    """Store a shift unless it is stored already; True if this call stored it."""
    row = {
        "id": shift.id,
        "till_id": till_id,
        "cashier_id": shift.cashier_id,
        "opened_at": shift.opened_at,
        "float_dong": shift.float_dong,
        "recorded_at": now,
    }
    return insert_once(session, Shift, row)


@retried
def open_shift(*, shift: ShiftOpened, till_id: UUID, now: datetime) -> bool:
    """Open a shift; the same again changes nothing. True if it is new. An unknown cashier is left out.

    Raises UnknownShift for another till's shift.
    """
    with transaction() as session:
        known = replace(shift, cashier_id=queries.known_cashier(session, shift.cashier_id))
        created = ensure_shift(session, known, till_id=till_id, now=now)
        if not created and queries.till_of(session, shift.id) != till_id:
            raise UnknownShift
        return created


@retried
def move_cash(*, shift_id: UUID, amount_dong: int, reason: str, actor: Actor, now: datetime) -> UUID:
    """Put cash in (positive) or take it out (negative) of an open shift's drawer.

    Raises UnknownShift and ShiftClosed.
    """
    with transaction() as session:
        till_id = queries.till_of(session, shift_id)
        if till_id is None:
            raise UnknownShift
        queries.lock_till(session, till_id)
        if queries.closing(session, shift_id):
            raise ShiftClosed
        movement_id = new_id(now)
        values = {"id": movement_id, "shift_id": shift_id, "amount_dong": amount_dong, "reason": reason}
        session.execute(insert(CashMovement).values(**values, at=now, by=actor.person_id))
        return movement_id


@retried
def close_shift(
    *,
    shift_id: UUID,
    till_id: UUID,
    counted_dong: int,
    denominations: Mapping[int, int],
    waiting: int,
    closed_by: UUID | None,
    now: datetime,
) -> Closing:
    """Close a shift on the counted sum; what the drawer should hold is computed in the same transaction.

    The till is locked until the commit: a sale is in the closing, or it is recorded after it.
    Closing again answers the first closing. Raises UnknownShift, SalesWaiting, CountDiffers.
    """
    if waiting:
        raise SalesWaiting(waiting=waiting)
    if denominations and counted(denominations) != counted_dong:
        raise CountDiffers
    with transaction() as session:
        if queries.till_of(session, shift_id) != till_id:
            raise UnknownShift
        queries.lock_till(session, till_id)
        closed_by = queries.known_cashier(session, closed_by)
        closing = queries.closing(session, shift_id)
        if closing is None:
            closing = _close(session, shift_id, till_id, counted_dong)
            closed_at = max(now, queries.last_recorded_at(session, till_id) or now)
            session.execute(insert(ShiftClosing).values(**_row(closing, denominations, closed_by, closed_at)))
            record(
                session,
                "shift.closed",
                subject_kind="shift",
                subject_id=shift_id,
                actor_id=closed_by,
                now=now,
            )
        return closing


def _close(session: Session, shift_id: UUID, till_id: UUID, counted_dong: int) -> Closing:
    totals = queries.totals(session, shift_id)
    expected = expected_cash(totals)
    return Closing(
        shift_id=shift_id,
        expected_dong=expected,
        counted_dong=counted_dong,
        difference_dong=counted_dong - expected,
        sales=totals.sales,
        by_means=totals.by_means,
        perpetual_total_dong=queries.perpetual_total(session, till_id),
    )


def _row(
    closing: Closing, denominations: Mapping[int, int], closed_by: UUID | None, closed_at: datetime
) -> dict[str, object]:
    return {
        "shift_id": closing.shift_id,
        "expected_dong": closing.expected_dong,
        "counted_dong": closing.counted_dong,
        "difference_dong": closing.difference_dong,
        "denominations": json.dumps({str(note): n for note, n in denominations.items()}, sort_keys=True),
        "sales": closing.sales,
        "totals": json.dumps(dict(closing.by_means), sort_keys=True),
        "perpetual_total_dong": closing.perpetual_total_dong,
        "closed_at": closed_at,
        "closed_by": closed_by,
    }
