"""The lists of a producer's own account."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as lazy

from core.lists import Filter, Kind, ListColumn, ListSpec, column
from settlement.accounts.queries import ON, PLACE, WAITING, Paid, Sold
from settlement.payouts.labels import METHOD_NAMES


def _where(row: Sold) -> str:
    """Where it was sold; that the house bears it, where it does."""
    borne = (gettext("brought back, the shop bears it"),) if row.kept_quantity else ()
    return " · ".join((row.place, *borne))


_SOLD: tuple[ListColumn[Sold], ...] = (
    column("when", lazy("When"), lambda row: row.occurred_at, Kind.MOMENT, sortable=True),
    column(
        "product",
        lazy("Goods"),
        lambda row: row.product_name,
        href=lambda row: url_for("account.line", line_id=row.id),
        note=_where,
        sortable=True,
    ),
    column("place", lazy("Place"), lambda row: row.place, extra=True),
    column("receipt", lazy("Receipt"), lambda row: row.receipt, Kind.CODE, wide=True),
    column(
        "quantity",
        lazy("Qty"),
        lambda row: row.quantity,
        Kind.QUANTITY,
        unit=lambda row: row.unit,
        sortable=True,
    ),
    column("list", lazy("Price"), lambda row: row.list_dong, Kind.DONG, wide=True),
    column("share", lazy("My share"), lambda row: row.share_dong, Kind.DONG, strong=True, sortable=True),
)

PAID: ListSpec[Paid] = ListSpec(
    title=lazy("What I was paid"),
    columns=(
        column("paid_on", lazy("Paid on"), lambda row: row.paid_on, Kind.DAY, sortable=True),
        column("number", lazy("Number"), lambda row: row.number, Kind.CODE, wide=True, sortable=True),
        column("method", lazy("How"), lambda row: str(METHOD_NAMES[row.method])),
        column(
            "statement",
            lazy("Statement"),
            lambda row: row.statement,
            Kind.CODE,
            href=lambda row: url_for("statements.page", number=row.statement),
        ),
        column("amount", lazy("Amount"), lambda row: row.amount_dong, Kind.DONG, strong=True, sortable=True),
    ),
    sort="-paid_on",
    by_day=True,
)

_ON = Filter(
    key=ON,
    title=lazy("Statement"),
    options=((WAITING, lazy("On no statement yet")),),
    all_name=lazy("Everything sold"),
)


def sold(places: Sequence[tuple[str, str]]) -> ListSpec[Sold]:
    """The list of what was sold, to be narrowed to what waits and by the places that sold it."""
    where = (Filter(key=PLACE, title=lazy("Place"), options=places),) if len(places) > 1 else ()
    return ListSpec(
        title=lazy("What I sold"),
        columns=_SOLD,
        sort="-when",
        search=lazy("Goods or receipt"),
        filters=(_ON, *where),
        by_day=True,
    )
