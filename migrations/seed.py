"""The rows that the program cannot work without, as literal values: a migration never imports the program."""

from datetime import UTC, date, datetime
from uuid import UUID

_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
_SYSTEM = UUID("00000000-0000-7000-8000-000000000001")

# Decision 26/2026/QĐ-TTg, Annex I: sector, group, product set. The English names are ours.
_PRODUCT_SETS = (
    (
        "01",
        "Thực phẩm",
        "Thực phẩm tươi sống",
        "Rau, củ, quả, hạt tươi",
        "Fresh vegetables, roots, fruit and seeds",
    ),
    (
        "02",
        "Thực phẩm",
        "Thực phẩm tươi sống",
        "Thịt, thủy sản, trứng, sữa tươi",
        "Fresh meat, seafood, eggs and milk",
    ),
    (
        "03",
        "Thực phẩm",
        "Thực phẩm thô, sơ chế",
        "Gạo, ngũ cốc, hạt sơ chế khác",
        "Rice, cereals and other prepared grains",
    ),
    (
        "04",
        "Thực phẩm",
        "Thực phẩm thô, sơ chế",
        "Mật ong, mật khác và nông sản thực phẩm khác",
        "Honey, other nectar and other farm foods",
    ),
    ("05", "Thực phẩm", "Thực phẩm chế biến", "Đồ ăn nhanh", "Ready-to-eat food"),
    ("06", "Thực phẩm", "Thực phẩm chế biến", "Chế biến từ gạo, ngũ cốc", "Goods of rice and cereals"),
    (
        "07",
        "Thực phẩm",
        "Thực phẩm chế biến",
        "Chế biến từ rau, củ, quả, hạt",
        "Goods of vegetables, roots, fruit and nuts",
    ),
    (
        "08",
        "Thực phẩm",
        "Thực phẩm chế biến",
        "Chế biến từ thịt, trứng, sữa, thủy sản, các sản phẩm từ mật ong, mật khác và nông sản thực phẩm khác",
        "Goods of meat, eggs, milk, seafood, honey and other farm foods",
    ),
    (
        "09",
        "Thực phẩm",
        "Gia vị",
        "Tương, nước mắm, gia vị dạng lỏng khác",
        "Sauces, fish sauce and other liquid seasonings",
    ),
    (
        "10",
        "Thực phẩm",
        "Gia vị",
        "Gia vị khác (muối, hành, tỏi, tiêu)",
        "Other seasonings (salt, shallot, garlic, pepper)",
    ),
    ("11", "Thực phẩm", "Chè", "Chè tươi, chế biến", "Tea, fresh and processed"),
    ("12", "Thực phẩm", "Chè", "Sản phẩm chè từ thực vật khác", "Infusions of other plants"),
    ("13", "Thực phẩm", "Cà phê, ca cao", "Cà phê, ca cao", "Coffee and cocoa"),
    ("14", "Đồ uống", "Đồ uống có cồn", "Rượu trắng", "White spirits"),
    ("15", "Đồ uống", "Đồ uống có cồn", "Đồ uống có cồn khác", "Other alcoholic drinks"),
    (
        "16",
        "Đồ uống",
        "Đồ uống không cồn",
        "Nước khoáng thiên nhiên, nước uống đóng chai",
        "Mineral and bottled water",
    ),
    ("17", "Đồ uống", "Đồ uống không cồn", "Đồ uống không cồn", "Soft drinks"),
    (
        "18",
        "Dược liệu và sản phẩm từ dược liệu",
        "Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền",
        "Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền",
        "Health foods, herbal and traditional medicine",
    ),
    (
        "19",
        "Dược liệu và sản phẩm từ dược liệu",
        "Mỹ phẩm có thành phần từ dược liệu",
        "Mỹ phẩm có thành phần từ dược liệu",
        "Herbal cosmetics",
    ),
    (
        "20",
        "Dược liệu và sản phẩm từ dược liệu",
        "Tinh dầu và dược liệu khác",
        "Tinh dầu và dược liệu khác",
        "Essential oils and other herbs",
    ),
    (
        "21",
        "Hàng thủ công mỹ nghệ",
        "Thủ công mỹ nghệ gia dụng, trang trí",
        "Thủ công mỹ nghệ gia dụng, trang trí",
        "Household and decorative handicrafts",
    ),
    ("22", "Hàng thủ công mỹ nghệ", "Vải, may mặc", "Vải, may mặc", "Cloth and clothing"),
    ("23", "Sinh vật cảnh", "Hoa", "Hoa", "Flowers"),
    ("24", "Sinh vật cảnh", "Cây cảnh", "Cây cảnh", "Ornamental plants"),
    ("25", "Sinh vật cảnh", "Động vật cảnh", "Động vật cảnh", "Ornamental animals"),
    (
        "26",
        "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
        "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
        "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
        "Community tourism, ecotourism and visitor sites",
    ),
)

_VAT_RATES = (
    ("10", date(2020, 1, 1), 1000, "Luật 48/2024/QH15"),
    ("8", date(2020, 1, 1), 1000, "Luật 13/2008/QH12"),
    ("8", date(2022, 2, 1), 800, "NQ 43/2022/QH15, NĐ 15/2022/NĐ-CP"),
    ("8", date(2023, 1, 1), 1000, "NQ 43/2022/QH15: hết ngày 31/12/2022"),
    ("8", date(2023, 7, 1), 800, "NQ 101/2023/QH15, NĐ 44/2023/NĐ-CP"),
    ("8", date(2024, 1, 1), 800, "NQ 110/2023/QH15, NĐ 94/2023/NĐ-CP"),
    ("8", date(2024, 7, 1), 800, "NQ 142/2024/QH15, NĐ 72/2024/NĐ-CP"),
    ("8", date(2025, 1, 1), 800, "NQ 174/2024/QH15, NĐ 180/2024/NĐ-CP"),
    ("8", date(2025, 7, 1), 800, "NQ 204/2025/QH15, NĐ 174/2025/NĐ-CP"),
    ("8", date(2027, 1, 1), 1000, "NQ 204/2025/QH15: hết ngày 31/12/2026"),
    ("5", date(2020, 1, 1), 500, "Luật 48/2024/QH15"),
    ("0", date(2020, 1, 1), 0, "Luật 48/2024/QH15"),
    ("KCT", date(2020, 1, 1), None, "Luật 48/2024/QH15"),
    ("KKKNT", date(2020, 1, 1), None, "Luật 48/2024/QH15"),
    ("none", date(2020, 1, 1), None, ""),
)

_VIRTUAL_LOCATIONS = (
    ("@PRODUCER", "Chủ thể"),
    ("@CUSTOMER", "Khách hàng"),
    ("@TRANSIT", "Đang chuyển"),
    ("@DAMAGED", "Hàng hỏng chờ trả"),
    ("@HAMPERS", "Trong giỏ quà"),
    ("@LOST", "Hàng thiếu khi kiểm kê"),
    ("@DESTROYED", "Hàng hủy"),
    ("@TASTING", "Dùng thử"),
)


def tables() -> list[tuple[str, list[dict[str, object]]]]:
    """The tables to fill, in order, each with its rows."""
    return [
        ("person", system_person()),
        ("location", virtual_locations()),
        ("product_set", product_sets()),
        ("vat_rate", vat_rates()),
    ]


def system_person() -> list[dict[str, object]]:
    """The program itself, which acts where a command does; it has no password and cannot sign in."""
    return [
        {
            "id": _SYSTEM,
            "login": "@system",
            "name": "Hệ thống",
            "search_key": "he thong",
            "language": "vi",
            "created_at": _BEGINNING,
        }
    ]


def virtual_locations() -> list[dict[str, object]]:
    """Where goods are when they are in no real place."""
    return [
        {
            "id": UUID(int=0x7000_8000_0000_0000_1000 + last),
            "code": code,
            "name": name,
            "kind": "virtual",
            "address": "",
            "tax_code": "",
            "phone": "",
            "day_ends_minutes": 0,
            "cash_rounding_dong": 0,
            "cash_rounding_mode": "nearest",
            "bank_bin": "",
            "bank_account": "",
            "bank_holder": "",
        }
        for last, (code, name) in enumerate(_VIRTUAL_LOCATIONS, 1)
    ]


def product_sets() -> list[dict[str, object]]:
    """The 26 official OCOP product sets."""
    names = ("code", "sector", "group_name", "name_vi", "name_en")
    return [dict(zip(names, row, strict=True)) for row in _PRODUCT_SETS]


def vat_rates() -> list[dict[str, object]]:
    """VAT rates in basis points by class, each from a day on; none where the class has no rate."""
    names = ("vat_class", "valid_from", "rate_bp", "basis")
    return [dict(zip(names, row, strict=True)) for row in _VAT_RATES]
