"""The kinds of files that pages read in; other packages add their own to those of this one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import cast

from flask import Flask, current_app
from flask_babel import lazy_gettext as lazy

from core.sheets import Cell
from inventory.imports.fields import DELIVERIES, PRODUCERS, PRODUCTS
from inventory.imports.reading.columns import Shape
from inventory.imports.reading.reader import Reading
from inventory.imports.rules import Imported, Order
from inventory.imports.services import import_deliveries, import_producers, import_products
from inventory.locations.queries import LocationView

_KEY = "import-kinds"


class Choice(StrEnum):
    """What a person may say beside the file."""

    PLACE = "place"
    COMMISSION = "commission"
    CREATE_PRODUCERS = "create_producers"
    VALID_FROM = "valid_from"
    MOVE_STOCK = "move_stock"


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What was said for the work itself; a kind that asks for a place has one."""

    place: LocationView | None = None
    moves_stock: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportKind:
    """A kind of file: its columns, what is asked beside it, the work, an example, where it can be seen."""

    key: str
    title: object
    about: object
    shape: Shape
    choices: frozenset[Choice]
    work: Callable[[Reading, Order, Said], Imported]
    example: Sequence[Sequence[Cell]]
    made: str
    icon: str


def _deliveries(reading: Reading, order: Order, said: Said) -> Imported:
    return import_deliveries(reading, cast("LocationView", said.place).id, order)


_KINDS = (
    ImportKind(
        key="producers",
        title=lazy("Producers"),
        about=lazy("Names, tax codes, bank accounts, commissions"),
        shape=PRODUCERS,
        choices=frozenset({Choice.COMMISSION, Choice.VALID_FROM}),
        work=lambda reading, order, _said: import_producers(reading, order),
        example=(
            ("Mã chủ thể", "Tên chủ thể", "Loại hình", "Mã số thuế", "Điện thoại", "Địa chỉ", "Hoa hồng"),
            (
                "P0901",
                "Hợp tác xã Khóm Tắc Cậu",
                "Hợp tác xã",
                "",
                "0912 345 678",
                "Bình An, An Giang",
                "18 %",
            ),
            (
                "P0902",
                "Hộ kinh doanh Tư Lành",
                "Hộ kinh doanh",
                "",
                "0987 654 321",
                "An Biên, An Giang",
                "15 %",
            ),
        ),
        made="producers.index",
        icon="plant-2",
    ),
    ImportKind(
        key="products",
        title=lazy("Products"),
        about=lazy("Codes, barcodes, names, prices, stars"),
        shape=PRODUCTS,
        choices=frozenset({Choice.CREATE_PRODUCERS, Choice.COMMISSION, Choice.VALID_FROM}),
        work=lambda reading, order, _said: import_products(reading, order),
        example=(
            (
                "Mã hàng",
                "Mã vạch",
                "Tên sản phẩm",
                "Chủ thể",
                "Đơn vị tính",
                "Đơn giá",
                "Hạng sao",
                "Thuế GTGT",
            ),
            ("KHOM01", "", "Khóm sấy dẻo", "Hợp tác xã Khóm Tắc Cậu", "gói 200 g", 45000, 4, "8%"),
            ("KHOM02", "", "Mứt khóm", "Hợp tác xã Khóm Tắc Cậu", "hũ 250 g", 60000, 3, "8%"),
        ),
        made="products.index",
        icon="barcode",
    ),
    ImportKind(
        key="deliveries",
        title=lazy("Deliveries"),
        about=lazy("What producers brought, with lots and expiries"),
        shape=DELIVERIES,
        choices=frozenset({Choice.PLACE}),
        work=_deliveries,
        example=(
            ("Ngày giao", "Mã hàng", "Số lượng", "Số lô", "Hạn sử dụng"),
            (date(2026, 11, 2), "KHOM01", 40, "L2611", date(2027, 5, 31)),
            (date(2026, 11, 2), "KHOM02", 24, "L2611", date(2027, 11, 30)),
        ),
        made="deliveries.index",
        icon="truck-delivery",
    ),
)


def init_app(app: Flask) -> None:
    """Let pages read in the kinds of this package."""
    add_kinds(app, *_KINDS)


def add_kinds(app: Flask, *kinds: ImportKind) -> None:
    """Let pages read in some more kinds."""
    app.extensions.setdefault(_KEY, {}).update({kind.key: kind for kind in kinds})


def all_kinds() -> Mapping[str, ImportKind]:
    """The kinds of this program by their keys."""
    return cast("Mapping[str, ImportKind]", current_app.extensions[_KEY])
