"""Selling, settling and paying at once: nothing is claimed twice, nothing is missed, the stock agrees."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.permissions import Actor
from pos.checkout.services import record_sale
from review.verification.services import audit
from settlement.entries.models import AccountEntry
from settlement.entries.queries import balance
from settlement.entries.services import NotPayable
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.statements import queries, services
from settlement.statements.models import EntryClaim, StatementRow
from tests.tickets import line, sent, ticket
from tests.worlds import World, make_world

TODAY = date(2026, 11, 24)
SALES, DAYS = 24, 6


class Together:
    """Things done at the same time, each in its own thread, all begun at one signal."""

    def __init__(self, app: Flask) -> None:
        """Nothing to do yet."""
        self.app = app
        self.faults: list[BaseException] = []
        self.acts: list[Callable[[], Any]] = []

    def _run(self, act: Callable[[], Any], ready: threading.Barrier) -> None:
        with self.app.app_context():
            ready.wait()
            try:
                act()
            except Exception as fault:  # noqa: BLE001 - a thread's fault is told by the test
                self.faults.append(fault)

    def run(self) -> None:
        """Do it all."""
        ready = threading.Barrier(len(self.acts))
        threads = [threading.Thread(target=self._run, args=(act, ready)) for act in self.acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert self.faults == []


def test_every_sale_is_on_exactly_one_statement(
    app: Flask, session: Session, minh: Actor, lan: Actor, now: datetime
) -> None:
    world = make_world(session, minh)
    session.rollback()
    together = Together(app)
    together.acts = [
        lambda: _sell(world, 1, now),
        lambda: _sell(world, 2, now),
        lambda: _settle(world, lan, now),
    ]
    together.run()
    last = now + timedelta(days=DAYS + 1)
    _issue(world, lan, last)
    entries = session.scalars(select(func.count()).select_from(AccountEntry)).one()
    claims = session.scalars(select(func.count()).select_from(EntryClaim)).one()
    assert entries == claims == 2 * SALES
    assert balance(session, world.hoa).due_dong == 2 * SALES * 196_800
    assert balance(session, world.hoa).open_dong == 0
    assert audit(session, today=last.date()).sound
    _tables_agree(session, world, lan)


def _sell(world: World, lane: int, now: datetime) -> None:
    """Jars of honey, one after the other, as a till of its own numbers would send them."""
    for number in range(SALES):
        body = ticket(world, lane * 1_000 + number, [line(world.honey, 1, 240_000)])
        assert record_sale(sent(body), place=world.place, now=now).receipt


def _settle(world: World, actor: Actor, now: datetime) -> None:
    """A statement on each of the next days, while the tills go on selling today."""
    for day in range(DAYS):
        _issue(world, actor, now + timedelta(days=day))


def _issue(world: World, actor: Actor, at: datetime) -> None:
    try:
        services.issue(producer_id=world.hoa, cut_off=at.date(), actor=actor, now=at)
    except services.NothingToSettle:
        return


def _tables_agree(session: Session, world: World, actor: Actor) -> None:
    """The stock tables follow each other, and what they sold is what the bridges sold."""
    numbers = session.scalars(select(StatementRow.number).order_by(StatementRow.cut_off_day)).all()
    papers = [queries.by_number(session, number, scope=actor) for number in numbers]
    closing = 0
    for paper in papers:
        [row] = [row for row in paper.stock if row.product_id == world.honey]
        assert row.opening == closing
        closing = row.closing
        [bridge] = [row for row in paper.bridge if row.product_id == world.honey]
        assert (bridge.sold_quantity, bridge.settled_quantity) == (row.sold, len(paper.entries))
    assert closing == 20 - 2 * SALES


def test_a_producer_is_never_paid_more_than_is_due(
    app: Flask, session: Session, minh: Actor, lan: Actor, now: datetime
) -> None:
    world = make_world(session, minh)
    record_sale(sent(ticket(world, 1, [line(world.honey, 1, 240_000)])), place=world.place, now=now)
    number = services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    paid: list[str] = []

    def pay() -> None:
        cash = NewPayout(statement=number, amount_dong=100_000, method=PayoutMethod.CASH, paid_on=TODAY)
        try:
            paid.append(record_payout(payout=cash, actor=lan, now=now))
        except NotPayable:
            return

    def cancel() -> None:
        try:
            services.cancel(number=number, actor=lan, now=now)
        except services.NotCancellable:
            return

    together = Together(app)
    together.acts = [pay, pay, pay, pay]
    together.run()
    assert paid == ["PC2026-000001"]
    together.acts = [cancel, pay, cancel]
    together.run()
    assert audit(session, today=TODAY).sound
    assert balance(session, world.hoa).due_dong == 96_800
