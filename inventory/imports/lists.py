"""The list of files that were read in, and that of the rows of one that cannot be."""

from collections.abc import Mapping

from flask import url_for
from flask_babel import lazy_gettext as lazy

from core.lists import Filter, Kind, ListColumn, ListSpec, column
from inventory.imports.kinds import ImportKind
from inventory.imports.labels import page_sentence
from inventory.imports.queries import KIND, ListedImport
from inventory.imports.reading.reader import Rejection


def imports(kinds: Mapping[str, ImportKind]) -> ListSpec[ListedImport]:
    """The files that were read in, the latest first."""
    columns: tuple[ListColumn[ListedImport], ...] = (
        column("at", lazy("When"), lambda row: row.at, Kind.MOMENT, sortable=True),
        column("kind", lazy("What"), lambda row: str(kinds[row.kind].title), sortable=True),
        column("file", lazy("File"), lambda row: row.file_name, href=_page, sortable=True),
        column("place", lazy("Place"), lambda row: row.place, wide=True),
        column("rows", lazy("Rows"), lambda row: row.rows, Kind.COUNT, sortable=True),
        column("created", lazy("New"), lambda row: row.created, Kind.COUNT, strong=True, wide=True),
        column("updated", lazy("Changed"), lambda row: row.updated, Kind.COUNT, wide=True),
        column("unchanged", lazy("The same"), lambda row: row.unchanged, Kind.COUNT, wide=True),
        column("by", lazy("By whom"), lambda row: row.by, wide=True, sortable=True),
    )
    named = [(kind.key, kind.title) for kind in kinds.values()]
    return ListSpec(
        title=lazy("Imports"),
        columns=columns,
        sort="-at",
        search=lazy("File name"),
        filters=(Filter(key=KIND, title=lazy("What"), options=named),),
    )


def _page(row: ListedImport) -> str:
    return url_for("imports.page", batch_id=row.id)


REFUSED: ListSpec[Rejection] = ListSpec(
    title=lazy("Refused rows"),
    columns=(
        column("row", lazy("Row"), lambda row: row.row, Kind.COUNT),
        column("column", lazy("Column"), lambda row: row.column),
        column("value", lazy("Value"), lambda row: row.value),
        column("reason", lazy("Why not"), lambda row: page_sentence(row.reason), strong=True),
    ),
    sort="",
)
