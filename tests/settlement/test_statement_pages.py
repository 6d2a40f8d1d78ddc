"""Statements on screen: the list, each one's sums, downloads, drafts, issuing, and who sees what."""

import re
from datetime import date, datetime
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy.orm import Session

from core import clock
from core.db import db
from core.permissions import Actor
from people.persons.rules import Role
from pos.checkout.services import record_sale
from settlement.entries.rules import EntryKind
from settlement.entries.services import NewEntry, post
from settlement.papers import routes
from settlement.papers.content import PaperContent
from settlement.papers.tables import statement_xlsx
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.statements import services
from tests.tickets import line, sent, ticket
from tests.visitors import page_of, token_on, visit
from tests.worlds import World, key, make_world

TODAY = date(2026, 11, 24)
NUMBER = "QT2026-000001"


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """A discounted sale and a fee."""
    world = make_world(session, minh)
    sold = [line(world.honey, 2, 240_000, 48_000), line(world.shrimp, 1, 185_000)]
    record_sale(sent(ticket(world, 1, sold)), place=world.place, now=now)
    fee = NewEntry(
        producer_id=world.hoa, kind=EntryKind.FEE, source_id=key(60), amount_dong=-20_000,
        business_day=TODAY, matures_on=TODAY, reason="kệ tháng 11",
    )  # fmt: skip
    post(session, [fee], actor_id=None, now=now)
    session.commit()
    return world


@pytest.fixture
def accountant(app: Flask, session: Session, now: datetime) -> FlaskClient:
    """The accountant at the browser."""
    return visit(app, session, Role.ACCOUNTANT, now)


@pytest.fixture
def issued(world: World, lan: Actor, now: datetime) -> str:
    """Hoa's statement."""
    return services.issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)


def test_a_statement_shows_its_equation_lines_stock_and_payouts(
    accountant: FlaskClient, issued: str, lan: Actor, now: datetime
) -> None:
    cash = NewPayout(statement=issued, amount_dong=100_000, method=PayoutMethod.CASH, paid_on=TODAY)
    record_payout(payout=cash, actor=lan, now=now)
    page = page_of(accountant, f"/statements/{NUMBER}?lang=en")
    for text in (
        "545.300", "Fees and taxes (1)", "525.300", "To pay", "Mật ong rừng tràm", "KG01-000001",
        "(48.000)", "kệ tháng 11", "Closing", "PC2026-000001", "100.000", "Partly paid", "Lines: 3",
    ):  # fmt: skip
        assert text in page


def test_paying_is_the_filled_button_until_it_is_paid(
    accountant: FlaskClient, issued: str, lan: Actor, now: datetime
) -> None:
    filled = 'class="btn btn-act'
    page = page_of(accountant, f"/statements/{NUMBER}?lang=en")
    assert page.count(filled) == 1
    assert f'{filled} btn-block" href="/statements/{NUMBER}/payout"' in page
    whole = NewPayout(statement=issued, amount_dong=525_300, method=PayoutMethod.CASH, paid_on=TODAY)
    record_payout(payout=whole, actor=lan, now=now)
    assert f'{filled}" href="/statements/{NUMBER}.pdf"' in page_of(accountant, f"/statements/{NUMBER}")


def test_a_line_opens_into_its_worked_sum(accountant: FlaskClient, issued: str) -> None:
    assert "Price, tax included" not in page_of(accountant, f"/statements/{NUMBER}?lang=en")
    page = page_of(accountant, f"/statements/{NUMBER}?lang=en&line=1")
    for text in ("Price, tax included", "2 × 240.000", "18 %", "−86.400", "393.600"):
        assert text in page
    for line_of_nothing in ("3", "0", "9", "x"):
        page_of(accountant, f"/statements/{NUMBER}?line={line_of_nothing}")


@pytest.mark.usefixtures("issued")
def test_a_workbook_is_made_when_the_reading_is_over(
    accountant: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading: list[bool] = []

    def made(content: PaperContent) -> bytes:
        reading.append(db.session().in_transaction())
        return statement_xlsx(content)

    monkeypatch.setattr(routes, "statement_xlsx", made)
    assert accountant.get(f"/statements/{NUMBER}.xlsx").data.startswith(b"PK")
    assert reading == [False]


def test_the_papers_can_be_taken_away(accountant: FlaskClient, issued: str) -> None:
    first, second = (accountant.get(f"/statements/{NUMBER}.pdf") for _ in range(2))
    assert first.data == second.data
    assert first.headers["Content-Disposition"] == f'attachment; filename="{NUMBER}.pdf"'
    assert PdfReader(BytesIO(first.data)).pages
    assert accountant.get(f"/statements/{NUMBER}.xlsx").data.startswith(b"PK")
    csv = accountant.get(f"/statements/{NUMBER}.csv")
    assert csv.content_type == "text/csv; charset=utf-8"
    assert "Tôm khô đất loại 1" in csv.data.decode("utf-8-sig")


def test_the_list_is_searched_and_filtered(accountant: FlaskClient, issued: str) -> None:
    assert NUMBER in page_of(accountant, "/statements")
    assert NUMBER in page_of(accountant, "/statements?q=h%E1%BB%99%20hoa&show=unpaid")
    assert NUMBER not in page_of(accountant, "/statements?q=nobody")
    assert NUMBER not in page_of(accountant, "/statements?page=9")


def test_an_empty_list_says_so(accountant: FlaskClient) -> None:
    assert "No statement yet" in page_of(accountant, "/statements?lang=en")
    assert "Nobody waits" in page_of(accountant, "/settlement/drafts")


def test_a_draft_is_shown_and_issued(accountant: FlaskClient, world: World) -> None:
    assert "/settlement/drafts/P0001" in page_of(accountant, "/settlement/drafts?lang=en")
    draft = page_of(accountant, "/settlement/drafts/P0001?line=1")
    assert "525.300" in draft
    form = {"cut_off": "2026-11-24", "csrf_token": token_on(draft)}
    answer = accountant.post("/settlement/drafts/P0001", data=form)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/statements/{NUMBER}")
    assert "is issued" in page_of(accountant, f"/statements/{NUMBER}")
    assert "Nothing to settle" in page_of(accountant, "/settlement/drafts/P0001")
    again = accountant.post("/settlement/drafts/P0001", data=form)
    assert again.status_code == 422
    assert NUMBER in again.text


@pytest.mark.parametrize("day", ["2026-11-25", "", "yesterday"])
def test_a_wrong_day_issues_nothing(accountant: FlaskClient, world: World, day: str) -> None:
    form = {"cut_off": day, "csrf_token": token_on(page_of(accountant, "/settlement/drafts/P0001"))}
    assert accountant.post("/settlement/drafts/P0001", data=form).status_code == 422
    assert NUMBER not in page_of(accountant, "/statements")


@pytest.mark.parametrize("day", ["2026-11-25", "9999-12-31", "x", "2026-11-24"])
def test_a_draft_never_reaches_beyond_today(accountant: FlaskClient, world: World, day: str) -> None:
    assert "24/11/2026" in page_of(accountant, f"/settlement/drafts?cut_off={day}")


def test_a_cancelled_statement_says_so(
    accountant: FlaskClient, issued: str, lan: Actor, now: datetime
) -> None:
    services.cancel(number=issued, actor=lan, now=now)
    assert "This statement was cancelled" in page_of(accountant, f"/statements/{NUMBER}?lang=en")


def test_a_producer_sees_only_their_own(
    app: Flask, session: Session, world: World, issued: str, now: datetime
) -> None:
    hoa = visit(app, session, Role.PRODUCER, now, producer_id=world.hoa)
    assert "525.300" in page_of(hoa, f"/statements/{NUMBER}")
    listed = page_of(hoa, "/statements?lang=en")
    assert NUMBER in listed
    assert "What was settled with you" in listed
    assert "Hộ Hoa" not in listed
    assert hoa.get("/settlement/drafts/P0001").status_code == 403


def test_a_line_leads_to_its_receipt_for_those_who_may_see_it(
    app: Flask, session: Session, world: World, accountant: FlaskClient, issued: str, now: datetime
) -> None:
    hoa = visit(app, session, Role.PRODUCER, now, producer_id=world.hoa)
    opened = page_of(accountant, f"/statements/{NUMBER}?line=1")
    address = re.search(r'href="(/receipts/[^"]+)"', opened)
    assert address
    assert accountant.get(address[1]).status_code == 200
    assert "/receipts/" not in page_of(hoa, f"/statements/{NUMBER}?line=1")


def test_others_find_nothing(app: Flask, session: Session, world: World, issued: str, now: datetime) -> None:
    from inventory.producers.models import Producer

    session.execute(Producer.__table__.insert().values(id=key(50), code="P9", name="Tám", search_key="tam"))
    session.commit()
    tam = visit(app, session, Role.PRODUCER, now, producer_id=key(50))
    here = visit(app, session, Role.ACCOUNTANT, now, location_id=world.location_id)
    for visitor in (tam, here):
        for ending in ("", ".pdf", ".xlsx", ".csv"):
            assert visitor.get(f"/statements/{NUMBER}{ending}").status_code == 404
        assert NUMBER not in page_of(visitor, "/statements")
    assert here.get("/settlement/drafts/P0001").status_code == 404
    assert "P0001" not in page_of(here, "/settlement/drafts")
    assert here.get("/statements/QT2026-999999").status_code == 404
    cashier = visit(app, session, Role.CASHIER, now)
    assert cashier.get("/statements").status_code == 403


def test_the_list_is_taken_away_as_a_table(accountant: FlaskClient, issued: str) -> None:
    assert "as=xlsx" in page_of(accountant, "/statements")
    rows = accountant.get("/statements?as=csv&lang=en", buffered=True).text.splitlines()
    assert rows[0].startswith("\ufeffNumber,Producer's code,Producer,")
    assert rows[1].startswith(f"{NUMBER},P0001,Hộ Hoa,2026-11-24,2026-11-24 10:00,3,")
    book = load_workbook(BytesIO(accountant.get("/statements?as=xlsx", buffered=True).data))
    assert book.worksheets[0]["A2"].value == NUMBER
    assert len(accountant.get("/statements?as=csv&q=nobody", buffered=True).text.splitlines()) == 1
