"""`flask import`: files of producers, products and deliveries; other packages add their own kinds."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from core import clock
from core.commands import Commands, Day, shown_progress
from core.db import db
from core.errors import DomainError
from core.permissions import SYSTEM
from core.web.errors import sentence_of
from inventory.imports.fields import DELIVERIES, PRODUCERS, PRODUCTS
from inventory.imports.labels import doubtful, faults, summary, unassigned, understood
from inventory.imports.reading.columns import Shape, parse_mapping
from inventory.imports.reading.limits import COMMAND
from inventory.imports.reading.notation import Notation
from inventory.imports.reading.reader import Reading, read
from inventory.imports.rules import Imported, Order, as_told, refused_whole
from inventory.imports.services import import_deliveries, import_producers, import_products
from inventory.locations import queries as locations

command = Commands("import", help="Read files in. A file is one transaction: all of it or nothing.")

F = TypeVar("F", bound=Callable[..., Any])


def file_options(function: F) -> F:
    """What every kind of import takes."""
    for option in (
        click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
        click.option(
            "--notation", type=click.Choice([str(n) for n in Notation]), help="How numbers are written."
        ),
        click.option("--map", "mapping", multiple=True, metavar="COLUMN=FIELD", help="What a column means."),
        click.option("--dry-run", is_flag=True, help="Check the file and write nothing."),
        click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON."),
    ):
        function = option(function)
    return function


def run(
    kind: Shape, work: Callable[[Reading, Order], Imported], *, file: Path, notation: str | None, **told: Any
) -> None:
    """Read a file, import it and print what came of it; exit 1 when any row is refused.

    `told` holds the other options: mapping, dry_run, as_json, and those of the order.
    """
    as_json, mapping = told.pop("as_json"), told.pop("mapping")
    try:
        raw = _bytes_of(file)
        with shown_progress(_("Reading %(file)s", file=file.name)) as progress:
            reading = read(
                raw,
                kind,
                limits=COMMAND,
                notation=Notation(notation) if notation else None,
                mapping=parse_mapping(mapping),
                progress=progress,
            )
        with shown_progress(_("Importing %(file)s", file=file.name)) as progress:
            imported = work(reading, replace(_order(file, raw, **told), progress=progress))
    except DomainError as error:
        _print_refusal(error, as_json=as_json)
        raise SystemExit(1) from error
    _print(imported, reading, as_json=as_json, dry_run=told["dry_run"])
    raise SystemExit(0 if imported.is_good else 1)


def _bytes_of(file: Path) -> bytes:
    """The file, but never more of it than is looked at."""
    with file.open("rb") as stream:
        return stream.read(COMMAND.file_bytes + 1)


def _order(
    file: Path,
    raw: bytes,
    *,
    dry_run: bool,
    creates_producers: bool = False,
    create_bp: int | None = None,
    valid_from: date | None = None,
) -> Order:
    now = clock.now()
    day = valid_from or clock.calendar_day(now)
    return Order(
        actor=SYSTEM,
        now=now,
        valid_from=clock.day_start(day),
        file_name=file.name,
        file_sha256=hashlib.sha256(raw).hexdigest(),
        dry_run=dry_run,
        creates_producers=creates_producers,
        create_bp=create_bp,
    )


def _print_refusal(error: DomainError, *, as_json: bool) -> None:
    click.echo(sentence_of(error), err=True)
    if as_json:
        click.echo(json.dumps(refused_whole(error, sentence_of), ensure_ascii=False))


def _print(imported: Imported, reading: Reading, *, as_json: bool, dry_run: bool) -> None:
    if as_json:
        click.echo(json.dumps(as_told(imported, sentence_of), ensure_ascii=False))
    else:
        for line in understood(reading):
            click.echo(line)
    for line in faults(imported):
        click.echo(line, err=True)
    for line in (*doubtful(imported), *unassigned(imported)):
        click.echo(line, err=as_json)
    if not as_json:
        click.echo(summary(imported, dry_run=dry_run))


@command.command("producers")
@click.option("--commission-bp", "create_bp", type=click.IntRange(0, 10_000), help="Where the file has none.")
@click.option("--valid-from", type=Day(), help="When agreements and commissions begin; today.")
@file_options
@with_appcontext
def producers(**options: Any) -> None:
    """Import producers with their agreements."""
    run(PRODUCERS, import_producers, **options)


@command.command("products")
@click.option("--create-producers", "creates_producers", is_flag=True, help="Make unknown producers.")
@click.option(
    "--commission-bp", "create_bp", type=click.IntRange(0, 10_000), help="Of the producers that are made."
)
@click.option(
    "--valid-from",
    type=Day(),
    help="When agreements, commissions and prices begin; today.",
)
@file_options
@with_appcontext
def products(**options: Any) -> None:
    """Import products."""
    run(PRODUCTS, import_products, **options)


@command.command("deliveries")
@click.option("--location", "code", required=True, help="The code of the place that received them.")
@file_options
@with_appcontext
def deliveries(code: str, **options: Any) -> None:
    """Import deliveries, confirmed."""

    def work(reading: Reading, order: Order) -> Imported:
        return import_deliveries(reading, locations.by_code(db.session(), code).id, order)

    run(DELIVERIES, work, **options)
