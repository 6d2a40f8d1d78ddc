"""`flask import sales`: the sales of another till."""

from typing import Any

import click
from flask.cli import with_appcontext

from core.db import db
from inventory.imports.cli import command as imports
from inventory.imports.cli import file_options, run
from inventory.imports.reading.reader import Reading
from inventory.imports.rules import Imported, Order
from inventory.locations import queries as locations
from pos.imports.fields import SALES
from pos.imports.services import import_sales

command = imports
"""The group of all imports; this module adds the sales to it."""


@imports.command("sales")
@click.option("--location", "code", required=True, help="The code of the place that sold.")
@click.option("--move-stock", is_flag=True, help="Take the goods from the place's stock too.")
@file_options
@with_appcontext
def sales(code: str, *, move_stock: bool, **options: Any) -> None:
    """Import past sales and returns by the rules and terms of their own moment."""

    def work(reading: Reading, order: Order) -> Imported:
        return import_sales(reading, locations.by_code(db.session(), code), order, move_stock=move_stock)

    run(SALES, work, **options)
