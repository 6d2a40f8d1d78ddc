"""Importing files: each kind is one use case and one transaction, and checked whole before it is written."""

from inventory.imports.services.deliveries import import_deliveries
from inventory.imports.services.producers import import_producers
from inventory.imports.services.products import import_products
from inventory.imports.services.uploads import drop_upload, keep_upload

__all__ = ["drop_upload", "import_deliveries", "import_producers", "import_products", "keep_upload"]
