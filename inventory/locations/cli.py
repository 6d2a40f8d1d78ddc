"""Commands for locations."""

import json

import click
from flask.cli import AppGroup

from core import clock
from core.db import db
from core.permissions import SYSTEM
from inventory.locations import queries, services
from inventory.locations.rules import LocationKind

command = AppGroup("location", help="Places where goods are.")

_KINDS = [str(kind) for kind in LocationKind if kind is not LocationKind.VIRTUAL]


@command.command("add")
@click.argument("code")
@click.argument("name")
@click.option("--kind", type=click.Choice(_KINDS), default=str(LocationKind.SHOWROOM), show_default=True)
@click.option("--address", default="")
@click.option("--tax-code", default="")
@click.option("--phone", default="")
@click.option("--cash-rounding", type=click.Choice(["0", "500", "1000"]), default="0", help="Unit in đồng.")
def add(code: str, name: str, kind: str, cash_rounding: str, **texts: str) -> None:
    """Make the place CODE with the name NAME."""
    services.add_location(
        code=code,
        name=name,
        kind=LocationKind(kind),
        cash_rounding_dong=int(cash_rounding),
        actor=SYSTEM,
        now=clock.now(),
        texts=texts,
    )


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_locations(*, as_json: bool) -> None:
    """List the places."""
    rows = [
        {"code": place.code, "name": place.name, "kind": str(place.kind)}
        for place in queries.all_real(db.session())
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo("\t".join(row.values()))
