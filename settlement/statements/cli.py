"""`flask statement`: what is done to an issued statement."""

import click
from flask_babel import gettext as _

from core import clock
from core.commands import Commands
from core.permissions import SYSTEM
from settlement.statements import services

command = Commands("statement", help="Issued statements: cancel, note the producer's invoice.")


@command.command("cancel")
@click.argument("number")
def cancel(number: str) -> None:
    """Cancel the statement NUMBER: its lines come on the producer's next one; its paper is kept."""
    services.cancel(number=number, actor=SYSTEM, now=clock.now())
    click.echo(_("%(number)s: cancelled", number=number))


@command.command("invoice")
@click.argument("number")
@click.argument("invoice")
def invoice(number: str, invoice: str) -> None:
    """Note the producer's own INVOICE for the statement NUMBER, which can then no longer be cancelled."""
    services.record_invoice(number=number, invoice=invoice, actor=SYSTEM, now=clock.now())
    click.echo(f"{number}: {invoice}")
