"""What pages and papers call the stock and its columns."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from inventory.stock.queries import Note
from inventory.stock.rules import MovementKind

COLUMN_NAMES: dict[str, LazyString] = {
    "opening": lazy("Opening"),
    "received": lazy("Received"),
    "returned_by_customers": lazy("Brought back"),
    "found": lazy("Found"),
    "owner_in": lazy("Owner in"),
    "transferred_in": lazy("Moved in"),
    "sold": lazy("Sold"),
    "handed_back": lazy("Handed back"),
    "lost": lazy("Missing"),
    "destroyed": lazy("Destroyed"),
    "tasting": lazy("Tasting"),
    "bought_out": lazy("Bought out"),
    "owner_out": lazy("Owner out"),
    "transferred_out": lazy("Moved out"),
    "closing": lazy("Closing"),
}

KIND_NAMES: dict[MovementKind, LazyString] = {
    MovementKind.RECEIVED: lazy("Received"),
    MovementKind.CUSTOMER_RETURN: lazy("Brought back"),
    MovementKind.FOUND: lazy("Found"),
    MovementKind.OWNER_IN: lazy("Owner in"),
    MovementKind.TRANSFERRED: lazy("Moved"),
    MovementKind.SOLD: lazy("Sold"),
    MovementKind.OVERSOLD: lazy("Sold without stock"),
    MovementKind.HANDED_BACK: lazy("Handed back"),
    MovementKind.LOST: lazy("Missing"),
    MovementKind.DESTROYED: lazy("Destroyed"),
    MovementKind.TASTING: lazy("Tasting"),
    MovementKind.BOUGHT_OUT: lazy("Bought out"),
    MovementKind.OWNER_OUT: lazy("Owner out"),
}

NOTE_NAMES: dict[Note, LazyString] = {
    Note.NEGATIVE: lazy("Below nothing"),
    Note.EXPIRED: lazy("Out of date"),
    Note.EXPIRING: lazy("Out of date soon"),
    Note.LOW: lazy("Running out"),
}

NOTE_TONES: dict[Note, str] = {
    Note.NEGATIVE: "stop",
    Note.EXPIRED: "stop",
    Note.EXPIRING: "note",
    Note.LOW: "note",
}
