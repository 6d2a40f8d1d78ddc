"""Importing deliveries: one per producer and day, confirmed with the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import calendar_day
from core.db import retried, transaction
from inventory.deliveries.models import Delivery, DeliveryLine
from inventory.deliveries.services import DeliveryItem, NewDelivery, confirm, store_draft
from inventory.imports.reading.reader import Reading, Record
from inventory.imports.reading.values import Unreadable
from inventory.imports.rules import (
    DeliveredOtherwise,
    Imported,
    InTheFuture,
    LotExpiresOtherwise,
    Order,
    OtherProducersGoods,
    SeveralGoods,
    Tally,
    TwiceInFile,
    UnknownGoods,
    UnknownProducer,
    name_key,
)
from inventory.imports.services.batches import record_batch
from inventory.locations.rules import LocationId
from inventory.producers.models import Producer
from inventory.producers.rules import ProducerId
from inventory.products.finding import Found, goods_by_code
from inventory.products.rules import ProductId
from inventory.stock.queries import expiries_of

Key = tuple[ProducerId, date, ProductId, str, date | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """A row whose goods are known."""

    record: Record
    goods: Found
    day: date
    item: DeliveryItem

    @property
    def key(self) -> Key:
        """Producer, day, product, lot, expiry: what makes two rows one delivery line."""
        return (self.goods.producer_id, self.day, self.goods.id, self.item.lot_code, self.item.expiry)


@retried
def import_deliveries(reading: Reading, location_id: LocationId, order: Order) -> Imported:
    """Import a file of deliveries to a place; nothing is written when any row is refused."""
    with transaction() as session:
        tally = Tally(reading=reading)
        rows = _rows(session, tally, order)
        new = _new_rows(session, tally, rows, location_id)
        _refuse_other_expiry(session, tally, new)
        imported = tally.imported()
        if imported.is_good and not order.dry_run:
            _write(session, new, location_id, order)
            record_batch(session, "deliveries", reading, imported, order, location_id)
        return imported


def _rows(session: Session, tally: Tally, order: Order) -> list[_Row]:
    goods = goods_by_code(session, {record.text("code") for record in tally.reading.records})
    names = _producer_names(session)
    rows = []
    for record in tally.reading.records:
        fault = _fault(record, goods.get(record.text("code"), []), names, order)
        if fault:
            tally.reject(record, *fault)
        else:
            rows.append(_row(record, goods[record.text("code")][0]))
    return rows


def _fault(
    record: Record, goods: Sequence[Found], names: dict[str, set[ProducerId]], order: Order
) -> tuple[str, Unreadable] | None:
    if not goods:
        return "code", UnknownGoods()
    if len(goods) > 1:
        return "code", SeveralGoods()
    if _day(record) > calendar_day(order.now):
        return "delivered_on", InTheFuture()
    told = record.text("producer")
    known = names.get(told, set()) | names.get(name_key(told), set())
    if told and not known:
        return "producer", UnknownProducer()
    if told and goods[0].producer_id not in known:
        return "producer", OtherProducersGoods()
    return None


def _row(record: Record, goods: Found) -> _Row:
    expiry = record.day("expiry")
    item = DeliveryItem(
        product_id=goods.id,
        quantity=record.whole("quantity") or 0,
        lot_code=record.text("lot") or (expiry.isoformat() if expiry else ""),
        expiry=expiry,
    )
    return _Row(record=record, goods=goods, day=_day(record), item=item)


def _day(record: Record) -> date:
    """When it was delivered; the reader lets no row pass without it."""
    return cast("date", record.day("delivered_on"))


def _producer_names(session: Session) -> dict[str, set[ProducerId]]:
    """Producers by code and by the search key of their name."""
    found: dict[str, set[ProducerId]] = {}
    for row in session.execute(select(Producer.id, Producer.code, Producer.name)):
        for name in (row.code, name_key(row.name)):
            found.setdefault(name, set()).add(row.id)
    return found


def _new_rows(session: Session, tally: Tally, rows: Sequence[_Row], location_id: LocationId) -> list[_Row]:
    """The rows that are not in the books yet; one that is there with another quantity is refused."""
    stored = _stored(session, location_id, {row.day for row in rows})
    seen: set[Key] = set()
    new = []
    for row in rows:
        if row.key in seen:
            tally.reject(row.record, "code", TwiceInFile())
        elif row.key not in stored:
            new.append(row)
        elif row.item.quantity not in stored[row.key]:
            tally.reject(row.record, "quantity", DeliveredOtherwise())
        else:
            tally.counts["unchanged"] += 1
        seen.add(row.key)
    tally.counts["created"] = len(new)
    return new


def _refuse_other_expiry(session: Session, tally: Tally, rows: Sequence[_Row]) -> None:
    """Refuse the rows whose lot has another expiry in the books, or further up in the file."""
    known = expiries_of(session, {row.goods.id for row in rows})
    for row in rows:
        lot, expiry = (row.goods.id, row.item.lot_code), row.item.expiry
        if expiry is None:
            continue
        held = known.setdefault(lot, None) or expiry
        if held != expiry:
            tally.reject(row.record, "expiry", LotExpiresOtherwise(expiry=f"{held:%d/%m/%Y}"))
        known[lot] = held


def _stored(session: Session, location_id: LocationId, days: set[date]) -> dict[Key, list[int]]:
    if not days:
        return {}
    line = DeliveryLine
    found = session.execute(
        select(
            Delivery.producer_id,
            Delivery.delivered_on,
            line.product_id,
            line.lot_code,
            line.expiry,
            line.quantity,
        )
        .join(Delivery, Delivery.id == line.delivery_id)
        .where(Delivery.location_id == location_id, Delivery.delivered_on.between(min(days), max(days)))
    )
    stored: dict[Key, list[int]] = {}
    for producer_id, day, product_id, lot_code, expiry, quantity in found:
        stored.setdefault((producer_id, day, product_id, lot_code, expiry), []).append(quantity)
    return stored


def _write(session: Session, rows: Sequence[_Row], location_id: LocationId, order: Order) -> None:
    deliveries: dict[tuple[date, ProducerId], list[_Row]] = {}
    for row in rows:
        deliveries.setdefault((row.day, row.goods.producer_id), []).append(row)
    for done, ((day, producer_id), found) in enumerate(sorted(deliveries.items()), 1):
        new = NewDelivery(
            location_id=location_id,
            producer_id=producer_id,
            delivered_on=day,
            items=tuple(row.item for row in found),
        )
        delivery_id = store_draft(session, new, actor=order.actor, now=order.now)
        confirm(session, delivery_id, actor=order.actor, now=order.now)
        order.progress(done, len(deliveries))
