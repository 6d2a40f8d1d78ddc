"""Whose goods a row is about: by code, else by name, else a producer that is made on the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.text import search_key
from inventory.agreements import services as agreements
from inventory.agreements.services import NewAgreement, NewTerm
from inventory.imports.reading.reader import Record
from inventory.imports.reading.values import Unreadable
from inventory.imports.rules import Order, SeveralProducers, UnknownProducer, name_key, next_codes
from inventory.producers import queries, services
from inventory.producers.queries import ProducerView
from inventory.producers.rules import ProducerId
from inventory.producers.services import NewProducer

DEFAULT_BP = 1800


@dataclass(frozen=True, kw_only=True, slots=True)
class NewOwner:
    """A producer to make: its code, or none yet, and its name."""

    code: str
    name: str


class Owners:
    """The producers that a file names; those that are to be made have no id until they are."""

    def __init__(self, session: Session, *, creates: bool) -> None:
        """Know everybody who is in the books."""
        everybody = queries.everybody(session)
        self._creates = creates
        self._codes = [known.code for known in everybody]
        self._by_code = {known.code: known for known in everybody}
        self._by_key: dict[str, list[ProducerView]] = {}
        for known in everybody:
            self._by_key.setdefault(name_key(known.name), []).append(known)
        self._new: dict[str, NewOwner] = {}
        self._made: dict[str, ProducerId] = {}

    def key(self, record: Record) -> str:
        """What stands for the producer of a row; raises the reason why it cannot be known."""
        code, name = record.text("producer"), record.text("producer_name")
        if code in self._by_code:
            return code
        found = self._by_key.get(name_key(name or code), [])
        if not found and not code and name in self._by_code:
            return name
        if len(found) > 1:
            raise SeveralProducers
        if found and not (code and name and self._creates):
            return found[0].code
        if not self._creates:
            raise UnknownProducer
        return self._new_key(code, name)

    def _new_key(self, code: str, name: str) -> str:
        key = code or f"name:{search_key(name)}"
        if key == "name:":
            raise UnknownProducer
        self._new.setdefault(key, NewOwner(code=code, name=name or code))
        return key

    def make(self, session: Session, order: Order) -> None:
        """Make the producers that are missing, each with an agreement for all its goods."""
        unnamed = [key for key, owner in self._new.items() if not owner.code]
        codes = next_codes([*self._codes, *(o.code for o in self._new.values())], len(unnamed))
        given = dict(zip(unnamed, codes, strict=True))
        owners = [
            NewProducer(code=owner.code or given[key], name=owner.name) for key, owner in self._new.items()
        ]
        ids = services.store(session, owners, actor=order.actor, now=order.now)
        self._made = dict(zip(self._new, ids, strict=True))
        deals = [_agreement(i, owner.code, order) for i, owner in zip(ids, owners, strict=True)]
        agreements.store(session, deals, actor=order.actor, now=order.now)

    def id_of(self, key: str) -> ProducerId:
        """The id behind a key, once everybody is made."""
        known = self._by_code.get(key)
        return known.id if known else self._made[key]

    def known_id(self, key: str) -> ProducerId | None:
        """The id behind a key, None for a producer that is to be made."""
        known = self._by_code.get(key)
        return known.id if known else None

    def all_known(self, keys: Sequence[str]) -> list[ProducerId]:
        """The ids of those keys that are in the books."""
        return [known.id for key in set(keys) if (known := self._by_code.get(key))]


def owner_or_reason(owners: Owners, record: Record) -> str | Unreadable:
    """The key of a row's producer, or why there is none."""
    try:
        return owners.key(record)
    except Unreadable as reason:
        return reason


def _agreement(producer_id: ProducerId, code: str, order: Order) -> NewAgreement:
    rate = DEFAULT_BP if order.create_bp is None else order.create_bp
    return NewAgreement(
        producer_id=producer_id,
        number=f"HĐ-{code}",
        valid_from=order.valid_from,
        term=NewTerm(rate_bp=rate),
    )
