"""What is done to an issued statement by page and command: paying, cancelling, noting an invoice."""

from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core import clock
from core.permissions import SYSTEM, Actor
from inventory.producers.services import approve_bank_account, propose_bank_account
from people.persons.rules import Role
from pos.checkout.services import record_sale
from settlement.payouts.queries import Account, Payable
from settlement.payouts.transfer_code import transfer_code
from settlement.statements import queries, services
from tests.tickets import line, sent, ticket
from tests.visitors import page_of, token_on, visit
from tests.worlds import World, key, make_world

TODAY = date(2026, 11, 24)
NUMBER = "QT2026-000001"
PAGE = f"/statements/{NUMBER}"


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route and command stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor, lan: Actor, now: datetime) -> World:
    """One sale of Hoa's, on her statement: 151.700 đ to pay."""
    world = make_world(session, minh)
    record_sale(sent(ticket(world, 1, [line(world.shrimp, 1, 185_000)])), place=world.place, now=now)
    services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    return world


@pytest.fixture
def accountant(app: Flask, session: Session, world: World, now: datetime) -> FlaskClient:
    """The accountant at the browser."""
    return visit(app, session, Role.ACCOUNTANT, now)


def pay(accountant: FlaskClient, amount: str, method: str = "cash", **more: str) -> tuple[int, str]:
    """Fill in the form as a person would, and send it."""
    token = token_on(page_of(accountant, f"{PAGE}/payout"))
    form = {"amount_dong": amount, "method": method, "paid_on": "2026-11-24", "csrf_token": token}
    answer = accountant.post(f"{PAGE}/payout?lang=en", data=form | more)
    return answer.status_code, answer.text


def test_a_producer_is_paid_in_parts(accountant: FlaskClient, session: Session, lan: Actor) -> None:
    assert 'value="151.700"' in page_of(accountant, f"{PAGE}/payout")
    assert pay(accountant, "100.000 đ")[0] == 303
    assert 'value="51.700"' in page_of(accountant, f"{PAGE}/payout")
    assert pay(accountant, "51700")[0] == 303
    page = page_of(accountant, f"{PAGE}?lang=en")
    assert "PC2026-000002" in page
    assert f"{PAGE}/payout" not in page
    assert queries.by_number(session, NUMBER, scope=lan).paid_dong == 151_700


@pytest.mark.parametrize(
    ("amount", "method", "more", "reason"),
    [
        ("151.701", "cash", {}, "more than is due"),
        ("0", "cash", {}, "greater than zero"),
        ("", "cash", {}, "fill this in"),
        ("12,5", "cash", {}, "whole đồng"),
        ("1.25.000", "cash", {}, "whole đồng"),
        ("9" * 13, "cash", {}, "whole đồng"),
        ("6.000.000", "cash", {}, "needs a reason"),
        ("1.000", "transfer", {}, "bank account"),
        ("1.000", "cash", {"paid_on": "2026-11-25"}, "in the future"),
        ("1.000", "gold", {}, "Not a valid choice"),
        ("1.000", "cash", {"paid_on": "31/02"}, "Not a valid date"),
    ],
)
def test_a_payout_that_cannot_be_is_told_and_not_recorded(
    accountant: FlaskClient, session: Session, lan: Actor, amount: str, method: str, more: dict[str, str],
    reason: str,
) -> None:  # fmt: skip
    status, page = pay(accountant, amount, method, **more)
    assert status == 422
    assert reason in page
    assert queries.by_number(session, NUMBER, scope=lan).paid_dong == 0


def approve(world: World, account_no: str, lan: Actor, minh: Actor, at: datetime) -> None:
    """Hoa's account, proposed by one and approved by another."""
    account = {"bank_bin": "970436", "account_no": account_no, "holder": "LE THI HOA"}
    proposed = propose_bank_account(producer_id=world.hoa, actor=minh, now=at, **account)
    approve_bank_account(account_id=proposed, actor=lan, now=at)


def test_a_transfer_names_the_account_it_goes_to(
    accountant: FlaskClient, world: World, lan: Actor, minh: Actor, now: datetime
) -> None:
    assert "no approved bank account" in page_of(accountant, f"{PAGE}/payout?lang=en")
    approve(world, "0011002233445", lan, minh, now)
    assert "0011002233445" in page_of(accountant, f"{PAGE}/payout")
    assert pay(accountant, "1.000", "transfer")[0] == 303


@pytest.mark.parametrize(("hours", "status"), [(23, 422), (24, 303)])
def test_a_changed_account_waits_a_day(
    accountant: FlaskClient, world: World, lan: Actor, minh: Actor, now: datetime, hours: int, status: int
) -> None:
    approve(world, "0011002233445", lan, minh, now - timedelta(days=9))
    approve(world, "99887766", lan, minh, now - timedelta(hours=hours))
    told = "less than 24 hours" in page_of(accountant, f"{PAGE}/payout?lang=en")
    assert told == (status == 422)
    assert pay(accountant, "1.000", "transfer")[0] == status


def test_what_a_field_says_is_said_in_vietnamese(accountant: FlaskClient) -> None:
    pay(accountant, "0")
    accountant.get("/?lang=vi")
    token = token_on(page_of(accountant, f"{PAGE}/payout"))
    form = {"amount_dong": "1", "method": "gold", "paid_on": "31/02", "csrf_token": token}
    page = accountant.post(f"{PAGE}/payout", data=form).text
    assert "Ngày không đúng" in page
    assert "Hãy chọn một trong các mục này" in page


def test_the_latest_statement_is_cancelled_after_asking(
    accountant: FlaskClient, session: Session, lan: Actor
) -> None:
    asking = page_of(accountant, f"{PAGE}/cancellation?lang=en")
    assert "cannot be undone" in asking
    answer = accountant.post(f"{PAGE}/cancellation", data={"csrf_token": token_on(asking)})
    assert (answer.status_code, answer.headers["Location"]) == (303, PAGE)
    page = page_of(accountant, PAGE)
    assert "was cancelled" in page
    for act in ("payout", "cancellation", "invoice"):
        assert f"{PAGE}/{act}" not in page
    again = accountant.post(f"{PAGE}/cancellation", data={"csrf_token": token_on(asking)})
    assert again.status_code == 422
    assert "was cancelled" in again.text


def test_a_paid_statement_stays(accountant: FlaskClient, session: Session, lan: Actor) -> None:
    token = token_on(page_of(accountant, f"{PAGE}/cancellation?lang=en"))
    pay(accountant, "1.000")
    assert f"{PAGE}/cancellation" not in page_of(accountant, PAGE)
    answer = accountant.post(f"{PAGE}/cancellation", data={"csrf_token": token})
    assert answer.status_code == 422
    assert "before any payout" in answer.text
    assert queries.by_number(session, NUMBER, scope=lan).cancelled_at is None


def test_the_producers_invoice_is_noted_once(accountant: FlaskClient, session: Session, lan: Actor) -> None:
    token = token_on(page_of(accountant, f"{PAGE}/invoice?lang=en"))
    assert accountant.post(f"{PAGE}/invoice", data={"csrf_token": token, "invoice": " "}).status_code == 422
    noted = accountant.post(f"{PAGE}/invoice", data={"csrf_token": token, "invoice": "1C26TAA-15"})
    assert noted.status_code == 303
    page = page_of(accountant, PAGE)
    assert "1C26TAA-15" in page
    assert f"{PAGE}/cancellation" not in page
    again = accountant.post(f"{PAGE}/invoice", data={"csrf_token": token, "invoice": "1C26TAA-16"})
    assert again.status_code == 422
    assert queries.by_number(session, NUMBER, scope=lan).producer_invoice == "1C26TAA-15"


def test_only_those_who_settle_find_these_pages(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    hoa = visit(app, session, Role.PRODUCER, now, producer_id=world.hoa)
    here = visit(app, session, Role.ACCOUNTANT, now, location_id=world.location_id)
    page = page_of(hoa, PAGE)
    for act in ("payout", "cancellation", "invoice"):
        assert f"{PAGE}/{act}" not in page
        assert hoa.get(f"{PAGE}/{act}").status_code == 403
        assert here.get(f"{PAGE}/{act}").status_code == 404


def test_an_operator_cancels_and_notes_by_command(app: Flask, world: World, session: Session) -> None:
    run = app.test_cli_runner().invoke
    assert run(args=["statement", "cancel", NUMBER]).output == f"{NUMBER}: đã hủy\n"
    assert run(args=["statement", "cancel", NUMBER]).exit_code == 1
    services.issue(producer_id=world.hoa, cut_off=TODAY, actor=SYSTEM, now=clock.now())
    assert run(args=["statement", "invoice", "QT2026-000002", "1C26"]).exit_code == 0
    refused = run(args=["statement", "invoice", "QT2026-000002", "2C26"])
    assert (refused.exit_code, "1C26" in refused.output) == (1, True)


def test_what_can_no_longer_be_done_is_said_instead_of_asked(accountant: FlaskClient) -> None:
    pay(accountant, "151.700")
    assert "Nothing is left to pay" in page_of(accountant, f"{PAGE}/payout?lang=en")
    assert "Only the latest statement" in page_of(accountant, f"{PAGE}/cancellation")
    token = token_on(page_of(accountant, f"{PAGE}/invoice"))
    accountant.post(f"{PAGE}/invoice", data={"csrf_token": token, "invoice": "1C26TAA-15"})
    assert "1C26TAA-15" in page_of(accountant, f"{PAGE}/invoice")


def test_the_code_of_a_transfer_pays_what_is_left_to_the_account(
    accountant: FlaskClient, world: World, lan: Actor, minh: Actor, now: datetime
) -> None:
    assert "data:image/svg" not in page_of(accountant, f"{PAGE}/payout")
    approve(world, "0011002233445", lan, minh, now)
    pay(accountant, "1.700")
    page = page_of(accountant, f"{PAGE}/payout")
    assert "Vietcombank" in page
    assert transfer_code(payable_of("0011002233445", left_dong=150_000)) in page.replace("&#39;", "'")


def payable_of(account_no: str, left_dong: int) -> Payable:
    """What is left of Hoa's statement, and her account."""
    account = Account(
        id=key(9), bank_bin="970436", account_no=account_no, holder="LE THI HOA", is_ready=True
    )  # fmt: skip
    return Payable(
        number=NUMBER, producer_name="Hộ Hoa", payable_dong=left_dong, paid_dong=0, balance_dong=left_dong,
        account=account,
    )  # fmt: skip


def test_an_account_that_no_code_can_carry_has_none() -> None:
    assert transfer_code(payable_of("0" * 20, left_dong=1)) is None
    assert transfer_code(payable_of("1", left_dong=0)) is None
