"""The catalogue of a till tells what may be said of its goods, to the till alone."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from sqlalchemy.orm import Session

from core.ids import new_id
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from people.persons.rules import Role
from pos.tills import services as tills
from tests.visitors import visit
from tests.worlds import World, add_goods, key, make_world


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """Honey with a valid certificate after a lapsed one, shrimp with a lapsed one, a bag without any."""
    world = make_world(session, minh)
    add_goods(session, world, key(32), "TUI", "Túi giấy", 5_000, "8938500002489")
    certify(session, world.honey, 3, date(2023, 10, 1))
    certify(session, world.honey, 4, date(2026, 10, 1))
    certify(session, world.shrimp, 5, date(2023, 10, 1))
    return world


def certify(session: Session, product_id: UUID, stars: int, decided_on: date) -> None:
    """A certificate for three years."""
    valid_to = decided_on.replace(year=decided_on.year + 3)
    session.execute(insert(CertificateRow).values(
        id=new_id(datetime.now(UTC)), product_id=product_id, stars=stars, number="12/QĐ-UBND",
        issuer="UBND tỉnh", decided_on=decided_on, valid_to=valid_to,
    ))  # fmt: skip
    session.commit()


def told(client: FlaskClient, world: World, lan: Actor) -> dict[str, dict[str, Any]]:
    """The goods that the till is told, by code."""
    now = datetime.now(UTC)
    _, credential = tills.enrol(code=tills.give_code(till_id=world.till_id, actor=lan, now=now), now=now)
    answer = client.get("/api/v1/catalogue", headers={"Authorization": f"Bearer {credential}"})
    return {product["code"]: product for product in answer.json["products"]}


def test_stars_are_those_of_the_day_and_a_lapsed_certificate_is_said_to_be(
    client: FlaskClient, world: World, lan: Actor
) -> None:
    goods = told(client, world, lan)
    standing = {code: (good["stars"], good["certificate"]) for code, good in goods.items()}
    assert standing == {"MAT": (4, "valid"), "TOM": (0, "expired"), "TUI": (0, "none")}


@pytest.mark.parametrize("header", [None, "Bearer nothing", "Basic bWluaDp4"])
def test_a_person_who_is_signed_in_is_no_till(
    app: Flask, client: FlaskClient, session: Session, world: World, now: datetime, header: str | None
) -> None:
    manager = visit(app, session, Role.MANAGER, now)
    headers = {"Authorization": header} if header else {}
    for path in ("/api/v1/catalogue", "/api/v1/heartbeat"):
        assert manager.get(path, headers=headers).status_code == 401
    for path in ("/api/v1/sales", "/api/v1/shifts", f"/api/v1/shifts/{key(90)}/closing"):
        assert manager.post(path, json={}, headers=headers).status_code == 401
