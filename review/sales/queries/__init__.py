"""Reading sales: lines, what they make together, and one sale whole."""

from review.sales.queries.groups import Group, all_of, grouped
from review.sales.queries.lines import SoldLine, listed
from review.sales.queries.narrowed import (
    BY,
    CASHIER,
    MEANS,
    NO_SET,
    PLACE,
    SET,
    STARS,
    Cashier,
    Place,
    cashiers,
    narrowed,
    places,
    sums,
)
from review.sales.queries.sale import SaleShown, shown

__all__ = [
    "BY",
    "CASHIER",
    "MEANS",
    "NO_SET",
    "PLACE",
    "SET",
    "STARS",
    "Cashier",
    "Group",
    "Place",
    "SaleShown",
    "SoldLine",
    "all_of",
    "cashiers",
    "grouped",
    "listed",
    "narrowed",
    "places",
    "shown",
    "sums",
]
