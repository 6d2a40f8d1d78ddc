"""Stock: one ledger of movements between places, and the identity that it must satisfy."""

from inventory.stock.rules.identity import COLUMNS, INFLOWS, OUTFLOWS, Moved, StockRow
from inventory.stock.rules.lots import (
    LotBalance,
    LotId,
    Movement,
    MovementKind,
    Receipt,
    Returning,
    Taken,
    Taking,
    choose,
    merged,
)

__all__ = [
    "COLUMNS",
    "INFLOWS",
    "OUTFLOWS",
    "LotBalance",
    "LotId",
    "Moved",
    "Movement",
    "MovementKind",
    "Receipt",
    "Returning",
    "StockRow",
    "Taken",
    "Taking",
    "choose",
    "merged",
]
