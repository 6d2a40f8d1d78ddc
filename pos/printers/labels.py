"""What print jobs are called on screens."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from printing.jobs.rules import JobKind, JobState, Reason
from printing.printers.rules import Width

WIDTH_NAMES: Mapping[Width, LazyString] = {
    Width.WIDE: lazy("80 mm"),
    Width.NARROW: lazy("58 mm"),
}
KIND_NAMES: Mapping[JobKind, LazyString] = {
    JobKind.DRAWER: lazy("Drawer opened"),
    JobKind.RECEIPT: lazy("Receipt"),
    JobKind.TEST_PAGE: lazy("Trial page"),
}
STATE_NAMES: Mapping[JobState, LazyString] = {
    JobState.QUEUED: lazy("Waiting to be printed"),
    JobState.LEASED: lazy("In hand"),
    JobState.SENDING: lazy("Being sent"),
    JobState.SENT: lazy("Sent"),
    JobState.CONFIRMED: lazy("Printed"),
    JobState.FAILED: lazy("Failed"),
    JobState.EXPIRED: lazy("Too old, not printed"),
}
STATE_TONES: Mapping[JobState, str] = {
    JobState.QUEUED: "note",
    JobState.LEASED: "note",
    JobState.SENDING: "note",
    JobState.SENT: "ok",
    JobState.CONFIRMED: "ok",
    JobState.FAILED: "stop",
    JobState.EXPIRED: "out",
}
REASON_NAMES: Mapping[Reason, LazyString] = {
    Reason.COVER: lazy("Its cover is open."),
    Reason.ERROR: lazy("It reports an error."),
    Reason.OFFLINE: lazy("It does not answer: is it switched on and in the network?"),
    Reason.PAPER: lazy("It has no paper."),
    Reason.REFUSED: lazy("Its address is not allowed."),
    Reason.UNKNOWN: lazy("Nobody knows whether it is on paper: look."),
}
