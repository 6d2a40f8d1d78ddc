"""Recording payouts: against the latest statement, never more than is due."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from core.audit.services import record
from core.clock import calendar_day, local
from core.db import retried, transaction
from core.errors import DomainError
from core.formatting import day, money
from core.ids import new_id
from core.numbering.services import Series, next_number
from core.permissions import Actor
from inventory.producers.rules import ProducerId
from settlement.entries.services import NotPayable, pay
from settlement.payouts.models import Payout
from settlement.payouts.queries import account_of
from settlement.payouts.rules import CASH_NEEDS_REASON_DONG, PayoutMethod, needs_reason
from settlement.statements.models import StatementRow
from settlement.statements.queries import owed_on
from settlement.statements.services import locked


class AmountRefused(DomainError):
    """Nothing, or less than nothing."""

    code = "amount_refused"
    message = "The amount must be greater than zero."


class ReasonMissing(DomainError):
    """A large sum in cash."""

    code = "reason_missing"
    message = "Cash of %(from_amount)s or more needs a reason; a transfer is better."


class AccountRefused(DomainError):
    """Not approved, of somebody else, or changed less than a day ago."""

    code = "account_refused"
    message = (
        "This bank account is not approved, or is new since less than 24 hours: wait or have it approved."
    )


class BelowMinimum(DomainError):
    """A balance that the agreement lets wait for the next statement."""

    code = "below_minimum"
    message = (
        "The balance of %(balance)s is below the minimum payout of %(minimum)s: it goes on to the next "
        "statement, and is paid whatever the minimum once the agreement has ended."
    )


class StatementClosed(DomainError):
    """A later statement has carried its rest on."""

    code = "statement_closed"
    message = "Only the latest statement can be paid."


class PaidInFuture(DomainError):
    """Money that has not gone out yet."""

    code = "paid_in_future"
    message = "A payout on %(paid_on)s would be in the future."


@dataclass(frozen=True, kw_only=True, slots=True)
class NewPayout:
    """Money paid to a producer; large sums in cash name the reason.

    A transfer goes to the producer's bank account; naming another one than the approved one refuses it.
    """

    statement: str
    amount_dong: int
    method: PayoutMethod
    paid_on: date
    bank_account_id: UUID | None = None
    reason: str | None = None


@retried
def record_payout(*, payout: NewPayout, actor: Actor, now: datetime) -> str:
    """Record a payout and take it from what is due; its number.

    Raises ReasonMissing, PaidInFuture, NotFound, StatementCancelled, StatementClosed, BelowMinimum,
    AmountRefused, AccountRefused and NotPayable.
    """
    if needs_reason(payout.method, payout.amount_dong) and not payout.reason:
        raise ReasonMissing(from_amount=money(CASH_NEEDS_REASON_DONG))
    if payout.paid_on > calendar_day(now):
        raise PaidInFuture(paid_on=day(payout.paid_on))
    with transaction() as session:
        statement = _open_statement(session, payout.statement, now)
        if payout.amount_dong <= 0:
            raise AmountRefused
        account_id = _account(session, payout, statement.producer_id, now)
        return _write(session, payout, statement, account_id, actor, now)


def _open_statement(session: Session, number: str, now: datetime) -> StatementRow:
    row = locked(session, number)
    last = select(func.max(StatementRow.cut_off_day)).where(
        StatementRow.producer_id == row.producer_id, StatementRow.cancelled_at.is_(None)
    )
    if session.scalar(last) != row.cut_off_day:
        raise StatementClosed
    if not owed_on(session, row.id, now=now):
        if row.balance_dong > 0:
            raise BelowMinimum(balance=money(row.balance_dong), minimum=money(row.min_payout_dong))
        raise NotPayable
    return row


def _account(session: Session, payout: NewPayout, producer_id: UUID, now: datetime) -> UUID | None:
    """The account that a transfer goes to; cash goes to none."""
    if payout.method is PayoutMethod.CASH:
        if payout.bank_account_id:
            raise AccountRefused
        return None
    account = account_of(session, ProducerId(producer_id), now=now)
    if account is None or not account.is_ready or payout.bank_account_id not in {None, account.id}:
        raise AccountRefused
    return account.id


def _write(
    session: Session,
    payout: NewPayout,
    statement: StatementRow,
    account_id: UUID | None,
    actor: Actor,
    now: datetime,
) -> str:
    payout_id = new_id(now)
    pay(
        session,
        producer_id=statement.producer_id,
        payout_id=payout_id,
        amount_dong=payout.amount_dong,
        paid_on=payout.paid_on,
        actor_id=actor.person_id,
        now=now,
    )
    number = next_number(session, Series.PAYOUT, local(now).year)
    session.execute(
        insert(Payout).values(
            id=payout_id,
            number=number,
            producer_id=statement.producer_id,
            statement_id=statement.id,
            amount_dong=payout.amount_dong,
            method=payout.method,
            bank_account_id=account_id,
            reason=payout.reason,
            paid_on=payout.paid_on,
            at=now,
            by=actor.person_id,
        )
    )
    record(
        session,
        "payout.recorded",
        subject_kind="payout",
        subject_id=payout_id,
        actor_id=actor.person_id,
        now=now,
        detail={"number": number, "amount_dong": payout.amount_dong},
    )
    return number
