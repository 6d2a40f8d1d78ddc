"""Carry real goods and real baskets through the whole program, and compare its statements with a reckoning.

`python scripts/replay.py --products F --baskets F [--history F] [--database URL] [--limit N] [--json]`
reads what it is given and nothing else, on a fresh database: the goods by the import command, deliveries and
terms by services, every sale and return through the till's API, a settlement at the end of each month, then
`flask verify`. Exit 1 names every producer whose statement differs from `reckoning.py`.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from flask import Flask

from program import fresh
from reckoning import month_end, reckon
from replaying.baskets import Files, Input, read
from replaying.selling import Counter, days_of
from replaying.settling import Shares, differences, settle, shares_of, verify
from replaying.shop import DEALS, ReplayFailed, Shop, open_shop


@dataclass(kw_only=True, slots=True)
class Course:
    """How the replay goes: seconds by stage, and whether stages are told while they run."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure a stage; a stage that comes again adds up."""
        began = time.monotonic()
        yield
        self.seconds[name] = round(self.seconds.get(name, 0) + time.monotonic() - began, 1)


def replay(app: Flask, files: Files) -> dict[str, Any]:
    """Run everything on an empty database; the figures, with what differs by name."""
    course = Course()
    with course.stage("read"):
        given = read(files)
    with course.stage("open"):
        shop = open_shop(app, given, files.products)
    counter = Counter(app=app, shop=shop)
    statements = _trade(given, counter, course)
    with course.stage("verify"):
        report = verify(app)
    with course.stage("reckon"):
        reckoned = reckon(files.products, files.baskets, files.history, files.limit)
    differ = differences(shares_of(statements), _by_code(reckoned, given, shop))
    return {
        "rows": given.rows,
        "products": len(given.goods),
        "producers": len(given.producers),
        "sales": counter.sales,
        "lines": sum(len(basket.lines) for basket in given.baskets),
        "returns": counter.returns,
        "statements": len(statements),
        "share_dong": sum(row["share_dong"] for row in statements),
        "checks": len(report["checks"]),
        "open_anomalies": report["open_anomalies"],
        "differences": len(differ),
        "differ": differ,
        "seconds": course.seconds,
    }


def _trade(given: Input, counter: Counter, course: Course) -> list[dict[str, Any]]:
    """Sell day by day and settle each month when it is over, until nothing is on hold any more."""
    statements: list[dict[str, Any]] = []
    cut_off = month_end(given.baskets[0].at.date())
    for day, events in days_of(given):
        while day > cut_off:
            statements += _settle(counter.app, cut_off, course)
            cut_off = month_end(cut_off + timedelta(days=1))
        with course.stage("sell"):
            counter.trade(events)
    last = month_end(day + timedelta(days=max(deal.hold_days for deal in DEALS)))
    while cut_off <= last:
        statements += _settle(counter.app, cut_off, course)
        cut_off = month_end(cut_off + timedelta(days=1))
    return statements


def _settle(app: Flask, cut_off: date, course: Course) -> list[dict[str, Any]]:
    with course.stage("settle"):
        rows = settle(app, cut_off)
    print(f"settled {cut_off}: {len(rows)} statements", file=sys.stderr, flush=True)
    return rows


def _by_code(reckoned: Shares, given: Input, shop: Shop) -> Shares:
    """The reckoning by the producers' codes in the program."""
    codes = {name: shop.producer_codes[number] for number, name in enumerate(given.producers)}
    return {(codes[name], cut_off): share for (name, cut_off), share in reckoned.items()}


def main() -> int:
    """Run the replay as it was asked for; returns the exit code."""
    options = _options()
    files = Files(
        products=options.products, baskets=options.baskets, history=options.history, limit=options.limit
    )
    with tempfile.TemporaryDirectory() as folder, fresh(options.database, Path(folder)) as app:
        try:
            figures = replay(app, files)
        except ReplayFailed as failure:
            print(failure, file=sys.stderr)
            return 1
    print(json.dumps(figures, ensure_ascii=False) if options.json else _text(figures))
    return 1 if figures["differences"] else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Carry real goods and baskets through the whole program.")
    parser.add_argument("--products", type=Path, required=True, help="the goods, as CSV")
    parser.add_argument("--baskets", type=Path, required=True, help="the lines of the baskets, as CSV or .gz")
    parser.add_argument("--history", type=Path, help="the basket products to use, as CSV or .gz")
    parser.add_argument("--database", default="", help="an empty one; a temporary SQLite file without it")
    parser.add_argument("--limit", type=int, help="use so many baskets only")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser.parse_args()


def _text(figures: dict[str, Any]) -> str:
    lines = [f"{name:<16}{value:,}" for name, value in figures.items() if isinstance(value, int)]
    lines += [f"{name:<16}{value:>8.1f} s" for name, value in figures["seconds"].items()]
    return "\n".join([*lines, *(f"DIFFERS {name}" for name in figures["differ"])])


if __name__ == "__main__":
    sys.exit(main())
