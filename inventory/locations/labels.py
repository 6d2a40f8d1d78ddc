"""What kinds of places and their settings are called on screens."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from core.money import RoundingMode
from inventory.locations.rules import LocationKind

KIND_NAMES: Mapping[LocationKind, LazyString] = {
    LocationKind.SHOWROOM: lazy("Showroom"),
    LocationKind.CORNER: lazy("Supermarket corner"),
    LocationKind.FAIR: lazy("Fair"),
    LocationKind.STORE: lazy("Store room"),
}
ROUNDING_NAMES: Mapping[int, LazyString] = {
    0: lazy("Not rounded"),
    500: lazy("To 500 đ"),
    1000: lazy("To 1.000 đ"),
}
MODE_NAMES: Mapping[RoundingMode, LazyString] = {
    RoundingMode.NEAREST: lazy("To the nearest"),
    RoundingMode.DOWN: lazy("Always down, in the customer's favour"),
}
