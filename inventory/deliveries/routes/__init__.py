"""Pages of deliveries."""

from inventory.deliveries.routes import confirming, receiving, shown
from inventory.deliveries.routes.blueprint import blueprint

__all__ = ["blueprint", "confirming", "receiving", "shown"]
