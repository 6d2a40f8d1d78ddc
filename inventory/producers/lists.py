"""The list of producers."""

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as lazy

from core.lists import Filter, Kind, ListColumn, ListSpec, column
from inventory.producers.labels import ACCOUNT_NAMES, ENTITY_NAMES, STATE_NAMES, STATE_TONES
from inventory.producers.queries import ACCOUNT, ENTITY, STATE, ListedProducer


def _page(row: ListedProducer) -> str:
    return url_for("producers.page", code=row.code)


def _fixed(row: ListedProducer) -> str:
    """What stands in the place of a rate where the producer gets a fixed net."""
    return "" if row.net_dong is None else gettext("Fixed net")


def _commune(row: ListedProducer) -> str:
    return ", ".join(part for part in (row.commune, row.province) if part)


_COLUMNS: tuple[ListColumn[ListedProducer], ...] = (
    column(
        "name", lazy("Producer"), lambda row: row.name, href=_page, note=_commune, strong=True, sortable=True
    ),
    column("code", lazy("Code"), lambda row: row.code, Kind.CODE, wide=True, sortable=True),
    column("entity", lazy("Kind"), lambda row: str(ENTITY_NAMES[row.entity_type]), wide=True, sortable=True),
    column("commune", lazy("Commune"), lambda row: row.commune, extra=True, sortable=True),
    column("province", lazy("Province"), lambda row: row.province, extra=True),
    column("phone", lazy("Telephone"), lambda row: row.phone, Kind.CODE),
    column("tax_code", lazy("Tax code"), lambda row: row.tax_code, Kind.CODE, extra=True),
    column("products", lazy("Products"), lambda row: row.products, Kind.COUNT, sortable=True),
    column("agreement", lazy("Agreement"), lambda row: row.agreement, Kind.CODE, wide=True),
    column(
        "commission",
        lazy("Commission"),
        lambda row: row.rate_bp,
        Kind.PERCENT,
        note=_fixed,
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


def producers() -> ListSpec[ListedProducer]:
    """The list of producers."""
    return ListSpec(
        title=lazy("Producers"),
        columns=_COLUMNS,
        sort="name",
        search=lazy("Name, code, phone, tax code, commune"),
        filters=(
            Filter(key=ENTITY, title=lazy("Kind"), options=tuple(ENTITY_NAMES.items())),
            Filter(key=ACCOUNT, title=lazy("Bank account"), options=tuple(ACCOUNT_NAMES.items()), opens=True),
            Filter(key=STATE, title=lazy("State"), options=tuple(STATE_NAMES.items())),
        ),
    )
