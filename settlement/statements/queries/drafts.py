"""Drafts: computed when they are looked at, as of now."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session

from core.clock import day_start
from inventory.agreements.models import AgreementRow
from inventory.locations.rules import OUTSIDE
from inventory.producers.rules import ProducerId
from inventory.products import queries as products
from inventory.products.models import Product
from inventory.products.rules import Ownership, VatClass, vat_rate_bp
from inventory.stock.models import Lot, StockMovement
from inventory.stock.rules import Moved, StockRow
from settlement.entries.models import AccountEntry, ProducerAccount, SoldEntry
from settlement.entries.rules import EntryKind
from settlement.statements.models import (
    EntryClaim,
    StatementBridge,
    StatementRow,
    StatementStock,
)
from settlement.statements.queries.entries import entries
from settlement.statements.rules import (
    BridgeRow,
    Entry,
    Figures,
    SoldSum,
    Terms,
    bridge,
    claimable,
    figures,
    on_hold,
    stock_table,
)
from settlement.statements.rules.lines import SOLD_KINDS

T = TypeVar("T", BridgeRow, StockRow)

COMMISSION_VAT_CLASS = VatClass.EIGHT
"""Commission is a service; its class is the reduced one while the law grants it (domain: Vietnam, VAT)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What a statement would be if it were issued now.

    `seen_until` is just after the last recorded of the entries that were looked at; a statement is issued
    no earlier, so that what it could see is what was recorded before it.
    """

    producer_id: UUID
    agreement_id: UUID | None
    previous_id: UUID | None
    previous_cut_off: date | None
    cut_off: date
    seen_until: datetime | None
    entries: tuple[Entry, ...]
    figures: Figures
    stock: tuple[StockRow, ...]
    bridge: tuple[BridgeRow, ...]
    days_to_pay: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Previous:
    """The producer's latest live statement."""

    id: UUID
    number: str
    cut_off: date
    issued_at: datetime


def latest(session: Session, producer_id: UUID) -> Previous | None:
    """The latest issued statement that is not cancelled."""
    row = session.execute(
        select(StatementRow.id, StatementRow.number, StatementRow.cut_off_day, StatementRow.issued_at)
        .where(StatementRow.producer_id == producer_id, StatementRow.cancelled_at.is_(None))
        .order_by(StatementRow.cut_off_day.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    return Previous(id=row.id, number=row.number, cut_off=row.cut_off_day, issued_at=row.issued_at)


def producers_with_entries(session: Session, cut_off: date) -> list[ProducerId]:
    """Producers with something to settle up to a day, in order of their ids."""
    due = (
        select(AccountEntry.producer_id)
        .where(unclaimed(), AccountEntry.business_day <= cut_off, AccountEntry.matures_on <= cut_off)
        .distinct()
        .order_by(AccountEntry.producer_id)
    )
    return list(session.scalars(due))


def draft(session: Session, producer_id: UUID, cut_off: date) -> Draft:
    """Compute the statement of a producer up to a day, as the books are now; it may hold no entries."""
    previous = latest(session, producer_id)
    free = entries(session, and_(AccountEntry.producer_id == producer_id, unclaimed()))
    taken = claimable(free, cut_off)
    agreement_id, terms = _terms(session, producer_id, cut_off)
    return Draft(
        producer_id=producer_id,
        agreement_id=agreement_id,
        previous_id=previous.id if previous else None,
        previous_cut_off=previous.cut_off if previous else None,
        cut_off=cut_off,
        seen_until=max((e.recorded_at + timedelta(microseconds=1) for e in free), default=None),
        entries=tuple(taken),
        figures=figures(
            taken,
            terms,
            carried_dong=_carried(session, producer_id),
            on_hold_dong=on_hold(free, cut_off),
        ),
        stock=tuple(_stock(session, producer_id, cut_off)),
        bridge=tuple(_bridge(session, producer_id, cut_off, taken, _left(free, taken, previous, cut_off))),
        days_to_pay=terms.days_to_pay,
    )


def unclaimed() -> ColumnElement[bool]:
    """Whether an entry is on no statement; payouts never are."""
    claimed = exists().where(EntryClaim.entry_id == AccountEntry.id)
    return and_(~claimed, AccountEntry.kind != EntryKind.PAYOUT)


def _carried(session: Session, producer_id: UUID) -> int:
    """The closing of the statement before, payouts since included: what is still due."""
    due = select(ProducerAccount.due_dong).where(ProducerAccount.producer_id == producer_id)
    return session.scalar(due) or 0


def _terms(session: Session, producer_id: UUID, cut_off: date) -> tuple[UUID | None, Terms]:
    """The agreement that the paper names, the last that began by the cut-off, and what it says of payment."""
    over = day_start(cut_off + timedelta(days=1))
    row = session.scalars(
        select(AgreementRow)
        .where(AgreementRow.producer_id == producer_id, AgreementRow.valid_from < over)
        .order_by(AgreementRow.valid_from.desc())
        .limit(1)
    ).first()
    if row is None:
        return None, Terms()
    rate = vat_rate_bp(products.vat_rates(session), COMMISSION_VAT_CLASS, cut_off) or 0
    ended = row.ended_at is not None and row.ended_at < over
    return row.id, Terms(
        min_payout_dong=row.min_payout_dong,
        ended=ended,
        commission_vat_bp=rate,
        days_to_pay=row.days_to_pay,
    )


def _left(
    free: Sequence[Entry], taken: Sequence[Entry], previous: Previous | None, cut_off: date
) -> list[Entry]:
    """What earlier tables sold and is not due even now."""
    if previous is None:
        return []
    ids = {entry.id for entry in taken}
    return [
        entry
        for entry in free
        if entry.id not in ids
        and entry.business_day <= min(previous.cut_off, cut_off)
        and entry.recorded_at < previous.issued_at
    ]


def _bridge(
    session: Session, producer_id: UUID, cut_off: date, taken: Sequence[Entry], left: Sequence[Entry]
) -> list[BridgeRow]:
    sold = session.execute(
        select(
            SoldEntry.product_id,
            func.sum(SoldEntry.quantity + SoldEntry.kept_quantity),
            func.sum(SoldEntry.share_dong),
        )
        .join(AccountEntry, AccountEntry.source_id == SoldEntry.id)
        .where(
            SoldEntry.producer_id == producer_id,
            SoldEntry.business_day <= cut_off,
            AccountEntry.kind.in_(SOLD_KINDS),
        )
        .group_by(SoldEntry.product_id)
    )
    return bridge(
        sold=[SoldSum(product_id=p, quantity=int(q), share_dong=int(d)) for p, q, d in sold],
        printed=_printed(session, producer_id, StatementBridge, BridgeRow),
        claimed=_sums(taken),
        still_waiting=_sums(left),
    )


def _sums(chosen: Sequence[Entry]) -> list[SoldSum]:
    return [
        SoldSum(product_id=e.sold.product_id, quantity=e.sold.moved_quantity, share_dong=e.amount_dong)
        for e in chosen
        if e.sold
    ]


def _printed(session: Session, producer_id: UUID, table: Any, row_type: type[T]) -> list[T]:
    """The rows of one kind that the producer's live statements printed."""
    names = [field.name for field in fields(row_type)]
    rows = session.execute(
        select(*(getattr(table, name) for name in names))
        .join(StatementRow, StatementRow.id == table.statement_id)
        .where(StatementRow.producer_id == producer_id, StatementRow.cancelled_at.is_(None))
    )
    return [row_type(**row._mapping) for row in rows]


def _stock(session: Session, producer_id: UUID, cut_off: date) -> list[StockRow]:
    """The consigned goods; those that the house owns are neither the producer's nor in the bridge."""
    m, consigned = StockMovement, Product.ownership == Ownership.CONSIGNED
    columns = (Lot.product_id, m.kind, m.from_location_id, m.to_location_id)
    rows = session.execute(
        select(*columns, func.sum(m.quantity).label("quantity"))
        .join(Lot, Lot.id == m.lot_id)
        .join(Product, Product.id == Lot.product_id)
        .where(Product.producer_id == producer_id, consigned, m.business_day <= cut_off)
        .group_by(*columns)
    )
    moved = [
        Moved(
            product_id=row.product_id,
            kind=row.kind,
            from_location_id=_ours(row.from_location_id),
            to_location_id=_ours(row.to_location_id),
            quantity=int(row.quantity),
        )
        for row in rows
    ]
    return stock_table(moved, _printed(session, producer_id, StatementStock, StockRow))


def _ours(location_id: Any) -> UUID | None:
    return None if location_id in OUTSIDE else location_id
