"""What the page of a sale shows beside its lines: what it made for each producer, and its pole."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.web.poise import Poise, poise
from review.sales.queries import SaleShown
from review.sales.rules import Sums

UNIT = 1000
"""How wide the bar of the split is drawn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What a sale made for one producer."""

    producer_code: str
    producer_name: str
    sums: Sums


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A part of the bar: where it begins, how long it is."""

    name: str
    x: int
    width: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SaleView:
    """A sale as its page shows it; the pole hangs where both sides have something."""

    made: Sequence[Made]
    sums: Sums
    poise: Poise | None


def sale_view(sale: SaleShown) -> SaleView:
    """What the sale made, for each producer and together; a sale of returns hangs as what it gave back."""
    producers = dict.fromkeys((line.producer_code, line.producer_name) for line in sale.lines)
    made = [Made(producer_code=code, producer_name=name, sums=_sums(sale, code)) for code, name in producers]
    sums = _sums(sale, None)
    ours = sums.house_dong + sums.host_dong
    sides = (sums.share_dong, ours) if sums.share_dong >= 0 else (-sums.share_dong, -ours)
    return SaleView(made=made, sums=sums, poise=poise(*sides) if min(sides) > 0 else None)


def _sums(sale: SaleShown, producer_code: str | None) -> Sums:
    lines = [line for line in sale.lines if producer_code in {None, line.producer_code}]
    return Sums(
        receipts=1,
        lines=len(lines),
        list_dong=sum(line.list_dong for line in lines),
        discount_dong=sum(line.discount_dong for line in lines),
        paid_dong=sum(line.paid_dong for line in lines),
        share_dong=sum(line.share_dong or 0 for line in lines),
        house_dong=sum(line.house_dong or 0 for line in lines),
        host_dong=sum(line.host_dong or 0 for line in lines),
    )


def bar(sums: Sums) -> Sequence[Piece]:
    """The parts of what was paid that are above nothing, side by side."""
    parts = {
        "f1": sums.share_dong,
        "f2": sums.house_dong,
        "f3": sums.host_dong,
        "f0": sums.unassigned_dong,
    }
    positive = {name: amount for name, amount in parts.items() if amount > 0}
    whole, x, pieces = sum(positive.values()), 0, []
    for name, amount in positive.items():
        width = UNIT * amount // whole
        pieces.append(Piece(name=name, x=x, width=max(width - 4, 1)))
        x += width
    return pieces
