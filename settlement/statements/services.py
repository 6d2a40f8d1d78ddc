"""Issuing and cancelling statements: short transactions over what `queries.draft` computes inside them."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from core.audit.services import record
from core.clock import calendar_day, local
from core.db import insert_all, retried, transaction
from core.errors import DomainError, Unknown
from core.files.services import keep
from core.formatting import day
from core.ids import new_id
from core.numbering.services import Series, next_number
from core.permissions import Actor
from inventory.stock.rules import StockRow
from settlement.entries.models import ProducerAccount
from settlement.entries.services import settle
from settlement.statements import queries
from settlement.statements.models import (
    EntryClaim,
    StatementBridge,
    StatementLine,
    StatementRow,
    StatementStock,
)
from settlement.statements.queries import Draft
from settlement.statements.rules import due_on, may_be_cancelled


class CutOffInFuture(DomainError):
    """A day that is not over cannot be settled."""

    code = "cut_off_in_future"
    message = "The cut-off day %(cut_off)s is in the future."


class CutOffPassed(DomainError):
    """A later statement, or one of the same day, is issued already."""

    code = "cut_off_passed"
    message = "Statement %(number)s already goes up to %(cut_off)s."


class NothingToSettle(DomainError):
    """No entries: no statement."""

    code = "nothing_to_settle"
    message = "There is nothing to settle up to this day."


class NotCancellable(DomainError):
    """Only the latest, unpaid and not invoiced."""

    code = "statement_not_cancellable"
    message = (
        "Only the latest statement can be cancelled, before any payout and before the producer's invoice."
    )


class StatementCancelled(DomainError):
    """What was done away with can be neither paid nor cancelled again."""

    code = "statement_cancelled"
    message = "Statement %(number)s was cancelled."


class InvoiceNoted(DomainError):
    """There is one already."""

    code = "invoice_noted"
    message = "Invoice %(invoice)s is noted for this statement already."


@retried
def issue(*, producer_id: UUID, cut_off: date, actor: Actor, now: datetime) -> str:
    """Issue a producer's statement up to a day: number, claims, frozen lines and stock; its number.

    Raises CutOffInFuture, CutOffPassed and NothingToSettle. The paper is made afterwards, from the frozen
    rows.
    """
    if cut_off > calendar_day(now):
        raise CutOffInFuture(cut_off=day(cut_off))
    with transaction() as session:
        _lock_account(session, producer_id)
        previous = queries.latest(session, producer_id)
        if previous and previous.cut_off >= cut_off:
            raise CutOffPassed(number=previous.number, cut_off=day(previous.cut_off))
        draft = queries.draft(session, producer_id, cut_off)
        if not draft.entries:
            raise NothingToSettle
        return _freeze(session, draft, actor, max(now, draft.seen_until or now))


def _lock_account(session: Session, producer_id: UUID) -> None:
    """Keep other settlements, payouts and sales of this producer waiting until the commit."""
    chosen = select(ProducerAccount).where(ProducerAccount.producer_id == producer_id)
    session.execute(chosen.with_for_update())


def locked(session: Session, number: str) -> StatementRow:
    """A statement that stands, read while its producer's account is held.

    It is read again after the lock: whoever held it before may have cancelled, paid or noted something.
    Raises NotFound and StatementCancelled.
    """
    row = session.scalars(select(StatementRow).where(StatementRow.number == number)).first()
    if row is None:
        raise Unknown(number)
    _lock_account(session, row.producer_id)
    session.refresh(row)
    if row.cancelled_at is not None:
        raise StatementCancelled(number=number)
    return row


def _freeze(session: Session, draft: Draft, actor: Actor, now: datetime) -> str:
    number = next_number(session, Series.STATEMENT, local(now).year)
    statement_id = new_id(now)
    session.execute(insert(StatementRow).values(**_row(draft, statement_id, number, actor, now)))
    _freeze_lines(session, draft, statement_id)
    _freeze_stock(session, draft, statement_id)
    claimed = sum(entry.amount_dong for entry in draft.entries)
    settle(
        session,
        producer_id=draft.producer_id,
        claimed_dong=claimed,
        due_change_dong=draft.figures.total_dong,
    )
    _record(session, "statement.issued", statement_id, actor, now, number)
    return number


def _row(draft: Draft, statement_id: UUID, number: str, actor: Actor, now: datetime) -> dict[str, Any]:
    return {
        "id": statement_id,
        "number": number,
        "producer_id": draft.producer_id,
        "agreement_id": draft.agreement_id,
        "previous_id": draft.previous_id,
        "cut_off_day": draft.cut_off,
        "issued_at": now,
        "issued_by": actor.person_id,
        "due_on": due_on(
            calendar_day(now), payable_dong=draft.figures.payable_dong, days_to_pay=draft.days_to_pay
        ),
        **asdict(draft.figures),
    }


def _freeze_lines(session: Session, draft: Draft, statement_id: UUID) -> None:
    lines = [
        {"statement_id": statement_id, "position": position, "entry_id": entry.id}
        for position, entry in enumerate(draft.entries, 1)
    ]
    insert_all(session, StatementLine, lines)
    claims = [{"entry_id": entry.id, "statement_id": statement_id} for entry in draft.entries]
    insert_all(session, EntryClaim, claims)


def _freeze_stock(session: Session, draft: Draft, statement_id: UUID) -> None:
    insert_all(session, StatementStock, [_stock_row(row, statement_id) for row in draft.stock])
    bridge = [asdict(row) | {"statement_id": statement_id} for row in draft.bridge]
    insert_all(session, StatementBridge, bridge)


def _stock_row(row: StockRow, statement_id: UUID) -> dict[str, Any]:
    return asdict(row) | {"statement_id": statement_id, "closing": row.closing}


@retried
def cancel(*, number: str, actor: Actor, now: datetime) -> None:
    """Cancel a statement: its entries are free again, its paper is kept.

    Raises NotFound, StatementCancelled and NotCancellable.
    """
    with transaction() as session:
        row = locked(session, number)
        latest = queries.latest(session, row.producer_id)
        is_latest = latest is not None and latest.id == row.id
        paid_dong = queries.paid_on(session, row.id)
        if not may_be_cancelled(
            is_latest=is_latest, paid_dong=paid_dong, producer_invoice=row.producer_invoice
        ):
            raise NotCancellable
        _cancel(session, row, actor, now)


def _cancel(session: Session, row: StatementRow, actor: Actor, now: datetime) -> None:
    session.execute(
        update(StatementRow)
        .where(StatementRow.id == row.id)
        .values(cancelled_at=now, cancelled_by=actor.person_id)
    )
    session.execute(delete(EntryClaim).where(EntryClaim.statement_id == row.id))
    settle(
        session,
        producer_id=row.producer_id,
        claimed_dong=-(row.total_dong + row.commission_vat_dong),
        due_change_dong=-row.total_dong,
    )
    _record(session, "statement.cancelled", row.id, actor, now, row.number)


@retried
def record_invoice(*, number: str, invoice: str, actor: Actor, now: datetime) -> None:
    """Note the producer's own invoice for a statement, once; it can then no longer be cancelled.

    Raises NotFound, StatementCancelled and InvoiceNoted.
    """
    with transaction() as session:
        row = locked(session, number)
        if row.producer_invoice:
            raise InvoiceNoted(invoice=row.producer_invoice)
        session.execute(
            update(StatementRow).where(StatementRow.id == row.id).values(producer_invoice=invoice)
        )
        _record(session, "statement.invoiced", row.id, actor, now, number)


@retried
def keep_paper(*, statement_id: UUID, content: bytes, now: datetime) -> UUID:
    """Store a statement's paper, once: whoever comes second gets the first one's. The file's id."""
    with transaction() as session:
        chosen = select(StatementRow.pdf_id).where(StatementRow.id == statement_id)
        known = session.scalar(chosen.with_for_update())
        if known:
            return known
        file_id = keep(session, content, media_type="application/pdf", now=now)
        session.execute(update(StatementRow).where(StatementRow.id == statement_id).values(pdf_id=file_id))
        return file_id


def _record(
    session: Session, action: str, statement_id: UUID, actor: Actor, now: datetime, number: str
) -> None:
    record(
        session,
        action,
        subject_kind="statement",
        subject_id=statement_id,
        actor_id=actor.person_id,
        now=now,
        detail={"number": number},
    )
