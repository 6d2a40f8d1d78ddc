"""The form of a new till."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as lazy
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice

from core.web.forms import Form, Required, at_most
from inventory.locations.queries import LocationView


class TillForm(Form):
    """Where a till stands, and the code that its receipts begin with."""

    location = SelectField(lazy("Place"), [Required()])
    code = StringField(lazy("Code"), [Required(), at_most(12)])

    def offer(self, places: Sequence[LocationView]) -> None:
        """Let these places be chosen."""
        self.location.choices = [SelectChoice(place.code, f"{place.code} · {place.name}") for place in places]
