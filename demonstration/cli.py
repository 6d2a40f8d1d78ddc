"""`flask demo load`: the demonstration shop."""

import click
from flask.cli import AppGroup
from sqlalchemy import func, select

from core import clock
from core.db import db
from demonstration.services import load
from demonstration.trade import SALES
from inventory.producers.models import Producer

command = AppGroup("demo", help="The demonstration shop.")


@command.command("load")
def load_shop() -> None:
    """Fill an empty database with an invented shop; does nothing when there are producers already."""
    if db.session.scalar(select(func.count()).select_from(Producer)):
        click.echo("The database is not empty; nothing was loaded.")
        return
    with click.progressbar(
        length=SALES, label="Demonstration shop", file=click.get_text_stream("stderr")
    ) as bar:
        load(now=clock.now(), progress=lambda done, _all: bar.update(1))
