"""Why a product, a price or a barcode cannot be kept."""

from core.errors import DomainError


class ProductCodeTaken(DomainError):
    """There is such a product already."""

    code = "product_code_taken"
    message = "There is already a product with the code %(code)s."


class PriceTaken(DomainError):
    """Another price begins at the same moment."""

    code = "price_taken"
    message = "Another price of this product begins at the same moment."


class PriceRefused(DomainError):
    """A price that takes money away, or holds nowhere."""

    code = "price_refused"
    message = "A price is not negative, and holds everywhere or at one location."


class PricePlaceUnknown(PriceRefused):
    """A price for a place that is none: it would never hold."""

    code = "price_place_unknown"
    message = "“%(scope)s” names no location that is known, and a price for it would never hold."


class ProductRefused(DomainError):
    """A product that nobody could find or price."""

    code = "product_refused"
    message = "A product needs a code, and a price for one piece or for 1, 100 or 1,000 g or ml."


class BarcodeRefused(DomainError):
    """A barcode that is empty, or longer than any scanner reads."""

    code = "barcode_refused"
    message = "A barcode has 1 to 80 characters."
