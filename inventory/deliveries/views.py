"""What the pages of receiving say beside the lines."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from inventory.deliveries.queries import ShownDelivery, ShownLine


class Doubt(StrEnum):
    """What a person should look at before confirming; none of it is refused."""

    EXPIRED = "expired"
    NO_LOT = "no_lot"


def doubt_of(line: ShownLine, day: date) -> Doubt | None:
    """What is odd about a line."""
    if line.expiry and line.expiry < day:
        return Doubt.EXPIRED
    return Doubt.NO_LOT if line.is_tracked and not (line.lot_code or line.expiry) else None


def doubts_of(delivery: ShownDelivery, day: date) -> Sequence[tuple[ShownLine, Doubt]]:
    """The odd lines of a delivery."""
    found = [(line, doubt_of(line, day)) for line in delivery.lines]
    return [(line, doubt) for line, doubt in found if doubt]
