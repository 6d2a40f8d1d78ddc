"""What pages call the parts of sales."""

from collections.abc import Iterable

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as lazy

from pos.checkout.rules import Means
from review.sales.rules import By

MEANS_NAMES: dict[str, LazyString] = {
    Means.CASH: lazy("Cash"),
    Means.TRANSFER: lazy("Transfer"),
    Means.CARD: lazy("Card"),
    Means.VOUCHER: lazy("Gift voucher"),
}

BY_NAMES: dict[By, LazyString] = {
    By.DAY: lazy("By day"),
    By.HOUR: lazy("By hour"),
    By.PLACE: lazy("By place"),
    By.PRODUCER: lazy("By producer"),
    By.PRODUCT: lazy("By product"),
    By.SET: lazy("By product set"),
    By.STARS: lazy("By stars"),
    By.CASHIER: lazy("By cashier"),
    By.MEANS: lazy("By means of payment"),
}

HEADS: dict[By, LazyString] = {
    By.DAY: lazy("Day"),
    By.HOUR: lazy("Hour"),
    By.PLACE: lazy("Place"),
    By.PRODUCER: lazy("Producer"),
    By.PRODUCT: lazy("Product"),
    By.SET: lazy("Product set"),
    By.STARS: lazy("Stars"),
    By.CASHIER: lazy("Cashier"),
    By.MEANS: lazy("Means of payment"),
}

PERIOD_NAMES: dict[str, LazyString] = {
    "today": lazy("Today"),
    "month": lazy("This month"),
    "last_month": lazy("Last month"),
    "year": lazy("This year"),
}


def means_text(means: Iterable[str]) -> str:
    """The means of payment of a sale in words."""
    return " + ".join(str(MEANS_NAMES[each]) for each in means) or gettext("Nothing paid here")
