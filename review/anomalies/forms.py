"""The form that closes a thing that was looked at."""

from flask_babel import lazy_gettext as lazy
from wtforms import TextAreaField

from core.web.forms import Form, Required, at_most


class CloseForm(Form):
    """What was found and done."""

    note = TextAreaField(lazy("What was found and done"), [Required(), at_most(500)])
