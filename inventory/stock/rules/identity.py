"""The identity that the stock of every product at every place satisfies, for any days."""

from collections import defaultdict
from dataclasses import dataclass, fields
from uuid import UUID

from inventory.stock.rules.lots import MovementKind

COLUMNS: dict[MovementKind, str] = {
    MovementKind.RECEIVED: "received",
    MovementKind.CUSTOMER_RETURN: "returned_by_customers",
    MovementKind.FOUND: "found",
    MovementKind.OWNER_IN: "owner_in",
    MovementKind.SOLD: "sold",
    MovementKind.OVERSOLD: "sold",
    MovementKind.HANDED_BACK: "handed_back",
    MovementKind.LOST: "lost",
    MovementKind.DESTROYED: "destroyed",
    MovementKind.TASTING: "tasting",
    MovementKind.BOUGHT_OUT: "bought_out",
    MovementKind.OWNER_OUT: "owner_out",
}
"""The column of the stock identity that each kind of movement counts in; transfers count in two."""

INFLOWS = ("received", "returned_by_customers", "found", "owner_in", "transferred_in")
OUTFLOWS = (
    *("sold", "handed_back", "lost", "destroyed", "tasting", "bought_out", "owner_out"),
    "transferred_out",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """Goods that moved; a place is None where it is not ours."""

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
"""By product and place, how much of each column."""


def count(columns: Columns, movement: Moved) -> None:
    """Count a movement at each of its ends that is ours; a transfer counts at both."""
    inward, outward = "transferred_in", "transferred_out"
    if movement.kind in COLUMNS:
        inward = outward = COLUMNS[movement.kind]
    if movement.to_location_id is not None:
        columns[movement.product_id, movement.to_location_id][inward] += movement.quantity
    if movement.from_location_id is not None:
        columns[movement.product_id, movement.from_location_id][outward] += movement.quantity


def columns() -> Columns:
    """Columns in which nothing is counted yet."""
    return defaultdict(lambda: defaultdict(int))


def rows(counted: Columns) -> list[StockRow]:
    """The rows that have anything to tell, by product and place."""
    found = [
        StockRow(product_id=p, location_id=place, **named) for (p, place), named in sorted(counted.items())
    ]
    return [row for row in found if row.moves]
