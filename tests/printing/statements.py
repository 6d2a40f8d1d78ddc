"""A statement to print in tests; producer, goods and figures are invented."""

from collections.abc import Sequence
from typing import Any

from printing.papers.parts import (
    Beside,
    Fact,
    Heading,
    InWords,
    Issuer,
    KeyFigure,
    Note,
    Paper,
    Part,
    Signature,
    Signatures,
    Strip,
    Sums,
    Table,
    figure,
    words,
)
from printing.papers.parts import Column as Plain

SOLD = (
    figure("STT"),
    Plain(heading="Ngày giờ"),
    Plain(heading="Nơi bán"),
    Plain(heading="Phiếu bán"),
    words("Hàng"),
    figure("SL"),
    figure("Giá bán"),
    figure("Giảm"),
    figure("Giá tính"),
    figure("Hoa hồng"),
    figure("Phần NSX", strong=True),
)
STOCK = (
    words("Sản phẩm"),
    *(figure(name) for name in ("Đầu", "Nhập", "Khách trả", "Bán", "Trả NSX", "Mất", "Hết hạn", "Nếm")),
    figure("Cuối", strong=True),
)
PLACE = ("Rạch Giá", "KG01-000287", "Tôm khô 200 g")
FIGURES = ("2", "370.000", "\u221218.500", "351.500", "63.270", "288.230")


def sold(count: int = 13) -> Table:
    """So many sold lines and their sums."""
    rows = [(str(i), "02/11 09:14", *PLACE, *FIGURES) for i in range(1, count + 1)]
    total = ("Cộng", "", "", "", "", "34", "4.626.000", "\u221237.000", "4.589.000", "826.020", "3.762.980")
    return Table(columns=SOLD, rows=rows, total=total)


def stock() -> Table:
    """The stock of the producer's goods, from opening to closing."""
    return Table(
        columns=STOCK,
        rows=[
            ("Tôm khô, gói 200 g", "9", "30", "1", "14", "0", "1", "0", "1", "24"),
            ("Tôm khô, gói 500 g", "4", "6", "0", "4", "0", "0", "0", "0", "6"),
            ("Ruốc tôm cháy tỏi, hũ 150 g", "12", "10", "0", "9", "4", "0", "1", "0", "8"),
        ],
        total=("Cộng", "25", "46", "1", "27", "4", "1", "1", "1", "38"),
    )


SUMS = Sums(
    rows=(
        ("Kỳ trước chuyển sang", "0"),
        ("Phần nhà sản xuất, đã trừ hàng khách trả", "3.762.980"),
        ("Phí kệ tháng 11", "\u2212120.000"),
        ("Đền 1 gói tôm khô 200 g mất ở siêu thị", "127.700"),
    ),
    result=("Phải trả", "3.770.680"),
)
SIGNATURES = Signatures(
    places=(
        Signature(who="Người lập"),
        Signature(who="Kế toán trưởng"),
        Signature(who="Đại diện showroom", how="(ký, họ tên, đóng dấu)"),
        Signature(who="Đại diện nhà sản xuất"),
    )
)


def a_statement(parts: Sequence[Part] | None = None, **changes: Any) -> Paper:
    """A statement of 13 lines on one page, or with other parts."""
    usual: Sequence[Part] = (
        Strip(
            figures=(
                KeyFigure(label="Đã bán", amount="4.626.000"),
                KeyFigure(label="Giữ lại", amount="863.020", sign="\u2212", note="hoa hồng, giảm giá"),
                KeyFigure(label="Khoản khác", amount="7.700", sign="+"),
                KeyFigure(label="Còn nhận", amount="3.770.680", sign="=", note="trước ngày 25/11/2026"),
            )
        ),
        Heading(text="1. Hàng đã bán"),
        sold(),
        Note(text="Số trong ngoặc: phần giảm showroom chịu, không trừ vào phần nhà sản xuất."),
        Beside(
            left=(Heading(text="2. Tính số phải trả"), SUMS),
            right=(Heading(text="3. Hàng: đầu kỳ đến cuối kỳ"), stock()),
        ),
        InWords(text="Ba triệu bảy trăm bảy mươi nghìn sáu trăm tám mươi đồng."),
        SIGNATURES,
    )
    about = {
        "title": "Bảng thanh toán hàng đại lý, ký gửi",
        "number": "QT2026-000023",
        "issuer": Issuer(
            name="HỘI NÔNG DÂN TỈNH AN GIANG (mẫu)",
            lines=(
                "Showroom OCOP Rạch Giá, 12 Bến Sen, phường Rạch Giá, An Giang",
                "Mã số thuế 1700000000 · 0297 000 0000",
            ),
        ),
        "form": ("Mẫu số 01-BH", "Thông tư 99/2025/TT-BTC"),
        "about": "Phát hành ngày 21 tháng 11 năm 2026 · Mọi khoản đã chín đến hết 20/11/2026",
        "facts": (
            Fact(label="Bên giao hàng", strong="HTX Tôm khô Bảy Rạch", value=", xã Vân Khánh, An Giang"),
            Fact(label="Hợp đồng ký gửi", value="14/2025, ngày 03/03/2025; hoa hồng 18 %"),
            Fact(label="Nơi bán", value="Rạch Giá, Hà Tiên"),
        ),
        "key": KeyFigure(label="Phải trả kỳ này", amount="3.770.680 đ", note="trước ngày 25/11/2026"),
        "footer": "In từ Gánh lúc 14:35 ngày 21/11/2026 · số liệu đã khóa khi phát hành",
    }
    return Paper(**{"parts": usual if parts is None else parts, **about, **changes})
