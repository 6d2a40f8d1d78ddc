"""Writing agreements and terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core.audit.services import record, record_all
from core.db import retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import Actor
from inventory.agreements.models import AgreementRow, TermRow
from inventory.agreements.rules import (
    ALL_GOODS,
    AgreementId,
    BaseVat,
    Bearer,
    CommissionVat,
    Term,
    TermId,
    TermKind,
    scope_is_sound,
)
from inventory.producers.rules import ProducerId

MAX_BP = 10_000


class TermRefused(DomainError):
    """A term that contradicts itself."""

    code = "term_refused"
    message = "These terms cannot be: %(reason)s"


class TermTaken(DomainError):
    """Another term begins at the same moment for the same goods."""

    code = "term_taken"
    message = "Another term for the same goods begins at the same moment."


class AgreementNumberTaken(DomainError):
    """The producer has an agreement of that number."""

    code = "agreement_number_taken"
    message = "The producer already has an agreement with the number %(number)s."


@dataclass(frozen=True, kw_only=True, slots=True)
class NewTerm:
    """A term: `rate_bp` for percent, `net_dong` per price basis for fixed net."""

    kind: TermKind = TermKind.PERCENT
    rate_bp: int | None = None
    net_dong: int | None = None
    scope: str = ALL_GOODS
    base_vat: BaseVat = BaseVat.INCLUDED
    discount_bearer: Bearer = Bearer.HOUSE
    discount_producer_bp: int = 0
    shrinkage_tolerance_bp: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class NewAgreement:
    """An agreement with its first term, which is for all goods."""

    producer_id: ProducerId
    number: str
    valid_from: datetime
    term: NewTerm
    hold_days: int = 0
    min_payout_dong: int = 0
    answer_days: int | None = None
    tax_kept_from: date | None = None
    commission_vat: CommissionVat = CommissionVat.INCLUDED


@retried
def add_agreement(*, agreement: NewAgreement, actor: Actor, now: datetime) -> AgreementId:
    """Make an agreement; one that is in force ends when the new one begins.

    Raises TermRefused and AgreementNumberTaken.
    """
    with transaction() as session:
        _refuse_taken(session, agreement)
        _end_open(session, agreement.producer_id, agreement.valid_from, actor)
        return store(session, [agreement], actor=actor, now=now)[0]


def _refuse_taken(session: Session, agreement: NewAgreement) -> None:
    taken = select(AgreementRow.id).where(
        AgreementRow.producer_id == agreement.producer_id, AgreementRow.number == agreement.number
    )
    if session.scalar(taken):
        raise AgreementNumberTaken(number=agreement.number)


def _end_open(session: Session, producer_id: ProducerId, at: datetime, actor: Actor) -> None:
    session.execute(
        update(AgreementRow)
        .where(AgreementRow.producer_id == producer_id, AgreementRow.ended_at.is_(None))
        .values(ended_at=at, ended_by=actor.person_id)
    )


def store(
    session: Session, agreements: Sequence[NewAgreement], *, actor: Actor, now: datetime
) -> list[AgreementId]:
    """Store agreements of producers without an open one, inside the caller's transaction; their ids."""
    if not agreements:
        return []
    for agreement in agreements:
        _refuse_unsound(agreement.term)
        if agreement.term.scope != ALL_GOODS:
            raise TermRefused(reason=f"the first term is for {ALL_GOODS}")
    ids = [AgreementId(new_id(now)) for _ in agreements]
    session.execute(insert(AgreementRow), [_row(i, a) for i, a in zip(ids, agreements, strict=True)])
    terms = [_term_row(i, a.term, a.valid_from, actor, now) for i, a in zip(ids, agreements, strict=True)]
    session.execute(insert(TermRow), terms)
    _record_all(session, "agreement.added", ids, actor, now)
    return ids


def _row(agreement_id: AgreementId, agreement: NewAgreement) -> dict[str, object]:
    return {
        "id": agreement_id,
        "producer_id": agreement.producer_id,
        "number": agreement.number,
        "valid_from": agreement.valid_from,
        "hold_days": agreement.hold_days,
        "min_payout_dong": agreement.min_payout_dong,
        "answer_days": agreement.answer_days,
        "tax_kept_from": agreement.tax_kept_from,
        "commission_vat": agreement.commission_vat,
    }


def _term_row(
    agreement_id: AgreementId, term: NewTerm, valid_from: datetime, actor: Actor, now: datetime
) -> dict[str, object]:
    return {
        "id": TermId(new_id(now)),
        "agreement_id": agreement_id,
        "scope": term.scope,
        "valid_from": valid_from,
        "kind": term.kind,
        "rate_bp": term.rate_bp,
        "net_dong": term.net_dong,
        "base_vat": term.base_vat,
        "discount_bearer": term.discount_bearer,
        "discount_producer_bp": term.discount_producer_bp,
        "shrinkage_tolerance_bp": term.shrinkage_tolerance_bp,
        "set_by": actor.person_id,
    }


@retried
def add_term(
    *, agreement_id: AgreementId, term: NewTerm, valid_from: datetime, actor: Actor, now: datetime
) -> TermId:
    """Add a term; it ends the one before it of the same scope. Raises TermRefused, TermTaken, NotFound."""
    with transaction() as session:
        return store_terms(session, [(agreement_id, term, valid_from)], actor=actor, now=now)[0]


def store_terms(
    session: Session,
    terms: Sequence[tuple[AgreementId, NewTerm, datetime]],
    *,
    actor: Actor,
    now: datetime,
) -> list[TermId]:
    """Add terms to agreements, inside the caller's transaction; their ids."""
    for agreement_id, term, valid_from in terms:
        _refuse_unsound(term)
        if session.scalar(select(AgreementRow.id).where(AgreementRow.id == agreement_id)) is None:
            raise NotFound
        taken = select(TermRow.id).where(
            TermRow.agreement_id == agreement_id,
            TermRow.scope == term.scope,
            TermRow.valid_from == valid_from,
        )
        if session.scalar(taken):
            raise TermTaken
    rows = [_term_row(agreement_id, term, valid_from, actor, now) for agreement_id, term, valid_from in terms]
    if rows:
        session.execute(insert(TermRow), rows)
    _record_all(session, "term.added", [agreement_id for agreement_id, _, _ in terms], actor, now)
    return [TermId(UUID(str(row["id"]))) for row in rows]


def like(term: Term | None, *, rate_bp: int, scope: str = ALL_GOODS) -> NewTerm:
    """A percent term at another rate; who bears discounts stays as it was."""
    if term is None:
        return NewTerm(rate_bp=rate_bp, scope=scope)
    return NewTerm(
        rate_bp=rate_bp,
        scope=scope,
        base_vat=term.base_vat,
        discount_bearer=term.discount_bearer,
        discount_producer_bp=term.discount_producer_bp,
    )


def change_hold_days(
    session: Session, agreement_id: AgreementId, hold_days: int, *, actor: Actor, now: datetime
) -> None:
    """Let sales from now on wait so many days, inside the caller's transaction; booked ones stay."""
    session.execute(update(AgreementRow).where(AgreementRow.id == agreement_id).values(hold_days=hold_days))
    _record(session, "agreement.hold_days_changed", agreement_id, actor, now)


def _refuse_unsound(term: NewTerm) -> None:
    """Refuse what the table would refuse too, in words."""
    if not scope_is_sound(term.scope):
        raise TermRefused(reason=f"scope {term.scope}")
    if term.kind is TermKind.FIXED_NET:
        if term.net_dong is None or term.net_dong < 0 or term.rate_bp is not None:
            raise TermRefused(reason="a fixed net has an amount and no rate")
        if term.discount_bearer is not Bearer.HOUSE:
            raise TermRefused(reason="with a fixed net the house bears discounts")
    elif term.rate_bp is None or not 0 <= term.rate_bp <= MAX_BP or term.net_dong is not None:
        raise TermRefused(reason="a percent term has a rate between 0 and 100 %")


def end_agreement(*, agreement_id: AgreementId, ended_at: datetime, actor: Actor, now: datetime) -> None:
    """End an agreement; sales after that take its last term and are flagged."""
    with transaction() as session:
        session.execute(
            update(AgreementRow)
            .where(AgreementRow.id == agreement_id, AgreementRow.ended_at.is_(None))
            .values(ended_at=ended_at, ended_by=actor.person_id)
        )
        _record(session, "agreement.ended", agreement_id, actor, now)


def _record_all(
    session: Session, action: str, agreement_ids: Sequence[AgreementId], actor: Actor, now: datetime
) -> None:
    record_all(
        session,
        action,
        [(agreement_id, {}) for agreement_id in agreement_ids],
        subject_kind="agreement",
        actor_id=actor.person_id,
        now=now,
    )


def _record(session: Session, action: str, agreement_id: AgreementId, actor: Actor, now: datetime) -> None:
    record(
        session, action, subject_kind="agreement", subject_id=agreement_id, actor_id=actor.person_id, now=now
    )
