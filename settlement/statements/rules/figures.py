"""What a statement comes to. Totals are sums of stored integers; nothing is rounded twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.money import share_of
from settlement.entries.rules import EntryKind
from settlement.statements.rules.lines import Entry

FEES = frozenset({EntryKind.FEE, EntryKind.DISPOSAL, EntryKind.TAX_WITHHELD})
ADJUSTMENTS = frozenset(
    {EntryKind.ADJUSTMENT, EntryKind.CORRECTION, EntryKind.OPENING_BALANCE, EntryKind.RETURNED_TRANSFER}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """What the agreement says of payment; `commission_vat_bp` is the rate where VAT is added.

    `days_to_pay` counts from the day of issue; None where nothing is agreed.
    """

    min_payout_dong: int = 0
    ended: bool = False
    commission_vat_bp: int = 0
    days_to_pay: int | None = None

    @property
    def least_dong(self) -> int:
        """The minimum payout that holds: none for the last statement of an ended agreement."""
        return 0 if self.ended else self.min_payout_dong


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """The figures of a statement, in đồng; `lines` counts its entries.

    `min_payout_dong` is the minimum that decided what is payable.
    """

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
    min_payout_dong: int
    payable_dong: int
    on_hold_dong: int

    @property
    def waits(self) -> bool:
        """Whether there is a balance that is below the minimum payout and so goes on."""
        return self.balance_dong > 0 and not self.payable_dong


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
        min_payout_dong=terms.least_dong,
        payable_dong=payable(carried_dong + total, terms),
        on_hold_dong=on_hold_dong,
    )


def _sum(entries: Iterable[Entry], kinds: Iterable[EntryKind]) -> int:
    chosen = set(kinds)
    return sum(entry.amount_dong for entry in entries if entry.kind in chosen)


def payable(balance_dong: int, terms: Terms) -> int:
    """The balance where it is positive and worth a payout; the last statement ignores the minimum."""
    return balance_dong if balance_dong >= max(1, terms.least_dong) else 0


def due_on(issued_on: date, *, payable_dong: int, days_to_pay: int | None) -> date | None:
    """By when a statement is to be paid; None where nothing is payable, or no days are agreed."""
    if not payable_dong or days_to_pay is None:
        return None
    return issued_on + timedelta(days=days_to_pay)


def owed(*, payable_dong: int, balance_dong: int, paid_dong: int, is_over: bool) -> int:
    """What is to be paid of a statement in all: what it says, or its whole balance once all is over.

    `is_over` where no agreement of the producer is in force and no statement will come to carry the rest on.
    Whatever has been begun under this rule may be finished.
    """
    if payable_dong or balance_dong <= 0:
        return payable_dong
    return balance_dong if is_over or paid_dong else 0


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
