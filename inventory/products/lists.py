"""The list of products."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import lazy_gettext as lazy

from core.lists import Filter, Kind, ListColumn, ListSpec, column
from core.web.language import DEFAULT, language
from inventory.products.labels import STATE_NAMES, STATE_TONES
from inventory.products.queries import SET, STARS, STATE, ListedProduct, ProductSetName

_EARNED = (5, 4, 3)
_NO_STARS = "0"


def _page(row: ListedProduct) -> str:
    return url_for("products.page", code=row.code)


def _unit(row: ListedProduct) -> str:
    """What stands small under a name: how it is sold."""
    return row.unit_text


def _set(row: ListedProduct) -> str:
    return row.set_vi if language() == DEFAULT else row.set_en


_COLUMNS: tuple[ListColumn[ListedProduct], ...] = (
    column("name", lazy("Product"), lambda row: row.name, href=_page, note=_unit, strong=True, sortable=True),
    column("code", lazy("Code"), lambda row: row.code, Kind.CODE, wide=True, sortable=True),
    column("producer", lazy("Producer"), lambda row: row.producer_name, wide=True, sortable=True),
    column("producer_code", lazy("Producer's code"), lambda row: row.producer_code, Kind.CODE, extra=True),
    column("stars", lazy("Stars"), lambda row: row.stars or None, Kind.STARS, sortable=True),
    column("set", lazy("Product set"), _set, wide=True, sortable=True),
    column("barcode", lazy("Barcode"), lambda row: row.barcode, Kind.CODE, wide=True),
    column("price", lazy("Price"), lambda row: row.price_dong, Kind.DONG, strong=True, sortable=True),
    column(
        "quantity",
        lazy("In stock"),
        lambda row: row.quantity,
        Kind.QUANTITY,
        unit=lambda row: row.unit,
        sortable=True,
    ),
    column(
        "state",
        lazy("State"),
        lambda row: str(STATE_NAMES[row.state]),
        Kind.BADGE,
        tone=lambda row: STATE_TONES[row.state],
        wide=True,
    ),
)


def products(sets: Sequence[ProductSetName]) -> ListSpec[ListedProduct]:
    """The list of products, to be narrowed by the official product sets."""
    named = [(each.code, each.name_vi if language() == DEFAULT else each.name_en) for each in sets]
    stars = [(str(count), lazy("%(count)s stars", count=count)) for count in _EARNED]
    return ListSpec(
        title=lazy("Products"),
        columns=_COLUMNS,
        sort="name",
        search=lazy("Name, code, barcode, producer"),
        filters=(
            Filter(key=SET, title=lazy("Product set"), options=named),
            Filter(key=STARS, title=lazy("Stars"), options=[*stars, (_NO_STARS, lazy("None valid"))]),
            Filter(key=STATE, title=lazy("State"), options=tuple(STATE_NAMES.items())),
        ),
    )
