"""Places where goods are, real and virtual."""

import re
from enum import StrEnum
from typing import NewType
from uuid import UUID

LocationId = NewType("LocationId", UUID)

CASH_ROUNDINGS = (0, 500, 1000)
"""The units that cash is rounded to, in đồng: smaller notes are no longer used."""
LATEST_DAY_END = 720
"""The most minutes after midnight that a shop's day can end."""


class LocationKind(StrEnum):
    """What kind of place it is."""

    SHOWROOM = "showroom"
    CORNER = "corner"
    FAIR = "fair"
    STORE = "store"
    VIRTUAL = "virtual"


def _virtual(last: int) -> LocationId:
    return LocationId(UUID(int=0x7000_8000_0000_0000_1000 + last))


PRODUCER = _virtual(1)
CUSTOMER = _virtual(2)
IN_TRANSIT = _virtual(3)
DAMAGED = _virtual(4)
IN_HAMPERS = _virtual(5)
LOST = _virtual(6)
DESTROYED = _virtual(7)
TASTING = _virtual(8)

VIRTUAL_LOCATIONS: dict[LocationId, tuple[str, str]] = {
    PRODUCER: ("@PRODUCER", "Chủ thể"),
    CUSTOMER: ("@CUSTOMER", "Khách hàng"),
    IN_TRANSIT: ("@TRANSIT", "Đang chuyển"),
    DAMAGED: ("@DAMAGED", "Hàng hỏng chờ trả"),
    IN_HAMPERS: ("@HAMPERS", "Trong giỏ quà"),
    LOST: ("@LOST", "Hàng thiếu khi kiểm kê"),
    DESTROYED: ("@DESTROYED", "Hàng hủy"),
    TASTING: ("@TASTING", "Dùng thử"),
}

OUTSIDE = frozenset({PRODUCER, CUSTOMER, LOST, DESTROYED, TASTING})
"""Virtual places that hold no stock of ours: what goes there has left, what comes from there is new."""


_TAX_CODE = re.compile(r"[0-9]{10}(-[0-9]{3})?|[0-9]{12}")


def is_tax_code(tax_code: str) -> bool:
    """Whether a tax code is one by its form: 10 figures, a branch's 3 behind them, or a person's 12."""
    return _TAX_CODE.fullmatch(tax_code) is not None


def is_code(code: str) -> bool:
    """Whether a location code can stand in a receipt number: 1 to 12 ASCII letters and digits."""
    return 1 <= len(code) <= 12 and code.isascii() and code.isalnum()
