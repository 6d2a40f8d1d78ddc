"""What every producer is owed for the baskets, reckoned apart: this file imports nothing of the project."""

import csv
import gzip
from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path


def reckon(
    products: Path, baskets: Path, history: Path | None = None, limit: int | None = None
) -> Counter[tuple[str, date]]:
    """The share in đồng by producer and month's end that it is settled on: sold, less what came back."""
    goods = table(products)
    numbers = {name: n for n, name in enumerate(dict.fromkeys(good["producer"] for good in goods))}
    known = {row["product_id"] for row in table(history)} if history else None
    rows = [row for row in table(baskets) if known is None or row["product_id"] in known]
    often = Counter(row["product_id"] for row in rows)
    ranks = {p: k for k, p in enumerate(sorted(often, key=lambda p: (-often[p], len(p), p)))}
    shares: Counter[tuple[str, date]] = Counter()
    seen: set[str] = set()
    lines = 0
    for row in rows:
        quantity, basket = int(row["quantity"]), row["basket_id"]
        if quantity < 1 or (basket not in seen and len(seen) == limit):
            continue
        seen.add(basket)
        lines += 1
        good = goods[ranks[row["product_id"]] % len(goods)]
        terms = numbers[good["producer"]] % 4
        share = owed(int(good["price_vnd"]), quantity if quantity <= 20 else 1, row["retail_disc"], terms)
        sold_on = datetime.fromisoformat(row["transaction_timestamp"]).date()
        due = sold_on + timedelta(days=3 if terms == 3 else 0)
        shares[good["producer"], month_end(due)] += share
        if lines % 50 == 0:  # back the next day, settled no earlier than the sale itself
            shares[good["producer"], month_end(max(due, sold_on + timedelta(days=1)))] -= share
    return shares


def owed(price: int, quantity: int, retail_disc: str, terms: int) -> int:
    """18 % on what was paid; 25 % on the list price; net 80 % of the price; 10 % on what was paid."""
    if terms == 2:
        return half_away(price * 80, 100) * quantity
    base = price * quantity
    if terms != 1 and Decimal(retail_disc) > 0:
        base -= half_away(base, 10)
    return base - half_away(base * (18, 25, 0, 10)[terms], 100)


def half_away(numerator: int, denominator: int) -> int:
    """A quotient that is not negative, rounded half up."""
    return (2 * numerator + denominator) // (2 * denominator)


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
