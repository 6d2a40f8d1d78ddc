"""What pages call the things to look at, and what they say happened."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from core.anomalies.rules import AnomalyKind as K

KIND_NAMES: dict[K, LazyString] = {
    K.AGREEMENT_ENDED: lazy("Sold after the agreement ended"),
    K.CLOCK: lazy("The till's clock is wrong"),
    K.DISCOUNT_DIFFERS: lazy("Another cart discount"),
    K.HOUSE_NEGATIVE: lazy("The showroom adds money"),
    K.LATE_FOR_SHIFT: lazy("Came after its shift was closed"),
    K.NO_AGREEMENT: lazy("Sold without an agreement"),
    K.NUMBER_CLASH: lazy("Two sales with one number"),
    K.OVER_RETURN: lazy("More brought back than was sold"),
    K.OVERSOLD: lazy("Sold without stock"),
    K.PRICE_DIFFERS: lazy("Another price than the catalogue's"),
    K.RETURN_AMOUNT_DIFFERS: lazy("Another refund than was paid"),
    K.RETURN_UNMATCHED: lazy("Brought back without a receipt"),
    K.ROUNDING_DIFFERS: lazy("Another cash rounding"),
    K.SALE_CONFLICT: lazy("Two contents of one sale"),
    K.SALE_REJECTED: lazy("A sale that was kept apart"),
    K.UNKNOWN_APPROVER: lazy("Approved by nobody known"),
    K.UNKNOWN_CASHIER: lazy("Unknown cashier"),
    K.UNKNOWN_ITEM: lazy("Unknown goods"),
    K.UNKNOWN_SHIFT: lazy("Unknown shift"),
    K.VAT_DIFFERS: lazy("Another VAT"),
}

WHAT_HAPPENED: dict[K, LazyString] = {
    K.AGREEMENT_ENDED: lazy(
        "The producer's agreement had ended when this was sold. The last terms were used. Agree on new "
        "terms, or take the goods out of sale."
    ),
    K.CLOCK: lazy(
        "The till's clock did not fit its shift or its sale before, so the time of the sale was held at "
        "a limit. Set the clock of the device."
    ),
    K.DISCOUNT_DIFFERS: lazy(
        "The till spread the discount of the cart over the lines in another way than the rules do. The "
        "sale stands as it was made."
    ),
    K.HOUSE_NEGATIVE: lazy(
        "After the producer's share and the discounts nothing is left for the showroom: it adds money of "
        "its own. Check the terms and the discount."
    ),
    K.LATE_FOR_SHIFT: lazy(
        "The sale arrived when its shift was closed already. It stands in that shift, below its closing. "
        "Compare with the cash difference of the shift."
    ),
    K.NO_AGREEMENT: lazy(
        "The producer has no agreement, so nobody's share could be booked. What was paid waits until it "
        "is assigned."
    ),
    K.NUMBER_CLASH: lazy(
        "A till used a receipt number a second time. Both sales are kept. Was a till set up anew, or "
        "used twice?"
    ),
    K.OVER_RETURN: lazy(
        "More was brought back than was left of the line that was sold. What is above it is borne by the "
        "showroom; the producer's share stands."
    ),
    K.OVERSOLD: lazy(
        "The books had fewer pieces at this place than were sold. The sale stands; count the goods, or "
        "enter the delivery that is missing."
    ),
    K.PRICE_DIFFERS: lazy(
        "It was sold at another price than the catalogue had at that moment. The price of the sale stands."
    ),
    K.RETURN_AMOUNT_DIFFERS: lazy(
        "What was given back is not the part of what was paid. The books reverse what was paid; the "
        "difference stays in the till."
    ),
    K.RETURN_UNMATCHED: lazy(
        "Goods were brought back and the line they were sold on is not known. Nobody's share was reversed."
    ),
    K.ROUNDING_DIFFERS: lazy(
        "The till rounded cash in another way than this place does. The sale stands as it was made."
    ),
    K.SALE_CONFLICT: lazy(
        "A sale arrived a second time with other content. The first one stands and nothing was "
        "overwritten. Compare both, and enter by hand what is missing."
    ),
    K.SALE_REJECTED: lazy(
        "A sale arrived that could not be stored: its sums do not add up or it came from a wrong till. "
        "It is in no total until somebody has seen to it."
    ),
    K.UNKNOWN_APPROVER: lazy("The till names an approver whom the books do not know. Ask who approved it."),
    K.UNKNOWN_CASHIER: lazy("The till names a cashier whom the books do not know. Ask who sold it."),
    K.UNKNOWN_ITEM: lazy(
        "Something was sold that no product is known for. It stands in the sale; no producer was "
        "credited and no stock was taken."
    ),
    K.UNKNOWN_SHIFT: lazy(
        "The sale names a shift that the books did not have. It was made from what the sale says."
    ),
    K.VAT_DIFFERS: lazy(
        "It was sold with another VAT class or rate than the product's. The sale stands; see to the invoice."
    ),
}

NOTED: dict[K, LazyString] = {
    K.CLOCK: lazy("The device said"),
    K.HOUSE_NEGATIVE: lazy("Left for the showroom (đ)"),
    K.OVER_RETURN: lazy("Brought back > left"),
    K.OVERSOLD: lazy("Missing in the books"),
    K.PRICE_DIFFERS: lazy("Sold at / in the catalogue (đ)"),
    K.UNKNOWN_ITEM: lazy("Scanned or typed"),
    K.VAT_DIFFERS: lazy("Sold with / the product's"),
}
"""What a note says; others are just noted."""

PART_NAMES: dict[str, LazyString] = {
    "number": lazy("Number"),
    "at": lazy("Time of the device"),
    "lines": lazy("Lines"),
    "payments": lazy("Payments"),
    "rounding": lazy("Cash rounding"),
    "total": lazy("Total"),
}
