"""Three months behind the counters: shifts opened and closed, sales, and what comes back the next day."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from core.clock import VIETNAM
from core.ids import new_id
from demonstration.shop import ROUNDING_DONG, Shop
from demonstration.tickets import Item, Ticket, refund, sale
from demonstration.trade import CLOSES, OPENS, Basket, Progress
from inventory.products.rules import VatClass, vat_rate_bp
from pos.checkout.payloads import parse_sale
from pos.checkout.rules import Malformed, Means, Status
from pos.checkout.services import record_sale
from pos.shifts.rules import NOTES_DONG, ShiftOpened
from pos.shifts.services import close_shift, open_shift

FLOAT_DONG = 1_000_000
NIGHT = timedelta(seconds=2)


class Counter:
    """The tills of the shop, day after day."""

    def __init__(self, shop: Shop) -> None:
        """Start before the first sale."""
        self._shop = shop
        self._numbers = dict.fromkeys(shop.places, 0)
        self._shifts: dict[str, ShiftOpened] = {}
        self._drawers: dict[str, int] = {}
        self._coming_back: list[tuple[str, dict[str, Any]]] = []
        self._sold = 0

    def sell(self, days: Iterable[tuple[date, list[Basket]]], progress: Progress) -> None:
        """Sell day by day; every shift is closed in the evening on what is in its drawer."""
        for day, sold in days:
            self._open(day)
            self._take_back(day)
            for basket in sold:
                self._sell(basket)
                progress()
            self._close(day)

    def _open(self, day: date) -> None:
        at = datetime.combine(day, OPENS, VIETNAM)
        cashiers = list(self._shop.cashiers.values())
        for i, (code, place) in enumerate(self._shop.places.items()):
            cashier = cashiers[(i + day.toordinal()) % len(cashiers)]
            shift = ShiftOpened(id=new_id(at), opened_at=at, cashier_id=cashier, float_dong=FLOAT_DONG)
            open_shift(shift=shift, till_id=place.till_id, now=at)
            self._shifts[code], self._drawers[code] = shift, FLOAT_DONG

    def _sell(self, basket: Basket) -> None:
        items = [self._item(*chosen, day=basket.at.date()) for chosen in basket.goods]
        body = sale(self._ticket(basket.till, basket.at, basket.means), items)
        self._record(basket.till, body, basket.at)
        self._sold += 1
        if basket.comes_back:
            self._coming_back.append((basket.till, body["lines"][0]))

    def _item(self, good: Any, quantity: int, percent: int, *, day: date) -> Item:
        vat_class = VatClass(good.kind.vat_class)
        return Item(
            product_id=self._shop.product_ids[good.code],
            name=good.name,
            quantity=quantity,
            unit_price_dong=good.price_dong,
            vat_class=vat_class,
            vat_rate_bp=vat_rate_bp(self._shop.rates, vat_class, day),
            discount_dong=good.price_dong * quantity * percent // 100,
            reason=f"Giảm {percent} %" if percent else "",
        )

    def _ticket(self, till: str, at: datetime, means: Means) -> Ticket:
        self._numbers[till] += 1
        shift = self._shifts[till]
        return Ticket(
            number=self._numbers[till], shift=shift, at=at, means=means, rounding_unit_dong=ROUNDING_DONG
        )

    def _take_back(self, day: date) -> None:
        """What was bought yesterday and comes back in the morning, one piece each, for cash."""
        at = datetime.combine(day, OPENS, VIETNAM) + timedelta(seconds=30)
        for till, line in self._coming_back:
            self._record(till, refund(self._ticket(till, at, Means.CASH), line, 1), at)
        self._coming_back.clear()

    def _record(self, till: str, body: dict[str, Any], at: datetime) -> None:
        sent = parse_sale(body)
        if isinstance(sent, Malformed):
            raise TypeError(sent.reason)
        outcome = record_sale(sent, place=self._shop.places[till], now=at + NIGHT)
        if outcome.status is not Status.CREATED:
            raise RuntimeError(outcome.reason)
        self._drawers[till] += sum(p.amount_dong for p in sent.payments if p.means is Means.CASH)

    def _close(self, day: date) -> None:
        """Now and then a thousand đồng are missing or too many: such is life."""
        at = datetime.combine(day, CLOSES, VIETNAM)
        for i, (code, shift) in enumerate(self._shifts.items()):
            slip = (-1000, 0, 0, 0, 0, 0, 1000)[(day.toordinal() + i) % 7]
            counted = self._drawers[code] + slip
            close_shift(
                shift_id=shift.id,
                till_id=self._shop.places[code].till_id,
                counted_dong=counted,
                denominations=in_notes(counted),
                waiting=0,
                closed_by=shift.cashier_id,
                now=at,
            )


def in_notes(amount_dong: int) -> dict[int, int]:
    """An amount as the fewest notes; cash is rounded, so that nothing is left."""
    notes = {}
    for note in NOTES_DONG:
        notes[note], amount_dong = divmod(amount_dong, note)
    return {note: number for note, number in notes.items() if number}
