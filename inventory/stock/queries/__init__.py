"""Reading the stock: lots for those who move them, the list of all, the ledger of one product."""

from inventory.stock.queries.ledger import (
    AT,
    KIND,
    ListedMovement,
    equation,
    movements,
    on_the_books,
    place_names,
)
from inventory.stock.queries.listed import (
    NOTE,
    PLACE,
    SOLD_DAYS,
    ListedLot,
    Note,
    Place,
    listed,
    places,
)
from inventory.stock.queries.lots import (
    expiries,
    expiries_of,
    last_lots,
    lot_ids,
    lots_sold,
    newest_lots,
    on_hand,
)

__all__ = [
    "AT",
    "KIND",
    "NOTE",
    "PLACE",
    "SOLD_DAYS",
    "ListedLot",
    "ListedMovement",
    "Note",
    "Place",
    "equation",
    "expiries",
    "expiries_of",
    "last_lots",
    "listed",
    "lot_ids",
    "lots_sold",
    "movements",
    "newest_lots",
    "on_hand",
    "on_the_books",
    "place_names",
    "places",
]
