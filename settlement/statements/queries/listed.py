"""Lists: statements that were issued, and producers for whom one is waiting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, func, or_, select, true
from sqlalchemy.orm import Session

from core.lists import ListRequest, Page, fetch, holds_words
from core.permissions import Actor
from inventory.producers.models import Producer
from settlement.entries.models import AccountEntry, ProducerAccount
from settlement.payouts.models import Payout
from settlement.statements.models import StatementRow
from settlement.statements.queries.drafts import unclaimed
from settlement.statements.queries.standing import is_latest, is_over
from settlement.statements.rules import State, owed, sees_all, state_of

SHOW, UNPAID = "show", "unpaid"
"""The filter of the list, and its one value: what there still is to pay."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedStatement:
    """An issued statement in a list; `payable_dong` is what is to be paid of it now, in all."""

    number: str
    producer_code: str
    producer_name: str
    cut_off: date
    issued_at: datetime
    lines: int
    total_dong: int
    balance_dong: int
    payable_dong: int
    paid_dong: int
    state: State


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A producer with entries that a statement would take; `due_dong` is carried from the one before."""

    producer_code: str
    producer_name: str
    lines: int
    entries_dong: int
    due_dong: int


def listed(session: Session, request: ListRequest, *, scope: Actor, now: datetime) -> Page[ListedStatement]:
    """Issued statements that the actor may see."""
    paid = _paid()
    paid_dong, over = func.coalesce(paid.c.paid_dong, 0), is_over(now)
    owed_dong = _owed(paid_dong, over)
    found = holds_words(request.search, Producer.search_key, StatementRow.number, Producer.code)
    standing = (is_latest().label("is_latest"), over.label("is_over"))
    chosen = (
        select(StatementRow, Producer.code, Producer.name, paid.c.paid_dong, *standing)
        .join(Producer, Producer.id == StatementRow.producer_id)
        .outerjoin(paid, paid.c.statement_id == StatementRow.id)
        .where(_visible(scope), found, _wanted(request.chosen(SHOW), owed_dong, paid_dong))
    )
    orders = {
        "number": StatementRow.number,
        "code": Producer.code,
        "producer": Producer.search_key,
        "cut_off": StatementRow.cut_off_day,
        "issued": StatementRow.issued_at,
        "total": StatementRow.total_dong,
        "balance": StatementRow.balance_dong,
        "payable": owed_dong,
        "paid": paid_dong,
    }
    return fetch(session, chosen, request, orders=orders, last=StatementRow.number.desc(), row=_listed)


def _paid() -> Subquery:
    sums = select(Payout.statement_id, func.sum(Payout.amount_dong).label("paid_dong"))
    return sums.group_by(Payout.statement_id).subquery()


def _visible(scope: Actor) -> ColumnElement[bool]:
    return true() if sees_all(scope) else StatementRow.producer_id == scope.producer_id


def _owed(paid_dong: ColumnElement[int], over: ColumnElement[bool]) -> ColumnElement[int]:
    """`rules.owed`, in the database."""
    last = and_(StatementRow.balance_dong > 0, or_(over, paid_dong > 0))
    return case(
        (StatementRow.payable_dong > 0, StatementRow.payable_dong), (last, StatementRow.balance_dong), else_=0
    )


def _wanted(choice: str, owed_dong: ColumnElement[int], paid_dong: ColumnElement[int]) -> ColumnElement[bool]:
    if choice != UNPAID:
        return true()
    return and_(StatementRow.cancelled_at.is_(None), owed_dong > paid_dong, is_latest())


def _listed(row: Any) -> ListedStatement:
    statement, paid_dong = row.StatementRow, int(row.paid_dong or 0)
    owed_dong = owed(
        payable_dong=statement.payable_dong,
        balance_dong=statement.balance_dong,
        paid_dong=paid_dong,
        is_over=bool(row.is_over),
    )
    return ListedStatement(
        number=statement.number,
        producer_code=row.code,
        producer_name=row.name,
        cut_off=statement.cut_off_day,
        issued_at=statement.issued_at,
        lines=statement.lines,
        total_dong=statement.total_dong,
        balance_dong=statement.balance_dong,
        payable_dong=owed_dong,
        paid_dong=paid_dong,
        state=state_of(
            payable_dong=owed_dong,
            paid_dong=paid_dong,
            is_latest=bool(row.is_latest),
            is_cancelled=statement.cancelled_at is not None,
        ),
    )


def waiting(session: Session, cut_off: date, *, scope: Actor) -> Sequence[Waiting]:
    """Every producer with something to settle up to a day, by code, that the actor may see."""
    mine = true() if sees_all(scope) else AccountEntry.producer_id == scope.producer_id
    rows = session.execute(
        select(
            Producer.code,
            Producer.name,
            func.count(AccountEntry.id),
            func.sum(AccountEntry.amount_dong),
            func.max(ProducerAccount.due_dong),
        )
        .join(Producer, Producer.id == AccountEntry.producer_id)
        .join(ProducerAccount, ProducerAccount.producer_id == AccountEntry.producer_id)
        .where(mine, unclaimed(), AccountEntry.business_day <= cut_off, AccountEntry.matures_on <= cut_off)
        .group_by(Producer.code, Producer.name)
        .order_by(Producer.code)
    )
    return [
        Waiting(
            producer_code=code,
            producer_name=name,
            lines=lines,
            entries_dong=int(entries_dong),
            due_dong=int(due_dong),
        )
        for code, name, lines, entries_dong, due_dong in rows
    ]
