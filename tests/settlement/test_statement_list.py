"""The list of statements, and of those who wait for one."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from core.lists import ListRequest
from core.permissions import Actor
from inventory.producers.models import Producer
from pos.checkout.services import record_sale
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.statements import queries, services
from settlement.statements.queries import SHOW, UNPAID, ListedStatement
from settlement.statements.rules import State, state_of
from tests.conftest import NOW
from tests.tickets import line, sent, ticket
from tests.worlds import World, add_agreement, add_goods, key, make_world

TODAY = date(2026, 11, 24)
TOMORROW = TODAY + timedelta(days=1)
BAY = key(40)


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """Hoa and Bảy, each with one sale."""
    world = make_world(session, minh)
    session.execute(insert(Producer).values(id=BAY, code="P0002", name="Hộ Bảy", search_key="ho bay"))
    add_agreement(session, BAY, key(41), rate_bp=1000)  # type: ignore[arg-type]
    add_goods(session, world, key(42), "KHO", "Khô cá", 100_000, "8938500003103", producer_id=BAY)
    session.commit()
    sold = [line(world.honey, 1, 240_000), line(key(42), 2, 100_000)]
    record_sale(sent(ticket(world, 1, sold)), place=world.place, now=now)
    return world


def shown(session: Session, scope: Actor, **asked: object) -> list[ListedStatement]:
    """The rows of a list, as they stand this morning."""
    request = ListRequest(**{"sort": "issued", "down": True, **asked})  # type: ignore[arg-type]
    return list(queries.listed(session, request, scope=scope, now=NOW).rows)


def pay(number: str, amount: int, actor: Actor, now: datetime) -> None:
    """Cash for a statement."""
    payout = NewPayout(statement=number, amount_dong=amount, method=PayoutMethod.CASH, paid_on=TODAY)
    record_payout(payout=payout, actor=actor, now=now)


def test_statements_stand_with_the_latest_first(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    first = services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    second = services.issue(producer_id=BAY, cut_off=TODAY, actor=lan, now=now)
    rows = shown(session, lan)
    assert [row.number for row in rows] == [second, first]
    assert (rows[0].producer_code, rows[0].producer_name, rows[0].payable_dong) == (
        "P0002",
        "Hộ Bảy",
        180_000,
    )
    assert (rows[1].lines, rows[1].paid_dong, rows[1].state) == (1, 0, State.UNPAID)
    request = ListRequest(page=2, per_page=1, sort="issued", down=True)
    page = queries.listed(session, request, scope=lan, now=now)
    assert ([row.number for row in page.rows], page.total) == ([first], 2)


def test_each_state_is_told(session: Session, world: World, lan: Actor, now: datetime) -> None:
    first = services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    pay(first, 1_000, lan, now)
    assert shown(session, lan)[0].state is State.PARTLY_PAID
    assert [row.number for row in shown(session, lan, filters={SHOW: UNPAID})] == [first]
    record_sale(sent(ticket(world, 2, [line(world.honey, 1, 240_000)])), place=world.place, now=now)
    second = services.issue(producer_id=world.hoa, cut_off=TOMORROW, actor=lan, now=now + timedelta(days=1))
    assert {row.number: row.state for row in shown(session, lan)} == {
        first: State.CARRIED,
        second: State.UNPAID,
    }
    pay(second, 2 * 196_800 - 1_000, lan, now)
    assert shown(session, lan)[0].state is State.PAID
    assert shown(session, lan, filters={SHOW: UNPAID}) == []
    third = services.issue(producer_id=BAY, cut_off=TODAY, actor=lan, now=now)
    services.cancel(number=third, actor=lan, now=now)
    assert {row.number: row.state for row in shown(session, lan)}[third] is State.CANCELLED
    assert shown(session, lan, filters={SHOW: UNPAID}) == []


@pytest.mark.parametrize("search", ["hộ bảy", "BAY", "p0002", "000001", "Bảy Hộ"])
def test_a_statement_is_found_by_number_code_or_name(
    session: Session, world: World, lan: Actor, now: datetime, search: str
) -> None:
    number = services.issue(producer_id=BAY, cut_off=TODAY, actor=lan, now=now)
    services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    assert [row.number for row in shown(session, lan, search=search)] == [number]


@pytest.mark.parametrize("search", ["%", "_", "tám", "!"])
def test_what_nobody_is_called_finds_nothing(
    session: Session, world: World, lan: Actor, now: datetime, search: str
) -> None:
    services.issue(producer_id=BAY, cut_off=TODAY, actor=lan, now=now)
    assert shown(session, lan, search=search) == []


def test_a_producer_sees_only_their_own(
    session: Session, world: World, lan: Actor, hoa: Actor, now: datetime
) -> None:
    number = services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    services.issue(producer_id=BAY, cut_off=TODAY, actor=lan, now=now)
    mine = Actor(person_id=hoa.person_id, permissions=hoa.permissions, producer_id=world.hoa)
    assert [row.number for row in shown(session, mine)] == [number]
    at_one_place = Actor(
        person_id=hoa.person_id, permissions=lan.permissions, location_ids=frozenset({UUID(int=3)})
    )
    assert shown(session, at_one_place) == []


def test_who_waits_stands_with_what_waits(session: Session, world: World, lan: Actor, now: datetime) -> None:
    [hoa, bay] = queries.waiting(session, TODAY, scope=lan)
    assert (hoa.producer_code, hoa.lines, hoa.entries_dong, hoa.due_dong) == ("P0001", 1, 196_800, 0)
    assert (bay.producer_name, bay.entries_dong) == ("Hộ Bảy", 180_000)
    services.issue(producer_id=BAY, cut_off=TODAY, actor=lan, now=now)
    assert [row.producer_code for row in queries.waiting(session, TODAY, scope=lan)] == ["P0001"]
    record_sale(sent(ticket(world, 2, [line(key(42), 1, 100_000)])), place=world.place, now=now)
    [_, bay] = queries.waiting(session, TODAY, scope=lan)
    assert (bay.entries_dong, bay.due_dong) == (90_000, 180_000)
    assert queries.waiting(session, TODAY - timedelta(days=1), scope=lan) == []


def test_a_debt_is_carried_and_a_closed_statement_too() -> None:
    assert state_of(payable_dong=0, paid_dong=0, is_latest=True, is_cancelled=False) is State.CARRIED
    assert state_of(payable_dong=5, paid_dong=4, is_latest=False, is_cancelled=False) is State.CARRIED
    assert state_of(payable_dong=5, paid_dong=5, is_latest=False, is_cancelled=False) is State.PAID
