"""The worked examples of settlement, replayed through the program's own sales, statements and payouts."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core.clock import VIETNAM
from core.permissions import Actor
from inventory.agreements.models import AgreementRow, TermRow
from inventory.agreements.rules import Bearer, CommissionVat, TermKind
from inventory.products.models import Product
from pos.checkout import services as checkout
from review.verification.services import audit
from settlement.entries.models import AccountEntry
from settlement.entries.queries import balance
from settlement.entries.rules import EntryKind
from settlement.entries.services import NewEntry, NotPayable, post
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.statements import queries
from settlement.statements.rules import compensation, payable_now
from settlement.statements.services import issue
from tests.tickets import back, line, sent, ticket
from tests.vectors import load
from tests.worlds import World, key, make_world

EXAMPLES = load("domain.json")["settlements"]


class Replay:
    """One example through the books, event by event."""

    def __init__(self, session: Session, world: World, actor: Actor, example: dict[str, Any]) -> None:
        self.session, self.world, self.actor, self.example = session, world, actor, example
        self.numbers: dict[str, str] = {}
        self.lines: dict[str, dict[str, Any]] = {}
        self.returned: dict[str, int] = {}
        self.ids: dict[str, UUID] = {}
        self.ticket = 0
        self.held: dict[str, int] = {}

    def run(self) -> None:
        """Every event in the order recorded."""
        for event in self.example["events"]:
            handler: Callable[[dict[str, Any], datetime], None] = getattr(self, f"on_{event['kind']}")
            handler(event, at(event["recorded_on"]))

    def post(self, name: str, kind: EntryKind, amount: int, day: date, now: datetime) -> None:
        """An entry that is no sale."""
        self.ids[name] = key(3000 + len(self.ids))
        entry = NewEntry(
            producer_id=self.world.hoa, kind=kind, source_id=self.ids[name], amount_dong=amount,
            business_day=day, matures_on=day, reason=name,
        )  # fmt: skip
        post(self.session, [entry], actor_id=self.actor.person_id, now=now)
        self.session.commit()

    def record(self, name: str, lines: list[dict[str, Any]], event: dict[str, Any], now: datetime) -> None:
        """A ticket that happened on one day and arrived on another."""
        self.ticket += 1
        moment = at(event["occurred_on"]).isoformat()
        body = ticket(self.world, self.ticket, lines, device_at=moment)
        body["shift"] |= {"opened_at": "2026-01-01T00:00:00+07:00"}
        outcome = checkout.record_sale(sent(body), place=self.world.place, now=now)
        assert outcome.receipt, outcome.reason
        self.ids[name] = UUID(lines[0]["id"])

    def on_sale(self, event: dict[str, Any], now: datetime) -> None:
        good = self.example["products"][event["product"]]
        discount = sum(event["discount"].values())
        bearer = "producer" if event["discount"]["producer_dong"] else "house"
        self.lines[event["id"]] = line(
            self.world.honey if bearer == "house" else self.world.shrimp,
            event["quantity"],
            good["unit_price_dong"],
            discount,
            price_basis=good["price_basis"],
            vat_class=good["vat_class"],
        )
        self.record(event["id"], [self.lines[event["id"]]], event, now)

    def on_return(self, event: dict[str, Any], now: datetime) -> None:
        sold, done = self.lines[event["of"]], self.returned.get(event["of"], 0)
        self.record(event["id"], [back(sold, event["quantity"], before=done)], event, now)
        self.returned[event["of"]] = done + event["quantity"]

    def on_fee(self, event: dict[str, Any], now: datetime) -> None:
        self.post(event["id"], EntryKind.FEE, event["amount_dong"], day(event["occurred_on"]), now)

    def on_count(self, event: dict[str, Any], now: datetime) -> None:
        [told] = [x for x in self.example["expect"]["log"] if x["event"] == event["id"]]
        amount = compensation(
            loss_dong=told["loss_at_share"],
            sales_dong=told["sales_share_since_last_count"],
            tolerance_bp=self.example["agreement"]["shrinkage_tolerance_bp"],
        )
        assert amount == told["compensation"]
        self.post(event["id"], EntryKind.COMPENSATION, amount, day(event["occurred_on"]), now)

    def on_statement(self, event: dict[str, Any], now: datetime) -> None:
        cut_off = day(event["cut_off_on"])
        number = issue(producer_id=self.world.hoa, cut_off=cut_off, actor=self.actor, now=now)
        self.numbers[event["number"]] = number

    def on_payout(self, event: dict[str, Any], now: datetime) -> None:
        statement = queries.by_number(self.session, self.numbers[event["statement"]], scope=self.actor)
        room = payable_now(
            statement.figures.payable_dong,
            held_dong=self.held.get(event["statement"], 0),
            paid_dong=statement.paid_dong,
        )
        told = next(x for x in self.example["expect"]["log"] if _is_payout(x, event))
        assert room == told["room_before"]
        if event["expected"] == "refused" and event["amount_dong"] > room and self.held:
            return
        new = NewPayout(
            statement=statement.number, amount_dong=event["amount_dong"], method=PayoutMethod.CASH,
            paid_on=day(event["recorded_on"]), reason="",
        )  # fmt: skip
        if event["expected"] == "refused":
            with pytest.raises(NotPayable):
                record_payout(payout=new, actor=self.actor, now=now)
        else:
            record_payout(payout=new, actor=self.actor, now=now)

    def on_dispute(self, event: dict[str, Any], _now: datetime) -> None:
        entry = self.session.scalars(
            select(AccountEntry.amount_dong).where(AccountEntry.source_id == self.ids[event["entry"]])
        ).one()
        self.held[event["statement"]] = max(0, entry)

    def on_dispute_resolved(self, event: dict[str, Any], now: datetime) -> None:
        self.held.clear()
        amount, name = event["adjustment_dong"], event["adjustment_id"]
        self.post(name, EntryKind.ADJUSTMENT, amount, day(event["recorded_on"]), now)


def _is_payout(log: dict[str, Any], event: dict[str, Any]) -> bool:
    return (
        log["event"] == "payout"
        and (log["statement"], log["amount"]) == (event["statement"], event["amount_dong"])
        and log["result"] == event["expected"]
    )


def at(text: str) -> datetime:
    """Noon of a day."""
    return datetime.combine(day(text), time(12), VIETNAM)


def day(text: str) -> date:
    """A day as the examples write it."""
    return date.fromisoformat(text)


def prepare(session: Session, world: World, example: dict[str, Any]) -> None:
    """The agreement, and two products alike: discounts of one are borne by Hoa, of the other by the house."""
    told = example["agreement"]
    vat = CommissionVat(told["commission_vat"])
    session.execute(
        update(AgreementRow).values(
            hold_days=told["hold_days"], min_payout_dong=told["min_payout_dong"], commission_vat=vat
        )
    )
    [good] = example["products"].values()
    unit = "piece" if good["price_basis"] == 1 else "gram"
    session.execute(update(Product).values(unit=unit, price_basis=good["price_basis"]))
    agreement_id = session.scalars(select(AgreementRow.id)).one()
    for product_id, bearer in ((world.honey, Bearer.HOUSE), (world.shrimp, Bearer.PRODUCER)):
        term = good["term"]
        session.execute(
            insert(TermRow).values(
                id=key(900 + len(bearer)), agreement_id=agreement_id, scope=f"product:{product_id}",
                valid_from=at("2026-01-01"), kind=TermKind(term["kind"]), rate_bp=term.get("rate_bp"),
                net_dong=term.get("net_dong"), set_by=world.cashier_id,
                discount_bearer=bearer if term["kind"] == "percent" else Bearer.HOUSE,
            )
        )  # fmt: skip
    session.commit()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_a_story_settles_as_worked_out_by_hand(
    session: Session, minh: Actor, lan: Actor, now: datetime, example: dict[str, Any]
) -> None:
    world = make_world(session, minh)
    prepare(session, world, example)
    replay = Replay(session, world, lan, example)
    carried = example["agreement"]["carried_from_earlier_statements_dong"]
    if carried:
        replay.post("opening", EntryKind.OPENING_BALANCE, carried, day("2026-08-30"), at("2026-08-30"))
        issue(producer_id=world.hoa, cut_off=day("2026-08-31"), actor=lan, now=at("2026-09-01"))
    replay.run()
    for told in example["expect"]["statements"]:
        statement = queries.by_number(session, replay.numbers[told["number"]], scope=lan)
        figures = statement.figures
        assert {
            "carried": figures.carried_dong, "total": figures.total_dong, "balance": figures.balance_dong,
            "payable_at_issue": figures.payable_dong, "on_hold_at_issue": figures.on_hold_dong,
            "commission": figures.commission_dong, "commission_vat": figures.commission_vat_dong,
            "paid": statement.paid_dong,
        } == {
            name: told[name]
            for name in ("carried", "total", "balance", "payable_at_issue", "on_hold_at_issue", "commission",
                         "commission_vat", "paid")
        }  # fmt: skip
        names = {source: name for name, source in replay.ids.items()}
        sources = dict(session.execute(select(AccountEntry.id, AccountEntry.source_id)).all())
        assert [names[sources[entry.id]] for entry in statement.entries] == told["entries"]
    final = example["expect"]["final"]
    left = balance(session, world.hoa)
    assert (left.due_dong, left.open_dong) == (final["on_statements_unpaid"], final["not_on_a_statement"])
    report = audit(session, today=now.date())
    assert [check for check in report.checks if check.broken] == []
