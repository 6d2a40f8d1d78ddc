"""What a sale is: the words shared by checking, booking and storing it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from inventory.products.rules import VatClass
from pos.shifts.rules import ShiftOpened

SaleId = NewType("SaleId", UUID)
LineId = NewType("LineId", UUID)


class Means(StrEnum):
    """How money came or went."""

    CASH = "cash"
    TRANSFER = "transfer"
    CARD = "card"
    VOUCHER = "voucher"


class Verdict(StrEnum):
    """Why a body was kept apart."""

    MALFORMED = "malformed"
    ARITHMETIC = "arithmetic"
    WRONG_TILL = "wrong_till"
    CONFLICT = "conflict"


class Status(StrEnum):
    """The answer to one sale that was sent."""

    CREATED = "created"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    REJECTED = "rejected"


class PutBack(StrEnum):
    """Where goods that came back are put."""

    SHELF = "shelf"
    DAMAGED = "damaged"


class PutTo(StrEnum):
    """Where the books put goods that came back: on the shelf, aside for the producer, or with the house."""

    SHELF = "shelf"
    DAMAGED = "damaged"
    HOUSE = "house"


class ReturnReason(StrEnum):
    """Why goods came back; it decides who bears spoiled ones."""

    DEFECT = "defect"
    CHANGED_MIND = "changed_mind"
    HANDLING = "handling"


@dataclass(frozen=True, kw_only=True, slots=True)
class SentLine:
    """The customer's half of a line as the till sent it; negative throughout for a return."""

    id: LineId
    product_id: UUID | None
    scanned: str
    name: str
    lot_code: str | None
    quantity: int
    unit_price_dong: int
    price_basis: int
    list_dong: int
    line_discount_dong: int
    cart_discount_dong: int
    discount_reason: str
    paid_dong: int
    vat_class: VatClass
    vat_rate_bp: int | None
    vat_dong: int
    original_line_id: LineId | None
    to: PutBack | None
    return_reason: ReturnReason | None
    approved_by: UUID | None

    @property
    def discount_dong(self) -> int:
        """D, of the line and of the cart together."""
        return self.line_discount_dong + self.cart_discount_dong


@dataclass(frozen=True, kw_only=True, slots=True)
class SentPayment:
    """Money by one means; `seen_at` is when the cashier saw a transfer arrive."""

    id: UUID
    means: Means
    amount_dong: int
    tendered_dong: int | None
    reference: str
    seen_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SentSale:
    """A sale as it was sent, with the text it came as and that text's hash.

    Sales of another till's file have no shift and name the receipt of that till.
    """

    id: SaleId
    number: int
    shift: ShiftOpened | None
    cashier_id: UUID | None
    device_at: datetime
    clock_offset_ms: int
    lines: tuple[SentLine, ...]
    payments: tuple[SentPayment, ...]
    rounding_dong: int
    total_dong: int
    content: str
    content_sha256: str
    external_receipt: str | None = None
    moves_stock: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Malformed:
    """A sale that cannot be read: its id as far as it has one, why, and its body as it came."""

    sale_id: str
    reason: str
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """The stored answer to one sale."""

    sale_id: str
    status: Status
    receipt: str | None = None
    reason: str | None = None
