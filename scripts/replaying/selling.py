"""Selling the baskets through the till's HTTP API, day by day, as tills would send them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from core import clock
from core.db.types import moment_text
from core.ids import new_id
from demonstration.tickets import Item, Ticket, refund, sale
from inventory.products.rules import vat_rate_bp
from pos.shifts.rules import ShiftOpened
from replaying.baskets import Basket, BasketLine, Input
from replaying.shop import ReplayFailed, Shop, Till

BATCH = 30
FLOAT_DONG = 1_000_000_000
"""Enough to pay out the dearest line that can come back first thing in the morning."""
ON_ITS_WAY = timedelta(seconds=2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Something that happens at a till: a basket is sold, or a line comes back."""

    at: datetime
    store: str
    basket: Basket | None = None
    returned: BasketLine | None = None


def days_of(given: Input) -> Iterator[tuple[date, list[Event]]]:
    """Everything that happens, by day and in order of time."""
    events = [Event(at=basket.at, store=basket.store, basket=basket) for basket in given.baskets]
    events += [
        Event(at=basket.at + timedelta(days=1), store=basket.store, returned=line)
        for basket in given.baskets
        for line in basket.lines
        if line.comes_back
    ]
    events.sort(key=lambda event: event.at)
    for day, found in groupby(events, key=lambda event: clock.calendar_day(event.at)):
        yield day, list(found)


@dataclass(kw_only=True, slots=True)
class Counter:
    """The tills of the shop with what they remember."""

    app: Flask
    shop: Shop
    numbers: dict[str, int] = field(default_factory=dict)
    sold: dict[int, dict[str, Any]] = field(default_factory=dict)
    sales: int = 0
    returns: int = 0

    def trade(self, events: Sequence[Event]) -> None:
        """One day at every store: a shift opened, sales sent in batches, the shift closed on its sum."""
        for store, found in groupby(sorted(events, key=lambda e: e.store), key=lambda e: e.store):
            self._trade_at(self.shop.tills[store], list(found))

    def _trade_at(self, till: Till, events: Sequence[Event]) -> None:
        client = self.app.test_client()
        shift = self._open(client, till, events[0].at)
        drawer = FLOAT_DONG
        for start in range(0, len(events), BATCH):
            part = events[start : start + BATCH]
            bodies = [self._body(event, till, shift) for event in part]
            self._send(client, till, bodies, part[-1].at + ON_ITS_WAY)
            drawer += sum(body["total_dong"] for body in bodies)
        self._close(client, till, shift, drawer, events[-1].at + ON_ITS_WAY)

    def _open(self, client: FlaskClient, till: Till, at: datetime) -> ShiftOpened:
        cashier = self.shop.cashier_id
        shift = ShiftOpened(id=new_id(at), opened_at=at, cashier_id=cashier, float_dong=FLOAT_DONG)
        body = {
            "id": str(shift.id),
            "opened_at": moment_text(at),
            "cashier_id": str(cashier),
            "float_dong": FLOAT_DONG,
        }
        _post(client, till, "/api/v1/shifts", body, at)
        return shift

    def _body(self, event: Event, till: Till, shift: ShiftOpened) -> dict[str, Any]:
        number = self.numbers[till.code] = self.numbers.get(till.code, 0) + 1
        ticket = Ticket(number=number, shift=shift, at=event.at)
        if event.returned:
            self.returns += 1
            return refund(ticket, self.sold.pop(event.returned.number), event.returned.quantity)
        lines = event.basket.lines if event.basket else ()
        self.sales += 1
        body = sale(ticket, [self._item(line, event.at) for line in lines])
        self.sold |= {
            line.number: sent for line, sent in zip(lines, body["lines"], strict=True) if line.comes_back
        }
        return body

    def _item(self, line: BasketLine, at: datetime) -> Item:
        product = self.shop.products[line.good.code]
        return Item(
            product_id=product.id,
            name=product.name,
            quantity=line.quantity,
            unit_price_dong=line.good.price_dong,
            vat_class=product.vat_class,
            vat_rate_bp=vat_rate_bp(self.shop.rates, product.vat_class, clock.calendar_day(at)),
            discount_dong=line.discount_dong,
        )

    def _send(self, client: FlaskClient, till: Till, bodies: list[dict[str, Any]], at: datetime) -> None:
        batch = {"schema": 1, "sent_at": moment_text(at), "sales": bodies}
        results = _post(client, till, "/api/v1/sales", batch, at)["results"]
        refused = [result for result in results if result["status"] != "created"]
        if refused:
            raise ReplayFailed(f"sales were not recorded: {refused}")

    def _close(self, client: FlaskClient, till: Till, shift: ShiftOpened, drawer: int, at: datetime) -> None:
        body = {"closed_at": moment_text(at), "cashier_id": str(shift.cashier_id), "counted_dong": drawer}
        closing = _post(client, till, f"/api/v1/shifts/{shift.id}/closing", body, at)
        if closing["difference_dong"]:
            raise ReplayFailed(f"the drawer of {till.code} differs: {closing}")


def _post(client: FlaskClient, till: Till, path: str, body: dict[str, Any], at: datetime) -> Any:
    with clock.frozen(at):
        answer = client.post(path, json=body, headers={"Authorization": f"Bearer {till.credential}"})
    if answer.status_code >= 300:
        raise ReplayFailed(f"{path}: {answer.status_code} {answer.get_data(as_text=True)}")
    return answer.get_json()
