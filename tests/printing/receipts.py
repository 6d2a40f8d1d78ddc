"""Receipts to print in tests. The shop, its producers and its goods are invented."""

import json
from pathlib import Path
from typing import Any

from printing.documents.rules import PaymentRow, ReceiptDocument, ReceiptHeader, ReceiptLine, VatRow

QR = "https://ganh.example/r/KG01-000412"
NAUGHTY: list[str] = json.loads((Path(__file__).parents[1] / "vectors/strings/blns.json").read_text("utf-8"))
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS_NFD = [vowel + tone for vowel in "aăâeêioôơuưy" for tone in _TONES] + ["đ"]
"""The vowels with every tone, and đ: with their capitals all 134 letters that ASCII lacks."""

HEADER = ReceiptHeader(
    name="SHOWROOM OCOP RẠCH GIÁ",
    address=("12 Bến Sen, phường Rạch Giá, An Giang",),
    tax_code="1700000000",
    phone="0297 000 0000",
)
Good = tuple[str, str, int, int, int, str, int]
GOODS: tuple[Good, ...] = (
    ("Tôm khô đất loại 1", "2 gói", 185_000, 370_000, 0, "HTX Tôm khô Bảy Rạch, xã Vân Khánh", 4),
    ("Nước mắm cá cơm 40 độ đạm", "3 chai", 98_000, 294_000, 0, "Nước mắm Sáu Thạnh, đặc khu Phú Quốc", 5),
    ("Mật ong rừng tràm", "1 chai", 240_000, 240_000, 0, "Hộ Trần Thị Lành, xã U Minh Thượng", 4),
    ("Yến sào tinh chế", "1 hộp", 1_650_000, 1_650_000, 82_500, "Yến sào Hòn Nhum, đặc khu Kiên Hải", 4),
    ("Tiêu đen nguyên hạt", "2 hũ", 75_000, 150_000, 0, "HTX Tiêu Mũi Nai Xanh, phường Hà Tiên", 3),
    ("Chuối xiêm sấy dẻo", "4 gói", 45_000, 180_000, 0, "THT Chuối sấy Cái Bé, xã Gò Quao", 3),
    ("Trà mãng cầu túi lọc", "1 hộp", 68_000, 68_000, 0, "Cơ sở Út Hậu, xã Gò Quao", 4),
)


def lines(count: int = 7) -> tuple[ReceiptLine, ...]:
    """So many lines, the seven goods over and over."""
    return tuple(_line(GOODS[i % len(GOODS)]) for i in range(count))


def _line(good: Good) -> ReceiptLine:
    name, quantity, price, full, discount, note, stars = good
    return ReceiptLine(
        name=name,
        quantity=quantity,
        unit_price_dong=price,
        list_dong=full,
        discount_dong=discount,
        discount_label="Giảm 5 %",
        paid_dong=full - discount,
        notes=(note,),
        stars=stars,
    )


def named(name: str) -> ReceiptLine:
    """A line with this name, at 10.000 đ."""
    return ReceiptLine(
        name=name, quantity="1", unit_price_dong=10_000, list_dong=10_000, paid_dong=10_000, stars=5
    )


def a_receipt(*goods: ReceiptLine, **changes: Any) -> ReceiptDocument:
    """A receipt for the goods (seven of them when none are given), paid in cash with 130.500 đ change."""
    goods = goods or lines()
    full = sum(line.list_dong for line in goods)
    discount = sum(line.discount_dong for line in goods)
    due = full - discount + changes.get("rounding_dong", 0)
    parts: dict[str, Any] = {
        "header": HEADER,
        "number": "KG01-000412",
        "issued_at": "21/11/2026 14:33",
        "till": "KG01",
        "cashier": "Minh",
        "lines": goods,
        "item_count": 14,
        "subtotal_dong": full,
        "discount_dong": discount,
        "total_dong": full - discount,
        "payments": (PaymentRow(label="Tiền mặt", amount_dong=due),),
        "tendered_dong": due + 130_500,
        "change_dong": 130_500,
        "vat": (
            VatRow(label="VAT 8 %", base_dong=1_929_500, amount_dong=142_926),
            VatRow(label="VAT 5 %", base_dong=940_000, amount_dong=44_762),
        ),
        "qr": QR,
        "qr_caption": ("Quét để xem phiếu,", "đổi trả trong 7 ngày", "hoặc yêu cầu", "hóa đơn điện tử"),
        "footer": ("Cảm ơn đã mua hàng của bà con!", "7 nhà sản xuất nhận tiền từ phiếu này"),
    }
    return ReceiptDocument(**parts | changes)
