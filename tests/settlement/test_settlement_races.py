"""Whoever pays, invoices, issues or cancels a producer's statement does it alone."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import DomainError
from core.permissions import Actor
from pos.checkout.services import record_sale
from review.verification.services import audit
from settlement.payouts import services as payouts
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.statements import services
from settlement.statements.models import StatementRow
from tests.tickets import line, sent, ticket
from tests.worlds import World, make_world


class Meanwhile:
    """An act of another thread, begun in the middle of one of this thread; it may have to wait."""

    def __init__(self, app: Flask, act: Callable[[], object]) -> None:
        """Ready, not begun."""
        self.app, self.act = app, act
        self.thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        with self.app.app_context():
            try:
                self.act()
            except DomainError:
                return

    def inside(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, which lets the other act begin, and go on as far as it can, first."""

        def then(*args: Any, **kwargs: Any) -> Any:
            if not self.thread.ident:
                self.thread.start()
                self.thread.join(0.5)
            return function(*args, **kwargs)

        return then


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """The small showroom, with one jar of honey sold on each of two days."""
    world = make_world(session, minh)
    for number in (1, 2):
        body = ticket(world, number, [line(world.honey, 1, 240_000)])
        record_sale(sent(body), place=world.place, now=now)
        if number == 1:
            services.issue(producer_id=world.hoa, cut_off=now.date(), actor=minh, now=now)
    return world


def first(now: datetime) -> NewPayout:
    """A part of the first statement, in cash."""
    number = f"QT{now.year}-000001"
    return NewPayout(statement=number, amount_dong=1_000, method=PayoutMethod.CASH, paid_on=now.date())


def test_a_payout_and_the_next_statement(
    app: Flask, session: Session, world: World, lan: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = now + timedelta(days=1)
    other = Meanwhile(
        app, lambda: services.issue(producer_id=world.hoa, cut_off=day.date(), actor=lan, now=day)
    )
    monkeypatch.setattr(payouts, "_account", other.inside(payouts._account))
    record_payout(payout=first(now), actor=lan, now=now)
    other.thread.join()
    assert session.scalars(select(StatementRow.carried_dong).order_by(StatementRow.number)).all() == [
        0,
        195_800,
    ]
    assert audit(session, today=day.date()).sound


def test_a_payout_and_the_cancelling_of_its_statement(
    app: Flask, session: Session, world: World, lan: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Meanwhile(app, lambda: services.cancel(number=first(now).statement, actor=lan, now=now))
    monkeypatch.setattr(payouts, "_account", other.inside(payouts._account))
    record_payout(payout=first(now), actor=lan, now=now)
    other.thread.join()
    assert session.scalars(select(StatementRow.cancelled_at)).one() is None
    assert audit(session, today=now.date()).sound


def test_cancelling_and_the_producers_invoice(
    app: Flask, session: Session, world: World, lan: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = first(now).statement
    other = Meanwhile(
        app, lambda: services.record_invoice(number=number, invoice="1C26TAA-15", actor=lan, now=now)
    )
    monkeypatch.setattr(services.queries, "paid_on", other.inside(services.queries.paid_on))
    services.cancel(number=number, actor=lan, now=now)
    other.thread.join()
    row = session.scalars(select(StatementRow)).one()
    assert (row.producer_invoice, row.cancelled_at) == (None, now)
    assert audit(session, today=now.date()).sound


def test_a_statement_has_one_invoice(session: Session, world: World, lan: Actor, now: datetime) -> None:
    number = first(now).statement
    services.record_invoice(number=number, invoice="1C26TAA-15", actor=lan, now=now)
    with pytest.raises(services.InvoiceNoted, match="1C26TAA-15"):
        services.record_invoice(number=number, invoice="1C26TAA-16", actor=lan, now=now)
