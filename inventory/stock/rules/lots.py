"""Lots: what of which lot a sale takes, a delivery brings, a customer returns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from inventory.locations.rules import LocationId
from inventory.products.rules import ProductId

LotId = NewType("LotId", UUID)


class MovementKind(StrEnum):
    """Why goods went from one place to another."""

    RECEIVED = "received"
    CUSTOMER_RETURN = "customer_return"
    FOUND = "found"
    OWNER_IN = "owner_in"
    TRANSFERRED = "transferred"
    SOLD = "sold"
    OVERSOLD = "oversold"
    HANDED_BACK = "handed_back"
    LOST = "lost"
    DESTROYED = "destroyed"
    TASTING = "tasting"
    BOUGHT_OUT = "bought_out"
    OWNER_OUT = "owner_out"


@dataclass(frozen=True, kw_only=True, slots=True)
class LotBalance:
    """What a lot has at a place. `order` decides between lots without expiry: first received, then id."""

    lot_id: LotId
    code: str
    expiry: date | None
    quantity: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A quantity taken from one lot."""

    lot_id: LotId
    quantity: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """Goods that came in on one delivery line."""

    source_id: UUID
    product_id: ProductId
    location_id: LocationId
    lot_code: str
    expiry: date | None
    quantity: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Taking:
    """Goods that a sold line took from a place."""

    line_id: UUID
    product_id: ProductId
    quantity: int
    lot_code: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Movement:
    """A quantity of one lot from one place to another."""

    source_id: UUID
    lot_id: LotId
    from_location_id: LocationId
    to_location_id: LocationId
    quantity: int
    kind: MovementKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Returning:
    """Goods that a customer brought back: the lots they were sold from, as far as these are known."""

    line_id: UUID
    product_id: ProductId
    quantity: int
    lots: tuple[Taken, ...]
    to_location_id: LocationId


def merged(parts: Sequence[Taken], more: Taken) -> list[Taken]:
    """Parts with one more, added to the part of the same lot: one source moves a lot once."""
    same = sum(part.quantity for part in parts if part.lot_id == more.lot_id)
    others = [part for part in parts if part.lot_id != more.lot_id]
    return [*others, Taken(lot_id=more.lot_id, quantity=same + more.quantity)]


def choose(
    lots: Sequence[LotBalance], quantity: int, *, today: date, named: str | None = None
) -> list[Taken]:
    """Which lots give a quantity: first expired, first out, never an expired one unless it is named.

    The lots come in the order they were received. What no lot can give is left out of the answer: the
    caller books it as oversold, because the customer holds the goods in hand.
    """
    taken: list[Taken] = []
    for lot in _in_order(lots, today, named):
        part = min(lot.quantity, quantity - sum(t.quantity for t in taken))
        if part > 0:
            taken.append(Taken(lot_id=lot.lot_id, quantity=part))
    return taken


def _in_order(lots: Iterable[LotBalance], today: date, named: str | None) -> list[LotBalance]:
    usable = [lot for lot in lots if _is_named(lot, named) or not _is_expired(lot, today)]
    return sorted(usable, key=lambda lot: (not _is_named(lot, named), lot.expiry or date.max))


def _is_named(lot: LotBalance, named: str | None) -> bool:
    return named is not None and lot.code == named


def _is_expired(lot: LotBalance, today: date) -> bool:
    return lot.expiry is not None and lot.expiry < today
