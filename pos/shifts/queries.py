"""Reading shifts. Figures of a closing are those of the sales recorded before it."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from people.persons.models import Person
from people.persons.rules import PersonId
from pos.checkout.models import Payment, Sale, SaleLine
from pos.shifts.models import CashMovement, Shift, ShiftClosing
from pos.shifts.rules import Closing, ShiftTotals
from pos.tills.models import Till
from pos.tills.rules import TillId


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftView:
    """A shift and whether it is over."""

    id: UUID
    till_id: UUID
    cashier_id: UUID | None
    opened_at: datetime
    float_dong: int
    closed_at: datetime | None


def till_of(session: Session, shift_id: UUID) -> UUID | None:
    """The till of a shift, None when the books do not have it."""
    return session.scalar(select(Shift.till_id).where(Shift.id == shift_id))


def known_cashier(session: Session, cashier_id: UUID | None) -> UUID | None:
    """The person that a till names, None where the books know nobody of that id."""
    return session.scalar(select(Person.id).where(Person.id == cashier_id)) if cashier_id else None


def lock_till(session: Session, till_id: UUID) -> None:
    """Keep the till's sales, cash movements and closings waiting until the commit."""
    session.execute(select(Till.id).where(Till.id == till_id).with_for_update())


def last_recorded_at(session: Session, till_id: UUID) -> datetime | None:
    """When the till's last sale or cash movement was recorded; None before the first."""
    sale = select(func.max(Sale.recorded_at)).where(Sale.till_id == till_id)
    moved = select(func.max(CashMovement.at)).join(Shift, Shift.id == CashMovement.shift_id)
    found = (session.scalar(sale), session.scalar(moved.where(Shift.till_id == till_id)))
    return max((at for at in found if at), default=None)


def shift(session: Session, shift_id: UUID) -> ShiftView | None:
    """A shift, None when the books do not have it."""
    row = session.connection().execute(_SHIFT, {"shift_id": shift_id}).first()
    return ShiftView(**row._mapping) if row else None


def open_shift(session: Session, till_id: UUID) -> ShiftView | None:
    """The till's latest shift that is not closed."""
    chosen = _shifts().where(Shift.till_id == till_id, ShiftClosing.closed_at.is_(None))
    row = session.execute(chosen.order_by(Shift.opened_at.desc()).limit(1)).first()
    return ShiftView(**row._mapping) if row else None


def _shifts() -> Select[UUID, TillId, PersonId | None, datetime, int, datetime]:
    columns = (Shift.id, Shift.till_id, Shift.cashier_id, Shift.opened_at, Shift.float_dong)
    return select(*columns, ShiftClosing.closed_at).outerjoin(ShiftClosing, ShiftClosing.shift_id == Shift.id)


_SHIFT = _shifts().where(Shift.id == bindparam("shift_id"))


def totals(session: Session, shift_id: UUID) -> ShiftTotals:
    """What the books have of a shift now."""
    by_means = session.execute(
        select(Payment.means, func.sum(Payment.amount_dong))
        .join(Sale, Sale.id == Payment.sale_id)
        .where(Sale.shift_id == shift_id)
        .group_by(Payment.means)
    )
    moved = select(func.coalesce(func.sum(CashMovement.amount_dong), 0)).where(
        CashMovement.shift_id == shift_id
    )
    sales = select(func.count()).select_from(Sale).where(Sale.shift_id == shift_id)
    return ShiftTotals(
        float_dong=session.scalars(select(Shift.float_dong).where(Shift.id == shift_id)).one(),
        moved_dong=int(session.scalars(moved).one()),
        by_means={str(means): int(amount) for means, amount in by_means},
        sales=session.scalars(sales).one(),
    )


def perpetual_total(session: Session, till_id: UUID) -> int:
    """The sum of what all positive lines of a till ever paid; it never falls."""
    paid = (
        select(func.coalesce(func.sum(SaleLine.paid_dong), 0))
        .join(Sale, Sale.id == SaleLine.sale_id)
        .where(Sale.till_id == till_id, SaleLine.quantity > 0)
    )
    return int(session.scalars(paid).one())


def closing(session: Session, shift_id: UUID) -> Closing | None:
    """The figures of a closed shift."""
    row = session.get(ShiftClosing, shift_id)
    if row is None:
        return None
    return Closing(
        shift_id=row.shift_id,
        expected_dong=row.expected_dong,
        counted_dong=row.counted_dong,
        difference_dong=row.difference_dong,
        sales=row.sales,
        by_means=json.loads(row.totals),
        perpetual_total_dong=row.perpetual_total_dong,
    )
