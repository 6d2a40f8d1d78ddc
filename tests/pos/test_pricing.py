"""The customer's half of whole sales and hampers, against worked examples."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import RoundingMode, allocate, share_of
from pos.pricing.rules import Taxed, cash_due, cash_refund, list_price, spread_discount, vat_of_lines
from settlement.entries.rules import Sold, consigned, of_amounts, owned, part, part_of
from tests.terms import RATES, letters, term_of
from tests.vectors import load

DOMAIN = load("domain.json")


def _priced(lines: list[dict[str, Any]], cart_dong: int) -> list[dict[str, int]]:
    """Every line of a sale with both halves, as the program computes them."""
    lists = [list_price(x["unit_price_dong"], x["quantity"], x["price_basis"]) for x in lines]
    own = [sum(x["line_discount"].values()) for x in lines]
    cart = spread_discount(cart_dong, [value - less for value, less in zip(lists, own, strict=True)])
    priced = []
    for line, list_dong, less, part_dong in zip(lines, lists, own, cart, strict=True):
        bearer = line["cart_discount_bearer"]
        shared = share_of(part_dong, line.get("cart_producer_bp", 0))
        producer = {"producer": part_dong, "house": 0, "shared": shared}[bearer]
        sold = Sold(
            quantity=line["quantity"],
            price_basis=line["price_basis"],
            list_dong=list_dong,
            discount_dong=less + part_dong,
            vat_rate_bp=RATES[line["vat_class"]],
        )
        term = term_of(line["term"])
        if term is None:
            half = owned(sold)
        else:
            borne = line["line_discount"]["producer_dong"] + producer
            half = of_amounts(sold, term, discount_producer=borne, tax_kept=False)
        priced.append(letters(half))
    taxed = [
        Taxed(group=x["vat_class"], paid_dong=p["A"], rate_bp=RATES[x["vat_class"]])
        for x, p in zip(lines, priced, strict=True)
    ]
    return [p | {"VAT": vat} for p, vat in zip(priced, vat_of_lines(taxed), strict=True)]


@pytest.mark.parametrize("example", DOMAIN["sales"], ids=lambda example: example["id"])
def test_a_sale_comes_to_what_was_worked_out_by_hand(example: dict[str, Any]) -> None:
    told, expected = example["input"], example["expect"]
    priced = _priced(told["lines"], told["cart_discount_dong"])
    assert priced == expected["lines"]
    total = sum(line["A"] for line in priced)
    other = sum(payment["amount_dong"] for payment in told["non_cash_payments"])
    due = cash_due(total, other, told["cash_rounding_unit"], RoundingMode.NEAREST)
    assert (total, due, due - (total - other)) == (
        expected["total"],
        expected["cash_due"],
        expected["cash_rounding"],
    )
    for vat_class, group in expected["vat_groups"].items():
        chosen = [p for p, x in zip(priced, told["lines"], strict=True) if x["vat_class"] == vat_class]
        assert {"paid": sum(p["A"] for p in chosen), "VAT": sum(p["VAT"] for p in chosen)} == group


@pytest.mark.parametrize(
    "example", [x for x in DOMAIN["sales"] if x["returns_input"]], ids=lambda example: example["id"]
)
def test_tickets_of_returns_give_back_what_was_paid(example: dict[str, Any]) -> None:
    unit, sold = example["input"]["cash_rounding_unit"], example["expect"]["lines"]
    quantities = [line["quantity"] for line in example["input"]["lines"]]
    done, refunded = [0] * len(sold), 0
    for ticket, expected in zip(example["returns_input"], example["expect_returns"], strict=True):
        refund = 0
        for back, wanted in zip(ticket, expected["lines"], strict=True):
            i, now = back["line"], back["quantity"]
            told = {
                name: -part_of(sold[i][name], quantities[i], done[i], now)
                for name in ("L", "A", "B", "P", "VAT")
            }
            assert told == {name: wanted[name] for name in told}
            refund -= told["A"]
            done[i] += now
        cash = cash_refund(refunded, refund, unit, RoundingMode.NEAREST)
        assert (-refund, -cash, refund - cash) == (
            expected["refund"],
            expected["cash_paid_out"],
            expected["cash_rounding"],
        )
        refunded += refund


@pytest.mark.parametrize("example", DOMAIN["hampers"], ids=lambda example: example["id"])
def test_a_hamper_splits_over_its_components(example: dict[str, Any]) -> None:
    told, expected = example["input"], example["expect"]
    parts = told["components"]
    quantities = [part["quantity_per_hamper"] * told["hampers"] for part in parts]
    weights = [
        list_price(x["unit_price_dong"], q, x["price_basis"]) for x, q in zip(parts, quantities, strict=True)
    ]
    assert weights == expected["weights"]
    lists = allocate(told["hamper_price_dong"] * told["hampers"], weights)
    discounts = spread_discount(told["discount_dong"], weights)
    paid = [a - d for a, d in zip(lists, discounts, strict=True)]
    vat = vat_of_lines(
        [
            Taxed(group=x["vat_class"], paid_dong=a, rate_bp=RATES[x["vat_class"]])
            for x, a in zip(parts, paid, strict=True)
        ]
    )
    for i, wanted in enumerate(expected["components"]):
        sold = Sold(
            quantity=quantities[i],
            price_basis=parts[i]["price_basis"],
            list_dong=lists[i],
            discount_dong=discounts[i],
            vat_rate_bp=RATES[parts[i]["vat_class"]],
        )
        term = term_of(parts[i]["term"], bearer=parts[i].get("discount_bearer", "house"))
        half = consigned(sold, term, tax_kept=False) if term else owned(sold)
        told_by_us = letters(half) | {"VAT": vat[i]}
        assert told_by_us == {name: wanted[name] for name in told_by_us}
        for back, booked in _returns_of(example, i):
            result = part(
                half,
                sold=quantities[i],
                before=back["before"],
                now=back["quantity"],
                list_dong=-part_of(lists[i], quantities[i], back["before"], back["quantity"]),
                paid_dong=-part_of(paid[i], quantities[i], back["before"], back["quantity"]),
            )
            assert letters(result) == {name: booked[name] for name in letters(result)}


def _returns_of(example: dict[str, Any], component: int) -> list[tuple[dict[str, int], dict[str, int]]]:
    """The returns of one component, each with how much had come back before it."""
    before, found = 0, []
    for told, booked in zip(example.get("returns_input", []), example.get("expect_returns", []), strict=True):
        if told["component"] == component:
            found.append((told | {"before": before}, booked))
            before += told["quantity"]
    return found


PAID = st.lists(st.tuples(st.sampled_from(sorted(RATES)), st.integers(0, 10**9)), min_size=1, max_size=40)


@given(PAID)
def test_vat_adds_up_per_class_and_never_exceeds_what_was_paid(lines: list[tuple[str, int]]) -> None:
    vat = vat_of_lines([Taxed(group=c, paid_dong=a, rate_bp=RATES[c]) for c, a in lines])
    for vat_class in {c for c, _ in lines}:
        paid = sum(a for c, a in lines if c == vat_class)
        rate = RATES[vat_class] or 0
        told = sum(v for v, (c, _) in zip(vat, lines, strict=True) if c == vat_class)
        assert abs(told * (10_000 + rate) - paid * rate) * 2 <= 10_000 + rate
    assert all(0 <= v <= a for v, (_, a) in zip(vat, lines, strict=True))


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=10), st.sampled_from([0, 500, 1000]))
def test_refunds_in_parts_come_to_the_refund_of_the_whole(parts: list[int], unit: int) -> None:
    done, cash = 0, 0
    for amount in parts:
        cash += cash_refund(done, amount, unit, RoundingMode.NEAREST)
        done += amount
    assert cash == cash_refund(0, sum(parts), unit, RoundingMode.NEAREST)
