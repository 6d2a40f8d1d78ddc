"""W3: find a product by barcode, and search for a part of its name."""

import time
from collections.abc import Callable, Iterator, Sequence
from random import Random
from statistics import quantiles
from typing import Any

from sqlalchemy.orm import Session

from benchmarks.books import Books
from core.db import db
from inventory.products import queries

Find = Callable[[Session, str], Sequence[object]]


def find_figures(books: Books, database: str, rounds: int) -> Iterator[dict[str, Any]]:
    """The figures of W3: the service time of a look-up in milliseconds, median and 95th percentile."""
    random = Random(1)  # noqa: S311 - the same look-ups every time, nothing secret
    codes = random.choices(books.barcodes, k=rounds)
    parts = [_part(good.name, random) for good in random.choices(books.goods, k=rounds)]
    for what, find, asked in (("barcode", queries.by_barcode, codes), ("search", queries.search, parts)):
        with books.app.app_context():
            times = [_timed(find, text) for text in asked]
        cuts = quantiles(times, n=20)
        yield {
            "bench": "W3",
            "database": database,
            "what": what,
            "products": len(books.goods),
            "median_ms": round(cuts[9], 2),
            "p95_ms": round(cuts[18], 2),
        }


def _part(name: str, random: Random) -> str:
    """Two words of a name, as somebody would type them."""
    words = name.split()
    first = random.randrange(len(words) - 1)
    return " ".join(words[first : first + 2])


def _timed(find: Find, text: str) -> float:
    session = db.session()
    began = time.monotonic()
    found = find(session, text)
    taken = (time.monotonic() - began) * 1000
    session.rollback()
    if not found:
        raise RuntimeError(f"nothing was found for {text!r}")
    return taken
