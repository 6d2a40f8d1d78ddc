"""The form of a new printer."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as lazy
from wtforms import RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice

from core.web.forms import Form, Required, at_most
from inventory.locations.queries import LocationView
from pos.printers.labels import WIDTH_NAMES
from printing.printers.rules import PRINTER_PORTS, Width

_WIDTHS = [SelectChoice(str(int(width)), name) for width, name in WIDTH_NAMES.items()]
_PORTS = [SelectChoice(str(port), str(port)) for port in sorted(PRINTER_PORTS, reverse=True)]


class PrinterForm(Form):
    """Where a printer stands, and where it is found in the network."""

    location = SelectField(lazy("Place"), [Required()])
    code = StringField(lazy("Name"), [Required(), at_most(40)])
    address = StringField(lazy("Network address"), [Required(), at_most(15)])
    port = RadioField(lazy("Port"), choices=_PORTS, default=_PORTS[0].value)
    width = RadioField(lazy("Paper"), choices=_WIDTHS, default=str(int(Width.WIDE)))

    def offer(self, places: Sequence[LocationView]) -> None:
        """Let these places be chosen."""
        self.location.choices = [SelectChoice(place.code, f"{place.code} · {place.name}") for place in places]
