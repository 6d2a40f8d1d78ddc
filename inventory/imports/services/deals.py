"""Which agreement a file speaks of, and from when on what it says holds."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from inventory.agreements.rules import Agreement, agreement_at
from inventory.imports.rules import Order
from inventory.producers.rules import ProducerId

Deals = Mapping[ProducerId, tuple[Agreement, ...]]


def deal_of(held: Deals, producer_id: ProducerId, order: Order) -> Agreement | None:
    """The agreement in force, else the next to begin."""
    agreements = held.get(producer_id, ())
    begun = agreement_at(agreements, order.now)
    return begun or min(agreements, key=lambda agreement: agreement.valid_from, default=None)


def looked_at(deal: Agreement, order: Order) -> datetime:
    """The moment whose terms a file is compared with: the file may have told of later ones before."""
    return max(order.now, order.valid_from, deal.valid_from)


def changed_from(deal: Agreement, order: Order) -> datetime:
    """When another term begins: now, or right after the beginning of an agreement that is still to come."""
    return max(order.now, deal.valid_from + timedelta(microseconds=1))
