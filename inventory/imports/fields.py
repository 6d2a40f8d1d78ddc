"""What the files of producers, products and deliveries hold, and the names that their columns go by.

Names are search keys: lower case, without diacritics, words apart by one blank.
"""

from inventory.imports.reading.columns import Field, Kind, Shape
from inventory.producers.rules import EntityType
from inventory.products.rules import VatClass

CODE = (
    "ma hang", "ma san pham", "ma sp", "ma hang hoa", "ma vat tu", "ma vt", "ma noi bo", "sku",
    "product code", "item code", "product id",
)  # fmt: skip
CODE_WEAK = ("ma", "ma so", "id")
BARCODE = (
    "ma vach", "ma vach san pham", "barcodes", "bar code", "ma ean", "ean", "ean13", "ean 13", "gtin",
    "ma gtin", "upc",
)  # fmt: skip
QUANTITY = (
    "so luong", "sl", "luong", "so luong nhap", "so luong giao", "so luong nhan", "so luong ban",
    "so luong thuc nhan", "thuc nhan", "sl nhap", "sl giao", "sl nhan", "sl ban", "qty", "quantity sold",
)  # fmt: skip
PRICE = (
    "don gia", "gia", "gia ban", "gia ban le", "gia le", "gia niem yet", "don gia ban", "unit price",
    "price dong", "price vnd", "unit price dong",
)  # fmt: skip
AMOUNT = ("thanh tien", "tong tien", "so tien", "line total", "total")
DISCOUNT = ("giam gia", "tien giam", "tien chiet khau", "so tien giam", "giam", "khuyen mai", "discount dong")
RATE = ("hoa hong", "ty le hoa hong", "muc hoa hong", "phi ky gui", "commission rate", "commission bp")
RATE_WEAK = ("chiet khau", "ty le chiet khau", "muc chiet khau", "ck", "commission")
PRODUCER_CODE = (
    "ma chu the", "ma nha cung cap", "ma ncc", "ma nha san xuat", "ma ben ky gui", "ma doi tac", "ma co so",
    "producer code", "supplier code", "vendor code",
)  # fmt: skip
PRODUCER_NAME = (
    "chu the", "ten chu the", "chu the ocop", "nha cung cap", "ten nha cung cap", "ncc", "ten ncc",
    "ben ky gui", "ten ben ky gui", "don vi cung cap", "co so san xuat", "ten co so", "ten co so san xuat",
    "nha san xuat", "supplier", "supplier name", "vendor",
)  # fmt: skip

_ENTITY_TYPES = {
    EntityType.HOUSEHOLD: (
        "ho kinh doanh",
        "ho",
        "ho ca the",
        "ho gia dinh",
        "hkd",
        "ho san xuat",
        "ca nhan",
    ),
    EntityType.COOPERATIVE: ("hop tac xa", "htx", "lien hiep hop tac xa"),
    EntityType.COOPERATIVE_GROUP: ("to hop tac", "tht", "cooperative group"),
    EntityType.COMPANY: (
        "cong ty",
        "doanh nghiep",
        "dn",
        "cong ty tnhh",
        "cong ty co phan",
        "tnhh",
        "cp",
        "doanh nghiep tu nhan",
        "dntn",
    ),
    EntityType.OTHER: ("khac", "khong ro"),
}
_VAT_CLASSES = {
    VatClass.TEN: ("10", "0 1", "0 10"),
    VatClass.EIGHT: ("8", "0 08"),
    VatClass.FIVE: ("5", "0 05"),
    VatClass.ZERO: ("0",),
    VatClass.NOT_TAXABLE: ("kct", "khong chiu thue", "khong chiu thue gtgt", "not taxable"),
    VatClass.NOT_DECLARED: (
        "kkknt",
        "khong ke khai",
        "khong ke khai tinh nop thue",
        "khong phai ke khai",
        "not declared",
    ),
    VatClass.NONE: ("none", "khong co"),
}
ENTITY_CHOICES = {key: str(kind) for kind, keys in _ENTITY_TYPES.items() for key in (str(kind), *keys)}
VAT_CHOICES = {key: str(kind) for kind, keys in _VAT_CLASSES.items() for key in keys}

PRODUCERS = Shape(
    fields=(
        Field(
            name="code",
            kind=Kind.WORD,
            title="Mã chủ thể",
            aliases=PRODUCER_CODE,
            weak=("producer", "ma", "ma so"),
            required=True,
            key=True,
        ),
        Field(
            name="name",
            kind=Kind.NAME,
            title="Tên chủ thể",
            aliases=(*PRODUCER_NAME, "producer name"),
            weak=("ten", "ten don vi", "don vi"),
            required=True,
        ),
        Field(
            name="entity_type",
            kind=Kind.CHOICE,
            title="Loại hình",
            aliases=("loai hinh", "loai chu the", "loai hinh chu the", "loai hinh doanh nghiep", "hinh thuc"),
            weak=("type", "loai"),
            choices=ENTITY_CHOICES,
        ),
        Field(
            name="tax_code",
            kind=Kind.WORD,
            title="Mã số thuế",
            aliases=("ma so thue", "mst", "ma thue", "tax id", "vat number"),
            key=True,
        ),
        Field(
            name="phone",
            kind=Kind.WORD,
            title="Điện thoại",
            aliases=("dien thoai", "so dien thoai", "sdt", "so dt", "dt", "di dong", "telephone", "mobile"),
        ),
        Field(name="email", kind=Kind.WORD, title="Email", aliases=("e mail", "mail", "thu dien tu")),
        Field(name="address", kind=Kind.NAME, title="Địa chỉ", aliases=("dia chi", "dia chi chu the")),
        Field(
            name="bank_bin",
            kind=Kind.WORD,
            title="Mã ngân hàng",
            aliases=("ma ngan hang", "ma bin", "bin", "ma bin ngan hang", "bin ngan hang"),
        ),
        Field(
            name="bank_name",
            kind=Kind.WORD,
            title="Ngân hàng",
            aliases=("ngan hang", "ten ngan hang", "tai ngan hang", "mo tai ngan hang", "bank"),
        ),
        Field(
            name="bank_account",
            kind=Kind.WORD,
            title="Số tài khoản",
            aliases=("so tai khoan", "stk", "so tk", "tai khoan", "tai khoan ngan hang", "account number"),
        ),
        Field(
            name="commission_bp",
            kind=Kind.RATE,
            title="Hoa hồng",
            aliases=RATE,
            weak=RATE_WEAK,
        ),
        Field(
            name="hold_days",
            kind=Kind.COUNT,
            title="Số ngày chờ",
            aliases=(
                "so ngay cho",
                "ngay cho",
                "so ngay giu",
                "ngay giu",
                "cho doi tra",
                "so ngay cho doi tra",
            ),
        ),
    ),
)

_PRODUCT_CODE = Field(
    name="code", kind=Kind.WORD, title="Mã hàng", aliases=CODE, weak=CODE_WEAK, required=True, key=True
)
_QUANTITY_TEST = Field(name="quantity", kind=Kind.COUNT, title="Số lượng", aliases=QUANTITY, taken=False)
_AMOUNT_TEST = Field(name="amount", kind=Kind.MONEY, title="Thành tiền", aliases=AMOUNT, taken=False)

PRODUCTS = Shape(
    fields=(
        _PRODUCT_CODE,
        Field(name="barcode", kind=Kind.WORD, title="Mã vạch", aliases=BARCODE, key=True),
        Field(
            name="name",
            kind=Kind.NAME,
            title="Tên sản phẩm",
            aliases=("ten san pham", "ten hang", "ten hang hoa", "ten sp", "product name", "ten tieng viet"),
            weak=("ten", "san pham", "hang hoa", "product", "ten goi", "dien giai"),
            required=True,
        ),
        Field(
            name="name_en",
            kind=Kind.NAME,
            title="Tên tiếng Anh",
            aliases=("ten tieng anh", "ten san pham tieng anh", "english name", "ten anh"),
        ),
        Field(name="producer", kind=Kind.WORD, title="Mã chủ thể", aliases=PRODUCER_CODE),
        Field(name="producer_name", kind=Kind.NAME, title="Chủ thể", aliases=PRODUCER_NAME),
        Field(name="price", kind=Kind.MONEY, title="Đơn giá", aliases=PRICE, required=True),
        Field(
            name="unit", kind=Kind.NAME, title="Đơn vị tính", aliases=("don vi tinh", "dvt", "dv tinh", "uom")
        ),
        Field(
            name="stars",
            kind=Kind.STARS,
            title="Hạng sao",
            aliases=(
                "sao",
                "so sao",
                "hang sao",
                "sao ocop",
                "hang sao ocop",
                "ocop star",
                "ocop",
                "phan hang",
            ),
        ),
        Field(
            name="set",
            kind=Kind.WORD,
            title="Bộ sản phẩm",
            aliases=("bo san pham", "ma bo san pham", "bo", "product set", "set code"),
        ),
        Field(
            name="vat",
            kind=Kind.CHOICE,
            title="Thuế GTGT",
            aliases=("thue", "thue suat", "thue gtgt", "thue suat gtgt", "thue vat", "vat rate", "vat class"),
            choices=VAT_CHOICES,
        ),
        Field(name="commission", kind=Kind.RATE, title="Hoa hồng", aliases=RATE, weak=RATE_WEAK),
        _QUANTITY_TEST,
        _AMOUNT_TEST,
    ),
    either=(("producer", "producer_name"),),
)

DELIVERIES = Shape(
    fields=(
        Field(
            name="producer",
            kind=Kind.NAME,
            title="Mã chủ thể",
            aliases=PRODUCER_CODE,
            weak=(*PRODUCER_NAME, "producer name"),
        ),
        Field(
            name="code",
            kind=Kind.WORD,
            title="Mã hàng",
            aliases=CODE,
            weak=(*CODE_WEAK, *BARCODE, "barcode"),
            required=True,
            key=True,
        ),
        Field(name="quantity", kind=Kind.COUNT, title="Số lượng", aliases=QUANTITY, required=True, low=1),
        Field(
            name="lot",
            kind=Kind.WORD,
            title="Số lô",
            aliases=("lo", "so lo", "ma lo", "lo hang", "batch", "lot code", "lot number", "lo san xuat"),
        ),
        Field(
            name="expiry",
            kind=Kind.LAST_DAY,
            title="Hạn sử dụng",
            aliases=("han su dung", "hsd", "han dung", "ngay het han", "expiry date", "exp", "best before"),
        ),
        Field(
            name="delivered_on",
            kind=Kind.DAY,
            title="Ngày giao",
            aliases=(
                "ngay giao",
                "ngay nhan",
                "ngay nhap",
                "ngay giao hang",
                "ngay nhan hang",
                "ngay nhap hang",
                "ngay nhap kho",
                "delivery date",
            ),
            weak=("ngay", "ngay chung tu", "date"),
            required=True,
        ),
        Field(name="price", kind=Kind.MONEY, title="Đơn giá", aliases=PRICE, taken=False),
        _AMOUNT_TEST,
    ),
)
