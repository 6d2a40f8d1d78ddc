"""The list of deliveries."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import lazy_gettext as lazy

from core.formatting import quantity
from core.lists import Filter, Kind, ListColumn, ListSpec, column
from inventory.deliveries.labels import STATE_NAMES, STATE_TONES
from inventory.deliveries.queries import PLACE, STATE, ListedDelivery
from inventory.stock.queries import Place


def _page(row: ListedDelivery) -> str:
    if row.number:
        return url_for("deliveries.page", number=row.number)
    return url_for("deliveries.draft", delivery_id=row.id)


def _measured(row: ListedDelivery) -> str:
    """What is weighed or measured and stands small under the pieces."""
    told = ((row.grams, "gram"), (row.millilitres, "millilitre"))
    return " · ".join(quantity(amount, unit) for amount, unit in told if amount)


_COLUMNS: tuple[ListColumn[ListedDelivery], ...] = (
    column(
        "number",
        lazy("Number"),
        lambda row: row.number or str(lazy("Draft")),
        Kind.CODE,
        href=_page,
        sortable=True,
    ),
    column("day", lazy("Delivered"), lambda row: row.delivered_on, Kind.DAY, sortable=True),
    column("producer_code", lazy("Producer's code"), lambda row: row.producer_code, Kind.CODE, extra=True),
    column(
        "producer",
        lazy("Producer"),
        lambda row: row.producer_name,
        note=lambda row: row.producer_code,
        sortable=True,
    ),
    column("place", lazy("Place"), lambda row: row.place, wide=True, sortable=True),
    column("lines", lazy("Lines"), lambda row: row.lines, Kind.COUNT, wide=True),
    column("pieces", lazy("Pieces"), lambda row: row.pieces, Kind.QUANTITY, note=_measured, strong=True),
    column(
        "grams", lazy("Weighed"), lambda row: row.grams, Kind.QUANTITY, unit=lambda _row: "gram", extra=True
    ),
    column(
        "millilitres",
        lazy("Measured"),
        lambda row: row.millilitres,
        Kind.QUANTITY,
        unit=lambda _row: "millilitre",
        extra=True,
    ),
    column(
        "confirmed", lazy("Confirmed"), lambda row: row.confirmed_at, Kind.MOMENT, extra=True, sortable=True
    ),
    column("by", lazy("By"), lambda row: row.by, wide=True, sortable=True),
    column(
        "state",
        lazy("State"),
        lambda row: str(STATE_NAMES[row.state]),
        Kind.BADGE,
        tone=lambda row: STATE_TONES[row.state],
    ),
)


def deliveries(places: Sequence[Place]) -> ListSpec[ListedDelivery]:
    """The list of deliveries, the latest first."""
    named = [(place.code, place.name) for place in places]
    return ListSpec(
        title=lazy("Deliveries"),
        columns=_COLUMNS,
        sort="-day",
        search=lazy("Number, producer, product"),
        by_day=True,
        filters=(
            Filter(key=STATE, title=lazy("State"), options=tuple(STATE_NAMES.items())),
            *((Filter(key=PLACE, title=lazy("Place"), options=named),) if len(named) > 1 else ()),
        ),
    )
