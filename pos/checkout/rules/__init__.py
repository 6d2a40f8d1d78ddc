"""Every decision about a sale, pure: what was sent, whether it adds up, what the books make of it."""

from pos.checkout.rules.arithmetic import faults
from pos.checkout.rules.booking import Book, BookedLine, book
from pos.checkout.rules.ground import Goods, Ground, Original, Place, ShiftKnown, SoldBy
from pos.checkout.rules.sent import (
    LineId,
    Malformed,
    Means,
    Outcome,
    PutBack,
    PutTo,
    ReturnReason,
    SaleId,
    SentLine,
    SentPayment,
    SentSale,
    Status,
    Verdict,
)

__all__ = [
    "Book",
    "BookedLine",
    "Goods",
    "Ground",
    "LineId",
    "Malformed",
    "Means",
    "Original",
    "Outcome",
    "Place",
    "PutBack",
    "PutTo",
    "ReturnReason",
    "SaleId",
    "SentLine",
    "SentPayment",
    "SentSale",
    "ShiftKnown",
    "SoldBy",
    "Status",
    "Verdict",
    "book",
    "faults",
]
