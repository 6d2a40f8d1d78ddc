"""A balance below the minimum payout goes on, and is paid once no agreement is in force any more."""

from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core import clock
from core.formatting import money
from core.lists import ListRequest
from core.permissions import Actor
from inventory.agreements.models import AgreementRow
from inventory.agreements.rules import AgreementId, NewAgreement, NewTerm
from inventory.agreements.services import add_agreement, end_agreement
from people.persons.rules import Role
from pos.checkout.services import record_sale
from review.verification.services import audit
from settlement.entries.queries import balance
from settlement.entries.services import NotPayable
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import BelowMinimum, NewPayout, record_payout
from settlement.statements import queries, services
from settlement.statements.models import StatementRow
from settlement.statements.queries import SHOW, UNPAID, ListedStatement
from settlement.statements.rules import State, due_on, owed
from tests.tickets import back, line, sent, ticket
from tests.visitors import page_of, visit
from tests.worlds import World, key, make_world

TODAY = date(2026, 11, 24)
NUMBER = "QT2026-000001"
PAGE = f"/statements/{NUMBER}"
AGREED = AgreementId(key(10))
SHARE = 196_800
OVER = "No agreement is in force any more"
LEFT = f"{money(SHARE)} are left, below the minimum payout of {money(1_000_000)}"
LEFT_VI = f"Còn {money(SHARE)}, dưới mức chi trả tối thiểu {money(1_000_000)}: chuyển sang kỳ sau."


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route and command stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor, lan: Actor, now: datetime) -> World:
    """A jar on Hoa's statement, whose share does not reach the minimum of her agreement."""
    world = make_world(session, minh)
    terms = {"min_payout_dong": 1_000_000, "days_to_pay": 7}
    session.execute(update(AgreementRow).where(AgreementRow.id == AGREED).values(**terms))
    session.commit()
    sell(world, 1, 1, now)
    services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    return world


def sell(world: World, number: int, quantity: int, now: datetime) -> None:
    """Jars of honey."""
    sold = ticket(world, number, [line(world.honey, quantity, 240_000, id=str(key(600 + number)))])
    record_sale(sent(sold), place=world.place, now=now)


def end(lan: Actor, now: datetime, at: datetime | None = None) -> None:
    """End Hoa's agreement, now or at a moment."""
    end_agreement(agreement_id=AGREED, ended_at=at or now, actor=lan, now=now)


def agree_anew(world: World, lan: Actor, now: datetime, valid_from: datetime) -> None:
    """Hoa signs another agreement."""
    term = NewTerm(rate_bp=1800)
    new = NewAgreement(producer_id=world.hoa, number="HĐ2", valid_from=valid_from, term=term)
    add_agreement(agreement=new, actor=lan, now=now)


def pay(lan: Actor, now: datetime, amount: int = SHARE, number: str = NUMBER) -> None:
    """Cash for a statement."""
    cash = NewPayout(statement=number, amount_dong=amount, method=PayoutMethod.CASH, paid_on=TODAY)
    record_payout(payout=cash, actor=lan, now=now)


def listed(session: Session, lan: Actor, now: datetime, choice: str = "") -> list[ListedStatement]:
    """The list of statements."""
    request = ListRequest(sort="issued", down=True, filters={SHOW: choice} if choice else {})
    return list(queries.listed(session, request, scope=lan, now=now).rows)


def test_below_the_minimum_the_balance_goes_on(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    for amount in (1, SHARE):
        with pytest.raises(BelowMinimum):
            pay(lan, now, amount)
    [row] = listed(session, lan, now)
    assert (row.payable_dong, row.state) == (0, State.CARRIED)
    assert listed(session, lan, now, UNPAID) == []
    figures = queries.by_number(session, NUMBER, scope=lan).figures
    assert (figures.waits, figures.min_payout_dong) == (True, 1_000_000)


def test_once_the_agreement_has_ended_the_whole_rest_is_paid(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    end(lan, now)
    [row] = listed(session, lan, now, UNPAID)
    assert (row.payable_dong, row.state) == (SHARE, State.UNPAID)
    with pytest.raises(NotPayable):
        pay(lan, now, SHARE + 1)
    pay(lan, now, 100_000)
    [row] = listed(session, lan, now, UNPAID)
    assert (row.paid_dong, row.state) == (100_000, State.PARTLY_PAID)
    pay(lan, now, SHARE - 100_000)
    [row] = listed(session, lan, now)
    assert (row.payable_dong, row.paid_dong, row.state) == (SHARE, SHARE, State.PAID)
    assert listed(session, lan, now, UNPAID) == []
    assert queries.by_number(session, NUMBER, scope=lan).figures.payable_dong == 0
    assert balance(session, world.hoa).due_dong == 0
    assert audit(session, today=TODAY).sound


def test_an_end_that_is_still_to_come_pays_nothing_yet(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    tomorrow = now + timedelta(days=1)
    end(lan, now, at=tomorrow)
    with pytest.raises(BelowMinimum):
        pay(lan, now)
    assert listed(session, lan, now, UNPAID) == []
    pay(lan, tomorrow)


@pytest.mark.parametrize("days", [0, 30], ids=["in force", "still to begin"])
def test_another_agreement_takes_the_rest_over(
    session: Session, world: World, lan: Actor, now: datetime, days: int
) -> None:
    end(lan, now)
    agree_anew(world, lan, now, now + timedelta(days=days))
    with pytest.raises(BelowMinimum):
        pay(lan, now)


def test_what_was_begun_is_finished_under_another_agreement(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    end(lan, now)
    pay(lan, now, 100_000)
    agree_anew(world, lan, now, now)
    [row] = listed(session, lan, now, UNPAID)
    assert (row.payable_dong, row.state) == (SHARE, State.PARTLY_PAID)
    pay(lan, now, SHARE - 100_000)
    assert balance(session, world.hoa).due_dong == 0


def test_a_statement_that_another_carries_on_is_closed(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    later = now + timedelta(days=1)
    sell(world, 2, 1, later)
    second = services.issue(producer_id=world.hoa, cut_off=TODAY + timedelta(days=1), actor=lan, now=later)
    end(lan, later)
    states = {row.number: (row.payable_dong, row.state) for row in listed(session, lan, later)}
    assert states == {NUMBER: (0, State.CARRIED), second: (2 * SHARE, State.UNPAID)}
    pay(lan, later, 2 * SHARE, second)


def test_a_debt_stays_a_debt(session: Session, world: World, lan: Actor, now: datetime) -> None:
    later = now + timedelta(days=1)
    end(lan, now)
    pay(lan, now)
    sold = line(world.honey, 1, 240_000, id=str(key(601)))
    record_sale(sent(ticket(world, 2, [back(sold, 1)])), place=world.place, now=later)
    second = services.issue(producer_id=world.hoa, cut_off=TODAY + timedelta(days=1), actor=lan, now=later)
    with pytest.raises(NotPayable):
        pay(lan, later, 1, second)


def test_the_pages_say_why_nothing_is_paid_and_when_it_is(
    app: Flask, session: Session, world: World, lan: Actor, now: datetime
) -> None:
    accountant = visit(app, session, Role.ACCOUNTANT, now)
    for address in (PAGE, f"{PAGE}/payout"):
        assert LEFT in page_of(accountant, f"{address}?lang=en")
    assert LEFT_VI in page_of(accountant, f"{PAGE}?lang=vi")
    assert f"{PAGE}/payout" not in page_of(accountant, PAGE)
    end(lan, now)
    for address in (PAGE, f"{PAGE}/payout"):
        page = page_of(accountant, f"{address}?lang=en")
        assert OVER in page
        assert LEFT not in page
    assert "Một trăm chín mươi sáu nghìn tám trăm đồng." in page_of(accountant, PAGE)
    assert f"{PAGE}/payout" in page_of(accountant, PAGE)


def test_a_draft_says_that_it_would_pay_nothing(
    app: Flask, session: Session, world: World, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = now + timedelta(days=1)
    sell(world, 2, 1, later)
    monkeypatch.setattr(clock, "now", lambda: later)
    accountant = visit(app, session, Role.ACCOUNTANT, later)
    assert f"{money(2 * SHARE)} are left, below the minimum" in page_of(
        accountant, "/settlement/drafts/P0001?lang=en"
    )


def test_the_command_says_why_and_pays_all_in_the_end(
    app: Flask, world: World, lan: Actor, now: datetime
) -> None:
    run = app.test_cli_runner().invoke
    refused = run(args=["payout", NUMBER, "--method", "cash"])
    assert (refused.exit_code, "dưới mức chi trả tối thiểu" in refused.output) == (1, True)
    end(lan, now)
    assert "196.800 đ" in run(args=["payout", NUMBER, "--method", "cash"]).output


def test_a_statement_names_agreement_places_words_and_when_it_is_due(
    app: Flask, session: Session, world: World, lan: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    accountant: FlaskClient = visit(app, session, Role.ACCOUNTANT, now)
    page = page_of(accountant, f"{PAGE}?lang=en")
    for said in ("HĐ1", "Showroom Rạch Giá (KG)"):
        assert said in page
    for nothing in ("To be paid by", "In words"):
        assert nothing not in page
    later = now + timedelta(days=1)
    sell(world, 2, 9, later)
    number = services.issue(producer_id=world.hoa, cut_off=TODAY + timedelta(days=1), actor=lan, now=later)
    monkeypatch.setattr(clock, "now", lambda: later)
    accountant = visit(app, session, Role.MANAGER, later)
    page = page_of(accountant, f"/statements/{number}?lang=en")
    for said in ("To be paid by", "02/12/2026", "Một triệu chín trăm sáu mươi tám nghìn đồng."):
        assert said in page
    assert session.scalars(select(StatementRow.due_on).order_by(StatementRow.number)).all() == [
        None,
        date(2026, 12, 2),
    ]


@pytest.mark.parametrize(
    "change",
    [{"payable_dong": SHARE}, {"due_on": TODAY}, {"min_payout_dong": 0}],
    ids=["payable", "due", "minimum"],
)
def test_the_books_take_no_other_payable_than_the_rule_gives(
    session: Session,
    world: World,
    lan: Actor,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    change: dict[str, object],
) -> None:
    services.cancel(number=NUMBER, actor=lan, now=now)
    row = services._row
    monkeypatch.setattr(services, "_row", lambda *given: row(*given) | change)
    with pytest.raises(DBAPIError, match=r"ck_statement_(payable|due)"):
        services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)


def test_days_to_pay_count_from_the_issue() -> None:
    assert due_on(TODAY, payable_dong=1, days_to_pay=0) == TODAY
    assert due_on(TODAY, payable_dong=1, days_to_pay=7) == date(2026, 12, 1)
    assert due_on(TODAY, payable_dong=0, days_to_pay=7) is None
    assert due_on(TODAY, payable_dong=1, days_to_pay=None) is None


@pytest.mark.parametrize(
    ("payable", "left", "paid", "is_over", "expected"),
    [
        (0, 99, 0, False, 0),
        (0, 99, 0, True, 99),
        (0, 99, 1, False, 99),
        (0, -5, 0, True, 0),
        (100, 100, 40, False, 100),
        (100, 100, 100, True, 100),
    ],
)
def test_what_is_owed_in_all(payable: int, left: int, paid: int, is_over: bool, expected: int) -> None:
    given = {"payable_dong": payable, "balance_dong": left, "paid_dong": paid}
    assert owed(**given, is_over=is_over) == expected
