"""What pages call the parts of an agreement."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from inventory.agreements.rules import BaseVat, Bearer, CommissionVat, TermKind

KIND_NAMES: dict[TermKind, LazyString] = {
    TermKind.PERCENT: lazy("The price less a commission in percent"),
    TermKind.FIXED_NET: lazy("A fixed net for each piece, whatever the price"),
}

BASE_NAMES: dict[BaseVat, LazyString] = {
    BaseVat.INCLUDED: lazy("the price with VAT"),
    BaseVat.EXCLUDED: lazy("the price without VAT"),
}

BEARER_NAMES: dict[Bearer, LazyString] = {
    Bearer.HOUSE: lazy("The house bears discounts"),
    Bearer.PRODUCER: lazy("The producer bears discounts"),
    Bearer.SHARED: lazy("Both bear discounts"),
}

COMMISSION_VAT_NAMES: dict[CommissionVat, LazyString] = {
    CommissionVat.INCLUDED: lazy("The commission contains its VAT"),
    CommissionVat.ADDED: lazy("VAT is added to the commission"),
}
