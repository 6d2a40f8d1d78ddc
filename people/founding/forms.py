"""The form of the first person."""

from flask_babel import lazy_gettext as lazy
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo

from core.web.forms import Form, Required, at_most
from people.persons.rules import MAX_PASSWORD


class FounderForm(Form):
    """Who looks after the program."""

    name = StringField(lazy("Your name"), [Required(), at_most(100)])
    login = StringField(lazy("Sign-in name"), [Required(), at_most(64)])
    password = PasswordField(lazy("Password"), [Required(), at_most(MAX_PASSWORD)])
    again = PasswordField(
        lazy("Password again"),
        [Required(), EqualTo("password", message=lazy("This is another password than the one above."))],
    )
