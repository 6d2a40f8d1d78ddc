"""The first steps tick themselves from the books."""

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from core import clock
from core.permissions import SYSTEM, Actor
from inventory.locations.services import LocationChange, add_location, change_location
from people.persons.rules import Role
from pos.checkout.services import record_sale
from pos.tills import services as tills
from review.beginning import queries
from review.beginning.rules import Step, next_step
from tests.tickets import line, sent, ticket
from tests.visitors import page_of, visit
from tests.worlds import make_world


def test_empty_books_begin_with_the_place(session: Session) -> None:
    assert queries.done(session) == frozenset()
    assert next_step(queries.done(session)) is Step.PLACE


def test_a_place_is_one_step_and_its_papers_the_next(session: Session, now: datetime) -> None:
    add_location(code="KG", name="Rạch Giá", actor=SYSTEM, now=now)
    assert queries.done(session) == {Step.PLACE}

    told = LocationChange(address="5 Nguyễn Trung Trực", tax_code="1700123456")
    change_location(code="KG", change=told, actor=SYSTEM, now=now)

    assert queries.done(session) == {Step.PLACE, Step.PAPERS}
    assert next_step(queries.done(session)) is Step.PRODUCERS


def test_a_sold_line_ends_it(session: Session, now: datetime, minh: Actor) -> None:
    world = make_world(session, minh)
    assert queries.done(session) == {Step.PLACE, Step.PRODUCERS, Step.PRODUCTS, Step.TILL}

    tills.enrol_demonstration(till_code="KG01", now=now)
    assert not queries.has_sold(session)
    record_sale(sent(ticket(world, 1, [line(world.shrimp, 1, 185_000)])), place=world.place, now=now)

    assert {Step.ENROLLED, Step.SALE} <= queries.done(session)
    assert queries.has_sold(session)


def test_all_done_there_is_no_next_step() -> None:
    assert next_step(frozenset(Step)) is None


def test_the_page_leads_on_until_something_was_sold(
    app: Flask, session: Session, now: datetime, minh: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    world = make_world(session, minh)
    chi = visit(app, session, Role.ADMINISTRATOR, now)
    assert "Chưa bán đơn nào" in page_of(chi, "/")
    assert "Đã xong 4/8" in page_of(chi, "/begin")

    record_sale(sent(ticket(world, 1, [line(world.shrimp, 1, 185_000)])), place=world.place, now=now)

    assert "Chưa bán đơn nào" not in page_of(chi, "/")


def test_only_administrators_are_led(
    app: Flask, session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    manager = visit(app, session, Role.MANAGER, now)

    page_of(manager, "/begin", status=403)
    assert manager.get("/").location == "/dashboard"
    assert "Chưa bán đơn nào" not in page_of(manager, "/dashboard")
