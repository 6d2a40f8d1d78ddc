"""The pole that carries an amount in two baskets: their widths, and the point at which it hangs level."""

from dataclasses import dataclass

WIDTH = 320
GAP = 8
NARROWEST = 34


@dataclass(frozen=True, kw_only=True, slots=True)
class Poise:
    """Where the baskets of a level pole hang, in units of a drawing 320 wide."""

    left_width: int
    right_x: int
    right_width: int
    left_hook: int
    right_hook: int
    fulcrum: int


def poise(left: int, right: int) -> Poise:
    """The pole with two amounts; both positive, else ValueError.

    The baskets are as wide as their amounts, but never too narrow to see. The point between the hooks where
    the two weights hold each other divides the pole inversely to them.
    """
    if left <= 0 or right <= 0:
        raise ValueError("a level pole carries something on both sides")
    room = WIDTH - GAP
    left_width = min(max(room * left // (left + right), NARROWEST), room - NARROWEST)
    right_x, right_width = left_width + GAP, room - left_width
    left_hook, right_hook = left_width // 2, right_x + right_width // 2
    fulcrum = (left * left_hook + right * right_hook) // (left + right)
    return Poise(
        left_width=left_width,
        right_x=right_x,
        right_width=right_width,
        left_hook=left_hook,
        right_hook=right_hook,
        fulcrum=fulcrum,
    )
