"""The page that shows whether a printer does what receipts need: letters, width, codes."""

from collections.abc import Iterator

from barcode.ean import EuropeanArticleNumber13
from PIL import Image

from printing.documents.pen import Pen
from printing.documents.picture import draw
from printing.documents.qr import modules_of
from printing.documents.shapes import Layout
from printing.documents.styles import style_for

LETTERS = "ắ ằ ẳ ẵ ặ đ Đ ữ ợ ế"
HOUSE_CODE = "2000000000008"
"""A code from the range that shops may give themselves."""

_COLUMNS = (32, 48)
_COLUMN_DOTS = 12
_MODULE = 3
_BARS_HEIGHT = 80


def trial_picture(width: int, printer: str) -> Image.Image:
    """The test page of a printer for paper of 576 or 384 dots."""
    return draw(trial_layout(width, printer))


def trial_layout(width: int, printer: str) -> Layout:
    """What stands on the test page, from top to bottom."""
    pen = Pen(style_for(width))
    pen.space(20)
    pen.centred(f"TRANG IN THỬ · {printer}", pen.style.title)
    pen.space(10)
    pen.centred(LETTERS, pen.style.name)
    pen.centred(LETTERS, pen.style.plain)
    for columns in _COLUMNS:
        if columns * _COLUMN_DOTS <= width:
            _ruler(pen, columns)
    pen.space(20)
    pen.code(modules_of(printer), ("Mã QR",))
    pen.space(20)
    for x, bars in _runs(EuropeanArticleNumber13(HOUSE_CODE).build()[0]):
        pen.bar(_left(width) + x * _MODULE, bars * _MODULE, _BARS_HEIGHT)
    pen.space(_BARS_HEIGHT)
    pen.centred(HOUSE_CODE, pen.style.small)
    pen.space(28)
    return pen.finish()


def _ruler(pen: Pen, columns: int) -> None:
    """Ticks of every column from the left edge on; every eighth is long, and the last one shows the width."""
    pen.space(10)
    pen.centred(f"{columns} cột", pen.style.small)
    for column in range(columns + 1):
        height = 24 if column % 8 == 0 else 12
        pen.bar(min(column * _COLUMN_DOTS, columns * _COLUMN_DOTS - 2), 2, height)
    pen.space(24)


def _left(width: int) -> int:
    return (width - 95 * _MODULE) // 2


def _runs(modules: str) -> Iterator[tuple[int, int]]:
    """The bars of a code as (x, width) in modules."""
    x = 0
    while x < len(modules):
        end = modules.find("0", x)
        end = len(modules) if end < 0 else end
        if end > x:
            yield x, end - x
        x = end + 1
