"""What a person has to look at. A fact is never refused; what is odd about it is said here."""

from dataclasses import dataclass
from enum import StrEnum

from core.text import search_key


class AnomalyKind(StrEnum):
    """The kinds, each with its own way of being closed."""

    AGREEMENT_ENDED = "agreement_ended"
    CLOCK = "clock"
    DISCOUNT_DIFFERS = "discount_differs"
    HOUSE_NEGATIVE = "house_negative"
    LATE_FOR_SHIFT = "late_for_shift"
    NO_AGREEMENT = "no_agreement"
    NUMBER_CLASH = "number_clash"
    OVER_RETURN = "over_return"
    OVERSOLD = "oversold"
    PRICE_DIFFERS = "price_differs"
    RETURN_AMOUNT_DIFFERS = "return_amount_differs"
    RETURN_UNMATCHED = "return_unmatched"
    ROUNDING_DIFFERS = "rounding_differs"
    SALE_CONFLICT = "sale_conflict"
    SALE_REJECTED = "sale_rejected"
    UNKNOWN_APPROVER = "unknown_approver"
    UNKNOWN_CASHIER = "unknown_cashier"
    UNKNOWN_ITEM = "unknown_item"
    UNKNOWN_SHIFT = "unknown_shift"
    VAT_DIFFERS = "vat_differs"


LEAST_WORDS = 2
"""What a closing note has: one word alone says nothing to who reads it a year later."""


def is_said(note: str) -> bool:
    """Whether a closing note says something."""
    return len(search_key(note).split()) >= LEAST_WORDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Anomaly:
    """One thing to look at: its kind, what it is about, and a note for the person who will."""

    kind: AnomalyKind
    subject_kind: str
    subject_id: str
    note: str = ""
