"""What pages call the parts of a producer and of what was agreed with it."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from inventory.producers.queries import AccountState, State
from inventory.producers.rules import EntityType

ENTITY_NAMES: dict[EntityType, LazyString] = {
    EntityType.HOUSEHOLD: lazy("Household business"),
    EntityType.COOPERATIVE: lazy("Co-operative"),
    EntityType.COOPERATIVE_GROUP: lazy("Co-operative group"),
    EntityType.COMPANY: lazy("Company"),
    EntityType.OTHER: lazy("Other"),
}

STATE_NAMES: dict[State, LazyString] = {
    State.AGREED: lazy("Agreement in force"),
    State.ENDED: lazy("Agreement ended"),
    State.NONE: lazy("Without an agreement"),
}

STATE_TONES: dict[State, str] = {State.AGREED: "ok", State.ENDED: "note", State.NONE: "stop"}

ACCOUNT_NAMES: dict[AccountState, LazyString] = {
    AccountState.APPROVED: lazy("Account approved"),
    AccountState.WAITING: lazy("Account to be approved"),
    AccountState.NONE: lazy("Without an account"),
}

BEARER_NAMES: dict[str, LazyString] = {
    "producer": lazy("The producer bears discounts"),
    "house": lazy("The house bears discounts"),
    "shared": lazy("Both bear discounts"),
}

COMMISSION_VAT_NAMES: dict[str, LazyString] = {
    "included": lazy("The commission contains its VAT"),
    "added": lazy("VAT is added to the commission"),
}
