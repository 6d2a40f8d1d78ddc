"""Writing the producers' accounts. Balances are always changed in the order of the producers' ids."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from core.db import add_up, insert_all
from core.errors import DomainError
from core.ids import new_id
from settlement.entries.models import AccountEntry, ProducerAccount, SoldEntry
from settlement.entries.rules import EntryKind, Share, SoldKind


class NotPayable(DomainError):
    """More than is due was to be paid."""

    code = "not_payable"
    message = "This is more than is due to the producer."


@dataclass(frozen=True, kw_only=True, slots=True)
class NewEntry:
    """An entry to post; `amount_dong` is positive when it is owed to the producer."""

    producer_id: UUID
    kind: EntryKind
    source_id: UUID
    amount_dong: int
    business_day: date
    matures_on: date
    reason: str | None = None
    corrects_id: UUID | None = None


def credit(
    session: Session,
    shares: Sequence[Share],
    lots: Mapping[UUID, str],
    *,
    actor_id: UUID | None,
    now: datetime,
) -> None:
    """Book the producer's half of lines: the sold entries, and the account entries of consigned goods.

    `lots` names the lot codes by line id. Inside the sale's own transaction.
    """
    if not shares:
        return
    insert_all(session, SoldEntry, [_sold_row(share, lots.get(share.line_id, ""), now) for share in shares])
    entries = [_entry_of(share) for share in shares if share.kind is not SoldKind.OWNED]
    post(session, entries, actor_id=actor_id, now=now)


def _entry_of(share: Share) -> NewEntry:
    return NewEntry(
        producer_id=share.producer_id,
        kind=EntryKind.SALE if share.quantity > 0 else EntryKind.RETURN,
        source_id=share.line_id,
        amount_dong=share.half.share_dong,
        business_day=share.business_day,
        matures_on=share.matures_on,
    )


def _sold_row(share: Share, lots: str, now: datetime) -> dict[str, Any]:
    half = share.half
    return {
        "id": share.line_id,
        "producer_id": share.producer_id,
        "location_id": share.location_id,
        "receipt": share.receipt,
        "occurred_at": share.occurred_at,
        "business_day": share.business_day,
        "recorded_at": now,
        "product_id": share.product_id,
        "product_name": share.product_name,
        "lots": lots,
        "quantity": share.quantity,
        "kept_quantity": share.kept_quantity,
        "unit_price_dong": share.unit_price_dong,
        "list_dong": half.list_dong,
        "discount_producer_dong": half.discount_producer_dong,
        "discount_house_dong": half.discount_house_dong,
        "host_producer_dong": half.host_producer_dong,
        "host_house_dong": half.host_house_dong,
        "commission_base_dong": half.base_dong,
        "agreement_id": share.agreement_id,
        "term_id": share.term_id,
        "term_kind": share.kind,
        "rate_bp": share.rate_bp,
        "net_dong": share.net_dong,
        "commission_dong": half.commission_dong,
        "tax_kept_dong": half.tax_kept_dong,
        "share_dong": half.share_dong,
        "house_dong": half.house_dong,
    }


def post(session: Session, entries: Sequence[NewEntry], *, actor_id: UUID | None, now: datetime) -> None:
    """Append entries and add them to what is open on each account; payouts have `pay` instead."""
    insert_all(session, AccountEntry, [_entry_row(entry, actor_id, now) for entry in entries])
    open_dong: Counter[UUID] = Counter()
    for entry in entries:
        open_dong[entry.producer_id] += entry.amount_dong
    rows = [{"producer_id": p, "open_dong": open_dong[p], "due_dong": 0} for p in sorted(open_dong)]
    add_up(session, ProducerAccount, rows, key=("producer_id",))


def _entry_row(entry: NewEntry, actor_id: UUID | None, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(now),
        "producer_id": entry.producer_id,
        "kind": entry.kind,
        "source_id": entry.source_id,
        "amount_dong": entry.amount_dong,
        "business_day": entry.business_day,
        "matures_on": entry.matures_on,
        "recorded_at": now,
        "actor_id": actor_id,
        "corrects_id": entry.corrects_id,
        "reason": entry.reason,
    }


def settle(session: Session, *, producer_id: UUID, claimed_dong: int, due_change_dong: int) -> None:
    """Move claimed entries from open to due; cancelling a statement calls it with both signs turned.

    `due_change_dong` is the statement's total, which holds an added commission VAT besides the entries.
    """
    row = {"producer_id": producer_id, "open_dong": -claimed_dong, "due_dong": due_change_dong}
    add_up(session, ProducerAccount, [row], key=("producer_id",))


def pay(
    session: Session,
    *,
    producer_id: UUID,
    payout_id: UUID,
    amount_dong: int,
    paid_on: date,
    actor_id: UUID,
    now: datetime,
) -> None:
    """Take a payout from what is due and append its entry; raises NotPayable when it is more than that."""
    taking = (
        update(ProducerAccount)
        .where(ProducerAccount.producer_id == producer_id, ProducerAccount.due_dong >= amount_dong)
        .values(due_dong=ProducerAccount.due_dong - amount_dong)
    )
    if cast("CursorResult[Any]", session.execute(taking)).rowcount != 1:
        raise NotPayable
    entry = NewEntry(
        producer_id=producer_id,
        kind=EntryKind.PAYOUT,
        source_id=payout_id,
        amount_dong=-amount_dong,
        business_day=paid_on,
        matures_on=paid_on,
    )
    insert_all(session, AccountEntry, [_entry_row(entry, actor_id, now)])
