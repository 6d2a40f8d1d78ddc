"""The list of places."""

from flask import url_for
from flask_babel import lazy_gettext as lazy

from core.banks import bank_name
from core.lists import Filter, Kind, ListSpec, column
from inventory.locations.labels import KIND_NAMES, ROUNDING_NAMES
from inventory.locations.queries import KIND, LocationView


def account(place: LocationView) -> str:
    """The account that the till's VietQR pays to, with its bank; empty where there is none."""
    return f"{place.bank_account} · {bank_name(place.bank_bin)}" if place.bank_account else ""


LOCATIONS: ListSpec[LocationView] = ListSpec(
    title=lazy("Places of sale"),
    columns=(
        column(
            "name",
            lazy("Name"),
            lambda row: row.name,
            href=lambda row: url_for("places.page", code=row.code),
            note=lambda row: row.address,
            strong=True,
            sortable=True,
        ),
        column("code", lazy("Code"), lambda row: row.code, Kind.CODE, sortable=True),
        column("kind", lazy("Kind"), lambda row: str(KIND_NAMES[row.kind]), wide=True, sortable=True),
        column("tax_code", lazy("Tax code"), lambda row: row.tax_code, Kind.CODE, wide=True),
        column("phone", lazy("Phone"), lambda row: row.phone, Kind.CODE, extra=True),
        column("account", lazy("VietQR account"), account, wide=True),
        column(
            "rounding",
            lazy("Cash rounding"),
            lambda row: str(ROUNDING_NAMES[row.cash_rounding_dong]),
            wide=True,
            extra=True,
        ),
    ),
    sort="code",
    filters=(Filter(key=KIND, title=lazy("Kind"), options=tuple(KIND_NAMES.items())),),
)
