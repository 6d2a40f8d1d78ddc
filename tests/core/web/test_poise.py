"""The pole that carries an amount in two baskets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.web.poise import GAP, NARROWEST, WIDTH, poise


def test_the_wider_basket_pulls_the_fulcrum_to_itself() -> None:
    told = poise(303_400, 66_600)
    assert (told.left_width, told.right_width) == (255, 57)
    assert (told.left_hook, told.fulcrum, told.right_hook) == (127, 156, 291)
    assert poise(1, 1).fulcrum == WIDTH // 2


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_both_baskets_are_seen_and_the_fulcrum_is_between_them(left: int, right: int) -> None:
    told = poise(left, right)
    assert told.left_width + GAP + told.right_width == WIDTH
    assert min(told.left_width, told.right_width) >= NARROWEST
    assert told.left_hook <= told.fulcrum <= told.right_hook


@pytest.mark.parametrize(("left", "right"), [(0, 1), (1, 0), (-5, 10)])
def test_nothing_hangs_level_with_an_empty_side(left: int, right: int) -> None:
    with pytest.raises(ValueError, match="both sides"):
        poise(left, right)
