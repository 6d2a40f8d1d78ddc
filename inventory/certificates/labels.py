"""What pages call the parts of a certificate."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from inventory.certificates.rules import EndKind, State

STATE_NAMES: dict[State, LazyString] = {
    State.VALID: lazy("Valid"),
    State.EXPIRING: lazy("Ends within 90 days"),
    State.EXPIRED: lazy("Expired"),
    State.ENDED: lazy("Suspended or revoked"),
    State.TO_COME: lazy("To come"),
}

STATE_TONES: dict[State, str] = {
    State.VALID: "ok",
    State.EXPIRING: "note",
    State.EXPIRED: "out",
    State.ENDED: "stop",
    State.TO_COME: "note",
}

END_NAMES: dict[EndKind, LazyString] = {
    EndKind.SUSPENDED: lazy("Suspended"),
    EndKind.REVOKED: lazy("Revoked"),
    EndKind.REPLACED: lazy("Replaced"),
}
