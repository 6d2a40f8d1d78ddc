"""What a till computes by the shared rules is never told as odd: pure, with the vectors of both languages."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ids import new_id
from core.money import RoundingMode
from inventory.locations.rules import LocationId
from inventory.producers.rules import ProducerId
from inventory.products.rules import ProductId
from pos.checkout.rules import Ground, Original, Place, SaleId
from pos.checkout.rules.expected import differences
from pos.checkout.rules.sent import LineId
from pos.pricing.rules import cash_due, cash_refund, spread_discount
from pos.tills.rules import TillId
from settlement.entries.rules import part_of
from tests.terms import RATES
from tests.tickets import AT, back, line, sent, ticket
from tests.vectors import load
from tests.worlds import World, key

SALES = load("domain.json")["sales"]
CARTS = [cart for cart in load("pricing_extra.json") if not any(x["no_discount"] for x in cart["lines"])]
"""Those with a good that takes no discount are for the day on which a good can be marked so."""
FIRST = SaleId(key(800))
WORLD = World(
    location_id=LocationId(key(1)), till_id=TillId(key(2)), hoa=ProducerId(key(3)), shrimp=ProductId(key(4)),
    honey=ProductId(key(5)), cashier_id=key(6),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Till:
    """A till at a place that rounds cash: it pays by the rules that it shares with the server."""

    unit: int
    mode: RoundingMode = RoundingMode.NEAREST

    def ground(self, sold: list[dict[str, Any]], refunded: int) -> Ground:
        """What the server knows: the lines of one sale that may come back, and what came back before."""
        place = Place(
            till_id=WORLD.till_id, till_code="KG01", location_id=WORLD.location_id, location_code="KG",
            day_ends_minutes=0, cash_rounding_dong=self.unit, cash_rounding_mode=self.mode,
        )  # fmt: skip
        return Ground(
            place=place, goods={}, agreements={}, vat_rates=(), shift=None, previous_at=None,
            originals={UUID(one["id"]): original(one) for one in sold}, refunded={FIRST: refunded},
            people=frozenset(),
        )  # fmt: skip

    def sell(self, lines: list[dict[str, Any]], others: list[tuple[str, int]]) -> dict[str, Any]:
        """A ticket paid by other means as given, and the rest in cash."""
        total = sum(one["paid_dong"] for one in lines)
        cash = cash_due(total, sum(amount for _, amount in others), self.unit, self.mode)
        return paid(lines, [*others, ("cash", cash)])

    def give_back(self, lines: list[dict[str, Any]], before: int) -> dict[str, Any]:
        """A ticket that gives back goods of one receipt for cash."""
        total = sum(one["paid_dong"] for one in lines)
        return paid(lines, [("cash", -cash_refund(before, -total, self.unit, self.mode))])

    def told(
        self, body: dict[str, Any], sold: list[dict[str, Any]] | None = None, refunded: int = 0
    ) -> list[str]:
        """What the server tells of a ticket."""
        return [str(kind) for kind, _ in differences(sent(body), self.ground(sold or [], refunded))]


def original(sold: dict[str, Any]) -> Original:
    """A stored line of the one sale."""
    return Original(
        line_id=LineId(UUID(sold["id"])), sale_id=FIRST, product_id=None, quantity=sold["quantity"],
        returned=0, list_dong=sold["list_dong"], paid_dong=sold["paid_dong"], vat_dong=0, lots=(),
        sold_by=None,
    )  # fmt: skip


def paid(lines: list[dict[str, Any]], payments: list[tuple[str, int]]) -> dict[str, Any]:
    """A ticket with its payments; what comes to nothing is not told, as the till does."""
    total = sum(one["paid_dong"] for one in lines)
    told = [
        {"id": str(new_id(AT)), "means": means, "amount_dong": amount, "tendered_dong": None}
        for means, amount in payments
        if amount
    ]
    rounding = sum(amount for _, amount in payments) - total
    return ticket(WORLD, 1, lines, payments=told, rounding_dong=rounding)


def goods(lines: list[dict[str, Any]], cart_dong: int) -> list[dict[str, Any]]:
    """Lines with their parts of the cart's discount."""
    priced = [
        line(WORLD.honey, x["quantity"], x["unit_price_dong"], x["line_discount_dong"],
             price_basis=x["price_basis"], vat_class=x["vat_class"], vat_rate_bp=x["vat_rate_bp"])
        for x in lines
    ]  # fmt: skip
    parts = spread_discount(cart_dong, [x["paid_dong"] for x in priced])
    return [
        x | {"cart_discount_dong": part, "paid_dong": x["paid_dong"] - part}
        for x, part in zip(priced, parts, strict=True)
    ]


@pytest.mark.parametrize("cart", CARTS, ids=range(1, len(CARTS) + 1))
@pytest.mark.parametrize("unit", [0, 500, 1000])
def test_made_up_carts_are_not_odd(cart: dict[str, Any], unit: int) -> None:
    lines = goods(cart["lines"], cart["cart_discount_dong"])
    assert [x["cart_discount_dong"] for x in lines] == [x["cart_discount_dong"] for x in cart["expect"]]
    assert Till(unit=unit).told(Till(unit=unit).sell(lines, [])) == []


@pytest.mark.parametrize("example", SALES, ids=lambda example: example["id"])
def test_the_worked_examples_and_their_returns_are_not_odd(example: dict[str, Any]) -> None:
    told, expected = example["input"], example["expect"]
    till = Till(unit=told["cash_rounding_unit"])
    lines = goods(
        [
            x | {"line_discount_dong": sum(x["line_discount"].values()), "vat_rate_bp": RATES[x["vat_class"]]}
            for x in told["lines"]
        ],
        told["cart_discount_dong"],
    )
    others = [(x["means"], x["amount_dong"]) for x in told["non_cash_payments"]]
    body = till.sell(lines, others)
    assert (body["total_dong"], body["rounding_dong"]) == (expected["total"], expected["cash_rounding"])
    assert till.told(body) == []
    done, refunded = [0] * len(lines), 0
    for given_back, wanted in zip(example["returns_input"], example["expect_returns"], strict=True):
        came = []
        for one in given_back:
            came.append(back(lines[one["line"]], one["quantity"], done[one["line"]]))
            done[one["line"]] += one["quantity"]
        refund = till.give_back(came, refunded)
        assert refund["rounding_dong"] == wanted["cash_rounding"]
        assert till.told(refund, lines, refunded) == []
        refunded -= refund["total_dong"]


@st.composite
def carts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Any goods with discounts of their own and one on the whole cart."""
    lines = []
    for _ in range(draw(st.integers(1, 6))):
        quantity, price = draw(st.integers(1, 5_000)), draw(st.integers(0, 10**7))
        basis = draw(st.sampled_from((1, 100, 1000)))
        least = price * quantity // basis
        lines.append({
            "quantity": quantity, "unit_price_dong": price, "price_basis": basis, "vat_class": "8",
            "vat_rate_bp": 800, "line_discount_dong": draw(st.integers(0, least)),
        })  # fmt: skip
    most = sum(x["paid_dong"] for x in goods(lines, 0))
    return goods(lines, draw(st.integers(0, most)))


tills = st.builds(Till, unit=st.sampled_from((0, 500, 1000)), mode=st.sampled_from(list(RoundingMode)))


@given(carts(), tills, st.data())
def test_whatever_a_till_sells_is_not_odd(
    lines: list[dict[str, Any]], till: Till, data: st.DataObject
) -> None:
    transfer = data.draw(st.integers(0, sum(x["paid_dong"] for x in lines)))
    assert till.told(till.sell(lines, [("transfer", transfer)])) == []


@given(carts(), tills, st.data())
def test_whatever_comes_back_in_parts_is_not_odd_and_gives_back_what_was_paid(
    lines: list[dict[str, Any]], till: Till, data: st.DataObject
) -> None:
    done, refunded, cash = [0] * len(lines), 0, 0
    while any(sold["quantity"] > n for sold, n in zip(lines, done, strict=True)):
        came = []
        for i, sold in enumerate(lines):
            left = sold["quantity"] - done[i]
            now = left and data.draw(st.integers(min(left, max(1, sold["quantity"] // 2)), left))
            if now:
                came.append(back(sold, now, done[i]))
                done[i] += now
        if came:
            body = till.give_back(came, refunded)
            assert till.told(body, lines, refunded) == []
            refunded -= body["total_dong"]
            cash -= body["total_dong"] + body["rounding_dong"]
    sold = till.sell(lines, [])
    assert cash == sold["total_dong"] + sold["rounding_dong"]
    assert refunded == sum(part_of(x["paid_dong"], x["quantity"], 0, x["quantity"]) for x in lines)


@given(carts(), tills)
def test_one_dong_from_one_line_to_another_is_told(lines: list[dict[str, Any]], till: Till) -> None:
    giver = max(lines, key=lambda x: x["cart_discount_dong"])
    taker = next((x for x in lines if x is not giver and x["paid_dong"]), None)
    if taker is None or not giver["cart_discount_dong"]:
        return
    for one, by in ((giver, -1), (taker, 1)):
        one["cart_discount_dong"] += by
        one["paid_dong"] -= by
    assert till.told(till.sell(lines, [])) == ["discount_differs"]
