"""Lists that a select makes."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, func, or_, select, true
from sqlalchemy.orm import Session

from core.lists.pages import ListRequest, Page
from core.permissions import Actor, Everywhere
from core.text import search_key

T = TypeVar("T")
Order = SQLColumnExpression[Any]


def fetch(
    session: Session,
    chosen: Select[*tuple[Any, ...]],
    request: ListRequest,
    *,
    orders: Mapping[str, Order],
    last: Order,
    row: Callable[[Any], T],
    total: int | None = None,
) -> Page[T]:
    """The page of a select that a request asks for.

    `orders` says by column what rows can be put in order by; where they are alike `last`, which no two rows
    share, decides. Rows without a value stand at the end. `total` is how many there are, where that is known.
    """
    if total is None:
        total = session.scalar(select(func.count()).select_from(chosen.order_by(None).subquery())) or 0
    ordered = chosen.order_by(*_order(request, orders), last)
    rows = session.execute(ordered.offset(request.offset).limit(request.per_page))
    return Page(rows=[row(each) for each in rows], asked=request, total=total)


def _order(request: ListRequest, orders: Mapping[str, Order]) -> tuple[ColumnElement[Any], ...]:
    by = orders.get(request.sort)
    if by is None:
        return ()
    return ((by.desc() if request.down else by.asc()).nulls_last(),)


def holds_words(search: str, key: Order, *codes: Order) -> ColumnElement[bool]:
    """Whether a search key holds every word of a search, whatever the diacritics, or a code the whole."""
    if not search:
        return true()
    words = [key.contains(word, autoescape=True) for word in search_key(search).split()]
    in_codes = [func.lower(code).contains(search.lower(), autoescape=True) for code in codes]
    return or_(*in_codes, and_(*words)) if words else or_(*in_codes)


def days_between(day: Order, request: ListRequest) -> ColumnElement[bool]:
    """Whether a day is one of those that a request asks for."""
    first = day >= request.first_day if request.first_day else true()
    last = day <= request.last_day if request.last_day else true()
    return and_(first, last)


def inside(place: Order, scope: Actor) -> ColumnElement[bool]:
    """Whether a place is one of those that the actor may see."""
    places = scope.location_ids
    return true() if isinstance(places, Everywhere) else place.in_(places)


def belongs_to(producer: Order, scope: Actor) -> ColumnElement[bool]:
    """Whether a producer is one that the actor may see: producers see nothing but their own."""
    return true() if scope.producer_id is None else producer == scope.producer_id
