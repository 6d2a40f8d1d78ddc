"""Which lots give what is sold: first expired first, never more than there is, never a lot that expired."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.stock.rules import COLUMNS, LotBalance, LotId, MovementKind, Taken, choose, merged

TODAY = date(2026, 11, 24)
EXPIRIES = st.none() | st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))


def lot(number: int, quantity: int, expiry: date | None = None, code: str = "") -> LotBalance:
    """A lot as it stands on the shelf."""
    return LotBalance(
        lot_id=LotId(UUID(int=number)), code=code or f"L{number}", expiry=expiry, quantity=quantity
    )


SHELVES = st.lists(st.tuples(st.integers(1, 9), EXPIRIES), max_size=6).map(
    lambda found: [lot(number, quantity, expiry) for number, (quantity, expiry) in enumerate(found)]
)
NAMES = st.none() | st.sampled_from(["L0", "L1", "L9"])


def given_by(parts: list[Taken]) -> list[tuple[int, int]]:
    """Number and quantity of each part."""
    return [(part.lot_id.int, part.quantity) for part in parts]


def test_what_expires_first_is_sold_first_and_what_never_expires_last() -> None:
    shelf = [lot(1, 5), lot(2, 5, date(2027, 3, 1)), lot(3, 5, date(2027, 1, 1))]
    assert given_by(choose(shelf, 12, today=TODAY)) == [(3, 5), (2, 5), (1, 2)]


def test_of_lots_that_expire_together_the_one_received_first_is_sold_first() -> None:
    shelf = [lot(7, 2, date(2027, 1, 1)), lot(3, 2, date(2027, 1, 1))]
    assert given_by(choose(shelf, 3, today=TODAY)) == [(7, 2), (3, 1)]


def test_a_lot_can_be_sold_on_its_last_day_and_not_after() -> None:
    shelf = [lot(1, 5, TODAY - timedelta(days=1)), lot(2, 5, TODAY)]
    assert given_by(choose(shelf, 7, today=TODAY)) == [(2, 5)]


def test_the_lot_that_a_label_names_goes_before_all_others_even_when_it_expired() -> None:
    shelf = [lot(1, 5, TODAY), lot(2, 5, TODAY - timedelta(days=1), code="OLD")]
    assert given_by(choose(shelf, 7, today=TODAY, named="OLD")) == [(2, 5), (1, 2)]


def test_nothing_is_taken_from_a_lot_that_is_not_needed() -> None:
    assert given_by(choose([lot(1, 2), lot(2, 5)], 2, today=TODAY)) == [(1, 2)]
    assert choose([lot(1, 0)], 1, today=TODAY) == []
    assert choose([], 1, today=TODAY) == []


@given(shelf=SHELVES, quantity=st.integers(1, 40), named=NAMES)
def test_as_much_is_given_as_the_usable_lots_have(
    shelf: list[LotBalance], quantity: int, named: str | None
) -> None:
    parts = choose(shelf, quantity, today=TODAY, named=named)
    usable = [x for x in shelf if x.code == named or x.expiry is None or x.expiry >= TODAY]
    on_hand = {x.lot_id: x.quantity for x in usable}
    assert sum(part.quantity for part in parts) == min(quantity, sum(on_hand.values()))
    assert len({part.lot_id for part in parts}) == len(parts)
    assert all(1 <= part.quantity <= on_hand[part.lot_id] for part in parts)
    assert all(part.quantity == on_hand[part.lot_id] for part in parts[:-1])


@given(
    parts=st.lists(st.integers(1, 9), max_size=5, unique=True).map(
        lambda found: [Taken(lot_id=LotId(UUID(int=number)), quantity=number) for number in found]
    ),
    number=st.integers(1, 9),
    quantity=st.integers(1, 9),
)
def test_a_part_of_a_lot_that_is_there_is_added_to_it(parts: list[Taken], number: int, quantity: int) -> None:
    more = Taken(lot_id=LotId(UUID(int=number)), quantity=quantity)
    found = {part.lot_id: part.quantity for part in merged(parts, more)}
    assert len(merged(parts, more)) == len(found)
    before = {part.lot_id: part.quantity for part in parts}
    assert found == before | {more.lot_id: before.get(more.lot_id, 0) + quantity}


@pytest.mark.parametrize("kind", MovementKind)
def test_every_movement_has_its_column_in_the_stock_table(kind: MovementKind) -> None:
    assert (kind in COLUMNS) is (kind is not MovementKind.TRANSFERRED)
