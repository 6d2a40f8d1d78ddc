"""Reading foreign baskets as sales of our own goods.

The k-th most frequent product of the baskets (k from 0, counted over all rows, ties by id) becomes good
number k mod N of the products' file, in file order. Lines with a quantity under 1 are left out, over 20 count
as 1; a basket without lines is left out. The price is the good's; the discount is 10 % of the line, rounded
half away from zero, where retail_disc is more than 0. Every 50th line comes back the next day, whole. With a
history (the products that the baskets' shop knew) only rows of products that stand in it are used.
"""

import csv
import gzip
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from core.clock import VIETNAM
from core.money import round_half_away

MOST = 20
RETURNED_EVERY = 50

Row = dict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Good:
    """A row of the products' file; `producer` is its producer's number, by first appearance from 0 on."""

    code: str
    name: str
    price_dong: int
    producer: int


@dataclass(frozen=True, kw_only=True, slots=True)
class BasketLine:
    """A line of a basket; `number` counts the lines of all baskets from 1 on."""

    number: int
    good: Good
    quantity: int
    discounted: bool

    @property
    def discount_dong(self) -> int:
        """10 % of the line, or nothing."""
        return round_half_away(self.good.price_dong * self.quantity, 10) if self.discounted else 0

    @property
    def comes_back(self) -> bool:
        """Whether it is returned the next day."""
        return self.number % RETURNED_EVERY == 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Basket:
    """What one customer bought; the baskets' times are those of the wall clock in the shop."""

    store: str
    at: datetime
    lines: tuple[BasketLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """Everything that is read: all goods, the producers' names by number, the baskets in order of time."""

    rows: int
    goods: tuple[Good, ...]
    producers: tuple[str, ...]
    baskets: tuple[Basket, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Files:
    """What the replay is given; `limit` is the number of baskets to use, None for all."""

    products: Path
    baskets: Path
    history: Path | None = None
    limit: int | None = None


def read(files: Files) -> Input:
    """Read the files that were given, and nothing else.

    The goods have the columns product_id, name, producer and price_vnd; the baskets basket_id, store_id,
    product_id, quantity, retail_disc and transaction_timestamp; the history product_id.
    """
    goods = read_goods(_table(files.products))
    known = {row["product_id"] for row in _table(files.history)} if files.history else None
    rows = [row for row in _table(files.baskets) if known is None or row["product_id"] in known]
    found = _baskets(rows, [good for good, _ in goods], files.limit)
    return Input(
        rows=len(rows),
        goods=tuple(good for good, _ in goods),
        producers=tuple(dict.fromkeys(name for _, name in goods)),
        baskets=tuple(sorted(found, key=lambda basket: basket.at)),
    )


def _table(path: Path) -> list[Row]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_goods(rows: Iterable[Row]) -> list[tuple[Good, str]]:
    """The goods in file order, each with its producer's name."""
    numbers: dict[str, int] = {}
    return [
        (
            Good(
                code=row["product_id"],
                name=row["name"],
                price_dong=int(row["price_vnd"]),
                producer=numbers.setdefault(row["producer"], len(numbers)),
            ),
            row["producer"],
        )
        for row in rows
    ]


def _baskets(rows: Sequence[Row], goods: Sequence[Good], limit: int | None) -> list[Basket]:
    ranks = _ranks(row["product_id"] for row in rows)
    kept: dict[str, list[tuple[Row, BasketLine]]] = {}
    number = 0
    for row in rows:
        key, quantity = row["basket_id"], int(row["quantity"])
        if quantity < 1 or (key not in kept and len(kept) == limit):
            continue
        number += 1
        line = BasketLine(
            number=number,
            good=goods[ranks[row["product_id"]] % len(goods)],
            quantity=quantity if quantity <= MOST else 1,
            discounted=Decimal(row["retail_disc"]) > 0,
        )
        kept.setdefault(key, []).append((row, line))
    return [_basket(lines) for lines in kept.values()]


def _ranks(product_ids: Iterable[str]) -> dict[str, int]:
    """The products by how often they are bought, then by id; ids are numbers, so the shorter comes first."""
    often = Counter(product_ids)
    return {p: rank for rank, p in enumerate(sorted(often, key=lambda p: (-often[p], len(p), p)))}


def _basket(lines: Sequence[tuple[Row, BasketLine]]) -> Basket:
    first = lines[0][0]
    at = datetime.fromisoformat(first["transaction_timestamp"]).replace(tzinfo=VIETNAM)
    return Basket(store=first["store_id"], at=at, lines=tuple(line for _, line in lines))
