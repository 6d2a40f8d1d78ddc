"""Keys: in the order they are made, the same layout in Python and JavaScript."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from core.ids import from_parts, new_id

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def test_an_id_tells_its_moment_and_rises() -> None:
    made = [new_id(NOW) for _ in range(10_000)]
    assert all(first < second for first, second in pairwise(made))
    assert {(key.version, key.variant) for key in made} == {(7, "specified in RFC 4122")}


def test_a_clock_set_back_does_not_set_ids_back() -> None:
    later = new_id(NOW + timedelta(days=1000))
    assert new_id(NOW) > later


def test_the_layout_is_that_of_the_standard() -> None:
    key = from_parts(0x017F22E279B0, 0xCC3, 0x18C4DC0C0C07398F)
    assert str(key) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
