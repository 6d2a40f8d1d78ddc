"""The receipt document: what a customer's paper says, before it is drawn in any way.

All amounts are whole đồng, negative where goods came back. A document that does not add up cannot be made.
"""

from dataclasses import dataclass

MAX_STARS = 5
UNNAMED_BUYER = "Bán cho người tiêu dùng"
TITLE_SALE = "PHIẾU BÁN HÀNG"
TITLE_RETURN = "PHIẾU KHÁCH TRẢ HÀNG"


class DoesNotAddUp(Exception):
    """The figures of a document contradict each other; whoever made it has a bug."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiptHeader:
    """Who sells: the place's name, address in one or more lines, tax code and phone (may be empty)."""

    name: str
    address: tuple[str, ...] = ()
    tax_code: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiptLine:
    """One good.

    `quantity` and `price_per` are texts as people read them: "2 gói" and "", or "0,385 kg" and "/kg";
    `discount_label` is what stands before the discount ("Giảm 5 %"); `notes` are producer and commune.
    """

    name: str
    quantity: str
    unit_price_dong: int
    list_dong: int
    paid_dong: int
    discount_dong: int = 0
    price_per: str = ""
    discount_label: str = "Giảm"
    notes: tuple[str, ...] = ()
    stars: int = 0

    def __post_init__(self) -> None:
        """Raise DoesNotAddUp unless paid = list - discount; ValueError for stars that do not exist."""
        _check(f"line {self.name!r}", self.list_dong - self.discount_dong, self.paid_dong)
        if not 0 <= self.stars <= MAX_STARS:
            raise ValueError(f"{self.stars} stars")


@dataclass(frozen=True, kw_only=True, slots=True)
class VatRow:
    """The VAT contained in the amounts of one class; `amount_dong` is None where a class has no rate."""

    label: str
    base_dong: int
    amount_dong: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentRow:
    """Money by one means; negative when it went back to the customer."""

    label: str
    amount_dong: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiptDocument:
    """A receipt. `issued_at` is the local time as text; `item_count` is the "14 món" of the totals.

    `total_dong` is what the lines cost, before cash rounding; payments add up to `due_dong`.
    `qr` is what the QR code says; `qr_caption` stands beside it. `copy` marks a reprint; `gift` leaves out
    every amount.
    """

    header: ReceiptHeader
    number: str
    issued_at: str
    till: str
    cashier: str
    lines: tuple[ReceiptLine, ...]
    item_count: int
    subtotal_dong: int
    total_dong: int
    payments: tuple[PaymentRow, ...]
    discount_dong: int = 0
    rounding_dong: int = 0
    vat: tuple[VatRow, ...] = ()
    tendered_dong: int | None = None
    change_dong: int | None = None
    title: str = TITLE_SALE
    buyer: str = UNNAMED_BUYER
    qr: str | None = None
    qr_caption: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    copy: bool = False
    gift: bool = False

    @property
    def due_dong(self) -> int:
        """What the customer pays, or gets back when negative."""
        return self.total_dong + self.rounding_dong

    def __post_init__(self) -> None:
        """Raise DoesNotAddUp unless lines, totals and payments agree."""
        _check("list prices", sum(line.list_dong for line in self.lines), self.subtotal_dong)
        _check("discounts", sum(line.discount_dong for line in self.lines), self.discount_dong)
        _check("total", self.subtotal_dong - self.discount_dong, self.total_dong)
        _check("payments", sum(payment.amount_dong for payment in self.payments), self.due_dong)


def _check(what: str, reckoned_dong: int, stated_dong: int) -> None:
    if reckoned_dong != stated_dong:
        raise DoesNotAddUp(f"{what}: {reckoned_dong} is not {stated_dong}")
