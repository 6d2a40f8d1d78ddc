"""The producer's half of a sold line, and of a part of it that comes back.

A = L - D, B = L - Dp - Mp, B = P + C + T and A = P + H + M hold for every line, always.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from core.money import round_half_away, share_of, vat_inside
from inventory.agreements.rules import BaseVat, Bearer, Term, TermKind

EntryId = NewType("EntryId", UUID)


class EntryKind(StrEnum):
    """What an entry on a producer's account is for."""

    SALE = "sale"
    RETURN = "return"
    FEE = "fee"
    COMPENSATION = "compensation"
    DISPOSAL = "disposal"
    TAX_WITHHELD = "tax_withheld"
    ADJUSTMENT = "adjustment"
    OPENING_BALANCE = "opening_balance"
    PAYOUT = "payout"
    RETURNED_TRANSFER = "returned_transfer"
    CORRECTION = "correction"


class SoldKind(StrEnum):
    """How the share of a sold line was found."""

    PERCENT = "percent"
    FIXED_NET = "fixed_net"
    OWNED = "owned"


@dataclass(frozen=True, kw_only=True, slots=True)
class Half:
    """The producer's half of a line, in đồng; negative throughout for goods that came back."""

    list_dong: int
    discount_producer_dong: int
    discount_house_dong: int
    host_producer_dong: int
    host_house_dong: int
    base_dong: int
    commission_dong: int
    tax_kept_dong: int
    share_dong: int
    house_dong: int

    @property
    def paid_dong(self) -> int:
        """A, what the customer paid."""
        return self.list_dong - self.discount_producer_dong - self.discount_house_dong


@dataclass(frozen=True, kw_only=True, slots=True)
class Host:
    """A supermarket host's margin M, by who bears it."""

    producer_dong: int = 0
    house_dong: int = 0


NO_HOST = Host()


@dataclass(frozen=True, kw_only=True, slots=True)
class Sold:
    """What the customer's half of a line hands over; amounts in đồng, rate in basis points."""

    quantity: int
    price_basis: int
    list_dong: int
    discount_dong: int
    vat_rate_bp: int | None = None
    host: Host = NO_HOST


def split_discount(discount_dong: int, term: Term) -> tuple[int, int]:
    """A discount as (the producer's, the house's), as the term says; fixed net leaves it to the house."""
    if term.kind is TermKind.FIXED_NET:
        return 0, discount_dong
    return borne(discount_dong, term.discount_bearer, term.discount_producer_bp)


def borne(amount_dong: int, bearer: Bearer, producer_bp: int = 0) -> tuple[int, int]:
    """An amount as (the producer's, the house's); where both bear it, the producer bears `producer_bp`."""
    if bearer is Bearer.HOUSE:
        return 0, amount_dong
    if bearer is Bearer.PRODUCER:
        return amount_dong, 0
    producer = share_of(amount_dong, producer_bp)
    return producer, amount_dong - producer


def margin_of_rate(paid_dong: int, margin_bp: int) -> int:
    """A host's margin M as a part of what the customer paid."""
    return share_of(paid_dong, margin_bp)


def margin_of_purchase(paid_dong: int, purchase_price_dong: int, quantity: int, price_basis: int) -> int:
    """A host's margin M where the host buys at a price of its own: what the customer paid beyond it."""
    return paid_dong - round_half_away(purchase_price_dong * quantity, price_basis)


def host(margin_dong: int, bearer: Bearer, producer_bp: int = 0) -> Host:
    """A host's margin by who bears it; the producer's part lowers the price that the share counts from."""
    producer, house = borne(margin_dong, bearer, producer_bp)
    return Host(producer_dong=producer, house_dong=house)


def consigned(sold: Sold, term: Term, *, tax_kept: bool) -> Half:
    """The half of consigned goods under a term. H may be negative: the caller warns."""
    discount_producer, _ = split_discount(sold.discount_dong, term)
    return of_amounts(sold, term, discount_producer=discount_producer, tax_kept=tax_kept)


def of_amounts(sold: Sold, term: Term, *, discount_producer: int, tax_kept: bool) -> Half:
    """The half when it is already known how much of the discount the producer bears."""
    base = sold.list_dong - discount_producer - sold.host.producer_dong
    commission = _commission(sold, term, base)
    tax = vat_inside(base, sold.vat_rate_bp or 0) if tax_kept else 0
    return _half(sold, discount_producer, base, commission, tax)


def owned(sold: Sold) -> Half:
    """The half of the house's own goods: everything stays in the house."""
    base = sold.list_dong - sold.host.producer_dong
    return _half(sold, 0, base, base, 0)


def _commission(sold: Sold, term: Term, base: int) -> int:
    if term.kind is TermKind.FIXED_NET:
        return base - round_half_away((term.net_dong or 0) * sold.quantity, sold.price_basis)
    if term.base_vat is BaseVat.EXCLUDED:
        base -= vat_inside(base, sold.vat_rate_bp or 0)
    return share_of(base, term.rate_bp or 0)


def _half(sold: Sold, discount_producer: int, base: int, commission: int, tax: int) -> Half:
    share = base - commission - tax
    host = sold.host.producer_dong + sold.host.house_dong
    return Half(
        list_dong=sold.list_dong,
        discount_producer_dong=discount_producer,
        discount_house_dong=sold.discount_dong - discount_producer,
        host_producer_dong=sold.host.producer_dong,
        host_house_dong=sold.host.house_dong,
        base_dong=base,
        commission_dong=commission,
        tax_kept_dong=tax,
        share_dong=share,
        house_dong=sold.list_dong - sold.discount_dong - share - host,
    )


def part_of(total: int, sold: int, before: int, now: int) -> int:
    """What falls on the next `now` pieces of `sold` when `before` are back already: f(k+n) - f(k)."""
    return round_half_away(total * (before + now), sold) - round_half_away(total * before, sold)


def part(original: Half, *, sold: int, before: int, now: int, list_dong: int, paid_dong: int) -> Half:
    """The half of `now` pieces coming back, negative, at the frozen amounts of the sold line.

    `list_dong` and `paid_dong` (negative) are those of the customer's half, which is booked as it was paid
    out; B, P, T and M are parts of the frozen ones and the rest follows from them.
    """

    def back(total: int) -> int:
        return -part_of(total, sold, before, now)

    base, share, tax = back(original.base_dong), back(original.share_dong), back(original.tax_kept_dong)
    host_producer, host_house = back(original.host_producer_dong), back(original.host_house_dong)
    discount_producer = list_dong - base - host_producer
    return Half(
        list_dong=list_dong,
        discount_producer_dong=discount_producer,
        discount_house_dong=list_dong - paid_dong - discount_producer,
        host_producer_dong=host_producer,
        host_house_dong=host_house,
        base_dong=base,
        commission_dong=base - share - tax,
        tax_kept_dong=tax,
        share_dong=share,
        house_dong=paid_dong - share - host_producer - host_house,
    )


def with_excess(within: Half, *, list_dong: int, paid_dong: int) -> Half:
    """A return of more than was left: the excess is borne by the house and takes nobody's share.

    `list_dong` and `paid_dong` are those of the whole line, negative. The excess was never sold, so it is
    in neither the base nor the commission, on which VAT may be added: it cancels out between the discounts.
    """
    discount_producer = list_dong - within.base_dong - within.host_producer_dong
    return Half(
        list_dong=list_dong,
        discount_producer_dong=discount_producer,
        discount_house_dong=list_dong - paid_dong - discount_producer,
        host_producer_dong=within.host_producer_dong,
        host_house_dong=within.host_house_dong,
        base_dong=within.base_dong,
        commission_dong=within.commission_dong,
        tax_kept_dong=within.tax_kept_dong,
        share_dong=within.share_dong,
        house_dong=paid_dong - within.share_dong - within.host_producer_dong - within.host_house_dong,
    )


def matures_on(business_day: date, hold_days: int) -> date:
    """The day at whose end a sale's share may stand on a statement."""
    return business_day + timedelta(days=hold_days)


def return_matures_on(business_day: date, sale_matures_on: date) -> date:
    """A return matures on its own day or with its sale, whichever is later."""
    return max(business_day, sale_matures_on)


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """The producer's half of one line with all that a statement says of it, handed over by value.

    `kept_quantity` is how much of a return the house keeps: those goods did not come back to the producer.
    """

    line_id: UUID
    producer_id: UUID
    location_id: UUID
    receipt: str
    occurred_at: datetime
    business_day: date
    product_id: UUID
    product_name: str
    quantity: int
    kept_quantity: int = 0
    unit_price_dong: int
    half: Half
    kind: SoldKind
    agreement_id: UUID | None = None
    term_id: UUID | None = None
    rate_bp: int | None = None
    net_dong: int | None = None
    matures_on: date
