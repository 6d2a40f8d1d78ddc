"""Making a browser a till: by a code, good once and for a day, or by one click in the demonstration."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.permissions import Actor
from inventory.locations.rules import LocationId
from people.persons.rules import Role
from pos.tills import services
from pos.tills.queries import by_code, by_credential
from pos.tills.rules import CODE_LETTERS, clean_code
from tests.visitors import page_of, visit
from tests.worlds import World, make_world


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The small showroom with its till KG01."""
    return make_world(session, minh)


def test_a_code_makes_a_browser_the_till(session: Session, world: World, lan: Actor, now: datetime) -> None:
    code = services.give_code(till_id=world.till_id, actor=lan, now=now)
    till, credential = services.enrol(code=f" {code.lower()} ", now=now + timedelta(hours=23))
    assert (till.id, till.code, till.location_code) == (world.till_id, "KG01", "KG")
    assert by_credential(session, credential) == till
    assert by_credential(session, f"{credential}x") is None


def test_a_code_is_worth_nothing_after_a_day(world: World, lan: Actor, now: datetime) -> None:
    code = services.give_code(till_id=world.till_id, actor=lan, now=now)
    with pytest.raises(services.EnrolCodeWrong):
        services.enrol(code=code, now=now + timedelta(hours=24))


def test_a_newer_code_ends_the_older_one(world: World, lan: Actor, now: datetime) -> None:
    older = services.give_code(till_id=world.till_id, actor=lan, now=now)
    newer = services.give_code(till_id=world.till_id, actor=lan, now=now)
    with pytest.raises(services.EnrolCodeWrong):
        services.enrol(code=older, now=now)
    assert services.enrol(code=newer, now=now)[0].id == world.till_id


def test_the_code_of_a_till_that_was_retired_since_is_refused_as_a_wrong_one(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    code = services.give_code(till_id=world.till_id, actor=lan, now=now)
    services.retire(till_id=world.till_id, actor=lan, now=now)
    with pytest.raises(services.EnrolCodeWrong):
        services.enrol(code=code, now=now)


def test_the_series_of_imported_sales_is_no_till_to_enrol(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    from core.db import transaction

    with transaction() as inner:
        series = services.ensure_import_till(inner, LocationId(world.location_id), "KG", now)
        assert services.ensure_import_till(inner, LocationId(world.location_id), "KG", now) == series
    assert series.code == "KG-NHAP"
    with pytest.raises(NotFound):
        services.give_code(till_id=series.id, actor=lan, now=now)


@given(st.text(alphabet=CODE_LETTERS, min_size=8, max_size=8), st.text(alphabet=" -.\t\n0O1I", max_size=9))
def test_a_code_is_read_however_it_was_typed(code: str, noise: str) -> None:
    typed = noise.join(code.lower())
    assert clean_code(typed.replace("o", "0").replace("i", "1")) == code
    assert clean_code(clean_code(typed)) == clean_code(typed)


@pytest.fixture
def cashier(app: Flask, client: FlaskClient, session: Session, world: World, now: datetime) -> FlaskClient:
    """A cashier at a browser that is no till yet."""
    return visit(app, session, Role.CASHIER, now, location_id=world.location_id)


def click(cashier: FlaskClient) -> Callable[[], tuple[int, Any]]:
    """The button "use this browser as till KG01" of a page that is open."""
    token = re.search(r'data-forgery="([^"]+)"', page_of(cashier, "/till/"))
    assert token

    def press() -> tuple[int, Any]:
        answer = cashier.post("/till/demonstration", headers={"X-CSRFToken": token[1]})
        return answer.status_code, answer.json

    return press


def test_one_click_makes_a_browser_the_till_of_the_demonstration(
    session: Session, cashier: FlaskClient, world: World
) -> None:
    status, told = click(cashier)()
    assert status == 200
    assert told["till"] == {"id": str(world.till_id), "code": "KG01"}
    found = by_credential(session, told["credential"])
    assert found is not None
    assert found.id == world.till_id


def test_there_is_no_such_click_in_a_real_shop(app: Flask, cashier: FlaskClient) -> None:
    press = click(cashier)
    app.config["GANH"] = replace(app.config["GANH"], demonstration=False)
    assert press()[0] == 404
    assert "data-forgery" not in page_of(cashier, "/till/")


def test_a_retired_till_is_not_opened_by_a_click(
    session: Session, cashier: FlaskClient, world: World, lan: Actor, now: datetime
) -> None:
    services.retire(till_id=world.till_id, actor=lan, now=now)
    assert click(cashier)()[0] == 404
    assert by_code(session, "KG01").id == world.till_id


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["till", "code", "KG09"], "Ở đây không có gì mang mã KG09."),
        (["till", "retire", "KG09", "--yes"], "Ở đây không có gì mang mã KG09."),
        (["till", "add", "KG02", "--location", "XX"], "Không có điểm bán nào mang mã XX."),
        (["till", "add", "KG01", "--location", "KG"], "Đã có quầy mang mã KG01."),
        (["till", "add", "KG-NHAP", "--location", "KG"], "Mã KG-NHAP phải gồm 1 đến 12 chữ cái"),
        (["till", "add", "KG/1", "--location", "KG"], "Mã KG/1 phải gồm 1 đến 12 chữ cái"),
        (["till", "add", "", "--location", "KG"], "Mã  phải gồm 1 đến 12 chữ cái"),
        (["till", "enrol", "ABCD-EFGH"], "Mã này không hợp lệ."),
    ],
)
def test_a_command_that_cannot_do_it_says_why_in_a_sentence(
    app: Flask, world: World, arguments: list[str], said: str
) -> None:
    outcome = app.test_cli_runner().invoke(args=arguments)
    assert outcome.exit_code == 1
    assert f"Lỗi: {said}" in outcome.output
