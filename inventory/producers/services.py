"""Writing producers and their bank accounts."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.orm import Session

from core.audit.services import record, record_all
from core.db import retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import SYSTEM_PERSON_ID, Actor
from core.text import legible, search_key
from inventory.producers.models import BankAccount, Producer
from inventory.producers.rules import EntityType, ProducerId


class ProducerCodeTaken(DomainError):
    """There is such a producer already."""

    code = "producer_code_taken"
    message = "There is already a producer with the code %(code)s."


class SamePerson(DomainError):
    """A bank account takes two persons."""

    code = "same_person"
    message = "Another person than the one who proposed this bank account must approve it."


@dataclass(frozen=True, kw_only=True, slots=True)
class NewProducer:
    """A producer to store; where the name has nothing to read, the code stands for it."""

    code: str
    name: str
    entity_type: EntityType = EntityType.OTHER
    tax_code: str = ""
    personal_no: str = ""
    address: str = ""
    commune: str = ""
    province: str = ""
    phone: str = ""
    email: str = ""


@retried
def add_producer(*, producer: NewProducer, actor: Actor, now: datetime) -> ProducerId:
    """Make a producer; raises ProducerCodeTaken."""
    with transaction() as session:
        if session.scalar(select(Producer.id).where(Producer.code == producer.code)):
            raise ProducerCodeTaken(code=producer.code)
        return store(session, [producer], actor=actor, now=now)[0]


def store(
    session: Session, producers: Sequence[NewProducer], *, actor: Actor, now: datetime
) -> list[ProducerId]:
    """Store producers with new codes, inside the caller's transaction; their ids in order."""
    if not producers:
        return []
    ids = [ProducerId(new_id(now)) for _ in producers]
    rows = [_row(producer_id, producer) for producer_id, producer in zip(ids, producers, strict=True)]
    session.execute(insert(Producer), rows)
    record_all(
        session,
        "producer.added",
        [(i, {"code": producer.code}) for i, producer in zip(ids, producers, strict=True)],
        subject_kind="producer",
        actor_id=actor.person_id,
        now=now,
    )
    return ids


def _row(producer_id: ProducerId, producer: NewProducer) -> dict[str, Any]:
    name = legible(producer.name) or producer.code
    return asdict(producer) | {"id": producer_id, "name": name, "search_key": search_key(name)}


def change(
    session: Session, producer_id: ProducerId, changed: dict[str, Any], *, actor: Actor, now: datetime
) -> None:
    """Change fields of a producer, inside the caller's transaction; the search key follows the name.

    Where the name has nothing to read, the code stands for it.
    """
    if "name" in changed:
        code = select(Producer.code).where(Producer.id == producer_id)
        name = legible(changed["name"]) or session.scalar(code) or ""
        changed = changed | {"name": name, "search_key": search_key(name)}
    session.execute(update(Producer).where(Producer.id == producer_id).values(**changed))
    _record(session, "producer.changed", producer_id, actor, now, fields=sorted(changed))


def _record(
    session: Session, action: str, producer_id: ProducerId, actor: Actor, now: datetime, **detail: object
) -> None:
    record(
        session,
        action,
        subject_kind="producer",
        subject_id=producer_id,
        actor_id=actor.person_id,
        now=now,
        detail=detail,
    )


def propose_account(
    session: Session,
    producer_id: ProducerId,
    *,
    bank_bin: str,
    account_no: str,
    holder: str,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Propose an account that the producer is to be paid to, inside the caller's transaction."""
    account_id = new_id(now)
    session.execute(
        insert(BankAccount).values(
            id=account_id,
            producer_id=producer_id,
            bank_bin=bank_bin,
            account_no=account_no,
            holder=holder,
            proposed_at=now,
            proposed_by=actor.person_id,
        )
    )
    _record(session, "producer.account_proposed", producer_id, actor, now)
    return account_id


def propose_bank_account(
    *, producer_id: ProducerId, bank_bin: str, account_no: str, holder: str, actor: Actor, now: datetime
) -> UUID:
    """Propose an account; nothing is paid to it until another person approves it."""
    with transaction() as session:
        return propose_account(
            session,
            producer_id,
            bank_bin=bank_bin,
            account_no=account_no,
            holder=holder,
            actor=actor,
            now=now,
        )


def approve_bank_account(*, account_id: UUID, actor: Actor, now: datetime) -> None:
    """Approve a proposed account; raises SamePerson for the person who proposed it, NotFound."""
    with transaction() as session:
        approve_account(session, account_id, actor=actor, now=now)


def approve_account(session: Session, account_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Approve an account inside the caller's transaction; the program itself may do both."""
    proposed = session.execute(
        select(BankAccount.proposed_by, BankAccount.producer_id).where(BankAccount.id == account_id)
    ).first()
    if proposed is None:
        raise NotFound
    if proposed.proposed_by == actor.person_id != SYSTEM_PERSON_ID:
        raise SamePerson
    approving = (
        update(BankAccount)
        .where(BankAccount.id == account_id, BankAccount.approved_at.is_(None))
        .values(approved_at=now, approved_by=actor.person_id)
    )
    if cast("CursorResult[Any]", session.execute(approving)).rowcount != 1:
        raise NotFound
    _record(session, "producer.account_approved", proposed.producer_id, actor, now)
