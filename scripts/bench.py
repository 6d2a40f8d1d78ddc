"""Measure the program: `python scripts/bench.py [--part W1]… [--database sqlite]… [--sales N] …`.

W1 records paid cash sales of five products through the till's API against a running server, with one client
and with four, beside the raw cost of the same rows. W2 settles one producer. W3 finds goods. W4 is the
server's memory after W1. One JSON line for each figure; PostgreSQL is the server of TEST_POSTGRESQL.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import postgresql
from benchmarks.books import Books, make_books
from benchmarks.finding import find_figures
from benchmarks.raw import raw_ms
from benchmarks.selling import Seller, memory_figure, sale_figure
from benchmarks.servers import serving
from benchmarks.settling import sell_lines, settle_figure
from program import fresh, throw_away_database

PARTS = ("W1", "W2", "W3", "W4")
DATABASES = ("sqlite", "postgresql")
CLIENTS = (1, 4)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sizes:
    """How much is measured."""

    sales: int = 1000
    lines: int = 10_000
    products: int = 2500
    rounds: int = 500


def measure(database: str, url: str, parts: frozenset[str], sizes: Sizes) -> Iterator[dict[str, Any]]:
    """The figures of some parts on an empty database."""
    with tempfile.TemporaryDirectory() as folder, fresh(url, Path(folder)) as app:
        books = make_books(app, products_count=sizes.products, tills_count=max(CLIENTS))
        if parts & {"W1", "W4"}:
            yield from _sell(database, books, Path(folder), parts, sizes)
        if "W3" in parts:
            yield from find_figures(books, database, sizes.rounds)
        if "W2" in parts:
            sell_lines(books, sizes.lines)
            yield settle_figure(books, database)


def _sell(
    database: str, books: Books, folder: Path, parts: frozenset[str], sizes: Sizes
) -> Iterator[dict[str, Any]]:
    url = books.app.config["SQLALCHEMY_DATABASE_URI"]
    with serving(url, folder) as server:
        seller = Seller(books, server)
        sold = {clients: seller.sell(clients, sizes.sales) for clients in CLIENTS}
        memory = memory_figure(database, server)
    if "W1" in parts:
        with books.app.app_context():
            raw = raw_ms(min(sizes.sales, 500))
        yield from (sale_figure(database, clients, figure, raw) for clients, figure in sold.items())
    if "W4" in parts:
        yield memory


def main() -> int:
    """Measure what was asked for; returns the exit code."""
    options = _options()
    sizes = Sizes(sales=options.sales, lines=options.lines, products=options.products, rounds=options.rounds)
    for database in options.database or DATABASES:
        with ExitStack() as stack:
            server = postgresql.running() if database == "postgresql" else ""
            if server is None:
                print("No PostgreSQL server answers; its half is left out.", file=sys.stderr)
                continue
            url = stack.enter_context(throw_away_database(server)) if server else ""
            for figure in measure(database, url, frozenset(options.part or PARTS), sizes):
                print(json.dumps(figure), flush=True)
    return 0


def _options() -> argparse.Namespace:
    sizes = Sizes()
    parser = argparse.ArgumentParser(description="Measure sales, statements, look-ups and memory.")
    parser.add_argument("--part", choices=PARTS, action="append", help="one part; all without it")
    parser.add_argument("--database", choices=DATABASES, action="append", help="one; both without it")
    parser.add_argument("--sales", type=int, default=sizes.sales, help="sales of each run of W1")
    parser.add_argument("--lines", type=int, default=sizes.lines, help="sold lines of W2")
    parser.add_argument("--products", type=int, default=sizes.products, help="goods in the books")
    parser.add_argument("--rounds", type=int, default=sizes.rounds, help="look-ups of each kind of W3")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
