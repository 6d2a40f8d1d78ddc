"""What pages call the parts of a statement."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from core.formatting import dong, money
from inventory.stock.labels import COLUMN_NAMES
from settlement.entries.rules import EntryKind
from settlement.papers.checks import Check, Finding
from settlement.papers.rules import Part, Step
from settlement.statements.rules import State

PART_NAMES: dict[Part, LazyString] = {
    Part.CARRIED: lazy("Carried over"),
    Part.SALES: lazy("Share of goods sold"),
    Part.RETURNS: lazy("Goods brought back"),
    Part.KEPT: lazy("Fees and taxes"),
    Part.OTHER: lazy("Compensation, adjustment"),
}

STEP_NAMES: dict[Step, LazyString] = {
    Step.LIST: lazy("Price, tax included"),
    Step.DISCOUNT: lazy("Discount that the producer bears"),
    Step.HOST: lazy("The supermarket's margin that the producer bears"),
    Step.BASE: lazy("Price that the commission counts from"),
    Step.COMMISSION: lazy("Commission"),
    Step.TAX_KEPT: lazy("Tax that is paid for the producer"),
    Step.SHARE: lazy("The producer's share"),
}

STATE_NAMES: dict[State, LazyString] = {
    State.CANCELLED: lazy("Cancelled"),
    State.CARRIED: lazy("Carried on"),
    State.PAID: lazy("Paid"),
    State.PARTLY_PAID: lazy("Partly paid"),
    State.UNPAID: lazy("Not paid yet"),
}

STATE_TONES: dict[State, str] = {
    State.CANCELLED: "out",
    State.CARRIED: "out",
    State.PAID: "ok",
    State.PARTLY_PAID: "note",
    State.UNPAID: "note",
}

ENTRY_NAMES: dict[EntryKind, LazyString] = {
    EntryKind.SALE: lazy("Sale"),
    EntryKind.RETURN: lazy("Goods brought back"),
    EntryKind.FEE: lazy("Fee"),
    EntryKind.COMPENSATION: lazy("Compensation"),
    EntryKind.DISPOSAL: lazy("Cost of disposal"),
    EntryKind.TAX_WITHHELD: lazy("Tax withheld"),
    EntryKind.ADJUSTMENT: lazy("Adjustment"),
    EntryKind.OPENING_BALANCE: lazy("Opening balance"),
    EntryKind.PAYOUT: lazy("Payout"),
    EntryKind.RETURNED_TRANSFER: lazy("Transfer that came back"),
    EntryKind.CORRECTION: lazy("Correction"),
}

STOCK_NAMES = COLUMN_NAMES

BRIDGE_NAMES: dict[str, LazyString] = {
    "sold": lazy("Sold in this table"),
    "not_due": lazy("Not due yet"),
    "earlier": lazy("Due now from earlier tables"),
    "disputed": lazy("Disputed"),
    "settled": lazy("Sold on this statement"),
}

SETTLE_COLUMNS: dict[str, LazyString] = {
    "producer": lazy("Producer"),
    "statement": lazy("Statement"),
    "lines": lazy("Lines"),
    "share_dong": lazy("The producer's share"),
    "total_dong": lazy("Total"),
    "balance_dong": lazy("Balance"),
    "payable_dong": lazy("To pay"),
}
"""What `flask settle` shows, with the heads of its columns; JSON has all figures."""

CHECK_NAMES: dict[tuple[Check, bool], LazyString] = {
    (Check.BALANCE, True): lazy("The producer owes nothing"),
    (Check.BALANCE, False): lazy("The producer owes %(amount)s: it is carried on"),
    (Check.STOCK, True): lazy("No stock is below nothing"),
    (Check.STOCK, False): lazy("Below nothing at %(count)s places: count the goods"),
    (Check.ACCOUNT, True): lazy("There is a bank account to pay to"),
    (Check.ACCOUNT, False): lazy("No bank account to pay to yet, or one changed less than 24 hours ago"),
    (Check.USUAL, True): lazy("Not far from the statement before, %(amount)s"),
    (Check.USUAL, False): lazy("Far from the statement before, %(amount)s"),
    (Check.LATE, False): lazy("%(count)s lines were written down after their days had been settled"),
}
"""What is said of a check, fine or not; %(amount)s and %(count)s are its figures."""


def told(finding: Finding) -> str:
    """What a check found, in words."""
    sentence = str(CHECK_NAMES[finding.check, finding.is_fine])
    return sentence % {"amount": money(finding.amount_dong), "count": dong(finding.count)}
