"""Which entries a statement takes: all unclaimed ones that are due, never a range of dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from settlement.entries.rules import EntryId, EntryKind, Half, SoldKind

SOLD_KINDS = frozenset({EntryKind.SALE, EntryKind.RETURN})


@dataclass(frozen=True, kw_only=True, slots=True)
class SoldLine:
    """The producer's half behind an entry, as the paper shows it.

    `kept_quantity` is how much of a return the house keeps. `adds_vat` where the agreement that it was sold
    under adds VAT to the commission.
    """

    product_id: UUID
    product_name: str
    product_code: str
    location: str
    receipt: str
    occurred_at: datetime
    lots: str
    quantity: int
    kept_quantity: int
    unit: str
    unit_price_dong: int
    half: Half
    kind: SoldKind
    rate_bp: int | None
    net_dong: int | None
    adds_vat: bool = False

    @property
    def moved_quantity(self) -> int:
        """What was sold, or came back to the producer: less what the house keeps."""
        return self.quantity + self.kept_quantity

    @property
    def is_kept(self) -> bool:
        """Whether it came back and the house bears it."""
        return self.kept_quantity != 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An entry on a producer's account; `sold` for sales and returns, `reason` for the rest."""

    id: EntryId
    kind: EntryKind
    amount_dong: int
    business_day: date
    matures_on: date
    recorded_at: datetime
    reason: str
    sold: SoldLine | None


def claimable(entries: Iterable[Entry], cut_off: date) -> list[Entry]:
    """The entries of the cut-off day and before that have matured by it, in the order recorded.

    Whatever was recorded late is taken by the next statement: nothing is ever skipped.
    """
    due = [e for e in entries if e.business_day <= cut_off and e.matures_on <= cut_off]
    return sorted(due, key=lambda entry: (entry.recorded_at, entry.id))


def on_hold(entries: Iterable[Entry], cut_off: date) -> int:
    """Shares of sales and returns up to the cut-off that wait for the end of the return window."""
    return sum(
        entry.amount_dong
        for entry in entries
        if entry.kind in SOLD_KINDS and entry.business_day <= cut_off < entry.matures_on
    )
