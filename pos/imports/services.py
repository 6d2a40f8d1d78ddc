"""Importing another till's sales: past sales, booked by the rules and terms of their own moment.

A file is one transaction. It is checked whole before anything is written; the same file again changes
nothing, because a receipt that is stored stays as it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from core.clock import calendar_day
from core.db import transaction
from core.ids import new_id
from core.permissions import Actor
from inventory.imports.reading.reader import Reading, Record, Rejection
from inventory.imports.reading.values import Unreadable
from inventory.locations.queries import LocationView
from inventory.products import queries as products
from inventory.products.rules import VatRate, vat_rate_bp
from pos.checkout import queries as sales
from pos.checkout.rules import LineId, Means, Place, SaleId, SentLine, book
from pos.checkout.services import write_book
from pos.imports import queries
from pos.imports.rules import (
    FoundGoods,
    Ids,
    Known,
    OpenLine,
    SoldRow,
    by_receipt,
    content_of,
    digest,
    discount_of,
    find_original,
    open_line,
    returned_line,
    sale_of,
    sold_line,
    vat_of,
)
from pos.pricing.rules import list_price
from pos.tills.queries import TillView
from pos.tills.services import ensure_import_till

Progress = Callable[[int, int], None]


class UnknownGoods(Unreadable):
    """No product with that code or barcode."""

    message = "There is no product with this code or barcode."


class SeveralGoods(Unreadable):
    """A code on several products."""

    message = "This code stands on several products. Please give the product's own code."


class NoQuantity(Unreadable):
    """Neither sold nor returned."""

    message = "The quantity must not be zero."


class InTheFuture(Unreadable):
    """A sale that has not happened yet."""

    message = "This moment is in the future."


class DiscountTooLarge(Unreadable):
    """More off than the goods cost."""

    message = "The discount is larger than the price."


class ReceiptDiffers(Unreadable):
    """The receipt is stored with other content; facts are not changed."""

    message = "This receipt was imported before with other content."


@dataclass(frozen=True, kw_only=True, slots=True)
class SalesImported:
    """What an import did or would do: receipts made and left alone, rows refused, returns unmatched."""

    created: int
    unchanged: int
    rejected: tuple[Rejection, ...]
    unmatched: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """How a file is to be imported."""

    location: LocationView
    move_stock: bool
    dry_run: bool
    actor: Actor
    now: datetime
    progress: Progress


def import_sales(reading: Reading, order: Order) -> SalesImported:
    """Import the sales of a file that was read; nothing is written when any row is refused."""
    with transaction() as session:
        return import_into(session, reading, order)


def import_into(session: Session, reading: Reading, order: Order) -> SalesImported:
    """Import inside the caller's transaction."""
    till = ensure_import_till(session, order.location.id, order.location.code, order.now)
    rows = [_row(record) for record in reading.records]
    goods = queries.goods_by_code(session, {row.code for row in rows})
    rejected = [*reading.rejected, *_unfit(reading, goods, order.now)]
    receipts = by_receipt(rows)
    stored = queries.stored_receipts(session, till.id, {row.receipt for row in rows})
    rejected += _changed(reading, receipts, stored)
    new = [found for found in receipts if found[0].receipt not in stored]
    if rejected or order.dry_run:
        return _outcome(new if not rejected else (), len(stored), rejected, ())
    writer = _Writer(session, till, goods, order)
    unmatched = writer.write(new)
    return _outcome(new, len(stored), (), unmatched)


def _outcome(
    new: Sequence[object], unchanged: int, rejected: Sequence[Rejection], unmatched: Sequence[int]
) -> SalesImported:
    return SalesImported(
        created=len(new), unchanged=unchanged, rejected=tuple(rejected), unmatched=tuple(unmatched)
    )


def _row(record: Record) -> SoldRow:
    occurred_at = record.moment("occurred_at")
    if occurred_at is None:
        raise ValueError("the reader lets no row pass without its moment")
    return SoldRow(
        row=record.row,
        occurred_at=occurred_at,
        receipt=record.text("receipt"),
        code=record.text("code"),
        quantity=record.whole("quantity") or 0,
        unit_price_dong=record.whole("unit_price") or 0,
        discount_dong=record.whole("discount") or 0,
        means=Means(record.text("payment")) if record.text("payment") else None,
        original_receipt=record.text("original_receipt"),
    )


def _unfit(reading: Reading, goods: dict[str, list[Known]], now: datetime) -> list[Rejection]:
    """Rows of unknown or doubtful goods, without quantity, in the future, or with too much off."""
    found = []
    for record in reading.records:
        row = _row(record)
        fault = _fault(row, goods.get(row.code, []), now)
        if fault:
            found.append(reading.reject(record, *fault))
    return found


def _fault(row: SoldRow, goods: Sequence[Known], now: datetime) -> tuple[str, Unreadable] | None:
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


def _changed(
    reading: Reading, receipts: Sequence[tuple[SoldRow, ...]], stored: dict[str, str]
) -> list[Rejection]:
    """Receipts that are stored with other content."""
    records = {record.row: record for record in reading.records}
    return [
        reading.reject(records[rows[0].row], "receipt", ReceiptDiffers())
        for rows in receipts
        if rows[0].receipt in stored and stored[rows[0].receipt] != digest(content_of(rows))
    ]


class _Writer:
    """Writes the receipts of one file in order of time, inside one transaction."""

    def __init__(self, session: Session, till: TillView, goods: dict[str, list[Known]], order: Order) -> None:
        self._session, self._goods, self._order = session, goods, order
        self._place = Place(
            till_id=till.id,
            till_code=till.code,
            location_id=till.location_id,
            location_code=till.location_code,
            day_ends_minutes=till.day_ends_minutes,
        )
        self._rates = products.vat_rates(session)
        self._number = sales.last_number(session, till.id)
        self._lines: list[OpenLine] = []
        self._unmatched: list[int] = []

    def write(self, receipts: Sequence[tuple[SoldRow, ...]]) -> list[int]:
        """Write receipts; the file's rows whose return fits no sold line."""
        returned = {row.code for rows in receipts for row in rows if row.quantity < 0}
        ids = {self._goods[code][0].product_id for code in returned}
        self._lines = queries.open_lines(self._session, self._place.location_id, ids)
        for done, rows in enumerate(receipts, 1):
            self._write(rows, ids)
            self._order.progress(done, len(receipts))
        return self._unmatched

    def _write(self, rows: tuple[SoldRow, ...], may_return: set[UUID]) -> None:
        goods = [_on_day(self._goods[row.code][0], self._rates, row.occurred_at) for row in rows]
        vat = vat_of(rows, goods)
        lines = [self._line(row, found, v) for row, found, v in zip(rows, goods, vat, strict=True)]
        self._number += 1
        now = self._order.now
        ids = Ids(sale=SaleId(new_id(now)), payment=new_id(now), number=self._number)
        sale = sale_of(rows, lines, ids, moves_stock=self._order.move_stock)
        ground = sales.ground(self._session, sale, self._place)
        write_book(self._session, book(sale, ground, now=now), place=self._place, now=now)
        self._lines += [
            open_line(line, rows[0].receipt, sale.device_at)
            for line in lines
            if line.quantity > 0 and line.product_id in may_return
        ]

    def _line(self, row: SoldRow, goods: FoundGoods, vat_dong: int) -> SentLine:
        line_id = LineId(new_id(self._order.now))
        if row.quantity > 0:
            return sold_line(row, goods, line_id, vat_dong)
        original = find_original(self._lines, row, goods.product_id)
        if original is None:
            self._unmatched.append(row.row)
            return sold_line(row, goods, line_id, vat_dong)
        return returned_line(row, goods, line_id, original)


def _on_day(known: Known, rates: Sequence[VatRate], at: datetime) -> FoundGoods:
    rate = vat_rate_bp(rates, known.vat_class, calendar_day(at))
    return FoundGoods(**asdict(known), vat_rate_bp=rate)
