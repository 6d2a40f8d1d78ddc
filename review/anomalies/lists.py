"""The list of things to look at."""

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as lazy

from core.lists import Filter, Kind, ListColumn, ListSpec, column
from review.anomalies.labels import KIND_NAMES
from review.anomalies.queries import KIND, STATE, SeenAnomaly, State

Columns = tuple[ListColumn[SeenAnomaly], ...]


def _page(row: SeenAnomaly) -> str:
    return url_for("anomalies.page", anomaly_id=row.id)


def _kind(row: SeenAnomaly) -> str:
    return str(KIND_NAMES[row.kind])


def about(row: SeenAnomaly) -> str:
    """What an anomaly is about, in words."""
    if row.sale_id is None:
        return str(gettext("a sale of till %(till)s that is not stored", till=row.till or "–"))
    return " · ".join(text for text in (row.receipt, row.goods) if text)


def _sale(row: SeenAnomaly) -> str | None:
    return url_for("sales.page", sale_id=row.sale_id) if row.sale_id else None


_COLUMNS: Columns = (
    column(
        "kind", lazy("What"), lambda row: str(KIND_NAMES[row.kind]), href=_page, strong=True, sortable=True
    ),
    column("about", lazy("About"), about, href=_sale),
    column("place", lazy("Place"), lambda row: row.place, wide=True, sortable=True),
    column("note", lazy("Noted"), lambda row: row.note, extra=True),
    column("opened", lazy("Opened"), lambda row: row.opened_at, Kind.MOMENT, sortable=True),
    column(
        "state",
        lazy("State"),
        lambda row: gettext("Closed") if row.closed_at else gettext("Open"),
        Kind.BADGE,
        tone=lambda row: "ok" if row.closed_at else "note",
    ),
    column("closed", lazy("Closed"), lambda row: row.closed_at, Kind.MOMENT, extra=True, sortable=True),
    column(
        "closed_by",
        lazy("Closed by"),
        lambda row: row.closed_by,
        note=lambda row: row.closing_note,
        wide=True,
    ),
    column("closing_note", lazy("What was found and done"), lambda row: row.closing_note, extra=True),
)


def anomalies() -> ListSpec[SeenAnomaly]:
    """The list of things to look at: the open ones, unless others are asked for."""
    return ListSpec(
        title=lazy("To look at"),
        columns=_COLUMNS,
        sort="-opened",
        filters=(
            Filter(
                key=STATE,
                title=lazy("State"),
                options=((State.CLOSED, lazy("Closed")), (State.ANY, lazy("All"))),
                all_name=lazy("Open"),
            ),
            Filter(key=KIND, title=lazy("What"), options=tuple(KIND_NAMES.items())),
        ),
    )
