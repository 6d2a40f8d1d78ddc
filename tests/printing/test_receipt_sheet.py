"""What a receipt says, in which words."""

import unicodedata
from dataclasses import replace

import pytest

from printing.documents.rules import TITLE_RETURN, PaymentRow, ReceiptHeader, ReceiptLine, VatRow
from printing.documents.sheet import Row, Sheet, Weight, sheet_of
from tests.printing.receipts import HEADER, NAUGHTY, a_receipt, named


def said(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(row.left, row.right) for row in rows]


def test_a_cash_receipt_leads_from_the_goods_to_the_change() -> None:
    assert said(sheet_of(a_receipt()).totals) == [
        ("Tiền hàng (14 món)", "2.952.000"),
        ("Giảm giá", "\u221282.500"),
        ("KHÁCH TRẢ", "2.869.500 đ"),
        ("Tiền mặt khách đưa", "3.000.000"),
        ("Thối lại", "130.500"),
    ]


def test_the_head_names_the_shop_and_its_numbers() -> None:
    sheet = sheet_of(a_receipt())
    assert (sheet.shop, sheet.title, sheet.mark) == ("SHOWROOM OCOP RẠCH GIÁ", "PHIẾU BÁN HÀNG", "")
    assert sheet.address == ("12 Bến Sen, phường Rạch Giá, An Giang", "MST 1700000000 · 0297 000 0000")
    assert said(sheet.about) == [("Số KG01-000412", "21/11/2026 14:33"), ("Quầy KG01", "Thu ngân: Minh")]


@pytest.mark.parametrize(
    ("header", "last"),
    [
        (replace(HEADER, phone=""), "MST 1700000000"),
        (replace(HEADER, tax_code=""), "0297 000 0000"),
        (ReceiptHeader(name="Hội chợ", address=("Cần Thơ",)), "Cần Thơ"),
    ],
)
def test_a_place_without_tax_code_or_phone_leaves_them_out(header: ReceiptHeader, last: str) -> None:
    assert sheet_of(a_receipt(header=header)).address[-1] == last


def test_a_discounted_good_shows_price_and_discount() -> None:
    item = sheet_of(a_receipt()).items[3]
    assert (item.name, item.stars, item.notes) == (
        "Yến sào tinh chế",
        4,
        ("Yến sào Hòn Nhum, đặc khu Kiên Hải",),
    )
    assert said(item.rows) == [("1 hộp × 1.650.000", "1.650.000"), ("Giảm 5 %", "\u221282.500")]


def test_a_weighed_good_shows_the_price_of_its_weight() -> None:
    honey = ReceiptLine(
        name="Mực khô",
        quantity="0,385 kg",
        unit_price_dong=900_000,
        price_per="/kg",
        list_dong=346_500,
        paid_dong=346_500,
    )
    assert said(sheet_of(a_receipt(honey)).items[0].rows) == [("0,385 kg × 900.000/kg", "346.500")]


def test_cash_rounding_has_a_line_of_its_own() -> None:
    assert said(sheet_of(a_receipt(rounding_dong=500)).totals)[2:5] == [
        ("Cộng", "2.869.500"),
        ("Chênh lệch làm tròn", "500"),
        ("KHÁCH TRẢ", "2.870.000 đ"),
    ]


def test_several_payments_are_all_named() -> None:
    payments = (
        PaymentRow(label="Chuyển khoản", amount_dong=2_000_000),
        PaymentRow(label="Tiền mặt", amount_dong=869_500),
    )
    receipt = a_receipt(payments=payments, tendered_dong=900_000, change_dong=30_500)
    assert said(sheet_of(receipt).totals)[3:] == [
        ("Chuyển khoản", "2.000.000"),
        ("Tiền mặt", "869.500"),
        ("Tiền mặt khách đưa", "900.000"),
        ("Thối lại", "30.500"),
    ]


def test_a_transfer_is_named_without_change() -> None:
    payments = (PaymentRow(label="Chuyển khoản", amount_dong=2_869_500),)
    receipt = a_receipt(payments=payments, tendered_dong=None, change_dong=None)
    assert said(sheet_of(receipt).totals)[3:] == [("Chuyển khoản", "2.869.500")]


def test_a_return_says_what_the_customer_gets_back() -> None:
    back = ReceiptLine(
        name="Mật ong", quantity="\u22121", unit_price_dong=240_000, list_dong=-240_000, paid_dong=-240_000
    )
    sheet = sheet_of(a_receipt(back, title=TITLE_RETURN, item_count=-1, tendered_dong=None, change_dong=None))
    assert sheet.title == "PHIẾU KHÁCH TRẢ HÀNG"
    assert said(sheet.totals)[0] == ("Hàng trả (1 món)", "\u2212240.000")
    assert said(sheet.totals)[1:] == [("TRẢ LẠI KHÁCH", "240.000 đ"), ("Tiền mặt", "\u2212240.000")]


def test_vat_is_told_per_class_and_the_buyer_is_nobody_in_particular() -> None:
    vat = (
        VatRow(label="VAT 8 %", base_dong=1_929_500, amount_dong=142_926),
        VatRow(label="Không chịu thuế", base_dong=940_000, amount_dong=None),
    )
    assert said(sheet_of(a_receipt(vat=vat)).vat) == [
        ("Đã gồm VAT 8 % của 1.929.500", "142.926"),
        ("Không chịu thuế", "940.000"),
        ("Bán cho người tiêu dùng", ""),
    ]


def test_a_named_buyer_leaves_no_line_about_consumers() -> None:
    assert [row.left for row in sheet_of(a_receipt(buyer="", vat=())).vat] == []


def test_a_reprint_says_so() -> None:
    assert sheet_of(a_receipt(copy=True)).mark == "BẢN IN LẠI"


def test_a_gift_receipt_shows_no_amount() -> None:
    sheet = sheet_of(a_receipt(gift=True))
    assert said(sheet.items[3].rows) == [("1 hộp", "")]
    assert (sheet.totals, sheet.vat) == ((), ())


def test_only_the_sum_to_pay_is_big() -> None:
    weights = [row.weight for row in sheet_of(a_receipt()).totals]
    assert weights.count(Weight.BIG) == 1


def every_text(sheet: Sheet) -> str:
    items = [part for item in sheet.items for part in (item.name, *item.notes, *map(str, item.rows))]
    return "".join([sheet.shop, *sheet.address, *map(str, sheet.about), *items, *sheet.footer])


def test_no_text_brings_a_control_character() -> None:
    for name in ("\x1b@\x1bp\x00\x19\xfa", "Mật\x10\x04ong", "\u202eone\u202c", *NAUGHTY):
        line = replace(named(name), notes=(name,), quantity=name)
        sheet = sheet_of(a_receipt(line, cashier=name, footer=(name,), header=ReceiptHeader(name=name)))
        assert not [c for c in every_text(sheet) if unicodedata.category(c) in {"Cc", "Cf", "Cs"}]
