"""The list of sold lines, and the lists of what they make together."""

from collections.abc import Callable, Sequence
from datetime import date

from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as lazy

from core.lists import Filter, Kind, ListColumn, ListSpec, column
from core.web.language import DEFAULT, language
from inventory.products.queries import ProductSetName
from review.sales.labels import BY_NAMES, HEADS, MEANS_NAMES, means_text
from review.sales.queries import (
    BY,
    CASHIER,
    MEANS,
    NO_SET,
    PLACE,
    SET,
    STARS,
    Cashier,
    Group,
    Place,
    SoldLine,
)
from review.sales.rules import By, means_of

_STARS = ("5", "4", "3", "0")
Lines = tuple[ListColumn[SoldLine], ...]


def _page(row: SoldLine) -> str:
    return url_for("sales.page", sale_id=row.sale_id)


def _unit(row: SoldLine) -> str:
    return row.unit or "piece"


_WHERE: Lines = (
    column("when", lazy("When"), lambda row: row.occurred_at, Kind.MOMENT, sortable=True),
    column("day", lazy("Business day"), lambda row: row.business_day, Kind.DAY, extra=True),
    column(
        "receipt",
        lazy("Receipt"),
        lambda row: row.receipt,
        Kind.CODE,
        href=_page,
        note=lambda row: row.cashier,
        sortable=True,
    ),
    column("till", lazy("Till"), lambda row: row.till, Kind.CODE, extra=True),
    column("place", lazy("Place"), lambda row: row.place, wide=True, sortable=True),
)
_WHAT: Lines = (
    column(
        "product",
        lazy("Product"),
        lambda row: row.product_name,
        note=lambda row: row.producer_name or gettext("Not assigned"),
        sortable=True,
    ),
    column("code", lazy("Code"), lambda row: row.product_code, Kind.CODE, extra=True),
    column("producer", lazy("Producer"), lambda row: row.producer_name, extra=True, sortable=True),
    column("producer_code", lazy("Producer's code"), lambda row: row.producer_code, Kind.CODE, extra=True),
    column("stars", lazy("Stars"), lambda row: row.stars or None, Kind.STARS, extra=True),
    column("quantity", lazy("Qty"), lambda row: row.quantity, Kind.QUANTITY, unit=_unit, sortable=True),
)
_HOW_MUCH: Lines = (
    column("list", lazy("List price"), lambda row: row.list_dong, Kind.DONG, wide=True, sortable=True),
    column("discount", lazy("Discount"), lambda row: row.discount_dong, Kind.DONG, wide=True, sortable=True),
    column("paid", lazy("Customer paid"), lambda row: row.paid_dong, Kind.DONG, strong=True, sortable=True),
    column("share", lazy("Producer"), lambda row: row.share_dong, Kind.DONG, wide=True, sortable=True),
    column("house", lazy("Showroom"), lambda row: row.house_dong, Kind.DONG, wide=True, sortable=True),
    column("host", lazy("Supermarket"), lambda row: row.host_dong, Kind.DONG, wide=True, sortable=True),
    column("means", lazy("Means of payment"), lambda row: means_text(row.means), extra=True),
    column("cashier", lazy("Cashier"), lambda row: row.cashier, extra=True, sortable=True),
)


def sales(filters: Sequence[Filter]) -> ListSpec[SoldLine]:
    """The list of sold lines."""
    return ListSpec(
        title=lazy("Sales"),
        columns=(*_WHERE, *_WHAT, *_HOW_MUCH),
        sort="-when",
        search=lazy("Product, producer, receipt"),
        filters=tuple(filters),
        by_day=True,
    )


def filters_of(
    places: Sequence[Place], sets: Sequence[ProductSetName], cashiers: Sequence[Cashier]
) -> Sequence[Filter]:
    """What sold lines can be narrowed by, and put together by."""
    named = [(each.code, each.name_vi if language() == DEFAULT else each.name_en) for each in sets]
    return (
        Filter(
            key=BY,
            title=lazy("Show"),
            options=tuple(BY_NAMES.items()),
            all_name=lazy("Each line"),
            opens=True,
        ),
        Filter(key=PLACE, title=lazy("Place"), options=[(x.code, x.name) for x in places], opens=True),
        Filter(
            key=SET, title=lazy("Product set"), options=[*named, (NO_SET, lazy("Without a set"))], opens=True
        ),
        Filter(key=STARS, title=lazy("Stars"), options=[(x, _stars(int(x))) for x in _STARS], opens=True),
        Filter(key=MEANS, title=lazy("Payment"), options=tuple(MEANS_NAMES.items()), opens=True),
        Filter(key=CASHIER, title=lazy("Cashier"), options=[(x.login, x.name) for x in cashiers], opens=True),
    )


def _stars(count: int) -> object:
    return lazy("%(count)s stars", count=count) if count else lazy("No valid certificate")


def groups(by: By, filters: Sequence[Filter]) -> ListSpec[Group]:
    """The list of what sold lines make together."""
    ordered_by_name = by in {By.DAY, By.HOUR, By.STARS}
    return ListSpec(
        title=BY_NAMES[by],
        columns=(*_named(by), *_SUMS),
        sort="group" if ordered_by_name else "-paid",
        search=lazy("Product, producer, receipt"),
        filters=tuple(filters),
        by_day=True,
    )


def _named(by: By) -> tuple[ListColumn[Group], ...]:
    kind = Kind.DAY if by is By.DAY else Kind.TEXT
    first: ListColumn[Group] = column("group", HEADS[by], _NAMES.get(by, _name), kind, sortable=True)
    if by not in {By.PLACE, By.PRODUCER, By.PRODUCT}:
        return (first,)
    return first, column("code", lazy("Code"), lambda row: row.other, Kind.CODE, wide=True)


def _name(row: Group) -> str:
    return str(row.name) if row.name is not None else gettext("Not assigned")


def _day(row: Group) -> date:
    found: date = row.name
    return found


def _hour(row: Group) -> str:
    return f"{int(row.name):02d}:00–{int(row.name):02d}:59"


def _set(row: Group) -> str:
    if row.name is None:
        return str(gettext("Without a set"))
    return str(row.name) if language() == DEFAULT else row.other


_NAMES: dict[By, Callable[[Group], str | date]] = {
    By.DAY: _day,
    By.HOUR: _hour,
    By.SET: _set,
    By.STARS: lambda row: str(_stars(int(row.name))),
    By.CASHIER: lambda row: str(row.name or gettext("Nobody named")),
    By.MEANS: lambda row: means_text(means_of(int(row.name))),
}

_SUMS: tuple[ListColumn[Group], ...] = (
    column("receipts", lazy("Receipts"), lambda row: row.sums.receipts, Kind.COUNT, wide=True, sortable=True),
    column("lines", lazy("Lines"), lambda row: row.sums.lines, Kind.COUNT, wide=True, sortable=True),
    column("list", lazy("List price"), lambda row: row.sums.list_dong, Kind.DONG, wide=True, sortable=True),
    column(
        "discount", lazy("Discount"), lambda row: row.sums.discount_dong, Kind.DONG, wide=True, sortable=True
    ),
    column(
        "paid", lazy("Customer paid"), lambda row: row.sums.paid_dong, Kind.DONG, strong=True, sortable=True
    ),
    column("share", lazy("Producer"), lambda row: row.sums.share_dong, Kind.DONG, sortable=True),
    column("house", lazy("Showroom"), lambda row: row.sums.house_dong, Kind.DONG, wide=True, sortable=True),
    column("host", lazy("Supermarket"), lambda row: row.sums.host_dong, Kind.DONG, wide=True, sortable=True),
)
