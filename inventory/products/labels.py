"""What pages call the parts of a product."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from core.gs1 import Doubt
from inventory.products.queries import State
from inventory.products.rules import Ownership, Unit, VatClass

STATE_NAMES: dict[State, LazyString] = {
    State.SELLING: lazy("For sale"),
    State.WITHOUT_PRICE: lazy("Without a price"),
    State.WITHOUT_CODE: lazy("Without a barcode"),
    State.RETIRED: lazy("No longer sold"),
}

STATE_TONES: dict[State, str] = {
    State.SELLING: "ok",
    State.WITHOUT_PRICE: "stop",
    State.WITHOUT_CODE: "note",
    State.RETIRED: "out",
}

OWNERSHIP_NAMES: dict[Ownership, LazyString] = {
    Ownership.CONSIGNED: lazy("Consigned"),
    Ownership.OWNED: lazy("The house's own"),
}

VAT_NAMES: dict[VatClass, LazyString | str] = {
    VatClass.TEN: "10 %",
    VatClass.EIGHT: "8 %",
    VatClass.FIVE: "5 %",
    VatClass.ZERO: "0 %",
    VatClass.NOT_TAXABLE: lazy("Not taxable (KCT)"),
    VatClass.NOT_DECLARED: lazy("Not declared (KKKNT)"),
    VatClass.NONE: lazy("No VAT class"),
}

PRICED_FOR: dict[tuple[Unit, int], LazyString] = {
    (Unit.PIECE, 1): lazy("for one piece"),
    (Unit.GRAM, 1): lazy("for 1 g"),
    (Unit.GRAM, 100): lazy("for 100 g"),
    (Unit.GRAM, 1000): lazy("for 1 kg"),
    (Unit.MILLILITRE, 1): lazy("for 1 ml"),
    (Unit.MILLILITRE, 100): lazy("for 100 ml"),
    (Unit.MILLILITRE, 1000): lazy("for 1 l"),
}

END_NAMES: dict[str, LazyString] = {
    "suspended": lazy("Suspended"),
    "revoked": lazy("Revoked"),
    "replaced": lazy("Replaced"),
}

DOUBTS: dict[Doubt, LazyString] = {
    Doubt.CHECK_DIGIT: lazy("the check digit is wrong"),
    Doubt.LENGTH: lazy("a GTIN has 8, 12, 13 or 14 figures"),
}
