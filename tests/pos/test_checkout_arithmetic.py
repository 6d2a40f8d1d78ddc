"""What a sale must add up to, whatever is sold: each fault is named, and sound sales have none."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demonstration.tickets import Item, Ticket, refund, sale
from inventory.products.rules import VatClass
from pos.checkout.payloads import parse_sale
from pos.checkout.rules import Malformed, Means, SentSale, faults
from pos.shifts.rules import ShiftOpened

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
SHIFT = ShiftOpened(id=UUID(int=9), opened_at=AT, cashier_id=None, float_dong=0)
RATES = {VatClass.TEN: 1000, VatClass.EIGHT: 800, VatClass.FIVE: 500, VatClass.NOT_TAXABLE: None}


def read(body: dict[str, Any]) -> SentSale:
    """A body as the server reads it."""
    found = parse_sale(body)
    if isinstance(found, Malformed):
        raise AssertionError(found.reason)
    return found


def ticket(number: int, means: Means = Means.CASH, unit: int = 0) -> Ticket:
    """The common part of a sale."""
    return Ticket(number=number, shift=SHIFT, at=AT, means=means, rounding_unit_dong=unit)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Any good in any quantity, with a discount of up to all of it."""
    quantity, price = draw(st.integers(1, 5_000)), draw(st.integers(0, 10**7))
    basis = draw(st.sampled_from((1, 100, 1000)))
    vat_class = draw(st.sampled_from(sorted(RATES)))
    whole = Item(
        product_id=UUID(int=1), name="Tôm khô", quantity=quantity, unit_price_dong=price, price_basis=basis,
        vat_class=vat_class, vat_rate_bp=RATES[vat_class],
    )  # fmt: skip
    least = price * quantity // basis
    return replace(whole, discount_dong=draw(st.integers(0, least)))


@given(
    st.lists(items(), min_size=1, max_size=6), st.sampled_from(list(Means)), st.sampled_from((0, 500, 1000))
)
def test_every_sound_sale_and_its_return_are_accepted(goods: list[Item], means: Means, unit: int) -> None:
    body = sale(ticket(1, means, unit), goods)
    assert faults(read(body)) == []
    sold = body["lines"][0]
    assert faults(read(refund(ticket(2, means, unit), sold, sold["quantity"]))) == []


def one(**change: Any) -> SentSale:
    """A sale of two jars for 480.000 đ in cash, changed."""
    honey = Item(
        product_id=UUID(int=1), name="Mật ong", quantity=2, unit_price_dong=240_000,
        vat_class=VatClass.EIGHT, vat_rate_bp=800,
    )  # fmt: skip
    return replace(read(sale(ticket(1), [honey])), **change)


def line(**change: Any) -> SentSale:
    """That sale with another line."""
    sound = one()
    return replace(sound, lines=(replace(sound.lines[0], **change),))


def payment(**change: Any) -> SentSale:
    """That sale with another payment."""
    sound = one()
    return replace(sound, payments=(replace(sound.payments[0], **change),))


def two_rates() -> SentSale:
    """Two lines of one class, one of them at the rate of another year."""
    sound = one()
    other = replace(sound.lines[0], id=UUID(int=77), vat_rate_bp=1000)
    return replace(sound, lines=(sound.lines[0], other), total_dong=960_000)


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        (line(quantity=0), "line 1: quantity is zero"),
        (line(paid_dong=479_999), "line 1: paid is not list minus discounts"),
        (line(list_dong=480_001), "line 1: list is not price times quantity"),
        (line(original_line_id=UUID(int=5)), "line 1: a sold line names an original"),
        (line(cart_discount_dong=-1), "line 1: a sign is wrong or a discount exceeds the list price"),
        (line(line_discount_dong=480_001), "line 1: a sign is wrong or a discount exceeds the list price"),
        (line(vat_dong=35_557), "VAT is not that of its class"),
        (two_rates(), "one VAT class has two rates"),
        (payment(amount_dong=0), "payment 1: amount is zero"),
        (payment(means=Means.CARD, tendered_dong=480_000), "payment 1: only cash is tendered"),
        (payment(tendered_dong=479_999), "payment 1: less was tendered than is due"),
        (payment(amount_dong=479_500), "payments are not the total and its rounding"),
        (one(total_dong=480_500), "total is not the sum of what the lines pay"),
        (one(rounding_dong=-1000), "rounding is too large"),
        (one(id=UUID(int=1), payments=(replace(one().payments[0], id=UUID(int=1)),)), "an id is used twice"),
    ],
)
def test_what_does_not_add_up_is_named(sent: SentSale, fault: str) -> None:
    assert fault in faults(sent)


def test_a_return_may_refund_less_than_its_list_price_says_now() -> None:
    sold = sale(ticket(1), [Item(
        product_id=UUID(int=1), name="Mật ong", quantity=3, unit_price_dong=100, vat_class=VatClass.EIGHT,
        vat_rate_bp=800, discount_dong=100,
    )])["lines"][0]  # fmt: skip
    back = read(refund(ticket(2), sold | {"unit_price_dong": 90}, 1))
    assert faults(back) == []
    lone = replace(back, lines=(replace(back.lines[0], original_line_id=None),))
    assert "line 1: list is not price times quantity" in faults(lone)


@pytest.mark.parametrize("tendered", [480_000, 500_000])
def test_cash_is_tendered_in_full_or_with_change_to_come(tendered: int) -> None:
    assert faults(payment(tendered_dong=tendered)) == []
