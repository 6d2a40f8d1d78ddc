"""What a statement comes to. Totals are sums of stored integers; nothing is rounded twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.money import share_of
from settlement.entries.rules import EntryKind
from settlement.statements.rules.lines import Entry

FEES = frozenset({EntryKind.FEE, EntryKind.DISPOSAL, EntryKind.TAX_WITHHELD})
ADJUSTMENTS = frozenset(
    {EntryKind.ADJUSTMENT, EntryKind.CORRECTION, EntryKind.OPENING_BALANCE, EntryKind.RETURNED_TRANSFER}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """What the agreement says of payment; `commission_vat_bp` is the rate where VAT is added."""

    min_payout_dong: int = 0
    ended: bool = False
    commission_vat_bp: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """The figures of a statement, in đồng; `lines` counts its entries."""

    lines: int
    list_dong: int
    discount_producer_dong: int
    gross_dong: int
    commission_dong: int
    tax_kept_dong: int
    share_dong: int
    commission_vat_dong: int
    fees_dong: int
    compensation_dong: int
    adjustment_dong: int
    total_dong: int
    carried_dong: int
    balance_dong: int
    payable_dong: int
    on_hold_dong: int


def figures(entries: Sequence[Entry], terms: Terms, *, carried_dong: int, on_hold_dong: int) -> Figures:
    """The figures of the entries that a statement takes.

    `carried_dong` is the closing of the statement before, payouts since included; it is a figure, never an
    entry. An added commission VAT is one deduction per statement, round(ΣC x rate), never per line; the
    sum is over the lines of those agreements that add it.
    """
    halves = [entry.sold.half for entry in entries if entry.sold]
    commission = sum(half.commission_dong for half in halves)
    taxed = sum(entry.sold.half.commission_dong for entry in entries if entry.sold and entry.sold.adds_vat)
    commission_vat = share_of(taxed, terms.commission_vat_bp)
    total = sum(entry.amount_dong for entry in entries) - commission_vat
    return Figures(
        lines=len(entries),
        list_dong=sum(half.list_dong for half in halves),
        discount_producer_dong=sum(half.discount_producer_dong for half in halves),
        gross_dong=sum(half.base_dong for half in halves),
        commission_dong=commission,
        tax_kept_dong=sum(half.tax_kept_dong for half in halves),
        share_dong=sum(half.share_dong for half in halves),
        commission_vat_dong=commission_vat,
        fees_dong=_sum(entries, FEES),
        compensation_dong=_sum(entries, {EntryKind.COMPENSATION}),
        adjustment_dong=_sum(entries, ADJUSTMENTS),
        total_dong=total,
        carried_dong=carried_dong,
        balance_dong=carried_dong + total,
        payable_dong=payable(carried_dong + total, terms),
        on_hold_dong=on_hold_dong,
    )


def _sum(entries: Iterable[Entry], kinds: Iterable[EntryKind]) -> int:
    chosen = set(kinds)
    return sum(entry.amount_dong for entry in entries if entry.kind in chosen)


def payable(balance_dong: int, terms: Terms) -> int:
    """The balance where it is positive and worth a payout; the last statement ignores the minimum."""
    least = 1 if terms.ended else max(1, terms.min_payout_dong)
    return balance_dong if balance_dong >= least else 0


def may_be_cancelled(*, is_latest: bool, paid_dong: int, producer_invoice: str | None) -> bool:
    """Only the latest statement, before any payout and before the producer's invoice for it."""
    return is_latest and not paid_dong and not producer_invoice


def payable_now(payable_dong: int, *, held_dong: int, paid_dong: int) -> int:
    """What may still be paid: disputed credits are held, the rest goes out."""
    return max(0, payable_dong - held_dong - paid_dong)


def compensation(*, loss_dong: int, sales_dong: int, tolerance_bp: int) -> int:
    """What the house owes for goods missing at a count, above the tolerance.

    `loss_dong` is the producer's share of what is missing at today's price and term; `sales_dong` the shares
    of sales less returns of the product at the place since its last count. No commission, no VAT on it.
    """
    return max(0, loss_dong - share_of(sales_dong, tolerance_bp))
