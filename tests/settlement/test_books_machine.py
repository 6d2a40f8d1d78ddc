"""A shop that does anything in any order, beside twenty lines of arithmetic that know nothing of the program.

After every step every producer's balance is what the arithmetic says; after every run the audit is clean.
"""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy.orm import Session

from core import clock
from core.ids import new_id
from core.permissions import Actor
from inventory.agreements.rules import Bearer, CommissionVat, NewAgreement, NewTerm, TermKind
from inventory.agreements.services import add_agreement
from inventory.deliveries.services import DeliveryItem, NewDelivery, confirm_delivery, draft_delivery
from inventory.producers.services import NewProducer, add_producer
from inventory.products.services import NewProduct, add_product
from pos.checkout.rules import Status
from pos.checkout.services import record_sale
from pos.shifts.queries import till_of
from pos.shifts.rules import ShiftOpened
from pos.shifts.services import close_shift
from review.verification.services import audit
from settlement.entries.queries import balance
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.statements import services
from tests.inventory.imports.commands import run_import
from tests.settlement.model import Due, Owner, rounded
from tests.tickets import back, line, moment, sent, ticket
from tests.worlds import BEGINNING, World, make_world

KINDS: tuple[dict[str, Any], ...] = (
    {"price": 185_001, "rate": 1_833, "net": None, "bears": False, "hold": 0, "adds_vat": False},
    {"price": 99_999, "rate": 2_500, "net": None, "bears": True, "hold": 3, "adds_vat": True},
    {"price": 77_777, "rate": 0, "net": 61_111, "bears": False, "hold": 1, "adds_vat": False},
)
WHO, PIECES = st.integers(0, len(KINDS) - 1), st.integers(1, 4)


class Shop(RuleBasedStateMachine):
    """The program and the model, side by side; each run has producers of its own in the same books."""

    app: Flask
    session: Session
    world: World
    lan: Actor
    runs = numbers = 0
    today: datetime

    def __init__(self) -> None:
        """Three producers: percent, shared with VAT and waiting, and fixed net."""
        super().__init__()
        Shop.runs += 1
        self.sold: list[tuple[Owner, dict[str, Any], int, Due]] = []
        self.waiting: list[tuple[dict[str, Any], list[tuple[Owner, Due]]]] = []
        self.owners = [self._owner(number, kind) for number, kind in enumerate(KINDS)]
        self._open_shift()

    def _owner(self, number: int, kind: dict[str, Any]) -> Owner:
        code, told = f"M{Shop.runs:03d}{number}", {"actor": self.lan, "now": BEGINNING}
        producer_id = add_producer(producer=NewProducer(code=code, name=f"Hộ {code}"), **told)
        term = NewTerm(
            kind=TermKind.PERCENT if kind["net"] is None else TermKind.FIXED_NET,
            rate_bp=kind["rate"] if kind["net"] is None else None, net_dong=kind["net"],
            discount_bearer=Bearer.PRODUCER if kind["bears"] else Bearer.HOUSE,
        )  # fmt: skip
        agreement = NewAgreement(
            producer_id=producer_id, number="1", valid_from=BEGINNING, term=term, hold_days=kind["hold"],
            commission_vat=CommissionVat.ADDED if kind["adds_vat"] else CommissionVat.INCLUDED,
        )  # fmt: skip
        add_agreement(agreement=agreement, **told)
        product = NewProduct(code=code, name=code, producer_id=producer_id, unit_price_dong=kind["price"])
        product_id = add_product(product=product, valid_from=BEGINNING, **told)
        return Owner(id=producer_id, product=product_id, code=code, **kind)

    def _open_shift(self) -> None:
        now = self._tick()
        self.shift = ShiftOpened(id=new_id(now), opened_at=now, cashier_id=None, float_dong=0)

    def _tick(self) -> datetime:
        Shop.today += timedelta(seconds=1)
        return Shop.today

    def _due(self, owner: Owner, quantity: int, discount: int, day: date) -> Due:
        amount, commission = owner.share(quantity, discount)
        return Due(amount, commission, day, day + timedelta(days=owner.hold))

    def _ticket(self, lines: list[dict[str, Any]]) -> dict[str, Any]:
        Shop.numbers += 1
        now = self._tick()
        shift = {"id": str(self.shift.id), "opened_at": moment(self.shift.opened_at), "cashier_id": None,
                 "float_dong": 0}  # fmt: skip
        return ticket(self.world, Shop.numbers, lines, shift=shift, device_at=moment(now))

    def _send(self, body: dict[str, Any], *, again: bool = False) -> None:
        outcome = record_sale(sent(body), place=self.world.place, now=self._tick())
        assert outcome.status is (Status.DUPLICATE if again else Status.CREATED)

    @rule(who=WHO, quantity=PIECES)
    def deliver(self, who: int, quantity: int) -> None:
        """A producer brings goods."""
        owner, now = self.owners[who], self._tick()
        items = (DeliveryItem(product_id=owner.product, quantity=quantity, lot_code=f"L{quantity}"),)
        new = NewDelivery(
            location_id=self.world.location_id, producer_id=owner.id, delivered_on=now.date(), items=items
        )
        confirm_delivery(
            delivery_id=draft_delivery(delivery=new, actor=self.lan, now=now), actor=self.lan, now=now
        )

    @initialize()
    def begin(self) -> None:
        """A day on which everything is sold, so that there is something to take back and to settle."""
        self.sell([(who, 3, 1_000) for who in range(len(KINDS))], online=True)

    @rule(
        baskets=st.lists(st.tuples(WHO, PIECES, st.integers(0, 5_000)), min_size=1, max_size=3),
        online=st.booleans(),
    )
    def sell(self, baskets: list[tuple[int, int, int]], *, online: bool) -> None:
        """Sell, and send at once or later."""
        lines, dues, day = [], [], Shop.today.date()
        for who, quantity, discount in baskets:
            owner = self.owners[who]
            lines.append(line(owner.product, quantity, owner.price, discount))
            dues.append((owner, self._due(owner, quantity, discount, day)))
        self.waiting.append((self._ticket(lines), dues))
        if online:
            self.sync()

    @precondition(lambda self: self.waiting)
    @rule()
    def sync(self) -> None:
        """Send what waited, the last first, and once more."""
        while self.waiting:
            body, dues = self.waiting.pop()
            self._send(body)
            self._send(body, again=True)
            for (owner, due), sold in zip(dues, body["lines"], strict=True):
                owner.entries.append(due)
                self.sold.append((owner, sold, 0, due))

    @precondition(lambda self: self.sold)
    @rule(which=st.integers(0, 99), quantity=PIECES, spoiled_here=st.booleans())
    def take_back(self, which: int, quantity: int, *, spoiled_here: bool) -> None:
        """A part of a sold line comes back: at its frozen share, and not before its sale is due.

        What the house spoiled stays sold for its producer.
        """
        owner, sold, before, due = self.sold.pop(which % len(self.sold))
        quantity = min(quantity, sold["quantity"] - before)
        why = {"to": "damaged", "return_reason": "handling"} if spoiled_here else {}
        self._send(self._ticket([back(sold, quantity, before, **why)]))
        day = Shop.today.date()

        def part(total: int) -> int:
            after = rounded(total * (before + quantity), sold["quantity"])
            return rounded(total * before, sold["quantity"]) - after

        base = owner.price * sold["quantity"] - (sold["line_discount_dong"] if owner.bears else 0)
        amount = part(due.amount)
        commission = part(base) - amount
        if spoiled_here:
            amount = commission = 0
        owner.entries.append(Due(amount, commission, day, max(day, due.matures)))
        if before + quantity < sold["quantity"]:
            self.sold.append((owner, sold, before + quantity, due))

    @rule(who=WHO, quantity=PIECES)
    def load(self, who: int, quantity: int) -> None:
        """Import a sale of another till, of ten days ago."""
        owner, at = self.owners[who], clock.local(self._tick() - timedelta(days=10))
        row = (
            f"{at:%Y-%m-%d %H:%M},R{Shop.numbers}-{new_id(Shop.today)},{owner.code},{quantity},{owner.price}"
        )
        head = "occurred_at,receipt,code,quantity,unit_price"
        with clock.frozen(Shop.today):
            run = run_import(
                self.app, "sales", f"{head}\n{row}\n", "--location", "KG", "--notation", "1,234.5"
            )
        assert run.counts == (1, 1, 0, 0)
        owner.entries.append(self._due(owner, quantity, 0, at.date()))

    @precondition(lambda self: self.sold)
    @rule(days=st.integers(1, 2))
    def sleep(self, days: int) -> None:
        """Some days go by."""
        Shop.today += timedelta(days=days)

    @precondition(lambda self: self.waiting)
    @rule()
    def close(self) -> None:
        """Close the shift; what waits for it is late."""
        if till_of(self.session, self.shift.id):
            close_shift(
                shift_id=self.shift.id, till_id=self.world.till_id, counted_dong=0, denominations={},
                waiting=0, closed_by=None, now=self._tick(),
            )  # fmt: skip
        self._open_shift()

    @precondition(lambda self: self.sold)
    @rule(ago=st.integers(0, 2))
    def settle(self, ago: int) -> None:
        """Issue the statements of all for whom there is anything to settle."""
        for owner in self.owners:
            self._settle(owner, Shop.today.date() - timedelta(days=ago))

    def _settle(self, owner: Owner, cut_off: date) -> None:
        taken = [e for e in owner.entries if not e.statement and max(e.day, e.matures) <= cut_off]
        told = {"producer_id": owner.id, "cut_off": cut_off, "actor": self.lan, "now": self._tick()}
        if owner.statements and owner.statements[-1][1] >= cut_off:
            with pytest.raises(services.CutOffPassed):
                services.issue(**told)
        elif not taken:
            with pytest.raises(services.NothingToSettle):
                services.issue(**told)
        else:
            number = services.issue(**told)
            rate = (800 if cut_off < date(2027, 1, 1) else 1000) if owner.adds_vat else 0
            total = sum(e.amount for e in taken) - rounded(sum(e.commission for e in taken) * rate, 10_000)
            owner.statements.append((number, cut_off, total))
            for entry in taken:
                entry.statement = number

    @precondition(lambda self: any(owner.statements for owner in self.owners))
    @rule(who=WHO)
    def cancel(self, who: int) -> None:
        """Cancel the latest statement, unless something was paid on it."""
        owner = self.owners[who]
        if owner.statements and owner.statements[-1][0] not in owner.paid:
            number, _, _ = owner.statements.pop()
            services.cancel(number=number, actor=self.lan, now=self._tick())
            for entry in owner.entries:
                entry.statement = "" if entry.statement == number else entry.statement

    @precondition(lambda self: any(owner.statements for owner in self.owners))
    @rule(who=WHO, part=st.integers(1, 3))
    def pay(self, who: int, part: int) -> None:
        """Pay a part of what is due."""
        owner = self.owners[who]
        if owner.statements and owner.due > part:
            number, amount = owner.statements[-1][0], owner.due // part
            payout = NewPayout(
                statement=number, amount_dong=amount, method=PayoutMethod.CASH, paid_on=Shop.today.date(),
                reason="Chủ thể không có tài khoản",
            )  # fmt: skip
            record_payout(payout=payout, actor=self.lan, now=self._tick())
            owner.paid[number] = owner.paid.get(number, 0) + amount

    @invariant()
    def the_books_are_those_of_the_model(self) -> None:
        """The balances agree."""
        self.session.rollback()
        self.session.expire_all()
        for owner in self.owners:
            found = balance(self.session, owner.id)
            open_dong = sum(entry.amount for entry in owner.entries if not entry.statement)
            assert (found.open_dong, found.due_dong) == (open_dong, owner.due), owner

    def teardown(self) -> None:
        """At the end of a run, nothing is broken."""
        report = audit(self.session, today=Shop.today.date())
        assert report.sound, [check for check in report.checks if check.broken]


def test_whatever_a_shop_does_its_books_are_those_of_the_model(
    app: Flask, session: Session, minh: Actor, lan: Actor, now: datetime
) -> None:
    Shop.app, Shop.session, Shop.lan, Shop.today = app, session, lan, now
    Shop.world = make_world(session, minh)
    Shop.runs = Shop.numbers = 0
    run_state_machine_as_test(
        Shop,
        settings=settings(
            max_examples=15, stateful_step_count=40, deadline=None,
            suppress_health_check=list(HealthCheck), phases=(Phase.generate,),
        ),
    )  # fmt: skip
