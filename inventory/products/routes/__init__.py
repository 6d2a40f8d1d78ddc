"""Products on screen: the list, the page of each, and the forms that make and change them."""

from inventory.products.routes import made, priced
from inventory.products.routes.shown import blueprint

__all__ = ["blueprint", "made", "priced"]
