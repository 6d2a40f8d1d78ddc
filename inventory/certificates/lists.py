"""The list of certificates."""

from flask import url_for
from flask_babel import lazy_gettext as lazy

from core.lists import Filter, Kind, ListColumn, ListSpec, column
from inventory.certificates.labels import END_NAMES, STATE_NAMES, STATE_TONES
from inventory.certificates.queries import STARS, STATE, ListedCertificate
from inventory.certificates.rules import STARS as EARNED


def _product(row: ListedCertificate) -> str:
    return url_for("products.page", code=row.product_code)


def _state(row: ListedCertificate) -> str:
    return str(END_NAMES[row.end_kind] if row.end_kind else STATE_NAMES[row.state])


_COLUMNS: tuple[ListColumn[ListedCertificate], ...] = (
    column(
        "product",
        lazy("Product"),
        lambda row: row.product_name,
        href=_product,
        note=lambda row: row.producer_name,
        strong=True,
        sortable=True,
    ),
    column("product_code", lazy("Code"), lambda row: row.product_code, Kind.CODE, wide=True),
    column("producer", lazy("Producer"), lambda row: row.producer_name, extra=True, sortable=True),
    column("stars", lazy("Stars"), lambda row: row.stars, Kind.COUNT, sortable=True),
    column("number", lazy("Number"), lambda row: row.number, Kind.CODE, wide=True, sortable=True),
    column("issuer", lazy("Issued by"), lambda row: row.issuer, wide=True),
    column("decided_on", lazy("Decided"), lambda row: row.decided_on, Kind.DAY, wide=True, sortable=True),
    column("valid_to", lazy("Valid to"), lambda row: row.valid_to, Kind.DAY, sortable=True),
    column("ended_on", lazy("Ended on"), lambda row: row.ended_on, Kind.DAY, extra=True),
    column("state", lazy("State"), _state, Kind.BADGE, tone=lambda row: STATE_TONES[row.state]),
)


def certificates() -> ListSpec[ListedCertificate]:
    """The list of certificates, those that end first at its head."""
    stars = [(str(count), lazy("%(count)s stars", count=count)) for count in reversed(EARNED)]
    return ListSpec(
        title=lazy("Certificates"),
        columns=_COLUMNS,
        sort="valid_to",
        search=lazy("Product, producer, number"),
        filters=(
            Filter(key=STATE, title=lazy("State"), options=tuple(STATE_NAMES.items())),
            Filter(key=STARS, title=lazy("Stars"), options=stars),
        ),
    )
