"""Writing deliveries: drafted, received line by line, then confirmed once."""

from inventory.deliveries.services.confirming import DeliveryEmpty, DraftChanged, confirm, confirm_delivery
from inventory.deliveries.services.drafts import (
    DeliveryInFuture,
    DeliveryItem,
    ForeignGoods,
    NewDelivery,
    QuantityRefused,
    change_draft,
    discard_draft,
    draft_delivery,
    store_draft,
)
from inventory.deliveries.services.receiving import (
    CodeAmbiguous,
    CodeOfOthers,
    CodeUnknown,
    TooMany,
    change_lines,
    scan,
    start_lot,
)
from inventory.deliveries.services.shared import DeliveryConfirmed, ExpiryDiffers

__all__ = [
    "CodeAmbiguous",
    "CodeOfOthers",
    "CodeUnknown",
    "DeliveryConfirmed",
    "DeliveryEmpty",
    "DeliveryInFuture",
    "DeliveryItem",
    "DraftChanged",
    "ExpiryDiffers",
    "ForeignGoods",
    "NewDelivery",
    "QuantityRefused",
    "TooMany",
    "change_draft",
    "change_lines",
    "confirm",
    "confirm_delivery",
    "discard_draft",
    "draft_delivery",
    "scan",
    "start_lot",
    "store_draft",
]
