"""Invented names in the shape of Kiên Giang's OCOP goods. None of them is a real producer or product."""

from dataclasses import dataclass

FIVE_STARS, FOUR_STARS, THREE_STARS = 6, 36, 227
PRODUCERS = 130
PRODUCERS_WITH_ONE = 78


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of good: its name, product set, unit as printed, price range in thousands of đồng, VAT class."""

    name: str
    set_code: str
    unit_text: str
    cheapest: int
    dearest: int
    vat_class: str = "8"
    keeps_days: int = 180


KINDS = (
    Kind("Tôm khô", "08", "gói 200 g", 150, 320),
    Kind("Khô cá sặc bổi", "08", "gói 500 g", 120, 210),
    Kind("Khô cá dứa một nắng", "08", "gói 500 g", 140, 260),
    Kind("Khô mực câu", "08", "gói 300 g", 380, 620),
    Kind("Chả cá thác lác", "08", "hộp 500 g", 90, 160),
    Kind("Chả mực", "08", "hộp 500 g", 180, 290),
    Kind("Ruốc tôm", "08", "hũ 150 g", 65, 110),
    Kind("Mắm ruốc xào sả", "10", "hũ 200 g", 45, 75),
    Kind("Mắm cá lóc", "10", "hũ 500 g", 80, 130),
    Kind("Nước mắm cá cơm", "09", "chai 500 ml", 70, 190, keeps_days=720),
    Kind("Nước mắm nhĩ ủ chượp", "09", "chai 750 ml", 120, 260, keeps_days=720),
    Kind("Nước màu dừa", "09", "chai 250 ml", 30, 55, keeps_days=360),
    Kind("Tiêu đen nguyên hạt", "10", "hũ 150 g", 60, 110, keeps_days=720),
    Kind("Tiêu sọ trắng", "10", "hũ 150 g", 85, 140, keeps_days=720),
    Kind("Muối tiêu rừng", "10", "hũ 120 g", 30, 55, keeps_days=360),
    Kind("Mật ong rừng tràm", "04", "chai 500 ml", 190, 320, keeps_days=720),
    Kind("Mật ong hoa nhãn", "04", "chai 350 ml", 120, 190, keeps_days=720),
    Kind("Yến sào tinh chế", "08", "hộp 50 g", 1450, 2200, keeps_days=720),
    Kind("Yến chưng đường phèn", "08", "lọ 70 ml", 38, 62),
    Kind("Chuối xiêm sấy dẻo", "07", "gói 250 g", 40, 70),
    Kind("Xoài sấy dẻo", "07", "gói 200 g", 55, 90),
    Kind("Khóm sấy dẻo", "07", "gói 200 g", 50, 80),
    Kind("Mứt gừng", "07", "hộp 300 g", 45, 85),
    Kind("Bột sen sấy lạnh", "07", "lon 400 g", 120, 180),
    Kind("Trà mãng cầu túi lọc", "12", "hộp 20 túi", 55, 90, keeps_days=540),
    Kind("Trà lá sen", "12", "hộp 20 túi", 45, 75, keeps_days=540),
    Kind("Trà nấm linh chi", "12", "hộp 30 túi", 90, 160, keeps_days=540),
    Kind("Nấm linh chi đỏ thái lát", "20", "hộp 200 g", 280, 460, "5", 720),
    Kind("Đông trùng hạ thảo sấy", "18", "hộp 20 g", 420, 780, "5", 720),
    Kind("Tinh dầu tràm", "20", "chai 50 ml", 80, 140, keeps_days=1080),
    Kind("Gạo một bụi trắng", "03", "túi 5 kg", 110, 165, "5", 270),
    Kind("Gạo lúa tôm", "03", "túi 5 kg", 130, 190, "5", 270),
    Kind("Bún khô", "06", "gói 400 g", 22, 40, keeps_days=360),
    Kind("Hủ tiếu khô", "06", "gói 400 g", 22, 42, keeps_days=360),
    Kind("Bánh tráng sữa dừa", "06", "gói 300 g", 28, 50),
    Kind("Bánh ống lá dứa", "06", "hộp 250 g", 30, 55),
    Kind("Rượu sim", "15", "chai 500 ml", 120, 220, "10", 1080),
    Kind("Rượu nếp than", "14", "chai 500 ml", 70, 130, "10", 1080),
    Kind("Nước ép khóm", "17", "chai 330 ml", 18, 32),
    Kind("Giỏ lục bình", "21", "cái", 90, 240, "10", 3600),
    Kind("Túi cỏ bàng", "21", "cái", 110, 320, "10", 3600),
    Kind("Chiếu cói", "21", "chiếc", 180, 360, "5", 3600),
    Kind("Rong nho tách nước", "01", "hộp 100 g", 35, 65, "5"),
    Kind("Sò huyết sấy", "08", "gói 100 g", 60, 110),
)

QUALITIES = (
    "loại 1",
    "thượng hạng",
    "truyền thống",
    "đặc biệt",
    "hảo hạng",
    "nhà làm",
    "vị cay",
    "vị mặn ngọt",
    "không chất bảo quản",
    "hữu cơ",
)

FORMS = (
    ("household", "Hộ kinh doanh"),
    ("household", "Cơ sở sản xuất"),
    ("cooperative", "Hợp tác xã"),
    ("cooperative_group", "Tổ hợp tác"),
    ("company", "Công ty TNHH"),
)

FIRST = ("Minh", "Thanh", "Hồng", "Ngọc", "Kim", "Phước", "Tân", "Bảy", "Út", "Hoàng", "Thu", "Lệ", "Trường")
LAST = ("Hoa", "Phát", "Lợi", "Hưng", "Xuân", "Thảo", "Nhung", "Đạt", "Sang", "Mai", "Cúc", "Thịnh", "Hải")

COMMUNES = (
    "xã An Biên",
    "xã U Minh Thượng",
    "xã Hòn Đất",
    "xã Kiên Lương",
    "xã Giồng Riềng",
    "xã Gò Quao",
    "xã Vĩnh Thuận",
    "xã Châu Thành",
    "xã Tân Hiệp",
    "phường Rạch Giá",
    "phường Vĩnh Thông",
    "phường Hà Tiên",
    "đặc khu Phú Quốc",
    "đặc khu Kiên Hải",
)
