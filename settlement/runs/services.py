"""Issuing statements one after the other, some at a time, so that a long run shows how far it has come."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from core.errors import Busy, DomainError
from core.permissions import Actor
from settlement.papers.services import stored_pdf
from settlement.runs.queries import Awaiting
from settlement.statements.services import issue

AT_ONCE = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """A producer whose statement could not be issued, and why."""

    producer_name: str
    error: DomainError


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """What became of some producers; `last` is the code of the last of them, empty where there was none."""

    issued: int
    refused: Sequence[Refusal]
    last: str


def issue_some(waiting: Sequence[Awaiting], *, cut_off: date, actor: Actor, now: datetime) -> Batch:
    """Issue the statements of the first producers who wait, each in a transaction of its own.

    One that is refused stops no other. A paper that fails is made when it is asked for.
    """
    refused: list[Refusal] = []
    some = waiting[:AT_ONCE]
    for each in some:
        try:
            number = issue(producer_id=each.producer_id, cut_off=cut_off, actor=actor, now=now)
        except DomainError as error:
            refused.append(Refusal(producer_name=each.producer_name, error=error))
            continue
        with suppress(Busy):
            stored_pdf(number=number, scope=actor, now=now)
    last = some[-1].producer_code if some else ""
    return Batch(issued=len(some) - len(refused), refused=refused, last=last)
