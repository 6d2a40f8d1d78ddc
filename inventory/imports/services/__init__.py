"""Importing files. A file is one transaction, checked whole before anything of it is written."""

from inventory.imports.services.deliveries import import_deliveries
from inventory.imports.services.producers import import_producers
from inventory.imports.services.products import import_products

__all__ = ["import_deliveries", "import_producers", "import_products"]
