"""`flask export`: the books as CSV, or as JSON."""

import csv
import json
import sys
from collections.abc import Iterator
from typing import Any

import click
from flask.cli import with_appcontext

from core import clock
from core.db import db
from core.sheets import safe
from review.exports.queries import ROWS
from review.exports.rules import COLUMNS, Export


@click.command("export")
@click.argument("what", type=click.Choice([str(export) for export in Export]))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list instead of CSV.")
@with_appcontext
def command(what: str, *, as_json: bool) -> None:
    """Print products, producers, stock or sales."""
    rows = ROWS[Export(what)](db.session(), clock.now())
    if as_json:
        _print_json(rows)
        return
    writer = csv.DictWriter(sys.stdout, COLUMNS[Export(what)], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _print_json(rows: Iterator[dict[str, Any]]) -> None:
    """One list, a row a line, without holding them all."""
    separator = "["
    for row in rows:
        click.echo(f"{separator}\n{json.dumps(row, ensure_ascii=False)}", nl=False)
        separator = ","
    click.echo("[]" if separator == "[" else "\n]")


def _cell(value: Any) -> Any:
    """A CSV cell: lists joined, nothing for None, and no text that a spreadsheet would run as a formula."""
    if isinstance(value, list):
        value = " ".join(value)
    return safe(value) if isinstance(value, str) else value
