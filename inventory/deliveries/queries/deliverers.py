"""The producers who may deliver, as a person names them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core.errors import DomainError
from core.lists import holds_words
from inventory.producers.models import Producer
from inventory.producers.rules import ProducerId

SEPARATOR = " · "
"""Between code and name where a field offers both."""


class NoSuchDeliverer(DomainError):
    """A name that fits nobody."""

    code = "no_such_deliverer"
    message = "No producer goes by this code or name."


class SeveralDeliverers(DomainError):
    """A name that fits several."""

    code = "several_deliverers"
    message = "Several producers go by this name: %(names)s. Please choose one of them."


@dataclass(frozen=True, kw_only=True, slots=True)
class Deliverer:
    """A producer to choose."""

    id: ProducerId
    code: str
    name: str

    @property
    def spelled(self) -> str:
        """As a field offers it."""
        return f"{self.code}{SEPARATOR}{self.name}"


_CHOSEN = select(Producer.id, Producer.code, Producer.name).order_by(Producer.search_key, Producer.code)


def deliverers(session: Session) -> Sequence[Deliverer]:
    """Every producer, by name."""
    return [Deliverer(**row._mapping) for row in session.execute(_CHOSEN)]


def deliverer(session: Session, text: str) -> Deliverer:
    """The producer that a text means: by code, by code and name, or by words of the name.

    Raises NoSuchDeliverer and SeveralDeliverers.
    """
    code = func.lower(text.partition(SEPARATOR)[0].strip())
    found = _found(session, func.lower(Producer.code) == code) or _found(
        session, or_(holds_words(text, Producer.search_key), Producer.name == text)
    )
    if not found:
        raise NoSuchDeliverer
    if len(found) > 1:
        raise SeveralDeliverers(names=", ".join(each.spelled for each in found[:5]))
    return found[0]


def _found(session: Session, meant: object) -> list[Deliverer]:
    rows = session.execute(_CHOSEN.where(meant).limit(6))  # type: ignore[arg-type]
    return [Deliverer(**row._mapping) for row in rows]
