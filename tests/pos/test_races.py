"""Many tills at once, and sales that arrive in any order with repeats: the same books every time."""

import random
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import Busy
from core.permissions import Actor
from inventory.stock.models import StockBalance, StockMovement
from inventory.stock.rules import MovementKind
from pos.checkout import services
from pos.checkout.models import Payment, Sale, SaleLine
from pos.checkout.rules import Outcome, SentSale, Status
from review.verification.services import audit
from settlement.entries.models import ProducerAccount, SoldEntry
from tests.tickets import back, line, sent, ticket
from tests.worlds import World, make_world


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The small showroom."""
    return make_world(session, minh)


def together(app: Flask, acts: list[Callable[[], object]]) -> list[object]:
    """Run acts in threads that start at the same moment."""
    barrier, done = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        with app.app_context():
            barrier.wait()
            done.append(act())

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def test_the_same_sale_from_eight_sides_is_stored_once(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    sale = sent(ticket(world, 1, [line(world.shrimp, 1, 185_000)]))
    outcomes = together(app, [lambda: services.record_sale(sale, place=world.place, now=now)] * 8)
    statuses = sorted(outcome.status for outcome in outcomes)  # type: ignore[attr-defined]
    assert statuses == [Status.CREATED, *[Status.DUPLICATE] * 7]
    assert session.scalars(select(func.count()).select_from(Sale)).one() == 1
    assert audit(session, today=now.date()).sound


def test_the_last_pieces_are_sold_once_and_the_rest_is_oversold(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    sales = [sent(ticket(world, number, [line(world.shrimp, 5, 185_000)])) for number in range(1, 7)]
    together(app, [lambda s=s: services.record_sale(s, place=world.place, now=now) for s in sales])  # type: ignore[misc]
    quantity = select(func.sum(StockMovement.quantity))
    sold = session.scalar(quantity.where(StockMovement.kind == MovementKind.SOLD))
    oversold = session.scalar(quantity.where(StockMovement.kind == MovementKind.OVERSOLD))
    assert (int(sold or 0), int(oversold or 0)) == (20, 10)
    assert audit(session, today=now.date()).sound


def until_stored(sale: SentSale, world: World, now: datetime) -> Outcome:
    """Send a sale as a till does: again while the books are busy."""
    while True:
        try:
            return services.record_sale(sale, place=world.place, now=now)
        except Busy:
            continue


def test_returns_of_one_line_from_two_sides_never_pass_what_was_sold(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    sold = line(world.honey, 3, 240_001, 10_000)
    services.record_sale(sent(ticket(world, 1, [sold])), place=world.place, now=now)
    tickets = [sent(ticket(world, number, [back(sold, 1)])) for number in range(2, 7)]
    together(app, [lambda t=t: until_stored(t, world, now) for t in tickets])  # type: ignore[misc]
    assert session.scalars(select(func.sum(SoldEntry.share_dong))).one() == 0
    assert session.scalars(select(ProducerAccount.open_dong)).one() == 0
    assert audit(session, today=now.date()).sound


def books(session: Session) -> dict[str, Any]:
    """What must be the same for every order: not when it was recorded, not which sale took which lot."""
    lines = session.execute(
        select(SaleLine.id, SaleLine.quantity, SaleLine.paid_dong, SaleLine.vat_dong).order_by(SaleLine.id)
    ).all()
    shares = session.execute(select(SoldEntry.id, SoldEntry.share_dong).order_by(SoldEntry.id)).all()
    stock = session.execute(
        select(StockBalance.lot_id, StockBalance.quantity, StockBalance.oversold).order_by(
            StockBalance.lot_id
        )
    ).all()
    return {
        "lines": [tuple(row) for row in lines],
        "shares": [tuple(row) for row in shares],
        "stock": [tuple(row) for row in stock],
        "open": session.scalars(select(ProducerAccount.open_dong)).all(),
        "money": session.scalar(select(func.sum(Payment.amount_dong))),
    }


def day(world: World) -> list[dict[str, Any]]:
    """A day's tickets: forty sales that together oversell."""
    dice = random.Random(7)
    goods = ((world.shrimp, 185_000), (world.honey, 240_000))
    tickets = []
    for number in range(1, 41):
        chosen = dice.sample(goods, dice.randint(1, 2))
        items = [line(p, dice.randint(1, 2), price, dice.choice((0, 5_555))) for p, price in chosen]
        tickets.append(ticket(world, number, items))
    return tickets


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_with_any_repeats_gives_the_same_books(
    session: Session, world: World, now: datetime, seed: int, expected: dict[str, Any]
) -> None:
    tickets = day(world)
    _fix_ids(tickets)
    sending = tickets + random.Random(seed).sample(tickets, 15)
    random.Random(seed).shuffle(sending)
    for body in sending:
        services.record_sale(sent(body), place=world.place, now=now)
    told = books(session)
    assert told["lines"] == expected.setdefault("lines", told["lines"])
    assert told["shares"] == expected.setdefault("shares", told["shares"])
    assert sorted(q for _, q, _ in told["stock"]) == expected.setdefault(
        "stock", sorted(q for _, q, _ in told["stock"])
    )
    assert told["open"] == expected.setdefault("open", told["open"])
    assert told["money"] == expected.setdefault("money", told["money"])
    assert audit(session, today=now.date()).sound


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    """The books of the first order, which every other one is held to."""
    return {}


def _fix_ids(tickets: list[dict[str, Any]]) -> None:
    """The same ids in every run, so that the books can be compared."""
    for number, body in enumerate(tickets):
        body["id"] = str(_id(number, 0))
        for position, item in enumerate(body["lines"]):
            item["id"] = str(_id(number, 10 + position))
        for position, payment in enumerate(body["payments"]):
            payment["id"] = str(_id(number, 50 + position))


def _id(number: int, part: int) -> UUID:
    return UUID(int=0x0000_0000_0000_7000_8000_0000_0100_0000 + number * 100 + part)
