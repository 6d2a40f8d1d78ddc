"""The stock table and the bridge, against worked examples and by their identities."""

from collections import defaultdict
from typing import Any
from uuid import UUID

import pytest

from inventory.stock.rules import INFLOWS, OUTFLOWS, Moved, MovementKind, StockRow
from settlement.statements.rules import BridgeRow, SoldSum, bridge, stock_table
from tests.vectors import load

KINDS = {
    "receive": MovementKind.RECEIVED,
    "transfer": MovementKind.TRANSFERRED,
    "sell": MovementKind.SOLD,
    "customer_return": MovementKind.CUSTOMER_RETURN,
    "find": MovementKind.FOUND,
    "lose": MovementKind.LOST,
    "destroy": MovementKind.DESTROYED,
    "taste": MovementKind.TASTING,
    "hand_back": MovementKind.HANDED_BACK,
    "buy_out": MovementKind.BOUGHT_OUT,
    "owner_in": MovementKind.OWNER_IN,
    "owner_out": MovementKind.OWNER_OUT,
}
COMING = frozenset({"receive", "customer_return", "find", "owner_in"})
GOODS = UUID(int=1)
EXAMPLES = load("domain.json")["stock"]


def place(name: str) -> UUID:
    """A place of an example."""
    return UUID(int=1000 + sum(ord(letter) * 31**i for i, letter in enumerate(name)))


def moved(told: dict[str, Any]) -> Moved:
    """A movement of an example."""
    here, there = place(told["location"]), place(told["to"]) if "to" in told else None
    comes = told["kind"] in COMING
    return Moved(
        product_id=GOODS,
        kind=KINDS[told["kind"]],
        from_location_id=None if comes else here,
        to_location_id=here if comes else there,
        quantity=told["quantity"],
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_each_table_carries_on_from_the_one_before(example: dict[str, Any]) -> None:
    opening = [
        Moved(
            product_id=GOODS,
            kind=MovementKind.TRANSFERRED,
            from_location_id=None,
            to_location_id=place(name),
            quantity=quantity,
        )
        for name, quantity in example["opening"].items()
        if quantity
    ]
    printed = stock_table(opening, [])
    for told in example["expect"]:
        so_far = [moved(x) for x in example["movements"] if x["recorded_on"] <= told["end"]]
        rows = {row.location_id: row for row in stock_table([*opening, *so_far], printed)}
        totals: dict[str, int] = defaultdict(int)
        for name, expected in told["by_location"].items():
            row = rows.get(place(name), StockRow(product_id=GOODS, location_id=place(name)))
            ours = {column: getattr(row, column) for column in ("opening", *INFLOWS, *OUTFLOWS, "closing")}
            assert ours == {column: expected.get(column, 0) for column in ours}, (told["end"], name)
            for column, value in ours.items():
                totals[column] += value
        assert dict(totals) == {column: told["all_locations"].get(column, 0) for column in totals}
        printed += rows.values()


def test_a_row_without_goods_is_not_printed() -> None:
    kind = MovementKind.TRANSFERRED
    there, here = UUID(int=2), UUID(int=3)
    moves = [
        Moved(product_id=GOODS, kind=kind, from_location_id=None, to_location_id=here, quantity=5),
        Moved(product_id=GOODS, kind=kind, from_location_id=here, to_location_id=there, quantity=5),
    ]
    first = stock_table(moves, [])
    assert [(row.location_id, row.closing) for row in first] == [(there, 5), (here, 0)]
    assert [row.location_id for row in stock_table(moves, first)] == [there]


def test_the_bridge_leads_from_what_was_sold_to_what_is_paid() -> None:
    def sums(quantity: int, dong: int) -> list[SoldSum]:
        return [SoldSum(product_id=GOODS, quantity=quantity, share_dong=dong)]

    [first] = bridge(sold=sums(10, 1000), printed=[], claimed=sums(7, 700), still_waiting=[])
    assert first == BridgeRow(
        product_id=GOODS, sold_quantity=10, sold_dong=1000, not_due_quantity=3, not_due_dong=300,
        settled_quantity=7, settled_dong=700,
    )  # fmt: skip
    [second] = bridge(sold=sums(15, 1500), printed=[first], claimed=sums(4, 400), still_waiting=sums(1, 100))
    assert second == BridgeRow(
        product_id=GOODS, sold_quantity=5, sold_dong=500, not_due_quantity=3, not_due_dong=300,
        earlier_quantity=2, earlier_dong=200, settled_quantity=4, settled_dong=400,
    )  # fmt: skip
    assert bridge(sold=sums(10, 1000), printed=[first], claimed=[], still_waiting=sums(3, 300)) == []
