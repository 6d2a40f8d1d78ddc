"""What states of tills are called on screens."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from pos.tills.rules import TillState

STATE_NAMES: Mapping[TillState, LazyString] = {
    TillState.NEW: lazy("Not enrolled"),
    TillState.WAITING: lazy("Code given"),
    TillState.ENROLLED: lazy("Enrolled"),
    TillState.RETIRED: lazy("Retired"),
}
STATE_TONES: Mapping[TillState, str] = {
    TillState.NEW: "note",
    TillState.WAITING: "note",
    TillState.ENROLLED: "ok",
    TillState.RETIRED: "out",
}
