"""Odd sales land whole, and each oddity is put before a person under its own name."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from core.permissions import Actor
from inventory.agreements.models import AgreementRow
from inventory.producers.models import Producer
from pos.checkout import services
from pos.checkout.models import PaymentConfirmation, SaleLine
from pos.checkout.rules import Status
from pos.returns.models import LineReturned
from pos.shifts.models import ShiftClosing
from pos.shifts.services import close_shift
from settlement.entries.models import ProducerAccount, SoldEntry
from tests.tickets import back, line, moment, sent, ticket
from tests.worlds import World, add_goods, key, make_world


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The small showroom."""
    return make_world(session, minh)


def sell(world: World, number: int, lines: list[dict[str, Any]], now: datetime, **change: Any) -> None:
    """Record a ticket, which is created whatever is odd about it."""
    body = ticket(world, number, lines, **change)
    outcome = services.record_sale(sent(body), place=world.place, now=now)
    assert outcome.status is Status.CREATED, outcome.reason


def noted(session: Session, kind: AnomalyKind) -> list[str]:
    """The notes of the anomalies of a kind."""
    return list(session.scalars(select(AnomalyRow.note).where(AnomalyRow.kind == kind)))


def owed(session: Session) -> int:
    """What the house owes to Hoa."""
    return session.scalars(select(ProducerAccount.open_dong)).one()


def test_a_sale_for_a_shift_that_is_closed_is_stored_in_it_and_listed(
    session: Session, world: World, now: datetime
) -> None:
    sell(world, 1, [line(world.honey, 1, 240_000)], now)
    close_shift(
        shift_id=world.shift.id, till_id=world.till_id, counted_dong=740_000, denominations={}, waiting=0,
        closed_by=None, now=now + timedelta(minutes=1),
    )  # fmt: skip
    sell(world, 2, [line(world.honey, 1, 240_000)], now + timedelta(minutes=2))
    assert len(noted(session, AnomalyKind.LATE_FOR_SHIFT)) == 1
    assert session.scalars(select(ShiftClosing.sales)).one() == 1
    assert owed(session) == 2 * 196_800


def test_goods_sold_after_their_agreement_ended_still_pay_their_producer(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    ended = update(AgreementRow).values(ended_at=now - timedelta(days=1), ended_by=lan.person_id)
    session.execute(ended)
    session.commit()
    sell(world, 1, [line(world.honey, 1, 240_000)], now)
    assert noted(session, AnomalyKind.AGREEMENT_ENDED) == ["Mật ong rừng tràm"]
    assert owed(session) == 196_800


def test_a_sale_before_the_agreement_ends_is_not_odd(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    ended = update(AgreementRow).values(ended_at=now + timedelta(days=1), ended_by=lan.person_id)
    session.execute(ended)
    session.commit()
    sell(world, 1, [line(world.honey, 1, 240_000)], now)
    assert noted(session, AnomalyKind.AGREEMENT_ENDED) == []


def test_a_discount_that_costs_the_house_more_than_its_commission_is_listed(
    session: Session, world: World, now: datetime
) -> None:
    sell(world, 1, [line(world.honey, 1, 240_000, 100_000)], now)
    assert noted(session, AnomalyKind.HOUSE_NEGATIVE) == [str(43_200 - 100_000)]
    assert owed(session) == 196_800


def test_what_was_sold_without_an_agreement_comes_back_from_nobody(
    session: Session, world: World, now: datetime
) -> None:
    session.execute(Producer.__table__.insert().values(id=key(30), code="P2", name="B", search_key="b"))
    add_goods(session, world, key(31), "BANH", "Bánh", 10_000, "8938500002113", producer_id=key(30))
    session.commit()
    sold = line(key(31), 2, 10_000)
    sell(world, 1, [sold], now)
    sell(world, 2, [back(sold, 1)], now)
    assert len(noted(session, AnomalyKind.NO_AGREEMENT)) == 2
    assert session.scalars(select(SoldEntry)).all() == []
    assert session.scalars(select(LineReturned.returned)).one() == 1


def test_a_return_at_other_amounts_than_were_paid_stands_and_is_listed(
    session: Session, world: World, now: datetime
) -> None:
    sold = line(world.honey, 2, 240_000)
    sell(world, 1, [sold], now)
    less = back(sold, 1, paid_dong=-200_000, line_discount_dong=-40_000)
    sell(world, 2, [less], now)
    [note] = noted(session, AnomalyKind.RETURN_AMOUNT_DIFFERS)
    assert note.startswith("(-240000, -200000")
    assert owed(session) == 196_800


def test_a_return_that_names_the_line_of_other_goods_takes_from_nobody(
    session: Session, world: World, now: datetime
) -> None:
    honey = line(world.honey, 2, 240_000)
    sell(world, 1, [honey], now)
    shrimp = back(honey, 1, product_id=str(world.shrimp), name="Tôm khô đất loại 1")
    sell(world, 2, [shrimp], now)
    assert noted(session, AnomalyKind.RETURN_UNMATCHED) == [honey["id"]]
    assert owed(session) == 2 * 196_800
    assert session.scalars(select(LineReturned)).all() == []
    assert session.scalars(select(SaleLine.original_line_id).where(SaleLine.quantity < 0)).one() is None


def test_an_item_unknown_when_it_was_sold_comes_back_of_its_line(
    session: Session, world: World, now: datetime
) -> None:
    unknown = line(key(77), 2, 9_000, name="Bánh lạ")
    sell(world, 1, [unknown], now)
    add_goods(session, world, key(77), "LA", "Bánh lạ", 9_000, "8938500009990")
    session.commit()
    sell(world, 2, [back(unknown, 1)], now)
    assert session.scalars(select(LineReturned.returned)).one() == 1
    assert noted(session, AnomalyKind.RETURN_UNMATCHED) == []


def test_only_a_transfer_is_confirmed_by_having_been_seen(
    session: Session, world: World, now: datetime
) -> None:
    def paid(number: int, means: str) -> list[dict[str, Any]]:
        payment = {"id": str(key(number)), "means": means, "amount_dong": 240_000, "tendered_dong": None}
        return [payment | {"reference": "", "seen_at": moment(now)}]

    for number, means in enumerate(("transfer", "card", "cash"), 1):
        sell(world, number, [line(world.honey, 1, 240_000)], now, payments=paid(number + 600, means))
    assert session.scalars(select(PaymentConfirmation.payment_id)).all() == [key(601)]
