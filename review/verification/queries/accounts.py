"""Checks of the producers' accounts and statements."""

import hashlib

from sqlalchemy import String, and_, cast, exists, func, or_, select
from sqlalchemy.orm import Session

from core.files.models import StoredFile
from review.verification.queries import Check, names, size
from settlement.entries.models import AccountEntry, ProducerAccount, SoldEntry
from settlement.entries.rules import EntryKind, SoldKind
from settlement.payouts.models import Payout
from settlement.statements.models import EntryClaim, StatementLine, StatementRow

_SOLD = (EntryKind.SALE, EntryKind.RETURN)


def _settled_once(session: Session) -> tuple[int, list[str]]:
    """Each consigned line has one entry of its share; owned goods have none."""
    entry = and_(AccountEntry.source_id == SoldEntry.id, AccountEntry.kind.in_(_SOLD))
    found = (
        select(SoldEntry.id)
        .outerjoin(AccountEntry, entry)
        .group_by(SoldEntry.id, SoldEntry.term_kind, SoldEntry.share_dong)
        .having(
            or_(
                and_(SoldEntry.term_kind != SoldKind.OWNED, func.count(AccountEntry.id) != 1),
                and_(SoldEntry.term_kind == SoldKind.OWNED, func.count(AccountEntry.id) != 0),
                func.coalesce(func.sum(AccountEntry.amount_dong), 0) != SoldEntry.share_dong,
            )
        )
    )
    orphans = select(AccountEntry.id).where(
        AccountEntry.kind.in_(_SOLD), ~exists().where(SoldEntry.id == AccountEntry.source_id)
    )
    return size(session, SoldEntry), names(session, found) + names(session, orphans)


def _claims(session: Session) -> tuple[int, list[str]]:
    """A claim belongs to a live statement, and is a line of its paper; each line of a live one is claimed."""
    live = exists().where(StatementRow.id == EntryClaim.statement_id, StatementRow.cancelled_at.is_(None))
    line = exists().where(
        StatementLine.entry_id == EntryClaim.entry_id, StatementLine.statement_id == EntryClaim.statement_id
    )
    claim = exists().where(
        EntryClaim.entry_id == StatementLine.entry_id, EntryClaim.statement_id == StatementLine.statement_id
    )
    loose = select(EntryClaim.entry_id).where(or_(~live, ~line))
    unclaimed = (
        select(StatementLine.entry_id)
        .join(StatementRow, StatementRow.id == StatementLine.statement_id)
        .where(StatementRow.cancelled_at.is_(None), ~claim)
    )
    return size(session, EntryClaim), names(session, loose) + names(session, unclaimed)


def _covered(session: Session) -> tuple[int, list[str]]:
    """Nothing that was due when a statement was issued was left out of it."""
    last = (
        select(
            StatementRow.producer_id,
            func.max(StatementRow.cut_off_day).label("cut_off"),
            func.max(StatementRow.issued_at).label("issued_at"),
        )
        .where(StatementRow.cancelled_at.is_(None))
        .group_by(StatementRow.producer_id)
        .subquery()
    )
    missed = (
        select(AccountEntry.id)
        .join(last, last.c.producer_id == AccountEntry.producer_id)
        .where(
            AccountEntry.kind.not_in((EntryKind.PAYOUT,)),
            AccountEntry.matures_on <= last.c.cut_off,
            AccountEntry.recorded_at < last.c.issued_at,
            ~exists().where(EntryClaim.entry_id == AccountEntry.id),
        )
    )
    return size(session, AccountEntry), names(session, missed)


def _sums(session: Session) -> tuple[int, list[str]]:
    """A statement's figures are the sums of its lines, and each carries on from the one before."""
    lines = (
        select(
            StatementLine.statement_id,
            func.sum(AccountEntry.amount_dong).label("amount"),
            func.sum(SoldEntry.commission_base_dong).label("gross"),
            func.sum(SoldEntry.commission_dong).label("commission"),
        )
        .join(AccountEntry, AccountEntry.id == StatementLine.entry_id)
        .outerjoin(SoldEntry, and_(SoldEntry.id == AccountEntry.source_id, AccountEntry.kind.in_(_SOLD)))
        .group_by(StatementLine.statement_id)
        .subquery()
    )
    broken = (
        select(StatementRow.number)
        .outerjoin(lines, lines.c.statement_id == StatementRow.id)
        .where(
            or_(
                func.coalesce(lines.c.amount, 0)
                != StatementRow.total_dong + StatementRow.commission_vat_dong,
                func.coalesce(lines.c.gross, 0) != StatementRow.gross_dong,
                func.coalesce(lines.c.commission, 0) != StatementRow.commission_dong,
                StatementRow.balance_dong != StatementRow.carried_dong + StatementRow.total_dong,
            )
        )
    )
    return size(session, StatementRow), names(session, broken) + _carried(session)


def _carried(session: Session) -> list[str]:
    """carried = the closing of the statement before, payouts against it included."""
    paid = dict(
        session.execute(
            select(Payout.statement_id, func.sum(Payout.amount_dong)).group_by(Payout.statement_id)
        ).all()
    )
    before: dict[object, tuple[object, int]] = {}
    broken = []
    live = select(StatementRow).where(StatementRow.cancelled_at.is_(None)).order_by(StatementRow.cut_off_day)
    for row in session.scalars(live):
        _, closing = before.get(row.producer_id, (None, 0))
        if row.carried_dong != closing:
            broken.append(row.number)
        before[row.producer_id] = (row.id, row.balance_dong - int(paid.get(row.id, 0)))
    return broken


def _balances(session: Session) -> tuple[int, list[str]]:
    """open = entries on no statement; due = the latest statement's balance minus payouts since."""
    account = ProducerAccount
    open_sum = (
        select(AccountEntry.producer_id, func.sum(AccountEntry.amount_dong).label("amount"))
        .where(AccountEntry.kind != EntryKind.PAYOUT, ~exists().where(EntryClaim.entry_id == AccountEntry.id))
        .group_by(AccountEntry.producer_id)
        .subquery()
    )
    drift = (
        select(account.producer_id)
        .outerjoin(open_sum, open_sum.c.producer_id == account.producer_id)
        .where(account.open_dong != func.coalesce(open_sum.c.amount, 0))
    )
    missing = select(AccountEntry.producer_id).where(
        ~exists().where(account.producer_id == AccountEntry.producer_id)
    )
    return size(session, account), names(session, drift) + names(session, missing) + _due(session)


def _due(session: Session) -> list[str]:
    paid = dict(
        session.execute(
            select(Payout.producer_id, func.sum(Payout.amount_dong)).group_by(Payout.producer_id)
        ).all()
    )
    totals = dict(
        session.execute(
            select(StatementRow.producer_id, func.sum(StatementRow.total_dong))
            .where(StatementRow.cancelled_at.is_(None))
            .group_by(StatementRow.producer_id)
        ).all()
    )
    accounts = session.execute(select(ProducerAccount.producer_id, ProducerAccount.due_dong))
    return [
        str(producer)
        for producer, due in accounts
        if due != int(totals.get(producer, 0)) - int(paid.get(producer, 0))
    ]


def _payouts(session: Session) -> tuple[int, list[str]]:
    """Every payout has its entry, of the same amount, and no entry is without a payout."""
    entry = and_(AccountEntry.source_id == Payout.id, AccountEntry.kind == EntryKind.PAYOUT)
    unlike = (
        select(Payout.number)
        .outerjoin(AccountEntry, entry)
        .where(or_(AccountEntry.id.is_(None), AccountEntry.amount_dong != -Payout.amount_dong))
    )
    alone = select(AccountEntry.id).where(
        AccountEntry.kind == EntryKind.PAYOUT, ~exists().where(Payout.id == AccountEntry.source_id)
    )
    return size(session, Payout), names(session, unlike) + names(session, alone)


def _papers(session: Session) -> tuple[int, list[str]]:
    """The stored bytes of every paper are those that its hash is of."""
    rows = session.execute(
        select(cast(StoredFile.id, String), StoredFile.content, StoredFile.sha256)
    ).yield_per(50)
    broken = [str(row[0]) for row in rows if hashlib.sha256(row.content).hexdigest() != row.sha256]
    return size(session, StoredFile), broken


CHECKS = (
    Check(code="I3", title="account balances are the sums of entries", look=_balances),
    Check(code="I5", title="payouts and their entries agree", look=_payouts),
    Check(code="I6", title="each sold line is on its producer's account once", look=_settled_once),
    Check(code="I6", title="each entry is on one live statement at most", look=_claims),
    Check(code="I6", title="nothing due was left out of a statement", look=_covered),
    Check(code="I7", title="statements are the sums of their lines and carry on", look=_sums),
    Check(code="I7", title="stored papers fit their hashes", look=_papers),
)
