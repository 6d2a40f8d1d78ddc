"""Sold lines put together: by day, hour, place, producer, product, set, stars, cashier, means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import Session

from core.lists import ListRequest, Page, page_of
from core.permissions import Actor
from core.text import search_key
from inventory.locations.models import Location
from inventory.producers.models import Producer
from inventory.products.models import Product, ProductSet
from people.persons.models import Person
from pos.checkout.models import Sale
from review.sales.queries.narrowed import means_bits, narrowed, stars, sum_columns, sums_of
from review.sales.rules import By, Sums

_HOURS_AHEAD = 7
"""Vietnam is so many hours before UTC, the whole year."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Some lines together: what they share, its code or other name if it has one, and their sums."""

    key: Any
    name: Any
    other: str
    sums: Sums


def grouped(session: Session, request: ListRequest, by: By, *, scope: Actor) -> Page[Group]:
    """What is asked for, put together. There are as many groups as there are products at most, so that all
    of them are read at once and put in order here; without a name they stand at the end.
    """
    order = _ORDERS.get(request.sort, _by_name)
    groups = sorted(all_of(session, request, by, scope=scope), key=lambda group: str(group.key))
    groups.sort(key=order, reverse=request.down)
    groups.sort(key=lambda group: group.key is None and order is _by_name)
    return page_of(groups, request)


def _by_name(group: Group) -> tuple[str, Any]:
    """Days and hours as they follow, names without regard to diacritics."""
    return (search_key(group.name), "") if isinstance(group.name, str) else ("", group.name or 0)


def all_of(session: Session, request: ListRequest, by: By, *, scope: Actor) -> Sequence[Group]:
    """Every group of what is asked for, the one that was paid the most first."""
    rows = [_group(row) for row in session.execute(_grouping(request, by, scope))]
    return sorted(rows, key=lambda group: (-group.sums.paid_dong, str(group.key)))


def _grouping(request: ListRequest, by: By, scope: Actor) -> Select[*tuple[Any, ...]]:
    key, name, other = _groupings()[by]
    columns = [key.label("key"), name.label("name"), other.label("other"), *sum_columns()]
    chosen = narrowed(select(*columns), request, scope=scope)
    if by is By.SET:
        chosen = chosen.outerjoin(ProductSet, ProductSet.code == Product.set_code)
    return chosen.group_by(key)


_ORDERS: dict[str, Callable[[Group], Any]] = {
    "receipts": lambda group: group.sums.receipts,
    "lines": lambda group: group.sums.lines,
    "list": lambda group: group.sums.list_dong,
    "discount": lambda group: group.sums.discount_dong,
    "paid": lambda group: group.sums.paid_dong,
    "share": lambda group: group.sums.share_dong,
    "house": lambda group: group.sums.house_dong,
    "host": lambda group: group.sums.host_dong,
}


def _groupings() -> dict[By, tuple[Any, Any, Any]]:
    """By what: the key that makes a group, its name, its code or its name in English."""
    hour = (func.extract("hour", Sale.occurred_at) + _HOURS_AHEAD) % 24
    bare: Any = literal("")
    earned, paid_by = func.coalesce(stars(), 0), func.coalesce(means_bits(), 0)
    return {
        By.DAY: (Sale.business_day, Sale.business_day, bare),
        By.HOUR: (hour, hour, bare),
        By.PLACE: (Location.code, func.min(Location.name), func.min(Location.code)),
        By.PRODUCER: (Producer.code, func.min(Producer.name), func.min(Producer.code)),
        By.PRODUCT: (Product.code, func.min(Product.name), func.min(Product.code)),
        By.SET: (Product.set_code, func.min(ProductSet.name_vi), func.min(ProductSet.name_en)),
        By.STARS: (earned, earned, bare),
        By.CASHIER: (Person.login, func.min(Person.name), bare),
        By.MEANS: (paid_by, paid_by, bare),
    }


def _group(row: Any) -> Group:
    return Group(key=row.key, name=row.name, other=row.other or "", sums=sums_of(row))
