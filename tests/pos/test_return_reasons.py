"""Why goods came back decides who bears spoiled ones: the producer a defect of his, the house the rest."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from core.permissions import Actor
from inventory.locations.rules import DAMAGED
from inventory.stock.models import StockBalance, StockMovement
from inventory.stock.rules import MovementKind
from pos.checkout import services
from pos.checkout.models import SaleLine
from pos.checkout.rules import PutTo, ReturnReason, Status
from pos.returns.models import LineReturned
from review.verification.services import audit
from settlement.entries.models import ProducerAccount, SoldEntry
from settlement.statements.queries import by_number
from settlement.statements.services import issue
from tests.tickets import back, line, sent, ticket
from tests.worlds import World, add_goods, key, make_world

BORNE = (ReturnReason.CHANGED_MIND, ReturnReason.HANDLING)
TODAY = date(2026, 11, 24)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The small showroom."""
    return make_world(session, minh)


def sell(world: World, number: int, lines: list[dict[str, Any]], now: datetime) -> None:
    """Record a ticket."""
    outcome = services.record_sale(sent(ticket(world, number, lines)), place=world.place, now=now)
    assert outcome.status is Status.CREATED, outcome.reason


def spoiled(
    sold: dict[str, Any], reason: ReturnReason | None, before: int = 0, **more: Any
) -> dict[str, Any]:
    """One damaged piece that came back."""
    return back(sold, 1, before, **({"to": "damaged", "return_reason": reason and str(reason)} | more))


def owed(session: Session) -> int:
    """What the house owes to Hoa."""
    return session.scalars(select(ProducerAccount.open_dong)).one()


def aside(session: Session) -> int:
    """What stands with the damaged goods."""
    chosen = select(func.coalesce(func.sum(StockBalance.quantity), 0))
    return session.scalars(chosen.where(StockBalance.location_id == DAMAGED)).one()


def came_back(session: Session) -> SaleLine:
    """The returned line."""
    return session.scalars(select(SaleLine).where(SaleLine.quantity < 0)).one()


@pytest.mark.parametrize("reason", BORNE)
def test_what_the_house_spoiled_stays_sold_for_its_producer(
    session: Session, world: World, now: datetime, reason: ReturnReason
) -> None:
    honey = line(world.honey, 2, 240_000, 24_000)
    sell(world, 1, [honey], now)
    sell(world, 2, [spoiled(honey, reason)], now)
    returned = session.scalars(select(SoldEntry).where(SoldEntry.quantity < 0)).one()
    assert (returned.share_dong, returned.commission_base_dong, returned.commission_dong) == (0, 0, 0)
    assert (returned.house_dong, returned.kept_quantity) == (-228_000, 1)
    assert (came_back(session).put_to, came_back(session).return_reason) == (PutTo.HOUSE, reason)
    assert owed(session) == 2 * 196_800
    assert (aside(session), session.scalars(select(LineReturned.returned)).one()) == (0, 1)
    assert MovementKind.CUSTOMER_RETURN not in set(session.scalars(select(StockMovement.kind)))
    assert audit(session, today=now.date()).sound


@pytest.mark.parametrize("reason", [ReturnReason.DEFECT, None])
def test_a_defect_is_the_producers_and_so_is_what_no_reason_is_told_of(
    session: Session, world: World, now: datetime, reason: ReturnReason | None
) -> None:
    honey = line(world.honey, 2, 240_000)
    sell(world, 1, [honey], now)
    sell(world, 2, [spoiled(honey, reason)], now)
    assert (came_back(session).put_to, came_back(session).return_reason) == (PutTo.DAMAGED, reason)
    assert (owed(session), aside(session)) == (196_800, 1)
    assert audit(session, today=now.date()).sound


def test_a_till_that_knows_no_reasons_is_understood(session: Session, world: World, now: datetime) -> None:
    honey = line(world.honey, 2, 240_000)
    sell(world, 1, [honey], now)
    older = spoiled(honey, None)
    del older["return_reason"]
    sell(world, 2, [older], now)
    assert (owed(session), aside(session)) == (196_800, 1)


@pytest.mark.parametrize("reason", list(ReturnReason))
def test_what_is_fit_for_sale_goes_to_the_shelf_whatever_the_reason(
    session: Session, world: World, now: datetime, reason: ReturnReason
) -> None:
    honey = line(world.honey, 2, 240_000)
    sell(world, 1, [honey], now)
    sell(world, 2, [spoiled(honey, reason, to="shelf")], now)
    assert came_back(session).put_to is PutTo.SHELF
    assert (owed(session), aside(session)) == (196_800, 0)
    assert audit(session, today=now.date()).sound


def test_a_later_return_of_the_same_line_takes_its_own_part(
    session: Session, world: World, now: datetime
) -> None:
    honey = line(world.honey, 3, 240_000, 10_000)
    sell(world, 1, [honey], now)
    whole = owed(session)
    sell(world, 2, [spoiled(honey, ReturnReason.HANDLING), spoiled(honey, ReturnReason.DEFECT, 1)], now)
    sell(world, 3, [back(honey, 1, 2)], now)
    halves = session.scalars(select(SoldEntry.share_dong).where(SoldEntry.quantity < 0)).all()
    assert sorted(halves) == [-196_800, -196_800, 0]
    assert owed(session) == whole - 2 * 196_800
    assert session.scalars(select(LineReturned.returned)).one() == 3
    assert aside(session) == 1
    sell(world, 4, [spoiled(honey, ReturnReason.HANDLING, 3)], now)
    assert AnomalyKind.OVER_RETURN in set(session.scalars(select(AnomalyRow.kind)))
    assert audit(session, today=now.date()).sound


def test_goods_of_the_house_are_put_aside_whatever_the_reason(
    session: Session, world: World, now: datetime
) -> None:
    add_goods(session, world, key(32), "TUI", "Túi giấy", 5_000, "8938500002489", ownership="owned")
    session.commit()
    bag = line(key(32), 2, 5_000)
    sell(world, 1, [bag], now)
    sell(world, 2, [spoiled(bag, ReturnReason.HANDLING)], now)
    assert came_back(session).put_to is PutTo.DAMAGED
    assert aside(session) == 1
    assert audit(session, today=now.date()).sound


def test_without_a_receipt_spoiled_goods_of_the_house_do_not_come_back_either(
    session: Session, world: World, now: datetime
) -> None:
    honey = line(world.honey, 1, 240_000)
    sell(world, 1, [honey], now)
    sell(world, 2, [spoiled(honey, ReturnReason.HANDLING, original_line_id=None)], now)
    assert came_back(session).put_to is PutTo.HOUSE
    assert (owed(session), aside(session)) == (196_800, 0)
    assert audit(session, today=now.date()).sound


def test_the_lots_of_a_kept_piece_are_not_given_to_the_next_one(
    session: Session, world: World, now: datetime
) -> None:
    honey = line(world.honey, 25, 240_000)
    sell(world, 1, [honey], now)
    kept = back(honey, 22, to="damaged", return_reason="handling")
    sell(world, 2, [kept, back(honey, 3, 22)], now)
    assert session.scalars(select(LineReturned.returned)).one() == 25
    assert audit(session, today=now.date()).sound


def test_the_statement_pays_for_it_and_its_tables_agree(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    honey = line(world.honey, 3, 240_000)
    sell(world, 1, [honey], now)
    sell(world, 2, [spoiled(honey, ReturnReason.HANDLING), spoiled(honey, ReturnReason.DEFECT, 1)], now)
    number = issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now + timedelta(hours=1))
    statement = by_number(session, number, scope=lan)
    assert statement.figures.total_dong == 2 * 196_800
    sold = sum(row.sold - row.returned_by_customers for row in statement.stock)
    [bridge] = statement.bridge
    assert (bridge.sold_quantity, bridge.settled_quantity, sold) == (2, 2, 2)
    assert (bridge.sold_dong, bridge.settled_dong) == (2 * 196_800, 2 * 196_800)
    assert audit(session, today=now.date()).sound


def test_the_database_refuses_what_cannot_be(session: Session, world: World, now: datetime) -> None:
    honey = line(world.honey, 1, 240_000)
    sell(world, 1, [honey], now)
    sold = dict(session.execute(select(SaleLine.__table__)).one()._mapping)
    for wrong in ({"put_to": "shelf"}, {"return_reason": "defect"}):
        other = sold | {"id": key(9), "position": 2} | wrong
        with pytest.raises(IntegrityError):
            session.execute(SaleLine.__table__.insert().values(**other))
        session.rollback()


def test_who_approved_a_return_stands_on_its_line(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    honey = line(world.honey, 2, 240_000)
    sell(world, 1, [honey], now)
    sell(world, 2, [back(honey, 1, approved_by=str(lan.person_id))], now)
    assert came_back(session).approved_by == lan.person_id
    assert AnomalyKind.UNKNOWN_APPROVER not in set(session.scalars(select(AnomalyRow.kind)))


def test_an_approval_by_nobody_that_is_known_is_stored_and_told(
    session: Session, world: World, now: datetime
) -> None:
    honey = line(world.honey, 2, 240_000)
    sell(world, 1, [honey], now)
    sell(world, 2, [back(honey, 1, approved_by=str(key(999)))], now)
    assert came_back(session).approved_by is None
    told = select(AnomalyRow.note).where(AnomalyRow.kind == AnomalyKind.UNKNOWN_APPROVER)
    assert session.scalars(told).all() == [str(key(999))]
