"""The receipt in words: every figure written, every label chosen, nothing placed yet.

All three renderers show this and compute nothing, so they cannot differ. Its labels are Vietnamese whatever
language a screen has: the paper is the customer's and the tax office's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.formatting import dong
from core.text import printable
from printing.documents.rules import ReceiptDocument, ReceiptHeader, ReceiptLine, VatRow

COPY_MARK = "BẢN IN LẠI"


class Weight(StrEnum):
    """How loudly a row speaks: plain, its figure bold, all bold, or the one sum that is paid."""

    PLAIN = "plain"
    FIGURE = "figure"
    STRONG = "strong"
    BIG = "big"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A label at the left and a figure at the right; either may be empty."""

    left: str
    right: str = ""
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One good: name, stars, notes and the rows of its figures."""

    name: str
    stars: int
    notes: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """Everything that a receipt shows, from top to bottom."""

    shop: str
    address: tuple[str, ...]
    title: str
    mark: str
    about: tuple[Row, ...]
    items: tuple[Item, ...]
    totals: tuple[Row, ...]
    vat: tuple[Row, ...]
    qr: str | None
    qr_caption: tuple[str, ...]
    footer: tuple[str, ...]


def sheet_of(document: ReceiptDocument) -> Sheet:
    """Write a document out; all texts come in NFC and without control characters."""
    return Sheet(
        shop=printable(document.header.name),
        address=tuple(_address(document.header)),
        title=printable(document.title),
        mark=COPY_MARK if document.copy else "",
        about=_about(document),
        items=tuple(_item(line, gift=document.gift) for line in document.lines),
        totals=() if document.gift else tuple(_totals(document)),
        vat=() if document.gift else (*map(_vat, document.vat), *_buyer(document)),
        qr=document.qr,
        qr_caption=tuple(map(printable, document.qr_caption)),
        footer=tuple(map(printable, document.footer)),
    )


def _address(header: ReceiptHeader) -> Iterator[str]:
    yield from map(printable, header.address)
    tax_code = f"MST {printable(header.tax_code)}" if header.tax_code else ""
    numbers = " · ".join(filter(None, (tax_code, printable(header.phone))))
    if numbers:
        yield numbers


def _about(document: ReceiptDocument) -> tuple[Row, ...]:
    return (
        Row(left=f"Số {printable(document.number)}", right=printable(document.issued_at)),
        Row(left=f"Quầy {printable(document.till)}", right=f"Thu ngân: {printable(document.cashier)}"),
    )


def _item(line: ReceiptLine, *, gift: bool) -> Item:
    return Item(
        name=printable(line.name),
        stars=line.stars,
        notes=tuple(map(printable, line.notes)),
        rows=(Row(left=printable(line.quantity)),) if gift else tuple(_figures(line)),
    )


def _figures(line: ReceiptLine) -> Iterator[Row]:
    price = f"{dong(line.unit_price_dong)}{printable(line.price_per)}"
    yield Row(left=f"{printable(line.quantity)} × {price}", right=dong(line.list_dong), weight=Weight.FIGURE)
    if line.discount_dong:
        yield Row(left=printable(line.discount_label), right=dong(-line.discount_dong), weight=Weight.FIGURE)


def _totals(document: ReceiptDocument) -> Iterator[Row]:
    label = "Hàng trả" if document.item_count < 0 else "Tiền hàng"
    yield Row(left=f"{label} ({abs(document.item_count)} món)", right=dong(document.subtotal_dong))
    if document.discount_dong:
        yield Row(left="Giảm giá", right=dong(-document.discount_dong))
    if document.rounding_dong:
        yield Row(left="Cộng", right=dong(document.total_dong))
        yield Row(left="Chênh lệch làm tròn", right=dong(document.rounding_dong))
    yield _due(document.due_dong)
    yield from _payments(document)


def _due(due_dong: int) -> Row:
    if due_dong < 0:
        return Row(left="TRẢ LẠI KHÁCH", right=f"{dong(-due_dong)} đ", weight=Weight.BIG)
    return Row(left="KHÁCH TRẢ", right=f"{dong(due_dong)} đ", weight=Weight.BIG)


def _payments(document: ReceiptDocument) -> Iterator[Row]:
    alone = len(document.payments) == 1 and document.tendered_dong is not None
    if not alone:
        for payment in document.payments:
            yield Row(left=printable(payment.label), right=dong(payment.amount_dong))
    if document.tendered_dong is not None:
        means = printable(document.payments[0].label) if alone else "Tiền mặt"
        yield Row(left=f"{means} khách đưa", right=dong(document.tendered_dong))
    if document.change_dong is not None:
        yield Row(left="Thối lại", right=dong(document.change_dong), weight=Weight.STRONG)


def _vat(row: VatRow) -> Row:
    label = printable(row.label)
    if row.amount_dong is None:
        return Row(left=label, right=dong(row.base_dong))
    return Row(left=f"Đã gồm {label} của {dong(row.base_dong)}", right=dong(row.amount_dong))


def _buyer(document: ReceiptDocument) -> tuple[Row, ...]:
    return (Row(left=printable(document.buyer)),) if document.buyer else ()
