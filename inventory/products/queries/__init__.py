"""Reading products: those that are known by a code or a name, and the list of all."""

from inventory.products.queries.known import (
    ProductView,
    by_barcode,
    by_code,
    codes,
    others_with,
    search,
    vat_rates,
)
from inventory.products.queries.listed import (
    SET,
    STARS,
    STATE,
    ListedProduct,
    ProductSetName,
    State,
    listed,
    product_sets,
)
from inventory.products.queries.shown import ShownProduct, shown

__all__ = [
    "SET",
    "STARS",
    "STATE",
    "ListedProduct",
    "ProductSetName",
    "ProductView",
    "ShownProduct",
    "State",
    "by_barcode",
    "by_code",
    "codes",
    "listed",
    "others_with",
    "product_sets",
    "search",
    "shown",
    "vat_rates",
]
