"""Commands for tills."""

import json

import click
from flask_babel import gettext as _

from core import clock
from core.commands import Commands, ask
from core.db import db
from core.permissions import SYSTEM
from inventory.locations import queries as locations
from pos.tills import queries, services

command = Commands("till", help="Tills: make, enrol, retire.")


@command.command("add")
@click.argument("code")
@click.option("--location", "location_code", required=True, help="The location's code.")
def add(code: str, location_code: str) -> None:
    """Make the counter till CODE and print its one-time enrolment code."""
    location = locations.by_code(db.session(), location_code)
    now = clock.now()
    till_id = services.add_till(code=code, location_id=location.id, actor=SYSTEM, now=now)
    click.echo(services.give_code(till_id=till_id, actor=SYSTEM, now=now))


@command.command("code")
@click.argument("code")
def code(code: str) -> None:
    """Print a new one-time enrolment code for the till CODE."""
    till = queries.by_code(db.session(), code)
    click.echo(services.give_code(till_id=till.id, actor=SYSTEM, now=clock.now()))


@command.command("enrol")
@click.argument("enrolment_code")
def enrol(enrolment_code: str) -> None:
    """Turn an enrolment code into a credential and print it, for programs that send sales."""
    _, credential = services.enrol(code=enrolment_code, now=clock.now())
    click.echo(credential)


@command.command("retire")
@click.argument("code")
@click.option("--yes", is_flag=True, help="Do not ask.")
def retire(code: str, *, yes: bool) -> None:
    """End the till CODE."""
    ask(_("Its credential ends at once. Retire the till?"), yes=yes)
    till = queries.by_code(db.session(), code)
    services.retire(till_id=till.id, actor=SYSTEM, now=clock.now())


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_tills(*, as_json: bool) -> None:
    """List the tills."""
    rows = [
        {"code": till.code, "location": till.location_code, "kind": str(till.kind)}
        for till in queries.all_tills(db.session())
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo("\t".join(row.values()))
