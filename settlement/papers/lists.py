"""The list of statements."""

from flask import url_for
from flask_babel import lazy_gettext as lazy

from core.lists import Filter, Kind, ListColumn, ListSpec, column
from settlement.papers.labels import STATE_NAMES, STATE_TONES
from settlement.statements.queries import SHOW, UNPAID, ListedStatement

Columns = tuple[ListColumn[ListedStatement], ...]


def _page(row: ListedStatement) -> str:
    return url_for("statements.page", number=row.number)


_NUMBER: Columns = (
    column("number", lazy("Number"), lambda row: row.number, Kind.CODE, href=_page, sortable=True),
)
_PRODUCER: Columns = (
    column(
        "code",
        lazy("Producer's code"),
        lambda row: row.producer_code,
        Kind.CODE,
        extra=True,
        sortable=True,
    ),
    column(
        "producer",
        lazy("Producer"),
        lambda row: row.producer_name,
        note=lambda row: row.producer_code,
        sortable=True,
    ),
)
_REST: Columns = (
    column("cut_off", lazy("Up to"), lambda row: row.cut_off, Kind.DAY, wide=True, sortable=True),
    column("issued", lazy("Issued"), lambda row: row.issued_at, Kind.MOMENT, wide=True, sortable=True),
    column("lines", lazy("Lines"), lambda row: row.lines, Kind.COUNT, wide=True),
    column("total", lazy("This statement"), lambda row: row.total_dong, Kind.DONG, wide=True, sortable=True),
    column("balance", lazy("Balance"), lambda row: row.balance_dong, Kind.DONG, wide=True, sortable=True),
    column("payable", lazy("To pay"), lambda row: row.payable_dong, Kind.DONG, strong=True, sortable=True),
    column("paid", lazy("Paid"), lambda row: row.paid_dong, Kind.DONG, wide=True, sortable=True),
    column(
        "state",
        lazy("State"),
        lambda row: str(STATE_NAMES[row.state]),
        Kind.BADGE,
        tone=lambda row: STATE_TONES[row.state],
    ),
)
_SHOW = Filter(key=SHOW, title=lazy("State"), options=((UNPAID, lazy("Still to pay")),))


def statements(*, own: bool) -> ListSpec[ListedStatement]:
    """The list of issued statements; a producer's `own` does not say again whose they are."""
    return ListSpec(
        title=lazy("Statements"),
        columns=(*_NUMBER, *(() if own else _PRODUCER), *_REST),
        sort="-issued",
        search=lazy("Statement number") if own else lazy("Number or producer"),
        filters=(_SHOW,),
    )
