"""What forms have in common: clean texts, refusals shown in the form, addresses that stay on this site."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar
from urllib.parse import urlsplit

from flask import current_app, request
from flask_babel import get_translations, gettext
from flask_babel import lazy_gettext as lazy
from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, StringField, TextAreaField
from wtforms.validators import Length, StopValidation, ValidationError

from core.errors import DomainError
from core.text import clean, normalise
from core.web.errors import sentence_of

_SAID_BY_FIELDS = (
    lazy("Not a valid date value."),
    lazy("Not a valid datetime value."),
    lazy("Not a valid integer value."),
    lazy("Not a valid choice."),
)
"""What WTForms' own fields say; named here to stand in the list of texts."""


class Form(FlaskForm):  # type: ignore[misc]
    """A form: the shape of what was sent. Texts arrive in NFC, and those of one line on one line."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """How fields are bound, and in which language they speak."""

        def get_translations(self, _form: FlaskForm) -> Any:
            """The program's own texts; WTForms has none in Vietnamese."""
            return get_translations()

        def bind_field(self, form: FlaskForm, unbound_field: Any, options: dict[str, Any]) -> Any:
            """Bind a field, its text cleaned first."""
            field = super().bind_field(form, unbound_field, options)
            if type(field) is StringField:
                field.filters = (_line, *field.filters)
            elif isinstance(field, TextAreaField | PasswordField):
                field.filters = (_text, *field.filters)
            return field


def _line(text: str | None) -> str | None:
    return clean(text).strip() if text else text


def _text(text: str | None) -> str | None:
    return normalise(text) if text else text


class Required:
    """The field must be filled in; blanks alone do not fill it, and 0 does."""

    field_flags: ClassVar = {"required": True}

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Raise StopValidation unless there is something in the field, and the field could read it."""
        if field.data in (None, ""):
            if any(str(typed).strip() for typed in field.raw_data or ()) and field.errors:
                raise StopValidation  # what the field itself says of it stands
            field.errors = []  # what the field itself says of an empty text would be said twice
            raise StopValidation(gettext("Please fill this in."))


def at_most(maximum: int) -> Length:
    """The text has so many characters at most."""
    return Length(max=maximum, message=lazy("At most %(max)d characters."))


class Fits:
    """What is filled in must be as a rule says; `message` is the sentence of the refusal."""

    def __init__(self, rule: Callable[[Any], bool], message: object) -> None:
        """Take the rule, which is asked only where something is filled in."""
        self.rule, self.message = rule, message

    def __call__(self, _form: FlaskForm, field: Field) -> None:
        """Raise ValidationError where the rule says no."""
        if field.data not in (None, "") and not self.rule(field.data):
            raise ValidationError(str(self.message))


@contextmanager
def shown_on(
    form: FlaskForm, *, field: str | None = None, at: Mapping[type[DomainError], str] | None = None
) -> Iterator[None]:
    """Show a refusal on the form, or on one field of it; `form.errors` then tells that there was one.

    `at` says which field a kind of refusal belongs to; `field` is that of all others.
    """
    try:
        yield
    except DomainError as error:
        named = next((name for kind, name in (at or {}).items() if isinstance(error, kind)), field)
        target = form[named] if named else None
        if target is None:
            form.form_errors.append(sentence_of(error))
        else:
            target.errors = [*target.errors, sentence_of(error)]


def page_or(address: str | None, default: str) -> str:
    """An address that somebody asked to go on to, if it is one of this site's own pages; else the default.

    Browsers take a backslash for a slash and leave out tabs and line breaks, so `/\\host` and a tab between
    two slashes would leave the site. What remains must be an address that a page answers.
    """
    if not address or not _is_path(address):
        return default
    adapter = current_app.create_url_adapter(request)
    return address if adapter and adapter.test(urlsplit(address).path, method="GET") else default


def _is_path(address: str) -> bool:
    if not address.startswith("/") or address.startswith("//") or "\\" in address:
        return False
    return address.isprintable() and " " not in address
