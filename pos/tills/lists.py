"""The list of tills."""

from flask import url_for
from flask_babel import lazy_gettext as lazy

from core.lists import Filter, Kind, ListSpec, column
from pos.tills.labels import STATE_NAMES, STATE_TONES
from pos.tills.queries import STATE, ListedTill
from pos.tills.rules import receipt_number


def last_receipt(till: ListedTill) -> str:
    """The number of the last receipt that the books have of a till; empty before the first."""
    return receipt_number(till.code, till.last_number) if till.last_number else ""


TILLS: ListSpec[ListedTill] = ListSpec(
    title=lazy("Tills"),
    columns=(
        column(
            "code",
            lazy("Till"),
            lambda row: row.code,
            Kind.CODE,
            href=lambda row: url_for("tills.page", code=row.code),
            strong=True,
            sortable=True,
        ),
        column(
            "location",
            lazy("Place"),
            lambda row: row.location_name,
            note=lambda row: row.location_code,
            sortable=True,
        ),
        column(
            "state",
            lazy("State"),
            lambda row: str(STATE_NAMES[row.state]),
            Kind.BADGE,
            tone=lambda row: STATE_TONES[row.state],
        ),
        column(
            "shift",
            lazy("Shift open since"),
            lambda row: row.shift_opened_at,
            Kind.MOMENT,
            note=lambda row: row.cashier,
            wide=True,
            sortable=True,
        ),
        column("last", lazy("Last receipt"), last_receipt, Kind.CODE, wide=True, sortable=True),
        column("seen", lazy("Last seen"), lambda row: row.seen_at, Kind.MOMENT, wide=True, sortable=True),
    ),
    sort="code",
    filters=(Filter(key=STATE, title=lazy("State"), options=tuple(STATE_NAMES.items())),),
)
