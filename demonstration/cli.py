"""`flask demo load`: the demonstration shop."""

import sys

import click
from flask.cli import AppGroup
from sqlalchemy import func, select

from core import clock
from core.db import db
from demonstration.services import load
from demonstration.shop import PASSWORD, PEOPLE, PLACES
from demonstration.trade import SALES
from inventory.locations.models import Location
from inventory.producers.models import Producer

command = AppGroup("demo", help="The demonstration shop.")


@command.command("load")
def load_shop() -> None:
    """Fill an empty database with an invented shop, and print its sign-ins when that is what is there."""
    if not db.session.scalar(select(func.count()).select_from(Producer)):
        with click.progressbar(length=SALES, label="Demonstration shop", file=sys.stderr) as bar:
            load(now=clock.now(), progress=lambda: bar.update(1))
    click.echo(_sign_ins() if _is_demonstration() else "The database is not empty; nothing was loaded.")


def _is_demonstration() -> bool:
    """Whether the books have the invented showroom."""
    code, name, *_ = PLACES[0]
    found = select(Location.id).where(Location.code == code, Location.name == name)
    return db.session.scalar(found) is not None


def _sign_ins() -> str:
    lines = [f"  {login:<8}{PASSWORD:<18}{name}, {role}" for login, name, role in PEOPLE]
    return "\n".join(["Sign in to the demonstration shop as:", *lines])
