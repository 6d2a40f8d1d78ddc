"""The forms of signing in and of passwords."""

from flask_babel import lazy_gettext as lazy
from wtforms import HiddenField, PasswordField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import EqualTo

from core.web.forms import Form, Required, at_most
from core.web.language import LANGUAGES
from people.persons.rules import MAX_PASSWORD


class SignInForm(Form):
    """A sign-in name and a password."""

    login = StringField(lazy("Sign-in name"), [Required(), at_most(64)])
    password = PasswordField(lazy("Password"), [Required(), at_most(MAX_PASSWORD)])
    next = HiddenField()


class DoorForm(Form):
    """One of the demonstration's people."""

    login = HiddenField(validators=[Required(), at_most(64)])


class PasswordForm(Form):
    """The present password and a new one."""

    old = PasswordField(lazy("Present password"), [Required(), at_most(MAX_PASSWORD)])
    new = PasswordField(lazy("New password"), [Required(), at_most(MAX_PASSWORD)])
    again = PasswordField(
        lazy("New password again"),
        [Required(), EqualTo("new", message=lazy("This is another password than the one above."))],
    )


class SignOutForm(Form):
    """Nothing but the token against forged requests."""


class SelfForm(Form):
    """What one is called, and the language of one's pages."""

    name = StringField(lazy("Name"), [Required(), at_most(100)])
    language = RadioField(
        lazy("Language"), [Required()], choices=[SelectChoice(*each) for each in LANGUAGES.items()]
    )
