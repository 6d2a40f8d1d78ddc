"""Who waits for a statement, as a run sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from core.permissions import Actor
from inventory.producers.models import Producer
from inventory.producers.rules import ProducerId
from settlement.entries.models import AccountEntry, ProducerAccount
from settlement.statements.queries.drafts import unclaimed
from settlement.statements.rules import sees_all


@dataclass(frozen=True, kw_only=True, slots=True)
class Awaiting:
    """A producer with something to settle; what is carried is part of the balance."""

    producer_id: ProducerId
    producer_code: str
    producer_name: str
    lines: int
    balance_dong: int


def awaiting(session: Session, cut_off: date, *, after: str = "", scope: Actor) -> Sequence[Awaiting]:
    """Every producer behind a code who has something to settle up to a day, by code."""
    mine = true() if sees_all(scope) else AccountEntry.producer_id == scope.producer_id
    rows = session.execute(
        select(
            Producer.id,
            Producer.code,
            Producer.name,
            func.count(AccountEntry.id),
            func.sum(AccountEntry.amount_dong) + func.max(ProducerAccount.due_dong),
        )
        .join(AccountEntry, AccountEntry.producer_id == Producer.id)
        .join(ProducerAccount, ProducerAccount.producer_id == Producer.id)
        .where(mine, unclaimed(), AccountEntry.business_day <= cut_off, AccountEntry.matures_on <= cut_off)
        .where(Producer.code > after)
        .group_by(Producer.id, Producer.code, Producer.name)
        .order_by(Producer.code)
    )
    return [
        Awaiting(
            producer_id=producer_id,
            producer_code=code,
            producer_name=name,
            lines=lines,
            balance_dong=int(balance_dong),
        )
        for producer_id, code, name, lines, balance_dong in rows
    ]
