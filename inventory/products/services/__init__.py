"""Writing products, their barcodes, texts and prices."""

from inventory.products.services.barcodes import add_barcodes, put_barcode, take_barcode_off
from inventory.products.services.goods import (
    NewProduct,
    ProductDetails,
    add_product,
    change,
    change_product,
    retire_product,
    sell_product_again,
    store,
)
from inventory.products.services.prices import NewPrice, set_price, set_prices
from inventory.products.services.refusals import (
    BarcodeRefused,
    PricePlaceUnknown,
    PriceRefused,
    PriceTaken,
    ProductCodeTaken,
    ProductRefused,
)
from inventory.products.services.texts import set_text

__all__ = [
    "BarcodeRefused",
    "NewPrice",
    "NewProduct",
    "PricePlaceUnknown",
    "PriceRefused",
    "PriceTaken",
    "ProductCodeTaken",
    "ProductDetails",
    "ProductRefused",
    "add_barcodes",
    "add_product",
    "change",
    "change_product",
    "put_barcode",
    "retire_product",
    "sell_product_again",
    "set_price",
    "set_prices",
    "set_text",
    "store",
    "take_barcode_off",
]
