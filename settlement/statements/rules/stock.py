"""The stock table beside the money, and the bridge from what it sold to what the statement pays for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from inventory.stock.rules import INFLOWS, OUTFLOWS, Moved, StockRow, identity


def stock_table(moved: Iterable[Moved], printed: Iterable[StockRow]) -> list[StockRow]:
    """One row per product and place: all that moved up to the cut-off, less what earlier tables printed.

    So a movement that was recorded late is in the next table, and the opening is the closing printed before.
    """
    columns = identity.columns()
    for movement in moved:
        identity.count(columns, movement)
    for row in printed:
        counted = columns[row.product_id, row.location_id]
        for name in (*INFLOWS, *OUTFLOWS):
            counted[name] -= getattr(row, name)
        counted["opening"] += row.closing - row.opening
    return identity.rows(columns)


@dataclass(frozen=True, kw_only=True, slots=True)
class BridgeRow:
    """Sold in this table - not yet due + due now from earlier tables - disputed = on this statement."""

    product_id: UUID
    sold_quantity: int = 0
    sold_dong: int = 0
    not_due_quantity: int = 0
    not_due_dong: int = 0
    earlier_quantity: int = 0
    earlier_dong: int = 0
    disputed_quantity: int = 0
    disputed_dong: int = 0
    settled_quantity: int = 0
    settled_dong: int = 0

    @property
    def differs(self) -> bool:
        """Whether anything stands between what was sold and what is settled."""
        quantities = (self.not_due_quantity, self.earlier_quantity, self.disputed_quantity)
        amounts = (self.not_due_dong, self.earlier_dong, self.disputed_dong)
        return any(quantities) or any(amounts)


@dataclass(frozen=True, kw_only=True, slots=True)
class SoldSum:
    """What was sold of a product, less what came back: a quantity, and the shares of it."""

    product_id: UUID
    quantity: int
    share_dong: int


def bridge(
    *,
    sold: Iterable[SoldSum],
    printed: Iterable[BridgeRow],
    claimed: Iterable[SoldSum],
    still_waiting: Iterable[SoldSum],
) -> list[BridgeRow]:
    """The bridge per product.

    `sold` is all up to the cut-off, `printed` the bridges before, `claimed` what this statement takes, and
    `still_waiting` what earlier tables sold and is not due even now: it stands in neither column.
    """
    columns: dict[UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    _add(columns, sold, {"sold": 1, "not_due": 1})
    for row in printed:
        counted = columns[row.product_id]
        for unit in ("quantity", "dong"):
            counted[f"sold_{unit}"] -= getattr(row, f"sold_{unit}")
            counted[f"not_due_{unit}"] -= getattr(row, f"settled_{unit}")
            counted[f"earlier_{unit}"] += getattr(row, f"sold_{unit}") - getattr(row, f"settled_{unit}")
    _add(columns, claimed, {"settled": 1, "not_due": -1})
    _add(columns, still_waiting, {"not_due": -1, "earlier": -1})
    rows = [BridgeRow(product_id=product_id, **counted) for product_id, counted in sorted(columns.items())]
    return [row for row in rows if row != BridgeRow(product_id=row.product_id)]


def _add(columns: dict[UUID, dict[str, int]], sums: Iterable[SoldSum], signs: Mapping[str, int]) -> None:
    for found in sums:
        for name, sign in signs.items():
            columns[found.product_id][f"{name}_quantity"] += sign * found.quantity
            columns[found.product_id][f"{name}_dong"] += sign * found.share_dong
