"""Commands for locations."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

from core import clock
from core.commands import Commands
from core.db import db
from core.money import RoundingMode
from core.permissions import SYSTEM
from core.text import clean
from inventory.locations import queries, services
from inventory.locations.rules import CASH_ROUNDINGS, LATEST_DAY_END, LocationKind
from inventory.locations.services import LocationChange

command = Commands("location", help="Places where goods are.")

F = TypeVar("F", bound=Callable[..., Any])

_KINDS = [str(kind) for kind in LocationKind if kind is not LocationKind.VIRTUAL]
_TEXTS = services.TEXTS


def _particulars(function: F) -> F:
    """What is told of a place, when it is made and later."""
    for option in (
        click.option("--address", help="As receipts print it."),
        click.option("--tax-code"),
        click.option("--phone"),
        click.option("--bank-bin", help="The six figures of the bank that transfers go to."),
        click.option("--bank-account", help="The account that the till's VietQR pays to."),
        click.option("--bank-holder", help="The account's holder."),
        click.option(
            "--cash-rounding", type=click.Choice([str(u) for u in CASH_ROUNDINGS]), help="Unit in đồng."
        ),
        click.option("--cash-rounding-mode", type=click.Choice([str(mode) for mode in RoundingMode])),
        click.option(
            "--day-ends",
            type=click.IntRange(0, LATEST_DAY_END),
            help="Minutes after midnight until which sales count to the day before.",
        ),
    ):
        function = option(function)
    return function


@command.command("add")
@click.argument("code")
@click.argument("name")
@click.option("--kind", type=click.Choice(_KINDS), default=str(LocationKind.SHOWROOM), show_default=True)
@_particulars
def add(code: str, name: str, kind: str, **told: Any) -> None:
    """Make the place CODE with the name NAME."""
    services.add_location(
        code=code,
        name=clean(name),
        kind=LocationKind(kind),
        cash_rounding_dong=int(told["cash_rounding"] or 0),
        cash_rounding_mode=RoundingMode(told["cash_rounding_mode"] or RoundingMode.NEAREST),
        day_ends_minutes=told["day_ends"] or 0,
        texts={name: clean(told[name] or "") for name in _TEXTS},
        actor=SYSTEM,
        now=clock.now(),
    )


@command.command("change")
@click.argument("code")
@click.option("--name")
@_particulars
def change(code: str, name: str | None, **told: Any) -> None:
    """Change what is told of the place CODE; an empty text takes it away."""
    texts = {"name": name} | {key: told[key] for key in _TEXTS}
    rounding, mode = told["cash_rounding"], told["cash_rounding_mode"]
    changed: dict[str, Any] = {key: None if text is None else clean(text) for key, text in texts.items()}
    services.change_location(
        code=code,
        change=LocationChange(
            **changed,
            cash_rounding_dong=None if rounding is None else int(rounding),
            cash_rounding_mode=None if mode is None else RoundingMode(mode),
            day_ends_minutes=told["day_ends"],
        ),
        actor=SYSTEM,
        now=clock.now(),
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
