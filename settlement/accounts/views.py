"""What a producer's pages show: the parts of what is owed, the stock by place, one line as a worked sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.web.poise import Poise, poise
from inventory.products.rules import Unit
from settlement.accounts.queries import Left, Owed
from settlement.papers.rules import Step, worked_sum
from settlement.statements.rules import SoldLine

BAR = 320


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A part of the bar of what is owed: its class of colour, where it begins, how long it is."""

    name: str
    x: int
    width: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftRow:
    """What is left of one product, by the place's code, and together."""

    product_code: str
    product_name: str
    unit: Unit
    places: Mapping[str, int]

    @property
    def quantity(self) -> int:
        """What all places have together."""
        return sum(self.places.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class LineView:
    """A sold line as a worked sum, and the pole that carries it where both sides have something."""

    steps: tuple[tuple[Step, int], ...]
    poise: Poise | None


def bar(owed: Owed) -> Sequence[Piece]:
    """The parts of what is owed that are above nothing, side by side."""
    parts = {"k1": owed.on_statements_dong, "k5": owed.waiting_dong, "k2": owed.on_hold_dong}
    positive = {name: amount for name, amount in parts.items() if amount > 0}
    whole, x, pieces = sum(positive.values()), 0, []
    for name, amount in positive.items():
        width = BAR * amount // whole
        pieces.append(Piece(name=name, x=x, width=max(width - 2, 1)))
        x += width
    return pieces


def left_rows(left: Sequence[Left]) -> Sequence[LeftRow]:
    """One row for each product, in their order."""
    found: dict[str, LeftRow] = {}
    places: dict[str, dict[str, int]] = {}
    for each in left:
        held = places.setdefault(each.product_code, {})
        held[each.place_code] = each.quantity
        found[each.product_code] = LeftRow(
            product_code=each.product_code, product_name=each.product_name, unit=each.unit, places=held
        )
    return list(found.values())


def line_view(sold: SoldLine) -> LineView:
    """The worked sum of a line; a return hangs on the pole as what it gives back."""
    share = abs(sold.half.share_dong)
    house = abs(sold.half.commission_dong + sold.half.tax_kept_dong)
    return LineView(steps=worked_sum(sold), poise=poise(share, house) if share and house else None)
