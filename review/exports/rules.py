"""What can be taken out of the books: the columns of each export, in order."""

from enum import StrEnum


class Export(StrEnum):
    """The exports."""

    PRODUCTS = "products"
    PRODUCERS = "producers"
    STOCK = "stock"
    SALES = "sales"


COLUMNS: dict[Export, tuple[str, ...]] = {
    Export.PRODUCTS: ("code", "name", "producer", "unit", "price_dong", "barcodes", "stars", "set", "vat"),
    Export.PRODUCERS: ("code", "name", "entity_type", "tax_code", "balance_dong"),
    Export.STOCK: ("location", "producer", "code", "lot", "expiry", "quantity", "oversold"),
    Export.SALES: (
        "occurred_at",
        "location",
        "till",
        "receipt",
        "code",
        "producer",
        "quantity",
        "unit_price_dong",
        "list_dong",
        "discount_dong",
        "paid_dong",
        "base_dong",
        "commission_dong",
        "tax_kept_dong",
        "share_dong",
        "vat_dong",
        "original_receipt",
    ),
}
