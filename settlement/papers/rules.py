"""How a statement is told: its head is an equation, and each sold line is a worked sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from settlement.entries.rules import EntryKind, Half
from settlement.statements.rules import Entry, Figures, SoldLine


class Part(StrEnum):
    """The parts of the equation: what was carried, and what this statement adds."""

    CARRIED = "carried"
    SALES = "sales"
    RETURNS = "returns"
    KEPT = "kept"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Addend:
    """One part, in đồng with its sign, and how many entries it sums up."""

    part: Part
    amount_dong: int
    count: int


_PARTS = {
    EntryKind.SALE: Part.SALES,
    EntryKind.RETURN: Part.RETURNS,
    EntryKind.FEE: Part.KEPT,
    EntryKind.DISPOSAL: Part.KEPT,
    EntryKind.TAX_WITHHELD: Part.KEPT,
}


def equation(figures: Figures, entries: Iterable[Entry]) -> tuple[Addend, ...]:
    """The parts that add up to the balance; an added commission VAT is among what was kept."""
    amounts = dict.fromkeys(Part, 0)
    counts = dict.fromkeys(Part, 0)
    amounts[Part.CARRIED] = figures.carried_dong
    amounts[Part.KEPT] = -figures.commission_vat_dong
    counts[Part.KEPT] = 1 if figures.commission_vat_dong else 0
    for entry in entries:
        part = _PARTS.get(entry.kind, Part.OTHER)
        amounts[part] += entry.amount_dong
        counts[part] += 1
    return tuple(Addend(part=part, amount_dong=amounts[part], count=counts[part]) for part in Part)


@dataclass(frozen=True, kw_only=True, slots=True)
class Before:
    """The producer's statement before this one, as it was printed."""

    number: str
    cut_off: date
    issued_at: datetime
    balance_dong: int


def is_late(entry: Entry, before: Before | None) -> bool:
    """Whether an entry is of a day that was settled already when it was written down."""
    if before is None:
        return False
    return entry.business_day <= before.cut_off and entry.recorded_at >= before.issued_at


class Step(StrEnum):
    """The steps from a line's price to the producer's share."""

    LIST = "list"
    DISCOUNT = "discount"
    HOST = "host"
    BASE = "base"
    COMMISSION = "commission"
    TAX_KEPT = "tax_kept"
    SHARE = "share"


def worked_sum(sold: SoldLine) -> tuple[tuple[Step, int], ...]:
    """The steps of a line that was sold."""
    return steps_of(sold.half)


def steps_of(half: Half) -> tuple[tuple[Step, int], ...]:
    """The steps with their amounts in đồng; what is taken away is negative, and what is nothing is left out.

    The discount and the host's margin are the producer's parts alone: the others' change nothing here.
    """
    steps = (
        (Step.LIST, half.list_dong, True),
        (Step.DISCOUNT, -half.discount_producer_dong, half.discount_producer_dong),
        (Step.HOST, -half.host_producer_dong, half.host_producer_dong),
        (Step.BASE, half.base_dong, half.base_dong != half.list_dong),
        (Step.COMMISSION, -half.commission_dong, half.commission_dong),
        (Step.TAX_KEPT, -half.tax_kept_dong, half.tax_kept_dong),
        (Step.SHARE, half.share_dong, True),
    )
    return tuple((step, amount) for step, amount, is_told in steps if is_told)
