"""Writing agreements and terms."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core.audit.services import record_all
from core.db import insert_all, retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import Actor
from inventory.agreements.models import AgreementRow, TermRow
from inventory.agreements.queries import unknown_scopes
from inventory.agreements.rules import (
    ALL_GOODS,
    AgreementId,
    NewAgreement,
    NewTerm,
    Term,
    TermId,
    TermRefused,
    refuse_hold_days,
    refuse_unknown,
    refuse_unsound_agreement,
    refuse_unsound_term,
)
from inventory.producers.rules import ProducerId

__all__ = [
    "AgreementEnded",
    "AgreementNumberTaken",
    "AgreementOpen",
    "AgreementTooEarly",
    "EndTooEarly",
    "NewAgreement",
    "NewTerm",
    "TermRefused",
    "TermTaken",
    "add_agreement",
    "add_term",
    "change_hold_days",
    "end_agreement",
    "like",
    "store",
    "store_terms",
]

_BATCH = 500


class TermTaken(DomainError):
    """Another term begins at the same moment."""

    code = "term_taken"
    message = "Another term for the same goods begins at the same moment."


class AgreementNumberTaken(DomainError):
    """The producer has an agreement of that number."""

    code = "agreement_number_taken"
    message = "The producer already has an agreement with the number %(number)s."


class AgreementOpen(DomainError):
    """The producer has an agreement that nobody has ended."""

    code = "agreement_open"
    message = "The producer has an agreement already, and it has not ended."


class AgreementTooEarly(DomainError):
    """An agreement among the past ones: it would never be in force."""

    code = "agreement_too_early"
    message = "A new agreement must begin after the producer's last one."


class EndTooEarly(DomainError):
    """An end before the beginning."""

    code = "end_too_early"
    message = "An agreement cannot end before it begins."


class AgreementEnded(DomainError):
    """The agreement has ended already."""

    code = "agreement_ended"
    message = "This agreement has already ended."


@retried
def add_agreement(*, agreement: NewAgreement, actor: Actor, now: datetime) -> AgreementId:
    """Make an agreement; one that is in force ends when the new one begins.

    Raises TermRefused, AgreementRefused, AgreementNumberTaken, and AgreementTooEarly when it would not begin
    after every other one of the producer.
    """
    refuse_unsound_agreement(agreement)
    with transaction() as session:
        _refuse_taken(session, agreement)
        _end_open(session, agreement.producer_id, agreement.valid_from, actor, now)
        return store(session, [agreement], actor=actor, now=now)[0]


def _refuse_taken(session: Session, agreement: NewAgreement) -> None:
    others = session.execute(
        select(AgreementRow.number, AgreementRow.valid_from).where(
            AgreementRow.producer_id == agreement.producer_id
        )
    ).all()
    if any(other.number == agreement.number for other in others):
        raise AgreementNumberTaken(number=agreement.number)
    if any(other.valid_from >= agreement.valid_from for other in others):
        raise AgreementTooEarly


def _end_open(session: Session, producer_id: ProducerId, at: datetime, actor: Actor, now: datetime) -> None:
    is_open = (AgreementRow.producer_id == producer_id, AgreementRow.ended_at.is_(None))
    ended = list(session.scalars(select(AgreementRow.id).where(*is_open)))
    session.execute(update(AgreementRow).where(*is_open).values(ended_at=at, ended_by=actor.person_id))
    _record(session, "agreement.ended", ended, actor, now)


def store(
    session: Session, agreements: Sequence[NewAgreement], *, actor: Actor, now: datetime
) -> list[AgreementId]:
    """Store agreements inside the caller's transaction; their ids in order.

    Raises TermRefused, AgreementRefused, and AgreementOpen for a producer whose agreement has not ended.
    """
    if not agreements:
        return []
    for agreement in agreements:
        refuse_unsound_agreement(agreement)
    _refuse_open(session, [agreement.producer_id for agreement in agreements])
    ids = [AgreementId(new_id(now)) for _ in agreements]
    session.execute(insert(AgreementRow), [_row(i, a) for i, a in zip(ids, agreements, strict=True)])
    terms = [_term_row(i, a.term, a.valid_from, actor, now) for i, a in zip(ids, agreements, strict=True)]
    session.execute(insert(TermRow), terms)
    _record(session, "agreement.added", ids, actor, now)
    return ids


def _refuse_open(session: Session, producer_ids: Sequence[ProducerId]) -> None:
    if len(set(producer_ids)) < len(producer_ids):
        raise AgreementOpen
    is_open = select(AgreementRow.id).where(AgreementRow.ended_at.is_(None))
    for part in _parts(producer_ids):
        if session.scalar(is_open.where(AgreementRow.producer_id.in_(part)).limit(1)):
            raise AgreementOpen


def _parts(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _BATCH):
        yield wanted[start : start + _BATCH]


def _row(agreement_id: AgreementId, agreement: NewAgreement) -> dict[str, object]:
    return {
        "id": agreement_id,
        "producer_id": agreement.producer_id,
        "number": agreement.number,
        "valid_from": agreement.valid_from,
        "hold_days": agreement.hold_days,
        "min_payout_dong": agreement.min_payout_dong,
        "answer_days": agreement.answer_days,
        "days_to_pay": agreement.days_to_pay,
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
    """Add terms, inside the caller's transaction; their ids. Raises TermRefused, NotFound, TermTaken."""
    for _, term, _ in terms:
        refuse_unsound_term(term)
    refuse_unknown(unknown_scopes(session, [(agreed, term.scope) for agreed, term, _ in terms]))
    taken = _known_terms(session, {agreement_id for agreement_id, _, _ in terms})
    for agreement_id, term, valid_from in terms:
        key = (agreement_id, term.scope, valid_from)
        if key in taken:
            raise TermTaken
        taken.add(key)
    rows = [_term_row(agreement_id, term, valid_from, actor, now) for agreement_id, term, valid_from in terms]
    insert_all(session, TermRow, rows)
    _record(session, "term.added", [agreement_id for agreement_id, _, _ in terms], actor, now)
    return [TermId(UUID(str(row["id"]))) for row in rows]


def _known_terms(session: Session, agreement_ids: set[AgreementId]) -> set[tuple[AgreementId, str, datetime]]:
    """Agreement, scope and beginning of every term; raises NotFound when an agreement has none."""
    found: set[tuple[AgreementId, str, datetime]] = set()
    chosen = select(TermRow.agreement_id, TermRow.scope, TermRow.valid_from)
    for part in _parts(agreement_ids):
        found |= {
            (row.agreement_id, row.scope, row.valid_from)
            for row in session.execute(chosen.where(TermRow.agreement_id.in_(part)))
        }
    if {agreement_id for agreement_id, _, _ in found} < agreement_ids:
        raise NotFound
    return found


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
    refuse_hold_days(hold_days)
    session.execute(update(AgreementRow).where(AgreementRow.id == agreement_id).values(hold_days=hold_days))
    _record(session, "agreement.hold_days_changed", [agreement_id], actor, now)


@retried
def end_agreement(*, agreement_id: AgreementId, ended_at: datetime, actor: Actor, now: datetime) -> None:
    """End an agreement; sales after that take its last term and are flagged.

    Raises NotFound, AgreementEnded, and EndTooEarly.
    """
    with transaction() as session:
        found = session.execute(
            select(AgreementRow.valid_from, AgreementRow.ended_at)
            .where(AgreementRow.id == agreement_id)
            .with_for_update()
        ).first()
        if found is None:
            raise NotFound
        if found.ended_at is not None:
            raise AgreementEnded
        if ended_at < found.valid_from:
            raise EndTooEarly
        ending = update(AgreementRow).where(AgreementRow.id == agreement_id)
        session.execute(ending.values(ended_at=ended_at, ended_by=actor.person_id))
        _record(session, "agreement.ended", [agreement_id], actor, now)


def _record(
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
