"""What pages call the ways of paying."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from settlement.payouts.rules import PayoutMethod

METHOD_NAMES: dict[str, LazyString] = {
    str(PayoutMethod.TRANSFER): lazy("Bank transfer"),
    str(PayoutMethod.CASH): lazy("Cash"),
}
