"""How an issued statement stands now: what is owed on it, its state, and what may still be done to it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from inventory.agreements.models import AgreementRow
from settlement.statements.models import StatementRow
from settlement.statements.queries.frozen import Statement, paid_on
from settlement.statements.rules import State, may_be_cancelled, owed, state_of


def is_latest() -> ColumnElement[bool]:
    """Whether no live statement carries on from it."""
    later = aliased(StatementRow)
    return ~exists().where(later.previous_id == StatementRow.id, later.cancelled_at.is_(None))


def is_over(now: datetime) -> ColumnElement[bool]:
    """Whether it is the last word: it is the latest, and every agreement of its producer has ended."""
    a = AgreementRow
    lasting = exists().where(
        a.producer_id == StatementRow.producer_id, or_(a.ended_at.is_(None), a.ended_at > now)
    )
    return and_(~lasting, is_latest(), StatementRow.cancelled_at.is_(None))


def owed_on(session: Session, statement_id: UUID, *, now: datetime) -> int:
    """What is to be paid of a statement in all, in đồng; what has been paid is part of it."""
    columns = (StatementRow.payable_dong, StatementRow.balance_dong, is_over(now).label("is_over"))
    row = session.execute(select(*columns).where(StatementRow.id == statement_id)).one()
    return owed(
        payable_dong=row.payable_dong,
        balance_dong=row.balance_dong,
        paid_dong=paid_on(session, statement_id),
        is_over=bool(row.is_over),
    )


def state(session: Session, statement: Statement, *, now: datetime) -> State:
    """How far an issued statement has come."""
    return state_of(
        payable_dong=owed_on(session, statement.id, now=now),
        paid_dong=statement.paid_dong,
        is_latest=_stands_last(session, statement),
        is_cancelled=statement.cancelled_at is not None,
    )


def is_cancellable(session: Session, statement: Statement) -> bool:
    """Whether an issued statement can still be cancelled."""
    return statement.cancelled_at is None and may_be_cancelled(
        is_latest=_stands_last(session, statement),
        paid_dong=statement.paid_dong,
        producer_invoice=statement.producer_invoice,
    )


def _stands_last(session: Session, statement: Statement) -> bool:
    return bool(session.scalar(select(is_latest()).where(StatementRow.id == statement.id)))
