"""`flask payout`: write down what was paid to a producer."""

import json
from datetime import date, datetime

import click
from flask.cli import with_appcontext

from core import clock
from core.commands import Command, Day
from core.db import db
from core.formatting import dong
from core.permissions import SYSTEM
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.statements import queries


@click.command("payout", cls=Command)
@click.argument("statement")
@click.option("--amount", type=click.IntRange(min=1), help="In đồng; all that is left without it.")
@click.option("--method", type=click.Choice([str(method) for method in PayoutMethod]), default="transfer")
@click.option("--paid-on", type=Day(), help="Today without it.")
@click.option("--reason", help="Why so much is paid in cash.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_appcontext
def command(
    statement: str,
    amount: int | None,
    method: str,
    paid_on: date | None,
    reason: str | None,
    *,
    as_json: bool,
) -> None:
    """Record a payout against STATEMENT, the producer's latest; a transfer goes to the approved account."""
    now = clock.now()
    payout = NewPayout(
        statement=statement,
        amount_dong=amount if amount is not None else _left(statement, now),
        method=PayoutMethod(method),
        paid_on=paid_on or clock.calendar_day(now),
        reason=reason,
    )
    number = record_payout(payout=payout, actor=SYSTEM, now=now)
    told = {
        "payout": number,
        "statement": statement,
        "amount_dong": payout.amount_dong,
        "left_dong": _left(statement, now),
    }
    click.echo(json.dumps(told) if as_json else f"{number}: {dong(payout.amount_dong)} đ")


def _left(number: str, now: datetime) -> int:
    """What is still to be paid of a statement; raises NotFound."""
    found = queries.by_number(db.session(), number, scope=SYSTEM)
    return queries.owed_on(db.session(), found.id, now=now) - found.paid_dong
