"""Issuing many statements: some at a time, going on where it stopped, one refusal stopping none."""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from core import clock
from core.permissions import Actor
from inventory.producers.models import Producer
from people.persons.rules import Role
from pos.checkout.services import record_sale
from settlement.runs import services
from settlement.runs.queries import awaiting
from settlement.statements.models import StatementRow
from settlement.statements.services import issue
from tests.tickets import line, sent, ticket
from tests.visitors import page_of, token_on, visit
from tests.worlds import World, add_agreement, add_goods, key, make_world

TODAY = date(2026, 11, 24)
OTHERS = 5


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning; three statements are issued at once."""
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(services, "AT_ONCE", 3)


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """Hoa and five others, each with one sale."""
    world = make_world(session, minh)
    sold = [line(world.honey, 1, 240_000)]
    for n in range(OTHERS):
        producer, product = key(200 + n), key(300 + n)
        name = {"code": f"P1{n}", "name": f"Hộ số {n}", "search_key": f"ho so {n}"}
        session.execute(insert(Producer).values(id=producer, **name))
        add_agreement(session, producer, key(400 + n), rate_bp=1000)  # type: ignore[arg-type]
        add_goods(
            session, world, product, f"H{n}", f"Hàng {n}", 100_000, f"893850000{n:04}", producer_id=producer
        )  # type: ignore[arg-type]
        sold.append(line(product, 1, 100_000))
    session.commit()
    record_sale(sent(ticket(world, 1, sold)), place=world.place, now=now)
    return world


@pytest.fixture
def accountant(app: Flask, session: Session, world: World, now: datetime) -> FlaskClient:
    """The accountant's browser."""
    return visit(app, session, Role.ACCOUNTANT, now)


def go_on(client: FlaskClient, page: str) -> TestResponse:
    """Send the form of a run's page."""
    fields = {
        name: re.findall(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)[0]
        for name in ("cut_off", "after", "whole")
    }
    return client.post("/settlement/run", data={**fields, "csrf_token": token_on(page)})


def count(session: Session) -> int:
    """How many statements there are by now."""
    session.rollback()
    return session.scalar(select(func.count()).select_from(StatementRow)) or 0


def test_all_are_issued_some_at_a_time(session: Session, accountant: FlaskClient) -> None:
    assert "/settlement/run?cut_off=2026-11-24" in page_of(accountant, "/settlement/drafts?lang=en")
    page = page_of(accountant, "/settlement/run?cut_off=2026-11-24&lang=en")
    assert "6 statements, 646.800\xa0đ together" in page
    assert "going-on.js" not in page
    step = go_on(accountant, page)
    assert count(session) == 3
    page = page_of(accountant, step.headers["Location"])
    assert "3 of 6 producers are done" in page
    assert "going-on.js" in page
    done = go_on(accountant, page)
    assert count(session) == 6
    assert urlsplit(done.headers["Location"]).path == "/settlement/run"
    assert accountant.get(done.headers["Location"]).headers["Location"] == "/statements"
    assert "All statements up to 24/11/2026 are issued." in page_of(accountant, "/statements")


def test_a_run_that_stopped_goes_on_and_issues_nothing_twice(
    session: Session, accountant: FlaskClient
) -> None:
    go_on(accountant, page_of(accountant, "/settlement/run?cut_off=2026-11-24&lang=en"))
    page = page_of(accountant, "/settlement/run?cut_off=2026-11-24&lang=en")
    assert "3 statements" in page
    go_on(accountant, page)
    assert count(session) == 6
    assert "Nobody waits" in page_of(accountant, "/settlement/run?cut_off=2026-11-24&lang=en")


def test_a_refusal_is_told_and_stops_no_other(
    session: Session, world: World, accountant: FlaskClient, lan: Actor, now: datetime
) -> None:
    issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)
    record_sale(sent(ticket(world, 2, [line(world.honey, 1, 240_000)])), place=world.place, now=now)
    step = go_on(accountant, page_of(accountant, "/settlement/run?cut_off=2026-11-24&lang=en"))
    assert count(session) == 3
    page = page_of(accountant, step.headers["Location"])
    assert "Hộ Hoa:" in page
    assert "3 of 6 producers are done" in page
    go_on(accountant, page)
    assert count(session) == 6


def test_nothing_can_be_settled_in_the_future(accountant: FlaskClient) -> None:
    assert 'value="2026-11-24"' in page_of(accountant, "/settlement/run?cut_off=2027-01-01&lang=en")
    answer = accountant.post("/settlement/run", data={"cut_off": "x", "csrf_token": "x"})
    assert answer.status_code in {303, 400}


def test_who_waits_is_told_behind_a_code(session: Session, world: World, lan: Actor) -> None:
    codes = [each.producer_code for each in awaiting(session, TODAY, after="P11", scope=lan)]
    assert codes == ["P12", "P13", "P14"]


def test_only_who_issues_statements_runs_them(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    page_of(visit(app, session, Role.CASHIER, now), "/settlement/run", status=403)
    hoa = visit(app, session, Role.PRODUCER, now, producer_id=world.hoa)
    page_of(hoa, "/settlement/run", status=403)
