"""Sales of another till: rows become whole sales, and what came back finds the line that it was sold on."""

import hashlib
import json
from bisect import bisect_right, insort_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inventory.products.rules import VatClass
from pos.checkout.rules import LineId, Means, PutBack, SaleId, SentLine, SentPayment, SentSale
from pos.pricing.rules import Taxed, list_price, vat_of_lines
from settlement.entries.rules import part_of


@dataclass(frozen=True, kw_only=True, slots=True)
class SoldRow:
    """One row of the file; a negative quantity came back, the discount is off the whole line in đồng."""

    row: int
    occurred_at: datetime
    receipt: str
    code: str
    quantity: int
    unit_price_dong: int
    discount_dong: int
    means: Means | None
    original_receipt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundGoods:
    """The product of a row, with the VAT rate of its class on the day of the sale."""

    product_id: UUID
    name: str
    price_basis: int
    vat_class: VatClass
    vat_rate_bp: int | None


@dataclass(kw_only=True, slots=True)
class OpenLine:
    """A sold line that something may come back of; `returned` counts on while the file is read."""

    line_id: LineId
    product_id: UUID
    receipt: str
    occurred_at: datetime
    unit_price_dong: int
    quantity: int
    returned: int
    list_dong: int
    paid_dong: int
    vat_dong: int


def by_receipt(rows: Iterable[SoldRow]) -> list[tuple[SoldRow, ...]]:
    """The rows of each receipt together, receipts in order of their first moment, then as they stand."""
    receipts: dict[str, list[SoldRow]] = {}
    for row in rows:
        receipts.setdefault(row.receipt, []).append(row)
    return sorted((tuple(found) for found in receipts.values()), key=lambda found: (_at(found), found[0].row))


def takes_back(rows: Sequence[SoldRow]) -> bool:
    """Whether a receipt has goods that came back."""
    return any(row.quantity < 0 for row in rows)


def batches(receipts: Iterable[tuple[SoldRow, ...]], most: int) -> Iterator[list[tuple[SoldRow, ...]]]:
    """Receipts that can be written together, at most so many: one that takes back begins a batch of its own.

    What it takes back has been written then.
    """
    batch: list[tuple[SoldRow, ...]] = []
    for rows in receipts:
        if batch and (len(batch) == most or takes_back(rows)):
            yield batch
            batch = []
        batch.append(rows)
    if batch:
        yield batch


def _at(rows: Sequence[SoldRow]) -> datetime:
    return min(row.occurred_at for row in rows)


def content_of(rows: Sequence[SoldRow]) -> str:
    """What two files must agree on for a receipt to be the same again."""
    told = [
        [
            row.occurred_at.isoformat(),
            row.code,
            row.quantity,
            row.unit_price_dong,
            row.discount_dong,
            row.means,
            row.original_receipt,
        ]
        for row in rows
    ]
    return json.dumps({"receipt": rows[0].receipt, "rows": told}, ensure_ascii=False, separators=(",", ":"))


def digest(content: str) -> str:
    """The hash that is stored beside a sale's content."""
    return hashlib.sha256(content.encode()).hexdigest()


class OpenLines:
    """The sold lines that something may come back of, found without going through all of them."""

    def __init__(self, lines: Iterable[OpenLine] = ()) -> None:
        """Begin with these lines, in any order."""
        self._of_receipt: dict[tuple[UUID, str], list[OpenLine]] = {}
        self._at_price: dict[tuple[UUID, int], list[OpenLine]] = {}
        for line in lines:
            self.add(line)

    def add(self, line: OpenLine) -> None:
        """Know one more line; those of one moment stay in the order that they came in."""
        self._of_receipt.setdefault((line.product_id, line.receipt), []).append(line)
        priced = self._at_price.setdefault((line.product_id, line.unit_price_dong), [])
        insort_right(priced, line, key=_sold_at)

    def original_of(self, row: SoldRow, product_id: UUID) -> OpenLine | None:
        """The sold line that a return belongs to: of its original receipt, else the latest earlier one.

        It must be of the same product with enough left; without a named receipt at the same unit price too.
        """
        named = self._of_receipt.get((product_id, row.original_receipt), []) if row.original_receipt else []
        fitting = [line for line in named if line.occurred_at <= row.occurred_at and _has_left(line, row)]
        fitting.sort(key=lambda line: line.unit_price_dong == row.unit_price_dong)
        return fitting[-1] if fitting else self._latest(row, product_id)

    def _latest(self, row: SoldRow, product_id: UUID) -> OpenLine | None:
        """The latest line at the row's price; those that nothing is left of are forgotten on the way."""
        lines = self._at_price.get((product_id, row.unit_price_dong), [])
        for i in reversed(range(bisect_right(lines, row.occurred_at, key=_sold_at))):
            if _has_left(lines[i], row):
                return lines[i]
            if lines[i].returned == lines[i].quantity:
                del lines[i]
        return None


def _sold_at(line: OpenLine) -> datetime:
    return line.occurred_at


def _has_left(line: OpenLine, row: SoldRow) -> bool:
    return line.quantity - line.returned >= -row.quantity


def sold_line(row: SoldRow, goods: FoundGoods, line_id: LineId, vat_dong: int) -> SentLine:
    """A sold row, or a return that nothing sold fits, at the amounts of the file."""
    list_dong = list_price(row.unit_price_dong, row.quantity, goods.price_basis)
    return _line(row, goods, line_id, (list_dong, list_dong - discount_of(row), vat_dong), None)


def returned_line(row: SoldRow, goods: FoundGoods, line_id: LineId, original: OpenLine) -> SentLine:
    """A return at the frozen amounts of its sold line; counts it against what is left."""

    def back(total: int) -> int:
        return -part_of(total, original.quantity, original.returned, -row.quantity)

    amounts = (back(original.list_dong), back(original.paid_dong), back(original.vat_dong))
    original.returned -= row.quantity
    return _line(row, goods, line_id, amounts, original.line_id)


def discount_of(row: SoldRow) -> int:
    """The discount with the sign of the quantity, however the other till wrote it."""
    return abs(row.discount_dong) if row.quantity > 0 else -abs(row.discount_dong)


def _line(
    row: SoldRow, goods: FoundGoods, line_id: LineId, amounts: tuple[int, int, int], original: LineId | None
) -> SentLine:
    list_dong, paid_dong, vat_dong = amounts
    return SentLine(
        id=line_id,
        product_id=goods.product_id,
        scanned=row.code,
        name=goods.name,
        lot_code=None,
        quantity=row.quantity,
        unit_price_dong=row.unit_price_dong,
        price_basis=goods.price_basis,
        list_dong=list_dong,
        line_discount_dong=list_dong - paid_dong,
        cart_discount_dong=0,
        discount_reason="",
        paid_dong=paid_dong,
        vat_class=goods.vat_class,
        vat_rate_bp=goods.vat_rate_bp,
        vat_dong=vat_dong,
        original_line_id=original,
        to=PutBack.SHELF if row.quantity < 0 else None,
        return_reason=None,
        approved_by=None,
    )


def vat_of(rows: Sequence[SoldRow], goods: Sequence[FoundGoods]) -> list[int]:
    """VAT of each row of a receipt as its class has it; what came back is a group of its own."""
    taxed = [
        Taxed(
            group=(found.vat_class, row.quantity > 0),
            paid_dong=abs(
                list_price(row.unit_price_dong, row.quantity, found.price_basis) - discount_of(row)
            ),
            rate_bp=found.vat_rate_bp,
        )
        for row, found in zip(rows, goods, strict=True)
    ]
    return [vat if row.quantity > 0 else -vat for row, vat in zip(rows, vat_of_lines(taxed), strict=True)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ids:
    """The keys of a sale that is about to be made."""

    sale: SaleId
    payment: UUID
    number: int


def sale_of(rows: Sequence[SoldRow], lines: Sequence[SentLine], ids: Ids, *, moves_stock: bool) -> SentSale:
    """The sale of one receipt, paid by the means that the file names, cash where it names none."""
    total = sum(line.paid_dong for line in lines)
    means = next((row.means for row in rows if row.means), Means.CASH)
    payment = SentPayment(
        id=ids.payment, means=means, amount_dong=total, tendered_dong=None, reference="", seen_at=None
    )
    content = content_of(rows)
    return SentSale(
        id=ids.sale,
        number=ids.number,
        shift=None,
        cashier_id=None,
        device_at=_at(rows),
        clock_offset_ms=0,
        lines=tuple(lines),
        payments=(payment,) if total else (),
        rounding_dong=0,
        total_dong=total,
        content=content,
        content_sha256=digest(content),
        external_receipt=rows[0].receipt,
        moves_stock=moves_stock,
    )


def open_line(line: SentLine, goods: FoundGoods, receipt: str, occurred_at: datetime) -> OpenLine:
    """A line of this file as later rows may give it back."""
    return OpenLine(
        line_id=line.id,
        product_id=goods.product_id,
        receipt=receipt,
        occurred_at=occurred_at,
        unit_price_dong=line.unit_price_dong,
        quantity=line.quantity,
        returned=0,
        list_dong=line.list_dong,
        paid_dong=line.paid_dong,
        vat_dong=line.vat_dong,
    )
