"""What the proof says to people; JSON has the English words."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

TITLES: dict[str, LazyString] = {
    "account balances are the sums of entries": lazy("account balances are the sums of entries"),
    "payouts and their entries agree": lazy("payouts and their entries agree"),
    "each sold line is on its producer's account once": lazy(
        "each sold line is on its producer's account once"
    ),
    "each entry is on one live statement at most": lazy("each entry is on one live statement at most"),
    "nothing due was left out of a statement": lazy("nothing due was left out of a statement"),
    "statements are the sums of their lines and carry on": lazy(
        "statements are the sums of their lines and carry on"
    ),
    "stored papers fit their hashes": lazy("stored papers fit their hashes"),
    "facts are append-only": lazy("facts are append-only"),
    "money and quantities are whole numbers": lazy("money and quantities are whole numbers"),
    "A = L − D, B = P + C + T, A = P + H + M on every line": lazy(
        "A = L − D, B = P + C + T, A = P + H + M on every line"
    ),
    "total = lines, payments = total + rounding on every sale": lazy(
        "total = lines, payments = total + rounding on every sale"
    ),
    "both halves of every line agree": lazy("both halves of every line agree"),
    "sales are whole, with their stock": lazy("sales are whole, with their stock"),
    "stored content fits its hash": lazy("stored content fits its hash"),
    "receipt numbers are used once": lazy("receipt numbers are used once"),
    "returns stay within what was sold": lazy("returns stay within what was sold"),
    "closings hold what was recorded before them": lazy("closings hold what was recorded before them"),
    "perpetual totals never fall": lazy("perpetual totals never fall"),
    "cash expected, counted and the difference": lazy("cash expected, counted and the difference"),
    "goods move between two places in the direction of their kind": lazy(
        "goods move between two places in the direction of their kind"
    ),
    "every unit has an owner": lazy("every unit has an owner"),
    "stock balances are the sums of movements": lazy("stock balances are the sums of movements"),
    "nothing is below zero without an oversold movement": lazy(
        "nothing is below zero without an oversold movement"
    ),
}

COMPARED: dict[str, LazyString] = {
    "paid = payments − rounding": lazy("paid = payments − rounding"),
    "transfers = confirmed + unconfirmed": lazy("transfers = confirmed + unconfirmed"),
    "paid = shares + hosts + house + unassigned": lazy("paid = shares + hosts + house + unassigned"),
    "shares = entries of the producers": lazy("shares = entries of the producers"),
    "counted = expected + difference": lazy("counted = expected + difference"),
    "stock: opening + movements = closing": lazy("stock: opening + movements = closing"),
}


def compared(what: str) -> str:
    """What was compared, in the reader's language; a shift stands in brackets behind it."""
    words, sign, shift = what.partition(" (")
    return f"{COMPARED[words]}{sign}{shift}"
