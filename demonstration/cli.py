"""`flask demo load`: the demonstration shop."""

from itertools import count

import click
from flask.cli import AppGroup
from flask_babel import gettext as _
from sqlalchemy import func, select

from core import clock
from core.commands import shown_progress
from core.db import db
from demonstration.services import load
from demonstration.shop import PASSWORD, PEOPLE, PLACES, PRODUCER
from demonstration.trade import SALES
from inventory.locations.models import Location
from inventory.producers.models import Producer
from people.persons import queries as persons
from people.persons.labels import ROLE_NAMES
from people.persons.queries import PersonView

command = AppGroup("demo", help="The demonstration shop.")


@command.command("load")
def load_shop() -> None:
    """Fill an empty database with an invented shop, and print its sign-ins when that is what is there."""
    if not db.session.scalar(select(func.count()).select_from(Producer)):
        with shown_progress(_("Demonstration shop")) as progress:
            done = count(1)
            load(now=clock.now(), progress=lambda: progress(next(done), SALES))
    nothing = _("The database is not empty; nothing was loaded.")
    click.echo(_sign_ins() if _is_demonstration() else nothing)


def _is_demonstration() -> bool:
    """Whether the books have the invented showroom."""
    code, name, *_ = PLACES[0]
    found = select(Location.id).where(Location.code == code, Location.name == name)
    return db.session.scalar(found) is not None


def _sign_ins() -> str:
    """Everybody that the shop was made with, the producer too, with what may be done as them."""
    people = [
        persons.by_login(db.session(), login) for login in (*(login for login, _, _ in PEOPLE), PRODUCER)
    ]
    lines = [f"  {person.login:<8}{PASSWORD:<18}{person.name}, {_roles(person)}" for person in people]
    return "\n".join([_("Sign in to the demonstration shop as:"), *lines])


def _roles(person: PersonView) -> str:
    return ", ".join(str(ROLE_NAMES[each.role]) for each in person.roles)
