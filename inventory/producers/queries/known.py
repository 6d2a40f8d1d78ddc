"""Reading producers."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import NotFound, Unknown
from core.lists import belongs_to
from core.permissions import Actor
from core.text import search_key
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


def seen(session: Session, code: str, *, scope: Actor) -> ProducerView:
    """A producer by its code, as the actor may see it; raises NotFound."""
    mine = belongs_to(Producer.id, scope)
    row = session.execute(select(Producer.__table__).where(Producer.code == code, mine)).first()
    if row is None:
        raise NotFound
    return ProducerView(**row._mapping)


def codes(session: Session) -> list[str]:
    """The codes that are taken."""
    return list(session.scalars(select(Producer.code)))


def named(session: Session) -> list[tuple[str, str]]:
    """Code and name of every producer, by name; to be chosen from."""
    rows = session.execute(select(Producer.code, Producer.name).order_by(Producer.search_key, Producer.code))
    return [(code, name) for code, name in rows]


def communes(session: Session) -> list[tuple[str, str]]:
    """Every commune that a producer is in, with its province; to be chosen from."""
    told = select(Producer.commune, Producer.province).where(Producer.commune != "").distinct()
    return [(commune, province) for commune, province in session.execute(told.order_by(Producer.commune))]


def meant_by(session: Session, typed: str) -> list[ProducerId]:
    """The producers that somebody may mean who typed a code, or a whole name with or without diacritics."""
    by_code = list(session.scalars(select(Producer.id).where(Producer.code == typed)))
    key = search_key(typed)
    if by_code or not key:
        return by_code
    return list(
        session.scalars(select(Producer.id).where(Producer.search_key == key).order_by(Producer.code))
    )


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
