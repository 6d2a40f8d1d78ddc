"""Invented baskets through the whole program, and its statements beside a reckoning of their own."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
from flask import Flask

from demonstration.goods import makers

Script = Callable[[str], ModuleType]

PRODUCERS = 12
BASKETS = 200
FIRST = datetime(2025, 3, 10, 8, 0)  # noqa: DTZ001 - the wall clock of a shop, as the file has it
COLUMNS = ("basket_id", "store_id", "product_id", "quantity", "retail_disc", "transaction_timestamp")


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    return path


@pytest.fixture
def products(tmp_path: Path) -> Path:
    """The goods of the first producers of the demonstration, as a shop's list would have them."""
    rows = [
        (good.code, good.name, maker.name, good.price_dong)
        for maker in makers()[-PRODUCERS:]
        for good in maker.goods
    ]
    return _write(tmp_path / "products.csv", ("product_id", "name", "producer", "price_vnd"), rows)


@pytest.fixture
def baskets(tmp_path: Path) -> Path:
    """Baskets of two stores over seven weeks, with quantities that are left out or count as one."""
    random = Random(5)
    rows = [
        (number, 1 + number % 2, 900 + random.randrange(150), quantity, random.choice(("0", "0.35")), at)
        for number in range(BASKETS)
        for at in [FIRST + timedelta(hours=6 * number, minutes=number % 7)]
        for quantity in random.choices((0, 1, 1, 1, 2, 3, 25), k=random.randint(1, 5))
    ]
    return _write(tmp_path / "baskets.csv", COLUMNS, rows)


def test_statements_of_invented_baskets_equal_the_reckoning(
    script: Script, sqlite_app: Flask, products: Path, baskets: Path
) -> None:
    files = script("replaying.baskets").Files(products=products, baskets=baskets)

    figures = script("replay").replay(sqlite_app, files)

    assert figures["differ"] == []
    assert 150 < figures["sales"] <= BASKETS
    assert figures["returns"] == figures["lines"] // 50
    assert figures["statements"] > PRODUCERS
    assert figures["share_dong"] > 0
    assert figures["open_anomalies"] == 0


def test_a_difference_is_named_with_producer_and_day(script: Script) -> None:
    settling = script("replaying.settling")
    day = date(2025, 3, 31)
    rows = [{"producer": "P1", "cut_off": "2025-03-31", "share_dong": 820}]

    assert settling.differences(settling.shares_of(rows), {("P1", day): 820, ("P2", day): 0}) == []
    assert settling.differences(settling.shares_of(rows), {("P1", day): 821, ("P2", day): 5}) == [
        "P1 2025-03-31: statement 820, reckoned 821",
        "P2 2025-03-31: statement 0, reckoned 5",
    ]


@pytest.mark.parametrize(
    ("terms", "retail_disc", "share"),
    [
        (0, "0", 3 * 58_220 - 31_439), (0, "0.5", 157_194 - 28_295),
        (1, "0", 3 * 58_220 - 43_665), (1, "0.5", 3 * 58_220 - 43_665),
        (2, "0", 3 * 46_576), (2, "0.5", 3 * 46_576),
        (3, "0", 3 * 58_220 - 17_466), (3, "4.4e-16", 157_194 - 15_719),
    ],
)  # fmt: skip
def test_the_reckoning_knows_the_four_terms(script: Script, terms: int, retail_disc: str, share: int) -> None:
    assert script("reckoning").owed(58_220, 3, retail_disc, terms) == share


def test_the_most_frequent_basket_product_becomes_the_first_good(
    script: Script, tmp_path: Path, products: Path
) -> None:
    at = "2025-03-10 08:00:00"
    rows = [
        ("b1", "1", "12", "1", "0", at), ("b1", "1", "9", "1", "0", at), ("b2", "1", "9", "21", "0.1", at),
        ("b3", "1", "110", "0", "0", at), ("b4", "1", "110", "2", "0", at), ("b5", "1", "7", "1", "0", at),
    ]  # fmt: skip
    module = script("replaying.baskets")
    history = _write(tmp_path / "history.csv", ("product_id",), [("9",), ("12",), ("110",)])
    file = _write(tmp_path / "few.csv", COLUMNS, rows)

    given = module.read(module.Files(products=products, baskets=file, history=history))

    told = [[(given.goods.index(x.good), x.quantity) for x in basket.lines] for basket in given.baskets]
    assert told == [[(2, 1), (0, 1)], [(0, 1)], [(1, 2)]]
    assert [x.discount_dong for x in given.baskets[1].lines] == [given.goods[0].price_dong // 10]
