"""The form of a place."""

from datetime import time
from typing import Any

from flask_babel import lazy_gettext as lazy
from wtforms import RadioField, SelectField, StringField, TimeField
from wtforms.fields.choices import SelectChoice

from core.banks import NAMES
from core.money import RoundingMode
from core.web.forms import Form, Required, at_most
from inventory.locations.labels import KIND_NAMES, MODE_NAMES, ROUNDING_NAMES
from inventory.locations.queries import LocationView
from inventory.locations.rules import LocationKind

_KINDS = [SelectChoice(str(kind), name) for kind, name in KIND_NAMES.items()]
_ROUNDINGS = [SelectChoice(str(unit), name) for unit, name in ROUNDING_NAMES.items()]
_MODES = [SelectChoice(str(mode), name) for mode, name in MODE_NAMES.items()]
_BANKS = [
    SelectChoice("", lazy("No bank yet")),
    *(SelectChoice(bin_, name) for bin_, name in sorted(NAMES.items(), key=lambda each: each[1].lower())),
]
_TEXTS = ("name", "address", "tax_code", "phone", "bank_bin", "bank_account", "bank_holder")


class LocationForm(Form):
    """What is told of a place."""

    name = StringField(lazy("Name"), [Required(), at_most(120)])
    kind = SelectField(lazy("Kind"), choices=_KINDS)
    address = StringField(lazy("Address"), [at_most(200)])
    tax_code = StringField(lazy("Tax code"), [at_most(20)])
    phone = StringField(lazy("Phone"), [at_most(30)])
    bank_bin = SelectField(lazy("Bank"), choices=_BANKS)
    bank_account = StringField(lazy("Account number"), [at_most(19)])
    bank_holder = StringField(lazy("Account holder"), [at_most(100)])
    cash_rounding_dong = RadioField(lazy("Cash rounding"), choices=_ROUNDINGS, default="0")
    cash_rounding_mode = RadioField(lazy("Direction"), choices=_MODES, default=str(RoundingMode.NEAREST))
    day_ends = TimeField(lazy("The day of sale ends at"), default=time())

    @classmethod
    def about(cls, place: LocationView) -> "LocationForm":
        """The form filled in with a place as it is."""
        texts = {name: getattr(place, name) for name in _TEXTS}
        return cls(
            **texts,
            kind=str(place.kind),
            cash_rounding_dong=str(place.cash_rounding_dong),
            cash_rounding_mode=str(place.cash_rounding_mode),
            day_ends=time(*divmod(place.day_ends_minutes, 60)),
        )

    def told(self) -> dict[str, Any]:
        """What the form says, as services take it."""
        ends = self.day_ends.data or time()
        return {name: self[name].data or "" for name in _TEXTS} | {
            "kind": LocationKind(self.kind.data),
            "cash_rounding_dong": int(self.cash_rounding_dong.data),
            "cash_rounding_mode": RoundingMode(self.cash_rounding_mode.data),
            "day_ends_minutes": ends.hour * 60 + ends.minute,
        }


class NewLocationForm(LocationForm):
    """A new place, with the code that stands in its receipts for ever."""

    code = StringField(lazy("Code"), [Required(), at_most(12)])
