"""Writing producers and their bank accounts."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.orm import Session

from core.audit.services import record, record_all
from core.codes import is_code
from core.db import retried, transaction
from core.errors import NotFound
from core.ids import new_id
from core.permissions import SYSTEM_PERSON_ID, Actor
from core.text import legible, search_key
from core.vietqr import VietQRError, encode
from inventory.locations.rules import is_tax_code
from inventory.producers.models import BankAccount, Producer
from inventory.producers.refusals import (
    AccountReplaced,
    AccountWrong,
    EmailWrong,
    PersonalNoWrong,
    PhoneWrong,
    ProducerCodeTaken,
    ProducerCodeWrong,
    SamePerson,
    TaxCodeTaken,
    TaxCodeWrong,
)
from inventory.producers.rules import (
    EntityType,
    ProducerId,
    is_email,
    is_personal_no,
    is_phone,
)

__all__ = [
    "NewProducer",
    "ProducerCodeTaken",
    "SamePerson",
    "add_producer",
    "approve_account",
    "approve_bank_account",
    "change",
    "change_producer",
    "propose_account",
    "propose_bank_account",
    "store",
]


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
    """Make a producer.

    Raises ProducerCodeTaken, ProducerCodeWrong, TaxCodeWrong, TaxCodeTaken, PersonalNoWrong, PhoneWrong and
    EmailWrong.
    """
    _refuse_unsound(producer)
    with transaction() as session:
        _refuse_taken(session, producer)
        if session.scalar(select(Producer.id).where(Producer.code == producer.code)):
            raise ProducerCodeTaken(code=producer.code)
        return store(session, [producer], actor=actor, now=now)[0]


@retried
def change_producer(*, producer: NewProducer, actor: Actor, now: datetime) -> None:
    """Let the producer of that code be as it is told; what stays the same is not written.

    Raises NotFound, and what `add_producer` raises but ProducerCodeTaken.
    """
    _refuse_unsound(producer)
    with transaction() as session:
        known = session.execute(select(Producer.__table__).where(Producer.code == producer.code)).first()
        if known is None:
            raise NotFound
        _refuse_taken(session, producer)
        changed = {name: value for name, value in asdict(producer).items() if value != known._mapping[name]}
        if changed:
            change(session, known.id, changed, actor=actor, now=now)


def _refuse_unsound(producer: NewProducer) -> None:
    if not is_code(producer.code):
        raise ProducerCodeWrong
    if producer.tax_code and not is_tax_code(producer.tax_code):
        raise TaxCodeWrong(tax_code=producer.tax_code)
    if producer.personal_no and not is_personal_no(producer.personal_no):
        raise PersonalNoWrong
    if producer.phone and not is_phone(producer.phone):
        raise PhoneWrong
    if producer.email and not is_email(producer.email):
        raise EmailWrong


def _refuse_taken(session: Session, producer: NewProducer) -> None:
    """A tax code leads to one producer; imports find producers by it."""
    if producer.tax_code:
        same = Producer.tax_code == producer.tax_code
        other = session.scalar(select(Producer.name).where(same, Producer.code != producer.code))
        if other is not None:
            raise TaxCodeTaken(name=other)


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
    """Propose an account; nothing is paid to it until another person approves it.

    Raises AccountWrong for one that no transfer would reach, and NotFound.
    """
    _refuse_unreachable(bank_bin, account_no, holder)
    with transaction() as session:
        if session.scalar(select(Producer.id).where(Producer.id == producer_id)) is None:
            raise NotFound
        return propose_account(
            session,
            producer_id,
            bank_bin=bank_bin,
            account_no=account_no,
            holder=holder,
            actor=actor,
            now=now,
        )


def _refuse_unreachable(bank_bin: str, account_no: str, holder: str) -> None:
    try:
        encode(bank_bin=bank_bin, account=account_no)
    except VietQRError as error:
        raise AccountWrong from error
    if not legible(holder):
        raise AccountWrong


def approve_bank_account(*, account_id: UUID, actor: Actor, now: datetime) -> None:
    """Approve a proposed account; raises NotFound, SamePerson for who proposed it, AccountReplaced."""
    with transaction() as session:
        approve_account(session, account_id, actor=actor, now=now)


def approve_account(session: Session, account_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Approve an account inside the caller's transaction; the program itself may do both."""
    proposed = session.execute(
        select(BankAccount.proposed_by, BankAccount.producer_id, BankAccount.proposed_at).where(
            BankAccount.id == account_id
        )
    ).first()
    if proposed is None:
        raise NotFound
    if proposed.proposed_by == actor.person_id != SYSTEM_PERSON_ID:
        raise SamePerson
    newer = (BankAccount.producer_id == proposed.producer_id, BankAccount.proposed_at > proposed.proposed_at)
    if session.scalar(select(BankAccount.id).where(*newer).limit(1)):
        raise AccountReplaced
    approving = (
        update(BankAccount)
        .where(BankAccount.id == account_id, BankAccount.approved_at.is_(None))
        .values(approved_at=now, approved_by=actor.person_id)
    )
    if cast("CursorResult[Any]", session.execute(approving)).rowcount != 1:
        raise NotFound
    _record(session, "producer.account_approved", proposed.producer_id, actor, now)
