"""Which agreement a file speaks of, and from when on what it says holds."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from inventory.agreements.rules import Agreement, agreement_at, term_at
from inventory.imports.rules import Order
from inventory.producers.rules import ProducerId

Deals = Mapping[ProducerId, tuple[Agreement, ...]]

A_MOMENT = timedelta(seconds=1)
RIGHT_AFTER = timedelta(microseconds=1)


def deal_of(held: Deals, producer_id: ProducerId, order: Order) -> Agreement | None:
    """The agreement in force, else the next to begin."""
    agreements = held.get(producer_id, ())
    begun = agreement_at(agreements, order.now)
    return begun or min(agreements, key=lambda agreement: agreement.valid_from, default=None)


def looked_at(deal: Agreement, order: Order) -> datetime:
    """The moment whose terms a file is compared with: a moment after what it tells would begin."""
    return max(order.begins, deal.valid_from) + A_MOMENT


def changed_from(deal: Agreement, order: Order, scope: str) -> datetime:
    """When another term of a scope begins: as told, in the agreement, right after the term before it."""
    begun = max(order.begins, deal.valid_from)
    last = term_at(deal.terms, looked_at(deal, order), [scope])
    return max(begun, last.valid_from + RIGHT_AFTER) if last else begun
