"""Made-up carts of all kinds, also beyond 2^53 inside: the till's JavaScript runs the same file."""

import json
from pathlib import Path
from typing import Any

import pytest

from pos.pricing.rules import Taxed, list_price, spread_discount, vat_of_lines

CARTS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "vectors/pricing_extra.json").read_text("utf-8")
)


@pytest.mark.parametrize("cart", CARTS, ids=range(1, len(CARTS) + 1))
def test_a_made_up_cart_comes_out_as_in_javascript(cart: dict[str, Any]) -> None:
    lines = cart["lines"]
    lists = [list_price(line["unit_price_dong"], line["quantity"], line["price_basis"]) for line in lines]
    before = [a - line["line_discount_dong"] for a, line in zip(lists, lines, strict=True)]
    weights = [0 if line["no_discount"] else left for line, left in zip(lines, before, strict=True)]
    spread = spread_discount(cart["cart_discount_dong"], weights)
    paid = [left - part for left, part in zip(before, spread, strict=True)]
    vat = vat_of_lines(
        [
            Taxed(group=(line["seller"], line["vat_class"]), paid_dong=a, rate_bp=line["vat_rate_bp"])
            for line, a in zip(lines, paid, strict=True)
        ]
    )

    assert [
        {"list_dong": a, "cart_discount_dong": part, "paid_dong": p, "vat_dong": v}
        for a, part, p, v in zip(lists, spread, paid, vat, strict=True)
    ] == cart["expect"]
