"""Commands for printers."""

import json

import click
from flask import current_app
from flask_babel import gettext as _

from core import clock
from core.commands import Commands, ask
from core.db import db
from core.permissions import SYSTEM
from inventory.locations import queries as locations
from inventory.locations.rules import LocationId
from printing.jobs.services import print_trial_page
from printing.jobs.worker import ANY_LOOPBACK_PORT
from printing.printers import queries, services

command = Commands("printer", help="Printers: add, try, retire.")


@command.command("add")
@click.argument("code")
@click.option("--location", "location_code", required=True, help="The location's code.")
@click.option("--address", required=True, help="Its address in the shop's own network.")
@click.option("--port", default=9100, show_default=True, help="9100 or 631.")
@click.option("--width", default=576, show_default=True, help="Dots: 576 (80 mm) or 384 (58 mm).")
def add(code: str, location_code: str, address: str, port: int, width: int) -> None:
    """Add the printer CODE to a location; the first by code is its receipt printer."""
    services.add_printer(
        code=code,
        location_id=locations.by_code(db.session(), location_code).id,
        address=address,
        port=port,
        width_dots=width,
        any_loopback_port=bool(current_app.config.get(ANY_LOOPBACK_PORT, False)),
        actor=SYSTEM,
        now=clock.now(),
    )


@command.command("try")
@click.argument("code")
def try_out(code: str) -> None:
    """Have the printer CODE print its trial page."""
    printer = queries.by_code(db.session(), code)
    print_trial_page(printer_id=printer.id, actor=SYSTEM, now=clock.now())


@command.command("retire")
@click.argument("code")
@click.option("--yes", is_flag=True, help="Do not ask.")
def retire(code: str, *, yes: bool) -> None:
    """Take the printer CODE out of use."""
    ask(_("Nothing is printed on it any more. Retire the printer?"), yes=yes)
    printer = queries.by_code(db.session(), code)
    services.retire_printer(printer_id=printer.id, actor=SYSTEM, now=clock.now())


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_printers(*, as_json: bool) -> None:
    """List the printers in use."""
    rows = [
        {
            "code": printer.code,
            "location": locations.by_id(db.session(), LocationId(printer.location_id)).code,
            "address": f"{printer.address}:{printer.port}",
            "width": str(int(printer.width)),
        }
        for printer in queries.in_use(db.session())
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo("\t".join(row.values()))
