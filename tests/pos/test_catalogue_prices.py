"""Which prices a till is told: the one in force at its place, and those to come."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inventory.products.rules import EVERYWHERE, Price, price_at
from pos.catalogue.rules import catalogue, prices_for

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
HERE, ELSEWHERE = f"{EVERYWHERE}@KG", f"{EVERYWHERE}@CR"


def price(dong: int, days: int, scope: str = EVERYWHERE) -> Price:
    """A price from so many days after now."""
    return Price(scope=scope, valid_from=NOW + timedelta(days=days), unit_price_dong=dong)


def told(*prices: Price) -> list[int]:
    """The prices that the till KG is told, in order."""
    return [found.unit_price_dong for found in prices_for(prices, "KG", NOW)]


def test_the_price_in_force_and_those_to_come_are_told_in_order_of_time() -> None:
    assert told(price(3, 9), price(1, -9), price(2, -1), price(4, 5)) == [2, 4, 3]


def test_a_place_goes_by_its_own_prices_from_the_first_of_them_on() -> None:
    assert told(price(1, -9), price(2, -5, HERE), price(3, -1), price(4, 5)) == [2]
    assert told(price(1, -9), price(2, 5, HERE), price(3, 2), price(4, 9)) == [1, 3, 2]


def test_the_prices_of_other_places_are_none_of_its_business() -> None:
    assert told(price(1, -9), price(2, -5, ELSEWHERE)) == [1]
    assert told(price(2, -5, ELSEWHERE)) == []


PRICES = st.builds(
    price, st.integers(0, 99), st.integers(-20, 20), st.sampled_from((EVERYWHERE, HERE, ELSEWHERE))
)


@given(
    st.lists(PRICES, max_size=8, unique_by=lambda found: (found.scope, found.valid_from)), st.integers(0, 30)
)
def test_a_till_that_goes_by_what_it_was_told_asks_the_price_that_the_books_have(
    prices: list[Price], days: int
) -> None:
    moment = NOW + timedelta(days=days)
    begun = [found for found in prices_for(prices, "KG", NOW) if found.valid_from <= moment]
    assert (begun[-1].unit_price_dong if begun else None) == price_at(tuple(prices), moment, "KG")


def test_the_version_changes_with_the_content_and_with_nothing_else() -> None:
    assert catalogue({"a": 1, "b": 2}).version == catalogue({"b": 2, "a": 1}).version
    assert catalogue({"a": 1}).version != catalogue({"a": 2}).version
