"""The stock table beside the money, and the bridge from what it sold to what the statement pays for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from uuid import UUID

from inventory.stock.rules import COLUMNS, MovementKind

INFLOWS = ("received", "returned_by_customers", "found", "owner_in", "transferred_in")
OUTFLOWS = (
    *("sold", "handed_back", "lost", "destroyed", "tasting", "bought_out", "owner_out"),
    "transferred_out",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """Goods that moved up to the cut-off; a place is None where it is not ours."""

    product_id: UUID
    kind: MovementKind
    from_location_id: UUID | None
    to_location_id: UUID | None
    quantity: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StockRow:
    """opening + inflows - outflows = closing, of one product at one place."""

    product_id: UUID
    location_id: UUID
    opening: int = 0
    received: int = 0
    returned_by_customers: int = 0
    found: int = 0
    owner_in: int = 0
    transferred_in: int = 0
    sold: int = 0
    handed_back: int = 0
    lost: int = 0
    destroyed: int = 0
    tasting: int = 0
    bought_out: int = 0
    owner_out: int = 0
    transferred_out: int = 0

    @property
    def closing(self) -> int:
        """What the place has at the end."""
        came = sum(int(getattr(self, column)) for column in INFLOWS)
        return self.opening + came - sum(int(getattr(self, column)) for column in OUTFLOWS)

    @property
    def moves(self) -> bool:
        """Whether there is anything to print."""
        columns = [field.name for field in fields(self)[2:]]
        return any(getattr(self, column) for column in columns)


Columns = dict[tuple[UUID, UUID], dict[str, int]]


def stock_table(moved: Iterable[Moved], printed: Iterable[StockRow]) -> list[StockRow]:
    """One row per product and place: all that moved up to the cut-off, less what earlier tables printed.

    So a movement that was recorded late is in the next table, and the opening is the closing printed before.
    """
    columns: Columns = defaultdict(lambda: defaultdict(int))
    for movement in moved:
        _count(columns, movement)
    for row in printed:
        counted = columns[row.product_id, row.location_id]
        for name in (*INFLOWS, *OUTFLOWS):
            counted[name] -= getattr(row, name)
        counted["opening"] += row.closing - row.opening
    rows = [
        StockRow(product_id=p, location_id=place, **counted)
        for (p, place), counted in sorted(columns.items())
    ]
    return [row for row in rows if row.moves]


def _count(columns: Columns, movement: Moved) -> None:
    """Count a movement at each of its ends that is ours; a transfer counts at both."""
    inward, outward = "transferred_in", "transferred_out"
    if movement.kind in COLUMNS:
        inward = outward = COLUMNS[movement.kind]
    if movement.to_location_id is not None:
        columns[movement.product_id, movement.to_location_id][inward] += movement.quantity
    if movement.from_location_id is not None:
        columns[movement.product_id, movement.from_location_id][outward] += movement.quantity


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
