"""Reading what can be paid out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.permissions import Actor
from inventory.producers.models import BankAccount, Producer
from inventory.producers.rules import ProducerId
from settlement.payouts.rules import may_be_used
from settlement.statements import queries as statements


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """The bank account that a producer's transfers go to; `is_ready` once a change has waited a day."""

    id: UUID
    bank_bin: str
    account_no: str
    holder: str
    is_ready: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Payable:
    """An issued statement, seen as money to hand over; all amounts in đồng.

    `payable_dong` is what is to be paid in all, as it stands now; it ignores the minimum payout where no
    agreement is in force any more.
    """

    number: str
    producer_name: str
    payable_dong: int
    paid_dong: int
    balance_dong: int
    account: Account | None
    min_payout_dong: int = 0
    ignores_minimum: bool = False

    @property
    def left_dong(self) -> int:
        """What is not paid yet."""
        return self.payable_dong - self.paid_dong

    @property
    def waits(self) -> bool:
        """Whether there is a balance that goes on to the next statement."""
        return self.balance_dong > 0 and not self.payable_dong

    @property
    def account_is_ready(self) -> bool:
        """Whether a transfer can go out now."""
        return self.account is not None and self.account.is_ready


def payable(session: Session, number: str, *, scope: Actor, now: datetime) -> Payable:
    """What a statement leaves to pay. Raises NotFound."""
    statement = statements.by_number(session, number, scope=scope)
    owed_dong, figures = statements.owed_on(session, statement.id, now=now), statement.figures
    name = session.scalars(select(Producer.name).where(Producer.id == statement.producer_id)).one()
    return Payable(
        number=statement.number,
        producer_name=name,
        payable_dong=owed_dong,
        paid_dong=statement.paid_dong,
        balance_dong=figures.balance_dong,
        min_payout_dong=figures.min_payout_dong,
        ignores_minimum=owed_dong > figures.payable_dong,
        account=account_of(session, ProducerId(statement.producer_id), now=now),
    )


def account_of(session: Session, producer_id: ProducerId, *, now: datetime) -> Account | None:
    """The account approved last, never one that it replaced; None where none is."""
    b = BankAccount
    approved = (
        select(b.id, b.bank_bin, b.account_no, b.holder, b.approved_at)
        .where(b.producer_id == producer_id, b.approved_at.is_not(None))
        .order_by(b.approved_at.desc(), b.id.desc())
        .limit(2)
    )
    found = session.execute(approved).all()
    if not found:
        return None
    is_ready = may_be_used(approved_at=found[0].approved_at, is_first=len(found) == 1, now=now)
    last = found[0]
    return Account(
        id=last.id,
        bank_bin=last.bank_bin,
        account_no=last.account_no,
        holder=last.holder,
        is_ready=is_ready,
    )
