"""The list of the stock, and that of a product's movements."""

from collections.abc import Callable, Sequence

from flask import url_for
from flask_babel import lazy_gettext as lazy

from core.lists import Filter, Kind, ListColumn, ListSpec, column
from inventory.locations.rules import LocationId
from inventory.products.rules import Unit
from inventory.stock.labels import KIND_NAMES, NOTE_NAMES, NOTE_TONES
from inventory.stock.queries import AT, KIND, NOTE, PLACE, ListedLot, ListedMovement, Place

MOST_PLACES = 5
"""So many places have columns of their own; where there are more, they are shown when chosen."""


def _ledger(row: ListedLot) -> str:
    return url_for("stock.ledger", code=row.product_code)


def _made(row: ListedLot) -> str:
    return " · ".join(text for text in (row.unit_text, row.producer_name) if text)


_GOODS: tuple[ListColumn[ListedLot], ...] = (
    column("name", lazy("Product"), lambda row: row.product_name, href=_ledger, note=_made, sortable=True),
    column("code", lazy("Code"), lambda row: row.product_code, Kind.CODE, extra=True),
    column("producer", lazy("Producer"), lambda row: row.producer_name, extra=True, sortable=True),
    column("stars", lazy("Stars"), lambda row: row.stars or None, Kind.STARS, wide=True),
    column("lot", lazy("Lot"), lambda row: row.lot_code, Kind.CODE, sortable=True, wide=True),
    column("expiry", lazy("Expiry"), lambda row: row.expiry, Kind.DAY, sortable=True),
)
_SUMS: tuple[ListColumn[ListedLot], ...] = (
    column(
        "quantity",
        lazy("Together"),
        lambda row: row.quantity,
        Kind.QUANTITY,
        unit=lambda row: row.unit,
        strong=True,
        sortable=True,
    ),
    column(
        "sold",
        lazy("Sold in 30 days"),
        lambda row: row.sold,
        Kind.QUANTITY,
        unit=lambda row: row.unit,
        wide=True,
        sortable=True,
    ),
    column("cover", lazy("Lasts (days)"), lambda row: row.cover_days, Kind.COUNT, wide=True),
    column(
        "note",
        lazy("Note"),
        lambda row: str(NOTE_NAMES[row.note]) if row.note else "",
        Kind.BADGE,
        tone=lambda row: NOTE_TONES[row.note] if row.note else "",
    ),
)


def stock(places: Sequence[Place]) -> ListSpec[ListedLot]:
    """The list of the stock, with a column for each place."""
    extra = len(places) > MOST_PLACES
    columns = tuple(_place_column(place, extra=extra) for place in places) if len(places) > 1 else ()
    named = [(place.code, place.name) for place in places]
    return ListSpec(
        title=lazy("Stock"),
        columns=(*_GOODS, *columns, *_SUMS),
        sort="name",
        search=lazy("Product, lot, producer"),
        filters=(
            *((Filter(key=PLACE, title=lazy("Place"), options=named),) if len(places) > 1 else ()),
            Filter(key=NOTE, title=lazy("Note"), options=tuple(NOTE_NAMES.items())),
        ),
    )


def _place_column(place: Place, *, extra: bool) -> ListColumn[ListedLot]:
    return column(
        f"at_{place.code}",
        place.code,
        _at(place.id),
        Kind.QUANTITY,
        unit=lambda row: row.unit,
        wide=True,
        extra=extra,
    )


def _at(location_id: LocationId) -> Callable[[ListedLot], int]:
    return lambda row: row.places.get(location_id, 0)


def movements(places: Sequence[Place], unit: Unit) -> ListSpec[ListedMovement]:
    """The list of a product's movements."""
    columns: tuple[ListColumn[ListedMovement], ...] = (
        column("day", lazy("When"), lambda row: row.occurred_at, Kind.MOMENT, sortable=True),
        column("business_day", lazy("Business day"), lambda row: row.business_day, Kind.DAY, extra=True),
        column("recorded", lazy("Recorded"), lambda row: row.recorded_at, Kind.MOMENT, extra=True),
        column("kind", lazy("Why"), lambda row: str(KIND_NAMES[row.kind])),
        column("lot", lazy("Lot"), lambda row: row.lot_code, Kind.CODE, wide=True, sortable=True),
        column("from", lazy("From where"), lambda row: row.from_name, wide=True),
        column("to", lazy("To where"), lambda row: row.to_name, wide=True),
        column(
            "quantity",
            lazy("Quantity"),
            lambda row: row.quantity,
            Kind.QUANTITY,
            unit=lambda _row: unit,
            strong=True,
            sortable=True,
        ),
    )
    return ListSpec(
        title=lazy("Movements"),
        columns=columns,
        sort="-day",
        by_day=True,
        filters=(
            Filter(key=KIND, title=lazy("Why"), options=tuple(KIND_NAMES.items())),
            Filter(key=AT, title=lazy("Place"), options=[(place.code, place.name) for place in places]),
        ),
    )
