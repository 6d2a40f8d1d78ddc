"""Reading a producer's account: what is still to come and why, what was sold, what is left, what was paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select, true
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.lists import ListRequest, Page, days_between, fetch, holds_words
from core.permissions import Actor
from inventory.locations.models import Location
from inventory.locations.rules import LocationKind
from inventory.producers.models import Producer
from inventory.producers.rules import ProducerId
from inventory.products.models import Product
from inventory.products.rules import Unit
from inventory.stock.models import Lot, StockBalance
from settlement.entries.models import AccountEntry, ProducerAccount, SoldEntry
from settlement.entries.rules import EntryKind
from settlement.payouts.models import Payout
from settlement.statements.models import StatementRow
from settlement.statements.queries.drafts import unclaimed
from settlement.statements.queries.entries import entry_of, select_entries
from settlement.statements.rules import Entry

PLACE, ON = "place", "on"
WAITING = "waiting"
"""The filters of the list of what was sold: where, and whether a statement holds it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """Whose account it is."""

    id: ProducerId
    code: str
    name: str
    commune: str
    province: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Owed:
    """What the producer is still to receive, in đồng, in the three places where it can be.

    `held_until` is the last day of the return window of what is on hold.
    """

    on_hold_dong: int
    held_until: date | None
    waiting_dong: int
    on_statements_dong: int

    @property
    def total_dong(self) -> int:
        """On hold + waiting for a statement + on statements, not paid = still to receive."""
        return self.on_hold_dong + self.waiting_dong + self.on_statements_dong


@dataclass(frozen=True, kw_only=True, slots=True)
class Sold:
    """A line that was sold or came back; the share is the producer's.

    `kept_quantity` is how much of a return the house keeps and bears.
    """

    id: UUID
    occurred_at: datetime
    business_day: date
    product_name: str
    unit: Unit
    place: str
    receipt: str
    quantity: int
    kept_quantity: int
    list_dong: int
    share_dong: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Left:
    """What one place has of one product."""

    product_code: str
    product_name: str
    unit: Unit
    place_code: str
    place: str
    quantity: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Paid:
    """A payout."""

    number: str
    paid_on: date
    amount_dong: int
    method: str
    statement: str


def owner(session: Session, scope: Actor) -> Owner:
    """The producer that the actor is; raises NotFound for everybody else."""
    columns = (Producer.id, Producer.code, Producer.name, Producer.commune, Producer.province)
    row = session.execute(select(*columns).where(Producer.id == scope.producer_id)).first()
    if row is None:
        raise NotFound
    return Owner(**row._mapping)


def owed(session: Session, producer_id: ProducerId, today: date) -> Owed:
    """What is still to come as of a day."""
    held = AccountEntry.matures_on > today
    amounts = select(func.coalesce(func.sum(AccountEntry.amount_dong), 0), func.max(AccountEntry.matures_on))
    mine = amounts.where(AccountEntry.producer_id == producer_id, unclaimed())
    on_hold, until = session.execute(mine.where(held)).one()
    waiting, _ = session.execute(mine.where(~held)).one()
    due = select(ProducerAccount.due_dong).where(ProducerAccount.producer_id == producer_id)
    return Owed(
        on_hold_dong=int(on_hold),
        held_until=until,
        waiting_dong=int(waiting),
        on_statements_dong=session.scalar(due) or 0,
    )


def sold_on(session: Session, producer_id: ProducerId, day: date) -> Sequence[Sold]:
    """What was sold and came back on a business day, the latest first."""
    chosen = _sold(producer_id).where(SoldEntry.business_day == day)
    rows = session.execute(chosen.order_by(SoldEntry.occurred_at.desc(), SoldEntry.id.desc()))
    return [Sold(**row._mapping) for row in rows]


def sold(session: Session, request: ListRequest, *, producer_id: ProducerId) -> Page[Sold]:
    """The lines of a producer."""
    chosen = _sold(producer_id).where(*_narrowed(request))
    orders = {
        "when": SoldEntry.occurred_at,
        "product": Product.search_key,
        "quantity": SoldEntry.quantity,
        "share": SoldEntry.share_dong,
    }
    return fetch(
        session, chosen, request, orders=orders, last=SoldEntry.id, row=lambda row: Sold(**row._mapping)
    )


def sold_share(session: Session, request: ListRequest, *, producer_id: ProducerId) -> int:
    """What the lines that are asked for come to for the producer."""
    lines = _sold(producer_id).where(*_narrowed(request)).subquery()
    return int(session.scalar(select(func.coalesce(func.sum(lines.c.share_dong), 0))) or 0)


def _narrowed(request: ListRequest) -> tuple[ColumnElement[bool], ...]:
    place = request.chosen(PLACE)
    return (
        days_between(SoldEntry.business_day, request),
        holds_words(request.search, Product.search_key, SoldEntry.receipt),
        Location.code == place if place else true(),
        _waits() if request.chosen(ON) == WAITING else true(),
    )


def _waits() -> ColumnElement[bool]:
    """Whether what a sold line makes is on no statement yet."""
    of_line = AccountEntry.kind.in_((EntryKind.SALE, EntryKind.RETURN))
    return exists().where(of_line, AccountEntry.source_id == SoldEntry.id, unclaimed())


def _sold(producer_id: ProducerId) -> Any:
    s = SoldEntry
    return (
        select(
            s.id,
            s.occurred_at,
            s.business_day,
            s.product_name,
            Product.unit,
            Location.name.label("place"),
            s.receipt,
            s.quantity,
            s.kept_quantity,
            s.list_dong,
            s.share_dong,
        )
        .join(Product, Product.id == s.product_id)
        .join(Location, Location.id == s.location_id)
        .where(s.producer_id == producer_id, s.agreement_id.is_not(None))
    )


def line(session: Session, line_id: UUID, *, producer_id: ProducerId) -> Entry:
    """A sold line of the producer with its half; raises NotFound."""
    mine = (SoldEntry.id == line_id) & (SoldEntry.producer_id == producer_id)
    row = session.execute(select_entries().where(mine)).first()
    if row is None:
        raise NotFound
    return entry_of(row)


def left(session: Session, producer_id: ProducerId) -> Sequence[Left]:
    """What every place has of every product of a producer, by product and place."""
    rows = session.execute(
        select(
            Product.code.label("product_code"),
            Product.name.label("product_name"),
            Product.unit,
            Location.code.label("place_code"),
            Location.name.label("place"),
            func.sum(StockBalance.quantity).label("quantity"),
        )
        .join(Lot, Lot.id == StockBalance.lot_id)
        .join(Product, Product.id == Lot.product_id)
        .join(Location, Location.id == StockBalance.location_id)
        .where(Product.producer_id == producer_id, Location.kind != LocationKind.VIRTUAL)
        .group_by(Product.code, Product.name, Product.search_key, Product.unit, Location.code, Location.name)
        .order_by(Product.search_key, Product.code, Location.code)
    )
    return [Left(**{**row._mapping, "quantity": int(row.quantity)}) for row in rows]


def paid(session: Session, request: ListRequest, *, producer_id: ProducerId) -> Page[Paid]:
    """The payouts of a producer."""
    chosen = (
        select(
            Payout.number,
            Payout.paid_on,
            Payout.amount_dong,
            Payout.method,
            StatementRow.number.label("statement"),
        )
        .join(StatementRow, StatementRow.id == Payout.statement_id)
        .where(Payout.producer_id == producer_id, days_between(Payout.paid_on, request))
    )
    orders = {"number": Payout.number, "paid_on": Payout.paid_on, "amount": Payout.amount_dong}
    return fetch(
        session, chosen, request, orders=orders, last=Payout.id.desc(), row=lambda row: Paid(**row._mapping)
    )


def places(session: Session, producer_id: ProducerId) -> Sequence[tuple[str, str]]:
    """The places that ever sold something of a producer, code and name."""
    mine = select(SoldEntry.location_id).where(SoldEntry.producer_id == producer_id).distinct()
    rows = session.execute(
        select(Location.code, Location.name).where(Location.id.in_(mine)).order_by(Location.code)
    )
    return [(code, name) for code, name in rows]
