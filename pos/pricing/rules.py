"""The customer's half of a sale: list prices, discounts, VAT, cash rounding.

The till computes it in JavaScript and the server checks it with these; shared vectors hold both to the đồng.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from core.money import RoundingMode, allocate, round_half_away, round_to


def list_price(unit_price_dong: int, quantity: int, price_basis: int) -> int:
    """L = round(p x q / basis), in đồng; negative for a negative quantity."""
    return round_half_away(unit_price_dong * quantity, price_basis)


def spread_discount(discount_dong: int, weights: Sequence[int]) -> list[int]:
    """A cart discount over its lines; the weights are L - line discount, 0 for lines that take none."""
    return allocate(discount_dong, weights) if discount_dong else [0] * len(weights)


@dataclass(frozen=True, kw_only=True, slots=True)
class Taxed:
    """A sold line as VAT sees it: what was paid, in which group (seller, class) and at which rate."""

    group: Hashable
    paid_dong: int
    rate_bp: int | None


def vat_of_lines(lines: Sequence[Taxed]) -> list[int]:
    """VAT inside each line: computed once per group, spread by largest remainder with weights A.

    V = round(sum of A x r / (10000 + r)) per group; classes without a rate have none.
    """
    vat = [0] * len(lines)
    for group in dict.fromkeys(line.group for line in lines):
        places = [i for i, line in enumerate(lines) if line.group == group]
        paid = [lines[i].paid_dong for i in places]
        rate = lines[places[0]].rate_bp or 0
        total = round_half_away(sum(paid) * rate, 10_000 + rate)
        for i, part in zip(places, spread_discount(total, paid), strict=True):
            vat[i] = part
    return vat


def cash_due(total_dong: int, other_means_dong: int, unit_dong: int, mode: RoundingMode) -> int:
    """What is asked for in cash: the total minus other means, rounded as the location rounds."""
    return round_to(total_dong - other_means_dong, unit_dong, mode)


def cash_refund(before_dong: int, now_dong: int, unit_dong: int, mode: RoundingMode) -> int:
    """Cash to pay out for a return: rounded cumulatively, so that giving back all gives back what was paid.

    `before_dong` is what earlier returns of the sale came to, `now_dong` this one; both positive.
    """
    return round_to(before_dong + now_dong, unit_dong, mode) - round_to(before_dong, unit_dong, mode)
