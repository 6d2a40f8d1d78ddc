"""What was under way when a shift was closed or a statement issued is recorded after it, never before."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from core.permissions import Actor
from inventory.agreements.models import AgreementRow
from pos.checkout.models import Sale
from pos.checkout.services import record_sale
from pos.shifts.models import ShiftClosing
from pos.shifts.rules import Closing
from pos.shifts.services import ShiftClosed, UnknownShift, close_shift, move_cash, open_shift
from review.verification.services import audit
from settlement.statements import queries, services
from tests.inventory.imports.commands import run_import
from tests.tickets import line, sent, ticket
from tests.worlds import World, key, make_world

SOON = timedelta(milliseconds=40)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The small showroom, with one jar of honey sold."""
    return make_world(session, minh)


def sell(world: World, number: int, now: datetime) -> None:
    """One jar of honey, in a request that came in at `now`."""
    body = ticket(world, number, [line(world.honey, 1, 240_000)])
    assert record_sale(sent(body), place=world.place, now=now).receipt


def close(world: World, now: datetime) -> Closing:
    """Close the shift on an empty drawer."""
    return close_shift(
        shift_id=world.shift.id, till_id=world.till_id, counted_dong=0, denominations={}, waiting=0,
        closed_by=None, now=now,
    )  # fmt: skip


def test_a_sale_that_waited_while_its_shift_was_closed_is_late(
    session: Session, world: World, now: datetime
) -> None:
    sell(world, 1, now)
    assert close(world, now + SOON).expected_dong == 740_000
    sell(world, 2, now)
    late = select(AnomalyRow.kind).where(AnomalyRow.kind == AnomalyKind.LATE_FOR_SHIFT)
    assert len(session.scalars(late).all()) == 1
    recorded_at = session.scalars(select(Sale.recorded_at).where(Sale.number == 2)).one()
    assert recorded_at > session.scalars(select(ShiftClosing.closed_at)).one()
    assert audit(session, today=now.date()).sound


def test_a_shift_is_closed_no_earlier_than_its_last_sale(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    sell(world, 1, now + SOON)
    move_cash(shift_id=world.shift.id, amount_dong=-40_000, reason="Tiền đá", actor=lan, now=now + SOON)
    assert close(world, now).expected_dong == 700_000
    assert audit(session, today=now.date()).sound
    with pytest.raises(ShiftClosed):
        move_cash(shift_id=world.shift.id, amount_dong=1, reason="?", actor=lan, now=now)
    with pytest.raises(UnknownShift):
        move_cash(shift_id=key(77), amount_dong=1, reason="?", actor=lan, now=now)


def test_a_shift_is_closed_while_sales_come_in(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    sell(world, 1, now)
    ready = threading.Barrier(3)

    def till(first: int) -> None:
        with app.app_context():
            ready.wait()
            for number in range(first, first + 12):
                sell(world, number, now)

    threads = [threading.Thread(target=till, args=(first,)) for first in (2, 20)]
    for thread in threads:
        thread.start()
    ready.wait()
    close(world, now)
    for thread in threads:
        thread.join()
    assert audit(session, today=now.date()).sound


def hold(session: Session, days: int) -> None:
    """Let sales from now on wait so many days."""
    session.execute(update(AgreementRow).values(hold_days=days))
    session.commit()


def test_a_sale_that_waited_for_a_statement_stands_in_the_next_table(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    sell(world, 1, now)
    services.issue(producer_id=world.hoa, cut_off=now.date(), actor=lan, now=now + SOON)
    hold(session, 30)
    sell(world, 2, now)
    hold(session, 0)
    sell(world, 3, now)
    assert audit(session, today=now.date()).sound
    day = now + timedelta(days=1)
    number = services.issue(producer_id=world.hoa, cut_off=day.date(), actor=lan, now=day)
    paper = queries.by_number(session, number, scope=lan)
    [bridge] = paper.bridge
    assert (bridge.sold_quantity, bridge.not_due_quantity) == (2, 1)
    assert (bridge.earlier_quantity, bridge.settled_quantity) == (0, 1)
    assert (paper.figures.total_dong, paper.figures.on_hold_dong) == (196_800, 196_800)


def test_a_statement_is_issued_no_earlier_than_what_it_takes(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    sell(world, 1, now + SOON)
    number = services.issue(producer_id=world.hoa, cut_off=now.date(), actor=lan, now=now)
    assert queries.by_number(session, number, scope=lan).issued_at > now + SOON
    assert audit(session, today=now.date()).sound


def test_an_import_that_waited_for_a_statement_comes_after_it(
    app: Flask, session: Session, world: World, lan: Actor, now: datetime
) -> None:
    sell(world, 1, now)
    ahead = datetime.now(now.tzinfo) + timedelta(hours=1)
    services.issue(producer_id=world.hoa, cut_off=now.date(), actor=lan, now=ahead)
    rows = "occurred_at,receipt,code,quantity,unit_price\n2026-11-20 10:00,B1,MAT,1,240000\n"
    assert run_import(app, "sales", rows, "--location", "KG").counts == (1, 1, 0, 0)
    [recorded_at] = session.scalars(select(Sale.recorded_at).where(Sale.external_receipt == "B1"))
    assert recorded_at == ahead + timedelta(microseconds=1)
    assert audit(session, today=now.date()).sound


def test_an_unknown_cashier_opens_and_closes_a_shift_without_a_name(
    session: Session, world: World, now: datetime
) -> None:
    shift = replace(world.shift, cashier_id=key(78))
    assert open_shift(shift=shift, till_id=world.till_id, now=now)
    sell(world, 1, now)
    closing = close_shift(
        shift_id=shift.id, till_id=world.till_id, counted_dong=740_000, denominations={}, waiting=0,
        closed_by=key(78), now=now,
    )  # fmt: skip
    assert closing.difference_dong == 0
    assert session.scalars(select(ShiftClosing.closed_by)).one() is None
