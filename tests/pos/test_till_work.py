"""A cart discount spread otherwise, or cash rounded otherwise, is stored and told to a person."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from core.ids import new_id
from core.money import RoundingMode
from core.permissions import Actor
from inventory.locations.models import Location
from pos.checkout import services
from pos.checkout.queries import place_of
from pos.checkout.rules import Place, Status
from pos.tills import queries as tills
from review.verification.services import audit
from tests.tickets import AT, back, line, sent, ticket
from tests.worlds import World, make_world


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The small showroom."""
    return make_world(session, minh)


def rounding_at(session: Session, unit: int, mode: RoundingMode = RoundingMode.NEAREST) -> Place:
    """The showroom with another setting for cash, as the till knows it from now on."""
    session.execute(update(Location).values(cash_rounding_dong=unit, cash_rounding_mode=mode))
    session.commit()
    return place_of(tills.by_code(session, "KG01"))


def sell(place: Place, body: dict[str, Any], now: datetime) -> None:
    """Record a ticket, which is created whatever is odd about it."""
    outcome = services.record_sale(sent(body), place=place, now=now)
    assert outcome.status is Status.CREATED, outcome.reason


def noted(session: Session, kind: AnomalyKind) -> list[str]:
    """The notes of the anomalies of a kind."""
    return list(session.scalars(select(AnomalyRow.note).where(AnomalyRow.kind == kind)))


def cart(world: World, *parts: int) -> list[dict[str, Any]]:
    """Goods for 100.000 and 200.000 đ with these parts of a discount on the cart."""
    goods = [(world.shrimp, 100_000), (world.honey, 200_000)]
    return [
        line(product, 1, price, cart_discount_dong=part, paid_dong=price - part)
        for (product, price), part in zip(goods, parts, strict=True)
    ]


def paying(total: int, *payments: tuple[str, int]) -> dict[str, Any]:
    """The payments of a ticket for a total, and the rounding that they come to."""
    paid = [
        {"id": str(new_id(AT)), "means": means, "amount_dong": amount, "tendered_dong": None}
        | {"reference": "", "seen_at": None}
        for means, amount in payments
    ]
    return {"payments": paid, "rounding_dong": sum(amount for _, amount in payments) - total}


def test_a_cart_discount_that_was_spread_otherwise_is_stored_and_told(
    session: Session, world: World, now: datetime
) -> None:
    sell(world.place, ticket(world, 1, cart(world, 0, 30_000)), now)
    assert noted(session, AnomalyKind.DISCOUNT_DIFFERS) == ["1: 0 / 10000; 2: 30000 / 20000"]
    assert audit(session, today=now.date()).sound


def test_a_cart_discount_spread_by_its_weights_is_not_odd(
    session: Session, world: World, now: datetime
) -> None:
    sell(world.place, ticket(world, 1, cart(world, 10_000, 20_000)), now)
    assert noted(session, AnomalyKind.DISCOUNT_DIFFERS) == []


def test_what_comes_back_takes_no_part_of_the_carts_discount(
    session: Session, world: World, now: datetime
) -> None:
    honey = line(world.honey, 1, 240_000)
    sell(world.place, ticket(world, 1, [honey]), now)
    given_back = back(honey, 1, line_discount_dong=0, cart_discount_dong=-40_000, paid_dong=-200_000)
    sell(world.place, ticket(world, 2, [*cart(world, 10_000, 20_000), given_back]), now)
    assert noted(session, AnomalyKind.DISCOUNT_DIFFERS) == ["3: -40000 / 0"]


def test_a_note_tells_of_ten_lines_and_that_there_are_more(
    session: Session, world: World, now: datetime
) -> None:
    lines = [line(world.honey, 1, 1000, cart_discount_dong=0) for _ in range(12)]
    lines[0] |= {"cart_discount_dong": 12, "paid_dong": 988}
    sell(world.place, ticket(world, 1, lines), now)
    [note] = noted(session, AnomalyKind.DISCOUNT_DIFFERS)
    assert note.startswith("1: 12 / 1; 2: 0 / 1;")
    assert note.endswith("10: 0 / 1; …")


ROUNDED: list[tuple[int, RoundingMode, list[tuple[str, int]], list[str]]] = [
    (1000, RoundingMode.NEAREST, [("cash", 124_000)], []),
    (1000, RoundingMode.NEAREST, [("cash", 123_600)], ["0 / 400"]),
    (1000, RoundingMode.NEAREST, [("cash", 123_000)], ["-600 / 400"]),
    (1000, RoundingMode.DOWN, [("cash", 123_000)], []),
    (1000, RoundingMode.DOWN, [("cash", 124_000)], ["400 / -600"]),
    (500, RoundingMode.NEAREST, [("cash", 123_500)], []),
    (0, RoundingMode.NEAREST, [("cash", 123_600)], []),
    (0, RoundingMode.NEAREST, [("cash", 124_000)], ["400 / 0"]),
    (1000, RoundingMode.NEAREST, [("transfer", 100_000), ("cash", 24_000)], []),
    (1000, RoundingMode.NEAREST, [("transfer", 100_300), ("cash", 23_700)], ["400 / -300"]),
    (1000, RoundingMode.NEAREST, [("transfer", 123_600)], []),
    (1000, RoundingMode.NEAREST, [("transfer", 124_000)], ["400 / 0"]),
    (1000, RoundingMode.DOWN, [("card", 123_000)], []),
    (1000, RoundingMode.DOWN, [("voucher", 124_000), ("cash", -400)], ["0 / 400"]),
]


@pytest.mark.parametrize(("unit", "mode", "payments", "told"), ROUNDED)
def test_cash_is_rounded_as_the_place_rounds_and_nothing_else_is(
    session: Session, world: World, now: datetime, unit: int, mode: RoundingMode,
    payments: list[tuple[str, int]], told: list[str],
) -> None:  # fmt: skip
    place = rounding_at(session, unit, mode)
    body = ticket(world, 1, [line(world.honey, 1, 123_600)])
    sell(place, body | paying(123_600, *payments), now)
    assert noted(session, AnomalyKind.ROUNDING_DIFFERS) == told


def refund(world: World, number: int, sold: list[dict[str, Any]], *, cash: int, before: int = 0) -> Any:
    """A ticket that gives back one piece of each sold line for so much cash."""
    lines = [back(one, 1, before) for one in sold]
    total = sum(one["paid_dong"] for one in lines)
    return ticket(world, number, lines) | paying(total, ("cash", cash))


def test_refunds_of_one_receipt_are_rounded_together(session: Session, world: World, now: datetime) -> None:
    place = rounding_at(session, 1000)
    sold = line(world.honey, 3, 41_200)
    sell(place, ticket(world, 1, [sold]) | paying(123_600, ("cash", 124_000)), now)
    for before, cash in enumerate((-41_000, -41_000, -42_000)):
        sell(place, refund(world, 2 + before, [sold], cash=cash, before=before), now)
    assert noted(session, AnomalyKind.ROUNDING_DIFFERS) == []


def test_a_refund_that_was_rounded_alone_is_told(session: Session, world: World, now: datetime) -> None:
    place = rounding_at(session, 1000)
    sold = line(world.honey, 3, 41_200)
    sell(place, ticket(world, 1, [sold]) | paying(123_600, ("cash", 124_000)), now)
    for before in range(3):
        sell(place, refund(world, 2 + before, [sold], cash=-41_000, before=before), now)
    assert noted(session, AnomalyKind.ROUNDING_DIFFERS) == ["200 / -800"]


def test_a_ticket_that_gives_back_of_two_receipts_is_rounded_alone(
    session: Session, world: World, now: datetime
) -> None:
    place = rounding_at(session, 1000)
    first, second = line(world.honey, 2, 41_200), line(world.shrimp, 2, 41_200)
    for number, sold in enumerate((first, second), 1):
        sell(place, ticket(world, number, [sold]) | paying(82_400, ("cash", 82_000)), now)
    sell(place, refund(world, 3, [first], cash=-41_000), now)
    sell(place, refund(world, 4, [second, back_of(first)], cash=-82_000), now)
    assert noted(session, AnomalyKind.ROUNDING_DIFFERS) == []


def back_of(sold: dict[str, Any]) -> dict[str, Any]:
    """What is left of a sold line of two, as if it had been sold alone."""
    return sold | {"quantity": 1, "list_dong": 41_200, "paid_dong": 41_200, "vat_dong": 3_052}


def test_a_refund_by_transfer_is_not_rounded(session: Session, world: World, now: datetime) -> None:
    place = rounding_at(session, 1000)
    sold = line(world.honey, 3, 41_200)
    sell(place, ticket(world, 1, [sold]) | paying(123_600, ("cash", 124_000)), now)
    lines = [back(sold, 1)]
    sell(place, ticket(world, 2, lines) | paying(-41_200, ("transfer", -41_200)), now)
    assert noted(session, AnomalyKind.ROUNDING_DIFFERS) == []
