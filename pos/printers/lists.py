"""The list of printers."""

from flask import url_for
from flask_babel import lazy_gettext as lazy

from core.lists import Kind, ListSpec, column
from pos.printers.labels import WIDTH_NAMES
from pos.printers.queries import ListedPrinter

PRINTERS: ListSpec[ListedPrinter] = ListSpec(
    title=lazy("Printers"),
    columns=(
        column(
            "code",
            lazy("Printer"),
            lambda row: row.code,
            Kind.CODE,
            href=lambda row: url_for("printers.page", printer_id=row.id),
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
        column("address", lazy("Network address"), lambda row: f"{row.address}:{row.port}", Kind.CODE),
        column("width", lazy("Paper"), lambda row: str(WIDTH_NAMES[row.width]), Kind.CODE, wide=True),
        column(
            "answered",
            lazy("Last answered"),
            lambda row: row.answered_at,
            Kind.MOMENT,
            wide=True,
            sortable=True,
        ),
    ),
    sort="code",
)
