"""The forms about people and their roles."""

from collections.abc import Sequence
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as lazy
from wtforms import RadioField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from core.web.forms import Form, Required, at_most
from core.web.language import DEFAULT, LANGUAGES
from people.persons.labels import ROLE_NAMES
from people.persons.queries import PlaceName
from people.persons.rules import Role, RoleFor

EVERYWHERE, SOME = "everywhere", "some"
_ROLES = [SelectChoice(str(role), name) for role, name in ROLE_NAMES.items()]
_LANGUAGES = [SelectChoice(*each) for each in LANGUAGES.items()]


class Boxes(SelectMultipleField):  # type: ignore[misc]
    """Some of a few things: a box for each."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class RolesForm(Form):
    """What somebody does here, where, and for which producer."""

    roles = Boxes(lazy("Roles"), choices=_ROLES)
    where = RadioField(
        lazy("Where these roles hold"),
        choices=[SelectChoice(EVERYWHERE, lazy("Everywhere")), SelectChoice(SOME, lazy("At chosen places"))],
        default=EVERYWHERE,
    )
    locations = Boxes(lazy("Places"))
    producer = StringField(lazy("Producer's code"), [at_most(40)])

    def offer(self, places: Sequence[PlaceName]) -> None:
        """Let these places be chosen."""
        self.locations.choices = [SelectChoice(str(place.id), place.name) for place in places]

    def validate_locations(self, field: Boxes) -> None:
        """At least one place, where only some are meant; a producer's role has none."""
        if self.where.data == SOME and not field.data and not self.is_producer:
            raise StopValidation(gettext("Choose at least one place."))

    def validate_producer(self, field: StringField) -> None:
        """The producer's code, for the role of a producer."""
        if self.is_producer and not field.data:
            raise StopValidation(gettext("Name the producer that this person acts for."))

    @property
    def is_producer(self) -> bool:
        """Whether the role of a producer is chosen."""
        return Role.PRODUCER in (self.roles.data or ())

    def granted(self, producer_id: UUID | None) -> list[RoleFor]:
        """The roles that the form asks for."""
        some = self.where.data == SOME and not self.is_producer
        places = [UUID(key) for key in self.locations.data or ()] if some else [None]
        of = producer_id if self.is_producer else None
        return [RoleFor(Role(role), place, of) for role in self.roles.data or () for place in places]


class PersonForm(RolesForm):
    """Somebody new."""

    name = StringField(lazy("Name"), [Required(), at_most(100)])
    login = StringField(lazy("Sign-in name"), [Required(), at_most(64)])
    language = RadioField(lazy("Language"), [Required()], choices=_LANGUAGES, default=DEFAULT)


class AboutForm(Form):
    """What somebody is called, and the language of their pages."""

    name = StringField(lazy("Name"), [Required(), at_most(100)])
    language = RadioField(lazy("Language"), [Required()], choices=_LANGUAGES)
