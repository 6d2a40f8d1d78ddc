"""What no till should ever send: it is kept apart, and every other sale of the batch is stored."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.permissions import Actor
from pos.checkout import services
from pos.checkout.models import QuarantinedSale
from pos.checkout.payloads import parse_batch
from pos.checkout.rules import Outcome, Status, Verdict
from review.verification.services import audit
from tests.tickets import envelope, line, ticket
from tests.worlds import World, make_world


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The small showroom."""
    return make_world(session, minh)


def send(world: World, now: datetime, *bodies: dict[str, Any]) -> list[Outcome]:
    """A batch from its bytes to its answers."""
    return services.record_batch(parse_batch(envelope(*bodies)), place=world.place, now=now)


HOSTILE: list[dict[str, Any]] = [
    {"device_at": "9999-12-31T23:59:59Z", "clock_offset_ms": 10**12},
    {"device_at": "0001-01-01T00:00:00+14:00"},
    {"device_at": 1_700_000_000},
    {"device_at": 1.5},
    {"id": "\x00abc"},
    {"id": "\ud800"},
    {"\x00abc": 1},
    {"\ud800": 1},
]


@pytest.mark.parametrize("change", HOSTILE, ids=ascii)
def test_a_sale_that_no_database_takes_is_kept_apart(
    session: Session, world: World, now: datetime, change: dict[str, Any]
) -> None:
    bad = ticket(world, 1, [line(world.honey, 1, 240_000)]) | change
    good = ticket(world, 2, [line(world.honey, 1, 240_000)])
    outcomes = send(world, now, bad, good)
    assert [outcome.status for outcome in outcomes] == [Status.REJECTED, Status.CREATED]
    [kept] = session.scalars(select(QuarantinedSale))
    assert kept.verdict is Verdict.MALFORMED
    assert kept.body


@pytest.mark.parametrize("like_one", [True, 1.0])
def test_what_only_equals_an_integer_is_kept_apart(
    session: Session, world: World, now: datetime, like_one: Any
) -> None:
    bad = ticket(world, 1, [line(world.honey, 1, 240_000)])
    bad["lines"][0]["price_basis"] = like_one
    [outcome] = send(world, now, bad)
    assert outcome.status is Status.REJECTED
    assert outcome.reason is not None
    assert "price_basis" in outcome.reason


def test_a_shift_opened_before_all_time_is_kept_apart(session: Session, world: World, now: datetime) -> None:
    bad = ticket(world, 1, [line(world.honey, 1, 240_000)])
    bad["shift"]["opened_at"] = "0001-01-01T00:00:00+14:00"
    assert [outcome.status for outcome in send(world, now, bad)] == [Status.REJECTED]


def test_a_clock_without_a_battery_is_held_and_its_sale_is_stored(
    session: Session, world: World, now: datetime
) -> None:
    sale = ticket(world, 1, [line(world.honey, 1, 240_000)], device_at="1970-01-01T00:00:07Z")
    assert [outcome.status for outcome in send(world, now, sale)] == [Status.CREATED]
    assert audit(session, today=now.date()).sound


@pytest.mark.parametrize("part", ["lines", "payments"])
def test_ids_of_another_sale_are_a_conflict_and_stop_nobody(
    session: Session, world: World, now: datetime, part: str
) -> None:
    first, second, third = (ticket(world, n, [line(world.honey, n, 240_000)]) for n in (1, 2, 3))
    second[part][0]["id"] = first[part][0]["id"]
    outcomes = send(world, now, first, second, third)
    assert [o.status for o in outcomes] == [Status.CREATED, Status.CONFLICT, Status.CREATED]
    assert send(world, now, second)[0].status is Status.CONFLICT
    [kept] = session.scalars(select(QuarantinedSale))
    assert (kept.verdict, kept.sale_id) == (Verdict.CONFLICT, second["id"])
    assert audit(session, today=now.date()).sound
