"""Importing another till's sales: past sales, booked by the rules and terms of their own moment.

A file is one transaction. It is checked whole before anything is written; the same file again changes
nothing, because a receipt that is stored stays as it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum
from itertools import count
from typing import TypeVar, cast

from sqlalchemy.orm import Session

from core.clock import calendar_day
from core.db import Overtaken, retried, transaction
from core.ids import new_id
from inventory.imports.reading.progress import WHOLE, Steps
from inventory.imports.reading.reader import Reading, Record
from inventory.imports.reading.values import Unreadable
from inventory.imports.rules import Imported, InTheFuture, Order, SeveralGoods, Tally, UnknownGoods
from inventory.imports.services.batches import record_batch
from inventory.locations.queries import LocationView
from inventory.locations.rules import LocationId
from inventory.products import queries as products
from inventory.products.finding import Found, goods_by_code
from inventory.products.rules import VatRate, vat_rate_bp
from pos.checkout import queries as sales
from pos.checkout.rules import LineId, Means, SaleId, SentLine, SentSale, book
from pos.checkout.services import write_books
from pos.imports import queries
from pos.imports.rules import (
    FoundGoods,
    Ids,
    OpenLines,
    SoldRow,
    batches,
    by_receipt,
    content_of,
    digest,
    discount_of,
    open_line,
    returned_line,
    sale_of,
    sold_line,
    takes_back,
    vat_of,
)
from pos.pricing.rules import list_price
from pos.tills.services import ensure_import_till

T = TypeVar("T")

_AT_ONCE = 200
"""Sales whose rows are written together."""


class Part(Enum):
    """The parts of an import in order, each with where it begins and ends in thousandths, as measured."""

    ROWS = (0, 20)
    FAULTS = (20, 40)
    STORED = (40, 60)
    WRITING = (60, WHOLE)


class NoQuantity(Unreadable):
    """Neither sold nor returned."""

    message = "The quantity must not be zero."


class DiscountTooLarge(Unreadable):
    """More off than the goods cost."""

    message = "The discount is larger than the price."


class ReceiptDiffers(Unreadable):
    """The receipt is stored with other content; facts are not changed."""

    message = "This receipt was imported before with other content."


def import_sales(reading: Reading, location: LocationView, order: Order, *, move_stock: bool) -> Imported:
    """Import the sales of a file; nothing is written when any row is refused."""
    try:
        return _import(reading, location, order, move_stock=move_stock)
    except Overtaken as cut:
        return import_sales(reading, location, replace(order, now=cut.now), move_stock=move_stock)


@retried
def _import(reading: Reading, location: LocationView, order: Order, *, move_stock: bool) -> Imported:
    with transaction() as session:
        tally, steps = Tally(reading=reading), Steps(order.progress)
        rows = [_row(record) for record in _told(steps, Part.ROWS, reading.records)]
        goods = goods_by_code(session, {row.code for row in rows})
        _refuse_faulty(tally, _told(steps, Part.FAULTS, rows), goods, order.now)
        new = _new_receipts(session, tally, rows, location.id, steps)
        if tally.rejected:
            return tally.imported()
        maker = _Maker(session, location, new, goods, order, move_stock=move_stock)
        told = _told(steps, Part.WRITING, new)
        if order.dry_run:
            _try(maker, told)
            return tally.imported(maker.unmatched)
        _write(session, maker, told, location, order)
        imported = tally.imported(maker.unmatched)
        record_batch(session, "sales", reading, imported, order, location.id)
        return imported


def _told(steps: Steps, part: Part, items: Sequence[T]) -> Iterator[T]:
    return steps.over(part, items, len(items))


def _refuse_faulty(
    tally: Tally, rows: Iterable[SoldRow], goods: dict[str, list[Found]], now: datetime
) -> None:
    """Refuse the rows that cannot be taken; rows come in the order of the file's records."""
    for record, row in zip(tally.reading.records, rows, strict=True):
        fault = _fault(row, goods.get(row.code, []), now)
        if fault:
            tally.reject(record, *fault)


def _new_receipts(
    session: Session, tally: Tally, rows: Sequence[SoldRow], location_id: LocationId, steps: Steps
) -> list[tuple[SoldRow, ...]]:
    """The receipts that are not stored yet; those that are stored with other content are refused."""
    receipts = by_receipt(rows)
    names = _told(steps, Part.STORED, [found[0].receipt for found in receipts])
    stored = queries.stored_receipts(session, location_id, names)
    differing = set()
    for found in receipts:
        known = stored.get(found[0].receipt)
        tally.counts["unchanged" if known else "created"] += len(found)
        if known and known != digest(content_of(found)):
            differing.add(found[0].row)
    for record in tally.reading.records if differing else ():
        if record.row in differing:
            tally.reject(record, "receipt", ReceiptDiffers())
    return [found for found in receipts if found[0].receipt not in stored]


def _row(record: Record) -> SoldRow:
    return SoldRow(
        row=record.row,
        occurred_at=cast("datetime", record.moment("occurred_at")),  # the reader lets no row pass without it
        receipt=record.text("receipt"),
        code=record.text("code"),
        quantity=record.whole("quantity") or 0,
        unit_price_dong=record.whole("unit_price") or 0,
        discount_dong=record.whole("discount") or 0,
        means=Means(record.text("payment")) if record.text("payment") else None,
        original_receipt=record.text("original_receipt"),
    )


def _fault(row: SoldRow, goods: Sequence[Found], now: datetime) -> tuple[str, Unreadable] | None:
    if not goods:
        return "code", UnknownGoods()
    if len(goods) > 1:
        return "code", SeveralGoods()
    if row.quantity == 0:
        return "quantity", NoQuantity()
    if row.occurred_at > now:
        return "occurred_at", InTheFuture()
    if abs(discount_of(row)) > abs(list_price(row.unit_price_dong, row.quantity, goods[0].price_basis)):
        return "discount", DiscountTooLarge()
    return None


class _Maker:
    """Makes sales of receipts in order of time, and finds what each return belongs to; writes nothing."""

    def __init__(
        self,
        session: Session,
        location: LocationView,
        receipts: Sequence[tuple[SoldRow, ...]],
        goods: dict[str, list[Found]],
        order: Order,
        *,
        move_stock: bool,
    ) -> None:
        """Know what may come back: what the place sold before of the goods that the file takes back."""
        returned = {row.code for rows in receipts if takes_back(rows) for row in rows if row.quantity < 0}
        self._may_return = {goods[code][0].id for code in returned}
        self._lines = OpenLines(queries.open_lines(session, location.id, self._may_return))
        self._goods, self._order, self._moves_stock = goods, order, move_stock
        self._rates = products.vat_rates(session)
        self.product_ids = {found[0].id for found in goods.values()}
        self.unmatched: list[int] = []

    def make(self, rows: tuple[SoldRow, ...], number: int) -> SentSale:
        """The sale of one receipt."""
        goods = [_on_day(self._goods[row.code][0], self._rates, row.occurred_at) for row in rows]
        vat = vat_of(rows, goods)
        lines = [self._line(row, found, v) for row, found, v in zip(rows, goods, vat, strict=True)]
        now = self._order.now
        ids = Ids(sale=SaleId(new_id(now)), payment=new_id(now), number=number)
        sale = sale_of(rows, lines, ids, moves_stock=self._moves_stock)
        for line, found in zip(lines, goods, strict=True):
            if line.quantity > 0 and found.product_id in self._may_return:
                self._lines.add(open_line(line, found, rows[0].receipt, sale.device_at))
        return sale

    def _line(self, row: SoldRow, goods: FoundGoods, vat_dong: int) -> SentLine:
        line_id = LineId(new_id(self._order.now))
        if row.quantity > 0:
            return sold_line(row, goods, line_id, vat_dong)
        original = self._lines.original_of(row, goods.product_id)
        if original is None:
            self.unmatched.append(row.row)
            return sold_line(row, goods, line_id, vat_dong)
        return returned_line(row, goods, line_id, original)


def _try(maker: _Maker, receipts: Iterable[tuple[SoldRow, ...]]) -> None:
    """Go through the receipts as if they were written, to learn which returns fit nothing."""
    for number, rows in enumerate(receipts, 1):
        maker.make(rows, number)


def _write(
    session: Session,
    maker: _Maker,
    receipts: Iterable[tuple[SoldRow, ...]],
    location: LocationView,
    order: Order,
) -> None:
    """Write the receipts as sales of the location's import till."""
    till = ensure_import_till(session, location.id, location.code, order.now)
    place = sales.place_of(till)
    dealings = sales.dealings(session, maker.product_ids)
    numbers = count(sales.last_number(session, till.id) + 1)
    for batch in batches(receipts, _AT_ONCE):
        made = (maker.make(rows, next(numbers)) for rows in batch)
        grounds = ((sale, sales.ground(session, sale, place, dealings)) for sale in made)
        books = [book(sale, ground, now=order.now) for sale, ground in grounds]
        write_books(session, books, place=place, now=order.now)


def _on_day(known: Found, rates: Sequence[VatRate], at: datetime) -> FoundGoods:
    rate = vat_rate_bp(rates, known.vat_class, calendar_day(at))
    return FoundGoods(
        product_id=known.id,
        name=known.name,
        price_basis=known.price_basis,
        vat_class=known.vat_class,
        vat_rate_bp=rate,
    )
