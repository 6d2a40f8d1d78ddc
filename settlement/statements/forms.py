"""The forms of what is done to an issued statement."""

from flask_babel import lazy_gettext as lazy
from wtforms import StringField

from core.web.forms import Form, Required, at_most


class InvoiceForm(Form):
    """The number of the producer's own invoice."""

    invoice = StringField(lazy("Number of the producer's invoice"), [Required(), at_most(60)])
