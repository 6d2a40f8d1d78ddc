"""What a file of another till's sales holds, and the names that its columns go by."""

from inventory.imports.fields import AMOUNT, BARCODE, CODE, CODE_WEAK, DISCOUNT, PRICE, QUANTITY
from inventory.imports.reading.columns import Field, Kind, Shape
from pos.checkout.rules import Means

FAR = 10**15
"""No real quantity or discount is as far below nothing."""

_MEANS = {
    Means.CASH: ("tien mat", "tm", "mat"),
    Means.TRANSFER: ("chuyen khoan", "ck", "qr", "vietqr", "bank transfer"),
    Means.CARD: ("the", "quet the", "the ngan hang", "pos", "credit card"),
    Means.VOUCHER: ("phieu qua tang", "voucher", "phieu mua hang", "gift card"),
}
MEANS_CHOICES = {key: str(means) for means, keys in _MEANS.items() for key in (str(means), *keys)}

SALES = Shape(
    fields=(
        Field(
            name="occurred_at",
            kind=Kind.MOMENT,
            title="Thời gian",
            aliases=(
                *("thoi gian", "thoi gian ban", "ngay gio", "ngay ban", "ngay gio ban", "ngay ban hang"),
                *("ngay hoa don", "ngay tao", "sold at", "date time", "timestamp", "sale date"),
            ),
            weak=("ngay", "gio", "date", "time"),
            required=True,
        ),
        Field(
            name="receipt",
            kind=Kind.WORD,
            title="Số phiếu",
            aliases=(
                *("so phieu", "ma phieu", "ma don hang", "ma don", "so don hang", "don hang", "so hoa don"),
                *("ma hoa don", "hoa don", "so chung tu", "receipt no", "receipt number", "order id"),
                *("invoice", "invoice no", "bill", "bill no", "so bill"),
            ),
            required=True,
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
        Field(name="quantity", kind=Kind.COUNT, title="Số lượng", aliases=QUANTITY, required=True, low=-FAR),
        Field(name="unit_price", kind=Kind.MONEY, title="Đơn giá", aliases=(*PRICE, "price"), required=True),
        Field(name="discount", kind=Kind.MONEY, title="Giảm giá", aliases=DISCOUNT, low=-FAR),
        Field(
            name="payment",
            kind=Kind.CHOICE,
            title="Thanh toán",
            aliases=(
                *("thanh toan", "hinh thuc thanh toan", "phuong thuc thanh toan", "httt", "pttt"),
                *("payment method", "means", "payment means"),
            ),
            choices=MEANS_CHOICES,
        ),
        Field(
            name="original_receipt",
            kind=Kind.WORD,
            title="Phiếu gốc",
            aliases=(
                *("phieu goc", "so phieu goc", "don goc", "ma don goc", "hoa don goc", "tra cho phieu"),
                *("original", "original receipt no", "return of"),
            ),
        ),
        Field(name="amount", kind=Kind.MONEY, title="Thành tiền", aliases=AMOUNT, taken=False),
    ),
)
