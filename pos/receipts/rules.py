"""A receipt as a document: what was sold, in the words and order that the customer reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.formatting import moment, quantity
from inventory.products.rules import VatClass
from pos.checkout.rules import Means
from printing.documents.rules import (
    TITLE_RETURN,
    TITLE_SALE,
    PaymentRow,
    ReceiptDocument,
    ReceiptHeader,
    ReceiptLine,
    VatRow,
)

MEANS_VI = {
    Means.CASH: "Tiền mặt",
    Means.TRANSFER: "Chuyển khoản",
    Means.CARD: "Thẻ",
    Means.VOUCHER: "Phiếu quà tặng",
}
VAT_VI = {
    VatClass.NOT_TAXABLE: "Không chịu thuế",
    VatClass.NOT_DECLARED: "Không kê khai thuế",
    VatClass.NONE: "Không thuế",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SoldLine:
    """A stored line with what the receipt says of its product; amounts negative where goods came back.

    `returned_of` is the number of the receipt that they came back of, empty without one.
    """

    id: UUID
    product_id: UUID | None
    name: str
    unit: str
    unit_text: str
    quantity: int
    returned: int
    unit_price_dong: int
    price_basis: int
    list_dong: int
    discount_dong: int
    reason: str
    paid_dong: int
    vat_class: VatClass
    vat_rate_bp: int | None
    vat_dong: int
    producer: str
    commune: str
    stars: int
    returned_of: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paid:
    """A stored payment."""

    means: Means
    amount_dong: int
    tendered_dong: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """A stored sale, as its paper needs it."""

    id: UUID
    number: int
    receipt: str
    till: str
    cashier: str
    occurred_at: datetime
    total_dong: int
    rounding_dong: int
    header: ReceiptHeader
    lines: tuple[SoldLine, ...]
    payments: tuple[Paid, ...]


def document(receipt: Receipt, *, url: str, copy: bool = False) -> ReceiptDocument:
    """The paper of a sale; `url` is what its QR code opens, `copy` marks a reprint."""
    lines = receipt.lines
    tendered = [paid for paid in receipt.payments if paid.tendered_dong is not None]
    return ReceiptDocument(
        header=receipt.header,
        title=TITLE_SALE if any(line.quantity > 0 for line in lines) else TITLE_RETURN,
        number=receipt.receipt,
        issued_at=moment(receipt.occurred_at),
        till=receipt.till,
        cashier=receipt.cashier,
        lines=tuple(_line(line) for line in lines),
        item_count=sum(_pieces(line) for line in lines),
        subtotal_dong=sum(line.list_dong for line in lines),
        discount_dong=sum(line.discount_dong for line in lines),
        total_dong=receipt.total_dong,
        rounding_dong=receipt.rounding_dong,
        vat=vat_rows(lines),
        payments=tuple(
            PaymentRow(label=MEANS_VI[paid.means], amount_dong=paid.amount_dong) for paid in receipt.payments
        ),
        tendered_dong=sum(paid.tendered_dong or 0 for paid in tendered) if tendered else None,
        change_dong=sum((paid.tendered_dong or 0) - paid.amount_dong for paid in tendered)
        if tendered
        else None,
        qr=url,
        qr_caption=("Đưa mã này cho thu ngân", "khi đổi, trả hàng"),
        footer=("Cảm ơn quý khách!", "Giữ phiếu để đổi, trả hàng"),
        copy=copy,
    )


def _line(line: SoldLine) -> ReceiptLine:
    return ReceiptLine(
        name=line.name,
        quantity=_quantity(line),
        unit_price_dong=line.unit_price_dong,
        price_per=_per(line),
        list_dong=line.list_dong,
        discount_dong=line.discount_dong,
        discount_label=line.reason or "Giảm giá",
        paid_dong=line.paid_dong,
        notes=tuple(_notes(line)),
        stars=line.stars,
    )


def _notes(line: SoldLine) -> Iterator[str]:
    """Whose goods they are, and which receipt they came back of."""
    if line.producer:
        yield " · ".join(part for part in (line.producer, line.commune) if part)
    if line.returned_of:
        yield f"Trả từ phiếu {line.returned_of}"


def _quantity(line: SoldLine) -> str:
    if line.unit in {"", "piece"}:
        return f"{quantity(line.quantity)} {line.unit_text}".strip()
    return quantity(line.quantity, line.unit)


def _per(line: SoldLine) -> str:
    if line.price_basis == 1:
        return ""
    unit = {"gram": ("g", "kg"), "millilitre": ("ml", "lít")}.get(line.unit, ("", ""))
    return f"/{unit[1]}" if line.price_basis == 1000 else f"/{line.price_basis} {unit[0]}"


def _pieces(line: SoldLine) -> int:
    """How many things of a line the customer carries: weighed goods are one."""
    if line.unit in {"", "piece"}:
        return line.quantity
    return 1 if line.quantity > 0 else -1


def vat_rows(lines: Sequence[SoldLine]) -> tuple[VatRow, ...]:
    """VAT by class and rate, in the order they are met."""
    groups = dict.fromkeys((line.vat_class, line.vat_rate_bp) for line in lines)
    return tuple(_vat_row(vat_class, rate_bp, lines) for vat_class, rate_bp in groups)


def _vat_row(vat_class: VatClass, rate_bp: int | None, lines: Sequence[SoldLine]) -> VatRow:
    chosen = [line for line in lines if (line.vat_class, line.vat_rate_bp) == (vat_class, rate_bp)]
    label = f"VAT {rate_bp // 100} %" if rate_bp is not None else VAT_VI.get(vat_class, str(vat_class))
    return VatRow(
        label=label,
        base_dong=sum(line.paid_dong for line in chosen),
        amount_dong=sum(line.vat_dong for line in chosen) if rate_bp is not None else None,
    )
