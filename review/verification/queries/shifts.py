"""Checks of shifts: the figures of a closing are those of the sales recorded before it."""

import json
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from pos.checkout.models import Payment, Sale, SaleLine
from pos.checkout.rules import Means
from pos.shifts.models import CashMovement, Shift, ShiftClosing
from review.verification.queries import Check, size


def _closings(session: Session) -> tuple[int, list[str]]:
    """Z: number of sales and sums by means, of the sales recorded before closing."""
    broken = []
    for row in session.execute(select(ShiftClosing)).scalars():
        before = and_(Sale.shift_id == row.shift_id, Sale.recorded_at <= row.closed_at)
        sales = session.scalars(select(func.count()).select_from(Sale).where(before)).one()
        sums = session.execute(
            select(Payment.means, func.sum(Payment.amount_dong))
            .join(Sale, Sale.id == Payment.sale_id)
            .where(before)
            .group_by(Payment.means)
        )
        if sales != row.sales or {str(m): int(a) for m, a in sums} != json.loads(row.totals):
            broken.append(str(row.shift_id))
    return size(session, ShiftClosing), broken


def _perpetual(session: Session) -> tuple[int, list[str]]:
    """The perpetual total of a till is the sum of its positive lines, and never falls."""
    broken: list[str] = []
    last: dict[UUID, int] = {}
    closings = session.execute(
        select(ShiftClosing, Shift.till_id)
        .join(Shift, Shift.id == ShiftClosing.shift_id)
        .order_by(ShiftClosing.closed_at)
    )
    for row, till_id in closings:
        paid = session.scalar(
            select(func.coalesce(func.sum(SaleLine.paid_dong), 0))
            .join(Sale, Sale.id == SaleLine.sale_id)
            .where(Sale.till_id == till_id, SaleLine.quantity > 0, Sale.recorded_at <= row.closed_at)
        )
        if row.perpetual_total_dong != int(paid or 0) or row.perpetual_total_dong < last.get(till_id, 0):
            broken.append(str(row.shift_id))
        last[till_id] = row.perpetual_total_dong
    return size(session, ShiftClosing), broken


def _cash(session: Session) -> tuple[int, list[str]]:
    """Expected = float + cash in − out + cash payments; difference = counted − expected."""
    broken = []
    rows = session.execute(
        select(ShiftClosing, Shift.float_dong).join(Shift, Shift.id == ShiftClosing.shift_id)
    )
    for row, float_dong in rows:
        moved = session.scalar(
            select(func.coalesce(func.sum(CashMovement.amount_dong), 0)).where(
                CashMovement.shift_id == row.shift_id, CashMovement.at <= row.closed_at
            )
        )
        cash = session.scalar(
            select(func.coalesce(func.sum(Payment.amount_dong), 0))
            .join(Sale, Sale.id == Payment.sale_id)
            .where(
                Sale.shift_id == row.shift_id, Sale.recorded_at <= row.closed_at, Payment.means == Means.CASH
            )
        )
        expected = float_dong + int(moved or 0) + int(cash or 0)
        if (row.expected_dong, row.difference_dong) != (expected, row.counted_dong - expected):
            broken.append(str(row.shift_id))
    return size(session, ShiftClosing), broken


CHECKS = (
    Check(code="I14", title="closings hold what was recorded before them", look=_closings),
    Check(code="I14", title="perpetual totals never fall", look=_perpetual),
    Check(code="I18", title="cash expected, counted and the difference", look=_cash),
)
