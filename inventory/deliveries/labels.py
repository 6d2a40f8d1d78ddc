"""What pages call the states of deliveries and the units that are typed."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from inventory.deliveries.queries import State
from inventory.deliveries.views import Doubt
from inventory.products.rules import Unit

STATE_NAMES: dict[State, LazyString] = {
    State.DRAFT: lazy("Being received"),
    State.CONFIRMED: lazy("Taken into stock"),
}

STATE_TONES: dict[State, str] = {State.DRAFT: "note", State.CONFIRMED: "ok"}

TYPED_UNITS: dict[Unit, str] = {Unit.PIECE: "", Unit.GRAM: "kg", Unit.MILLILITRE: "l"}
"""What a typed quantity counts; pieces need no word."""

DOUBT_NAMES: dict[Doubt, LazyString] = {
    Doubt.EXPIRED: lazy("Out of date"),
    Doubt.NO_LOT: lazy("Lot missing"),
}

DOUBT_TONES: dict[Doubt, str] = {Doubt.EXPIRED: "stop", Doubt.NO_LOT: "note"}
