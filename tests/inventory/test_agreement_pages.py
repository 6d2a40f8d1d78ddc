"""Agreements and terms made by form, tried on a sale, and ended."""

import re
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from inventory.agreements.models import AgreementRow, TermRow
from inventory.agreements.rules import Bearer, TermKind, next_number
from inventory.producers.services import NewProducer, add_producer
from people.persons.rules import Role
from tests.visitors import page_of, token_on, visit
from tests.worlds import World, key, make_world

PAGE = "/producers/P0001"
NEW, TERM = f"{PAGE}/agreements/new", f"{PAGE}/terms/new"
DEAL = {"kind": "percent", "rate_bp": "20", "base_vat": "included", "discount_bearer": "house"}
AGREED = DEAL | {
    "number": "HĐ2", "valid_from": "2026-12-01", "hold_days": "3", "min_payout_dong": "100.000",
    "commission_vat": "included",
}  # fmt: skip
NARROW = DEAL | {"goods": "set:04", "place": "KG", "valid_from": "2026-11-24"}


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor, lan: Actor, now: datetime) -> World:
    """Hoa's household at 18 %, and one with which nothing was agreed."""
    world = make_world(session, minh)
    add_producer(producer=NewProducer(code="P0002", name="Hộ Tám"), actor=lan, now=now)
    return world


@pytest.fixture
def manager(app: Flask, session: Session, world: World, now: datetime) -> FlaskClient:
    """The manager's browser."""
    return visit(app, session, Role.MANAGER, now)


def sent(client: FlaskClient, form_at: str, to: str, **told: str) -> tuple[int, str]:
    """Fill in the form of a page and send it; the status and the text, or where it leads."""
    answer = client.post(to, data={"csrf_token": token_on(page_of(client, form_at)), **told})
    return answer.status_code, answer.headers.get("Location") or answer.text


def test_a_new_agreement_takes_the_place_of_the_one_in_force(
    session: Session, manager: FlaskClient, now: datetime
) -> None:
    page = page_of(manager, NEW)
    assert ('value="HĐ-P0001"' in page, 'value="2026-11-24"' in page, "HĐ1" in page) == (True, True, True)
    assert sent(manager, NEW, f"{PAGE}/agreements", **AGREED) == (303, PAGE)
    old, new = session.scalars(select(AgreementRow).order_by(AgreementRow.valid_from))
    begins = datetime.fromisoformat("2026-11-30T17:00:00+00:00")
    assert (old.ended_at, new.valid_from) == (begins, begins)
    assert (new.hold_days, new.min_payout_dong, new.answer_days) == (3, 100_000, None)
    [term] = session.scalars(select(TermRow).where(TermRow.agreement_id == new.id))
    assert (term.rate_bp, term.scope, term.discount_bearer) == (2000, "all", Bearer.HOUSE)


@pytest.mark.parametrize(
    ("day", "begins"),
    [("2026-11-01", "2026-10-31T17:00:00+00:00"), ("2026-11-24", "2026-11-23T17:00:00+00:00")],
)
def test_the_first_agreement_may_have_begun_already(
    session: Session, manager: FlaskClient, day: str, begins: str
) -> None:
    path = "/producers/P0002/agreements"
    assert sent(manager, f"{path}/new", path, **(AGREED | {"valid_from": day}))[0] == 303
    made = session.scalars(select(AgreementRow).where(AgreementRow.number == "HĐ2")).one()
    assert made.valid_from == datetime.fromisoformat(begins)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"rate_bp": ""}, "fill this in"),
        ({"rate_bp": "18,555"}, "Write a percentage"),
        ({"rate_bp": "120"}, "between 0 and 100 percent"),
        ({"kind": "fixed_net"}, "fill this in"),
        ({"kind": "fixed_net", "net_dong": "1", "discount_bearer": "shared"}, "bears every discount"),
        ({"number": "HĐ1"}, "already has an agreement"),
        ({"number": ""}, "fill this in"),
        ({"valid_from": "2026-11-23"}, "This is past"),
        ({"hold_days": "400"}, "0 to 365 days"),
        ({"hold_days": "ba"}, "Not a valid integer"),
    ],
)
def test_an_agreement_that_cannot_be_is_told_and_nothing_is_lost(
    session: Session, manager: FlaskClient, told: dict[str, str], reason: str
) -> None:
    status, page = sent(manager, NEW, f"{PAGE}/agreements?lang=en", **(AGREED | told))
    assert (status, reason in page, 'value="100.000"' in page) == (422, True, True)
    assert session.scalars(select(AgreementRow.ended_at)).all() == [None]


def test_a_term_is_added_for_some_goods_at_one_place(
    session: Session, world: World, manager: FlaskClient, now: datetime
) -> None:
    page = page_of(manager, TERM)
    assert ("Tôm khô đất loại 1" in page, "Showroom Rạch Giá" in page, "HĐ1" in page) == (True, True, True)
    assert sent(manager, TERM, f"{PAGE}/terms", **NARROW) == (303, PAGE)
    net = {"kind": "fixed_net", "net_dong": "150.000", "goods": f"product:{world.shrimp}", "place": ""}
    assert sent(manager, TERM, f"{PAGE}/terms", **(NARROW | net))[0] == 303
    shared = {"goods": "all", "place": "", "discount_bearer": "shared", "discount_producer_bp": "50"}
    assert sent(manager, TERM, f"{PAGE}/terms", **(NARROW | shared | {"valid_from": "2026-12-01"}))[0] == 303
    rows = session.execute(select(TermRow.scope, TermRow.kind, TermRow.rate_bp, TermRow.net_dong))
    assert {tuple(row) for row in rows} == {
        ("all", TermKind.PERCENT, 1800, None),
        ("set:04@KG", TermKind.PERCENT, 2000, None),
        (f"product:{world.shrimp}", TermKind.FIXED_NET, None, 150_000),
        ("all", TermKind.PERCENT, 2000, None),
    }
    for told, reason in (
        ({}, "begins at the same moment"),
        ({"valid_from": "2026-11-01"}, "This is past"),
        ({"goods": "set:99"}, "Not a valid choice"),
        ({"rate_bp": "x"}, "Write a percentage"),
    ):
        status, page = sent(manager, TERM, f"{PAGE}/terms?lang=en", **(NARROW | told))
        assert (status, reason in page) == (422, True), reason


def test_an_agreement_ends_after_its_last_day(session: Session, manager: FlaskClient) -> None:
    path = f"{PAGE}/agreements/{key(10)}/end"
    asked = page_of(manager, f"{path}?lang=en")
    assert ("Keep it" in asked, "falls under its last terms" in asked) == (True, True)
    assert sent(manager, path, f"{path}?lang=en", last_day="2026-11-23")[0] == 422
    assert sent(manager, path, path, last_day="2026-11-24") == (303, PAGE)
    ended = session.scalars(select(AgreementRow.ended_at)).one()
    assert ended == datetime.fromisoformat("2026-11-24T17:00:00+00:00")
    status, page = sent(manager, path, f"{path}?lang=en", last_day="2026-11-30")
    assert (status, "already ended" in page) == (422, True)
    page_of(manager, f"{PAGE}/agreements/{UUID(int=5)}/end", status=404)


def test_there_is_nothing_to_add_a_term_to_without_an_agreement(manager: FlaskClient) -> None:
    page_of(manager, "/producers/P0002/terms/new", status=404)
    page = page_of(manager, "/producers/P0002?lang=en")
    assert ("New agreement" in page, "New term" in page) == (True, False)


def test_who_keeps_stock_or_accounts_agrees_to_nothing(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    for role in (Role.STOCK_KEEPER, Role.ACCOUNTANT):
        other = visit(app, session, role, now)
        page_of(other, NEW, status=403)
        page_of(other, TERM, status=403)
        assert not re.search("New agreement|New term", page_of(other, f"{PAGE}?lang=en"))


def test_a_term_of_an_agreement_to_come_begins_with_it(
    session: Session, manager: FlaskClient, now: datetime
) -> None:
    path = "/producers/P0002"
    assert sent(manager, f"{path}/agreements/new", f"{path}/agreements", **AGREED)[0] == 303
    assert sent(manager, f"{path}/terms/new", f"{path}/terms", **NARROW)[0] == 303
    begins = session.scalars(select(TermRow.valid_from).where(TermRow.scope == "set:04@KG")).one()
    assert begins == datetime.fromisoformat("2026-11-30T17:00:00+00:00") > now + timedelta(days=1)


def test_the_next_number_goes_on() -> None:
    assert next_number("P1", []) == "HĐ-P1"
    assert next_number("P1", ["HĐ-P1", "HĐ-P1-2"]) == "HĐ-P1-3"
