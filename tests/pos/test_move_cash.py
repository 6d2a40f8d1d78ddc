"""Cash put into a drawer and taken out of it counts in what the drawer should hold, until it is closed."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.permissions import Actor
from pos.shifts.models import CashMovement
from pos.shifts.services import ShiftClosed, close_shift, move_cash, open_shift
from tests.worlds import World, make_world


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """The showroom with an open shift and 500.000 đ in its drawer."""
    world = make_world(session, minh)
    open_shift(shift=world.shift, till_id=world.till_id, now=now)
    return world


def close(world: World, counted: int, now: datetime) -> tuple[int, int]:
    """Count the drawer: what it should hold, and the difference."""
    closing = close_shift(
        shift_id=world.shift.id, till_id=world.till_id, counted_dong=counted, denominations={}, waiting=0,
        closed_by=world.cashier_id, now=now,
    )  # fmt: skip
    return closing.expected_dong, closing.difference_dong


def test_what_was_put_in_and_taken_out_is_expected_in_the_drawer(
    session: Session, world: World, minh: Actor, now: datetime
) -> None:
    for amount, reason in ((300_000, "Tiền lẻ"), (-120_000, "Tiền đá lạnh")):
        move_cash(shift_id=world.shift.id, amount_dong=amount, reason=reason, actor=minh, now=now)
    assert close(world, 679_000, now + timedelta(hours=9)) == (680_000, -1_000)
    rows = session.execute(select(CashMovement.amount_dong, CashMovement.reason, CashMovement.by)).all()
    assert {tuple(row) for row in rows} == {
        (300_000, "Tiền lẻ", minh.person_id),
        (-120_000, "Tiền đá lạnh", minh.person_id),
    }


def test_a_drawer_that_was_counted_takes_nothing_more(
    session: Session, world: World, minh: Actor, now: datetime
) -> None:
    close(world, 500_000, now)
    with pytest.raises(ShiftClosed):
        move_cash(shift_id=world.shift.id, amount_dong=1_000, reason="Tiền lẻ", actor=minh, now=now)
    assert session.scalars(select(CashMovement.id)).all() == []
