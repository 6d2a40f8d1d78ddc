"""Sales of another till as a kind of file that the pages of imports read in."""

from datetime import UTC, datetime
from typing import cast

from flask import Flask
from flask_babel import lazy_gettext as lazy

from inventory.imports.kinds import Choice, ImportKind, Said, add_kinds
from inventory.imports.reading.reader import Reading
from inventory.imports.rules import Imported, Order
from inventory.locations.queries import LocationView
from pos.imports.fields import SALES
from pos.imports.services import import_sales


def _sales(reading: Reading, order: Order, said: Said) -> Imported:
    return import_sales(reading, cast("LocationView", said.place), order, move_stock=said.moves_stock)


def init_app(app: Flask) -> None:
    """Let pages read sales in."""
    sold = datetime(2026, 11, 2, 2, 15, tzinfo=UTC)
    kind = ImportKind(
        key="sales",
        title=lazy("Past sales"),
        about=lazy("What another till sold and took back"),
        shape=SALES,
        choices=frozenset({Choice.PLACE, Choice.MOVE_STOCK}),
        work=_sales,
        example=(
            (
                "Thời gian",
                "Số phiếu",
                "Mã hàng",
                "Số lượng",
                "Đơn giá",
                "Giảm giá",
                "Thanh toán",
                "Phiếu gốc",
            ),
            (sold, "HD-0001", "KHOM01", 2, 45000, 0, "Tiền mặt", ""),
            (sold.replace(hour=3), "HD-0002", "KHOM02", 1, 60000, 5000, "Chuyển khoản", ""),
            (sold.replace(hour=4), "HD-0003", "KHOM01", -1, 45000, 0, "Tiền mặt", "HD-0001"),
        ),
        made="stock.index",
        icon="receipt",
    )
    add_kinds(app, kind)
