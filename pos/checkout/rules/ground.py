"""What the books know about a sale before it is booked: plain values, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.money import RoundingMode
from inventory.agreements.rules import Agreement
from inventory.locations.rules import LocationId
from inventory.producers.rules import ProducerId
from inventory.products.rules import Ownership, Price, ProductId, VatClass, VatRate
from inventory.stock.rules import Taken
from pos.checkout.rules.sent import LineId, SaleId
from settlement.entries.rules import Half, SoldKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The till and its location, as far as a sale needs them."""

    till_id: UUID
    till_code: str
    location_id: LocationId
    location_code: str
    day_ends_minutes: int
    cash_rounding_dong: int
    cash_rounding_mode: RoundingMode


@dataclass(frozen=True, kw_only=True, slots=True)
class Goods:
    """A product, as far as a sale needs it."""

    id: ProductId
    producer_id: ProducerId
    name: str
    unit: str
    price_basis: int
    ownership: Ownership
    vat_class: VatClass
    set_code: str | None
    prices: tuple[Price, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SoldBy:
    """The frozen producer's half of a sold line, and the term that made it."""

    producer_id: UUID
    half: Half
    kind: SoldKind
    agreement_id: UUID | None
    term_id: UUID | None
    rate_bp: int | None
    net_dong: int | None
    matures_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """A sold line that something may come back of; `sold_by` is None while it is unassigned."""

    line_id: LineId
    sale_id: SaleId
    product_id: ProductId | None
    quantity: int
    returned: int
    list_dong: int
    paid_dong: int
    vat_dong: int
    lots: tuple[Taken, ...]
    sold_by: SoldBy | None

    @property
    def left(self) -> int:
        """How much may still come back."""
        return self.quantity - self.returned


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftKnown:
    """A shift that the books have."""

    till_id: UUID
    opened_at: datetime
    closed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """Everything that booking a sale looks at.

    `refunded` is what came back before of the sales that something comes back of, in đồng; `people` are those
    of the cashiers and approvers it names that the books know.
    """

    place: Place
    goods: Mapping[UUID, Goods]
    agreements: Mapping[ProducerId, tuple[Agreement, ...]]
    vat_rates: tuple[VatRate, ...]
    originals: Mapping[UUID, Original]
    refunded: Mapping[SaleId, int]
    shift: ShiftKnown | None
    previous_at: datetime | None
    people: frozenset[UUID]
