"""Reading producers."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import Unknown
from inventory.producers.models import BankAccount, Producer
from inventory.producers.rules import EntityType, ProducerId

_BATCH = 500


class NoSuchProducer(Unknown):
    """A code that no producer has."""

    message = "There is no producer with the code %(key)s."


@dataclass(frozen=True, kw_only=True, slots=True)
class ProducerView:
    """A producer with all that papers say of it."""

    id: ProducerId
    code: str
    name: str
    search_key: str
    entity_type: EntityType
    tax_code: str
    personal_no: str
    address: str
    commune: str
    province: str
    phone: str
    email: str


def by_code(session: Session, code: str) -> ProducerView:
    """A producer by its code; raises NoSuchProducer."""
    row = session.execute(select(Producer.__table__).where(Producer.code == code)).first()
    if row is None:
        raise NoSuchProducer(code)
    return ProducerView(**row._mapping)


def by_ids(session: Session, ids: Iterable[ProducerId]) -> dict[ProducerId, ProducerView]:
    """Producers by id; those that do not exist are left out."""
    wanted = list(set(ids))
    found: dict[ProducerId, ProducerView] = {}
    for start in range(0, len(wanted), _BATCH):
        chosen = select(Producer.__table__).where(Producer.id.in_(wanted[start : start + _BATCH]))
        found |= {row.id: ProducerView(**row._mapping) for row in session.execute(chosen)}
    return found


def everybody(session: Session) -> list[ProducerView]:
    """Every producer, by code."""
    rows = session.execute(select(Producer.__table__).order_by(Producer.code))
    return [ProducerView(**row._mapping) for row in rows]


def approved_accounts(session: Session, producer_id: ProducerId) -> list[UUID]:
    """The producer's approved bank accounts, the latest first."""
    chosen = (
        select(BankAccount.id)
        .where(BankAccount.producer_id == producer_id, BankAccount.approved_at.is_not(None))
        .order_by(BankAccount.approved_at.desc(), BankAccount.id.desc())
    )
    return list(session.scalars(chosen))


def accounts_of_all(session: Session) -> dict[ProducerId, set[tuple[str, str]]]:
    """The bank and the number of every account that was ever proposed, by producer."""
    found: dict[ProducerId, set[tuple[str, str]]] = {}
    b = BankAccount
    for row in session.execute(select(b.producer_id, b.bank_bin, b.account_no)):
        found.setdefault(row.producer_id, set()).add((row.bank_bin, row.account_no))
    return found
