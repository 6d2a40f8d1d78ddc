"""Issuing, cancelling and paying: frozen once issued, taken once, never more than is due."""

import threading
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.permissions import Actor
from inventory.producers.services import approve_bank_account, propose_bank_account
from pos.checkout.services import record_sale
from review.verification.services import audit
from settlement.entries.queries import balance
from settlement.entries.services import NotPayable
from settlement.payouts import services as payouts
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout
from settlement.statements import queries, services
from settlement.statements.models import EntryClaim, StatementRow
from settlement.statements.rules import Terms, payable
from tests.tickets import back, line, sent, ticket
from tests.worlds import World, add_goods, key, make_world

TODAY = date(2026, 11, 24)


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """Three discounted jars sold this morning."""
    world = make_world(session, minh)
    sell(world, 1, now)
    return world


def sell(world: World, number: int, now: datetime, quantity: int = 3) -> dict[str, object]:
    """A ticket of honey with a discount."""
    sold = line(world.honey, quantity, 240_000, 9_999)
    record_sale(sent(ticket(world, number, [sold])), place=world.place, now=now)
    return sold


def issue(world: World, lan: Actor, now: datetime, cut_off: date = TODAY) -> str:
    """Hoa's statement up to a day."""
    return services.issue(producer_id=world.hoa, cut_off=cut_off, actor=lan, now=now)


def cash(number: str, amount: int, reason: str | None = None) -> NewPayout:
    """A payout in cash."""
    return NewPayout(
        statement=number, amount_dong=amount, method=PayoutMethod.CASH, paid_on=TODAY, reason=reason
    )


def sound(session: Session, now: datetime) -> bool:
    """Whether the audit finds nothing broken."""
    return audit(session, today=now.date()).sound


def test_a_statement_holds_money_stock_and_the_bridge(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    number = issue(world, lan, now)
    statement = queries.by_number(session, number, scope=lan)
    assert number == "QT2026-000001"
    assert statement.figures.share_dong == 590_400
    assert statement.figures.payable_dong == 590_400
    stock = {row.product_id: row for row in statement.stock}
    assert (stock[world.honey].received, stock[world.honey].sold, stock[world.honey].closing) == (20, 3, 17)
    assert stock[world.shrimp].closing == 20
    assert [(row.sold_quantity, row.settled_dong) for row in statement.bridge] == [(3, 590_400)]
    assert balance(session, world.hoa).due_dong == 590_400
    assert queries.goods(session, statement.stock)[world.honey].name == "Mật ong rừng tràm"
    assert queries.location_names(session, statement.stock) == {world.location_id: "Showroom Rạch Giá"}
    assert sound(session, now)


def test_goods_that_the_house_owns_are_on_no_producers_statement(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    add_goods(session, world, key(6), "MUA", "Mật ong mua đứt", 240_000, "8938500001741", ownership="owned")
    session.commit()
    bought = [line(key(6), 2, 240_000, name="Mật ong mua đứt")]
    record_sale(sent(ticket(world, 2, bought)), place=world.place, now=now)
    statement = queries.by_number(session, issue(world, lan, now), scope=lan)
    assert {row.product_id for row in statement.stock} == {world.shrimp, world.honey}
    assert {row.product_id for row in statement.bridge} == {world.honey}
    sold = {row.product_id: row.sold for row in statement.stock if row.sold}
    assert sold == {row.product_id: row.sold_quantity for row in statement.bridge}
    assert sound(session, now)


def test_a_return_after_the_issue_is_on_the_next_statement_at_frozen_amounts(
    session: Session, minh: Actor, lan: Actor, now: datetime
) -> None:
    world = make_world(session, minh)
    sold = sell(world, 1, now)
    first = issue(world, lan, now)
    before = queries.by_number(session, first, scope=lan)
    later = now + timedelta(days=1)
    record_sale(sent(ticket(world, 2, [back(sold, 1)])), place=world.place, now=later)
    second = issue(world, lan, later, TODAY + timedelta(days=1))
    statement = queries.by_number(session, second, scope=lan)
    [entry] = statement.entries
    assert (entry.amount_dong, statement.figures.carried_dong) == (-196_800, 590_400)
    assert statement.figures.balance_dong == 393_600
    assert statement.previous_cut_off == TODAY
    [row] = [row for row in statement.stock if row.product_id == world.honey]
    assert (row.opening, row.returned_by_customers, row.closing) == (17, 1, 18)
    assert queries.by_number(session, first, scope=lan).figures == before.figures
    assert sound(session, later)


def test_what_arrives_late_is_on_the_next_statement(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    issue(world, lan, now, TODAY)
    later = now + timedelta(days=2)
    sell(world, 2, later)
    statement = queries.by_number(session, issue(world, lan, later, date(2026, 11, 26)), scope=lan)
    assert [entry.business_day for entry in statement.entries] == [TODAY]
    [row] = [row for row in statement.stock if row.product_id == world.honey]
    assert (row.opening, row.sold, row.closing) == (17, 3, 14)


def test_nothing_later_than_today_and_nothing_twice(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    with pytest.raises(services.CutOffInFuture):
        issue(world, lan, now, TODAY + timedelta(days=1))
    issue(world, lan, now)
    with pytest.raises(services.CutOffPassed):
        issue(world, lan, now)
    with pytest.raises(services.NothingToSettle):
        issue(world, lan, now + timedelta(days=1), TODAY + timedelta(days=1))
    assert queries.producers_with_entries(session, TODAY) == []


def test_a_cancelled_statement_frees_its_entries_and_keeps_its_paper(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    number = issue(world, lan, now)
    services.cancel(number=number, actor=lan, now=now)
    assert session.scalars(select(EntryClaim.entry_id)).all() == []
    assert len(queries.by_number(session, number, scope=lan).entries) == 1
    assert (balance(session, world.hoa).open_dong, balance(session, world.hoa).due_dong) == (590_400, 0)
    again = issue(world, lan, now)
    assert queries.by_number(session, again, scope=lan).figures.share_dong == 590_400
    assert sound(session, now)
    with pytest.raises(services.StatementCancelled):
        services.cancel(number=number, actor=lan, now=now)
    with pytest.raises(NotFound):
        services.cancel(number="QT2026-999999", actor=lan, now=now)


def test_a_statement_that_was_paid_invoiced_or_followed_stays(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    first = issue(world, lan, now)
    payouts.record_payout(payout=cash(first, 1_000), actor=lan, now=now)
    with pytest.raises(services.NotCancellable):
        services.cancel(number=first, actor=lan, now=now)
    sell(world, 2, now)
    later = now + timedelta(days=1)
    second = issue(world, lan, later, TODAY + timedelta(days=1))
    with pytest.raises(payouts.StatementClosed):
        payouts.record_payout(payout=cash(first, 1), actor=lan, now=later)
    services.record_invoice(number=second, invoice="1C26TAA-15", actor=lan, now=later)
    with pytest.raises(services.NotCancellable):
        services.cancel(number=second, actor=lan, now=later)
    with pytest.raises(NotFound):
        services.record_invoice(number="?", invoice="1", actor=lan, now=later)
    assert queries.by_number(session, second, scope=lan).producer_invoice == "1C26TAA-15"


def test_payouts_in_parts_never_pass_what_is_due(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    number = issue(world, lan, now)
    assert payouts.record_payout(payout=cash(number, 500_000), actor=lan, now=now) == "PC2026-000001"
    with pytest.raises(NotPayable):
        payouts.record_payout(payout=cash(number, 90_401), actor=lan, now=now)
    payouts.record_payout(payout=cash(number, 90_400), actor=lan, now=now)
    assert queries.by_number(session, number, scope=lan).paid_dong == 590_400
    assert balance(session, world.hoa).due_dong == 0
    for wrong in (0, -5):
        with pytest.raises(payouts.AmountRefused):
            payouts.record_payout(payout=cash(number, wrong), actor=lan, now=now)
    with pytest.raises(NotFound):
        payouts.record_payout(payout=cash("?", 1), actor=lan, now=now)
    with pytest.raises(payouts.ReasonMissing, match="5\\.000\\.000\xa0đ"):
        payouts.record_payout(payout=cash(number, 5_000_000), actor=lan, now=now)
    assert sound(session, now)


def test_a_transfer_goes_to_an_approved_account_that_is_not_new(
    session: Session, world: World, lan: Actor, minh: Actor, now: datetime
) -> None:
    number = issue(world, lan, now)

    def account(digits: str, at: datetime) -> UUID:
        account_id = propose_bank_account(
            producer_id=world.hoa, bank_bin="970436", account_no=digits, holder="HOA", actor=lan, now=at
        )
        approve_bank_account(account_id=account_id, actor=minh, now=at)
        return account_id

    def transfer(account_id: UUID | None, at: datetime) -> str:
        new = NewPayout(
            statement=number, amount_dong=1_000, method=PayoutMethod.TRANSFER, paid_on=TODAY,
            bank_account_id=account_id,
        )  # fmt: skip
        return payouts.record_payout(payout=new, actor=lan, now=at)

    first = account("111", now)
    assert transfer(first, now)
    changed = account("222", now)
    for wrong in (changed, None, UUID(int=1)):
        with pytest.raises(payouts.AccountRefused):
            transfer(wrong, now)
    assert transfer(changed, now + timedelta(hours=24))
    wrong_way = NewPayout(
        statement=number, amount_dong=1, method=PayoutMethod.CASH, paid_on=TODAY, bank_account_id=first
    )
    with pytest.raises(payouts.AccountRefused):
        payouts.record_payout(payout=wrong_way, actor=lan, now=now)


def test_below_the_minimum_nothing_is_payable(session: Session, world: World) -> None:
    assert payable(99, Terms(min_payout_dong=100)) == 0
    assert payable(100, Terms(min_payout_dong=100)) == 100
    assert payable(99, Terms(min_payout_dong=100, ended=True)) == 99
    assert payable(-5, Terms(ended=True)) == 0


def test_a_producer_finds_only_their_own_statement(
    session: Session, world: World, lan: Actor, hoa: Actor, now: datetime
) -> None:
    number = issue(world, lan, now)
    mine = Actor(person_id=hoa.person_id, permissions=hoa.permissions, producer_id=world.hoa)
    other = Actor(person_id=hoa.person_id, permissions=hoa.permissions, producer_id=UUID(int=5))
    assert queries.by_number(session, number, scope=mine).number == number
    with pytest.raises(NotFound):
        queries.by_number(session, number, scope=other)


def test_the_paper_is_kept_once(session: Session, world: World, lan: Actor, now: datetime) -> None:
    number = issue(world, lan, now)
    statement_id = session.scalars(select(StatementRow.id)).one()
    first = services.keep_paper(statement_id=statement_id, content=b"%PDF-1", now=now)
    assert services.keep_paper(statement_id=statement_id, content=b"%PDF-2", now=now) == first
    assert queries.by_number(session, number, scope=lan).pdf_id == first


def test_many_at_once_settle_once_and_pay_once(
    app: Flask, session: Session, world: World, lan: Actor, now: datetime
) -> None:
    session.rollback()
    done: list[str] = []

    def run(act: object) -> None:
        with app.app_context():
            try:
                done.append(act())  # type: ignore[operator]
            except (services.CutOffPassed, services.NothingToSettle, NotPayable):
                done.append("")

    def together(act: object) -> list[str]:
        done.clear()
        threads = [threading.Thread(target=run, args=(act,)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [number for number in done if number]

    [number] = together(lambda: issue(world, lan, now))
    paid = together(lambda: payouts.record_payout(payout=cash(number, 200_000), actor=lan, now=now))
    assert len(paid) == 2
    assert balance(session, world.hoa).due_dong == 190_400
    assert sound(session, now)
