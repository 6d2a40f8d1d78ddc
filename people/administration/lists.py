"""The list of people."""

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as lazy

from core.lists import Filter, Kind, ListSpec, column
from people.administration.labels import STATE_NAMES, STATE_TONES
from people.administration.queries import ROLE, STATE, ListedPerson
from people.persons.labels import ROLE_NAMES


def role_names(person: ListedPerson) -> str:
    """What the roles of a person are called, each once."""
    return ", ".join(dict.fromkeys(str(ROLE_NAMES[each.role]) for each in person.roles))


def role_places(person: ListedPerson) -> str:
    """Where, or for whom, the roles of a person hold."""
    if not person.roles:
        return ""
    return ", ".join(person.places) or gettext("Everywhere")


PEOPLE: ListSpec[ListedPerson] = ListSpec(
    title=lazy("People"),
    columns=(
        column(
            "name",
            lazy("Name"),
            lambda row: row.name,
            href=lambda row: url_for("people.page", login=row.login),
            note=lambda row: row.login,
            strong=True,
            sortable=True,
        ),
        column("login", lazy("Sign-in name"), lambda row: row.login, Kind.CODE, extra=True, sortable=True),
        column("roles", lazy("Roles"), role_names, note=role_places),
        column("places", lazy("Where"), role_places, extra=True),
        column(
            "state",
            lazy("State"),
            lambda row: str(STATE_NAMES[row.state]),
            Kind.BADGE,
            tone=lambda row: STATE_TONES[row.state],
        ),
        column("seen", lazy("Last seen"), lambda row: row.seen_at, Kind.MOMENT, wide=True, sortable=True),
        column(
            "created", lazy("Known since"), lambda row: row.created_at, Kind.MOMENT, extra=True, sortable=True
        ),
    ),
    sort="name",
    search=lazy("Name or sign-in name"),
    filters=(
        Filter(key=ROLE, title=lazy("Role"), options=tuple(ROLE_NAMES.items())),
        Filter(key=STATE, title=lazy("State"), options=tuple(STATE_NAMES.items())),
    ),
)
