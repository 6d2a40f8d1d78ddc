"""What a receipt says of a stored sale, in the words that a customer reads."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from inventory.products.rules import VatClass
from pos.checkout.rules import Means
from pos.receipts.rules import Paid, Receipt, SoldLine, document
from printing.documents.rules import TITLE_RETURN, TITLE_SALE, ReceiptHeader

URL = "https://ganh.example/receipts/KG01-000412"
HONEY = SoldLine(
    id=UUID(int=1), product_id=UUID(int=2), name="Mật ong rừng tràm", unit="piece", unit_text="chai",
    quantity=2, returned=0, unit_price_dong=240_000, price_basis=1, list_dong=480_000, discount_dong=10_000,
    reason="", paid_dong=470_000, vat_class=VatClass.EIGHT, vat_rate_bp=800, vat_dong=34_815,
    producer="Hộ Hoa", commune="xã An Biên", stars=4,
)  # fmt: skip
CASH = Paid(means=Means.CASH, amount_dong=470_000, tendered_dong=500_000)


def receipt(*lines: SoldLine, payments: tuple[Paid, ...] | None = None, **change: Any) -> Receipt:
    """A stored sale; paid exactly in cash unless told otherwise."""
    total = sum(line.paid_dong for line in lines)
    paid = Paid(means=Means.CASH, amount_dong=total, tendered_dong=None)
    told: dict[str, Any] = {
        "id": UUID(int=3), "number": 412, "receipt": "KG01-000412", "till": "KG01", "cashier": "Minh",
        "occurred_at": datetime(2026, 11, 24, 3, 5, tzinfo=UTC), "total_dong": total, "rounding_dong": 0,
        "header": ReceiptHeader(name="Showroom Rạch Giá"), "lines": lines,
        "payments": (paid,) if payments is None else payments,
    }  # fmt: skip
    return Receipt(**told | change)


def test_a_sale_is_told_from_header_to_change() -> None:
    paper = document(receipt(HONEY, payments=(CASH,)), url=URL)
    assert (paper.title, paper.number, paper.issued_at) == (TITLE_SALE, "KG01-000412", "24/11/2026 10:05")
    assert (paper.subtotal_dong, paper.discount_dong, paper.total_dong) == (480_000, 10_000, 470_000)
    assert (paper.tendered_dong, paper.change_dong) == (500_000, 30_000)
    [line] = paper.lines
    assert (line.quantity, line.discount_label, line.stars) == ("2 chai", "Giảm giá", 4)
    assert line.notes == ("Hộ Hoa · xã An Biên",)
    assert (paper.qr, paper.copy, paper.item_count) == (URL, False, 2)


def test_a_copy_and_the_reason_of_a_discount_are_told() -> None:
    paper = document(receipt(replace(HONEY, reason="Khách quen")), url=URL, copy=True)
    assert paper.copy
    assert paper.lines[0].discount_label == "Khách quen"


def test_exact_money_has_no_change_line() -> None:
    paper = document(receipt(HONEY), url=URL)
    assert (paper.tendered_dong, paper.change_dong) == (None, None)


def test_goods_that_only_come_back_are_a_return_paper() -> None:
    back = replace(HONEY, quantity=-1, list_dong=-240_000, discount_dong=-5_000, paid_dong=-235_000)
    assert document(receipt(back), url=URL).title == TITLE_RETURN
    both = receipt(HONEY, back)
    assert document(both, url=URL).title == TITLE_SALE
    assert document(both, url=URL).item_count == 1


def test_what_came_back_names_the_receipt_that_it_was_sold_on() -> None:
    back = replace(HONEY, quantity=-1, list_dong=-240_000, discount_dong=-5_000, paid_dong=-235_000)
    [named] = document(receipt(replace(back, returned_of="KG01-000123")), url=URL).lines
    assert named.notes == ("Hộ Hoa · xã An Biên", "Trả từ phiếu KG01-000123")
    [alone] = document(receipt(back), url=URL).lines
    assert alone.notes == ("Hộ Hoa · xã An Biên",)


def test_every_means_has_its_vietnamese_name() -> None:
    paid = tuple(Paid(means=means, amount_dong=117_500, tendered_dong=None) for means in Means)
    paper = document(receipt(HONEY, payments=paid), url=URL)
    assert [row.label for row in paper.payments] == ["Tiền mặt", "Chuyển khoản", "Thẻ", "Phiếu quà tặng"]


@pytest.mark.parametrize(
    ("unit", "basis", "quantity", "told", "per"),
    [
        ("piece", 1, 3, "3 chai", ""),
        ("", 1, 3, "3 chai", ""),
        ("gram", 1000, 385, "0,385 kg", "/kg"),
        ("gram", 100, 385, "0,385 kg", "/100 g"),
        ("millilitre", 1000, 1500, "1,500 l", "/lít"),
        ("millilitre", 100, 1500, "1,500 l", "/100 ml"),
    ],
)
def test_quantities_and_prices_are_told_in_the_goods_own_unit(
    unit: str, basis: int, quantity: int, told: str, per: str
) -> None:
    weighed = replace(HONEY, unit=unit, price_basis=basis, quantity=quantity)
    [line] = document(receipt(weighed), url=URL).lines
    assert (line.quantity, line.price_per) == (told, per)


def test_weighed_goods_count_as_one_thing_to_carry() -> None:
    weighed = replace(HONEY, unit="gram", price_basis=1000, quantity=385)
    back = replace(weighed, quantity=-200, list_dong=0, discount_dong=0, paid_dong=0)
    assert document(receipt(weighed, HONEY), url=URL).item_count == 3
    assert document(receipt(weighed, HONEY, back), url=URL).item_count == 2


def test_an_item_that_nobody_knows_has_no_producer_on_paper() -> None:
    unknown = replace(HONEY, product_id=None, unit="", unit_text="", producer="", commune="", stars=0)
    [line] = document(receipt(unknown), url=URL).lines
    assert (line.quantity, line.notes) == ("2", ())
    [line] = document(receipt(replace(HONEY, commune="")), url=URL).lines
    assert line.notes == ("Hộ Hoa",)


def test_vat_is_told_by_class_and_rate_in_the_order_of_the_lines() -> None:
    lines = (
        HONEY,
        replace(HONEY, vat_class=VatClass.NOT_TAXABLE, vat_rate_bp=None, vat_dong=0),
        replace(HONEY, vat_class=VatClass.TEN, vat_rate_bp=1000, vat_dong=42_727),
        replace(HONEY, vat_class=VatClass.NOT_DECLARED, vat_rate_bp=None, vat_dong=0),
        replace(HONEY, vat_class=VatClass.NONE, vat_rate_bp=None, vat_dong=0),
        HONEY,
    )
    told = [(row.label, row.base_dong, row.amount_dong) for row in document(receipt(*lines), url=URL).vat]
    assert told == [
        ("VAT 8 %", 940_000, 69_630),
        ("Không chịu thuế", 470_000, None),
        ("VAT 10 %", 470_000, 42_727),
        ("Không kê khai thuế", 470_000, None),
        ("Không thuế", 470_000, None),
    ]
