"""What a list is asked for, and the page of rows that answers it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Generic, TypeVar

PER_PAGE = 50
AT_ONCE = 500

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class ListRequest:
    """What a list is asked for: a page from 1 on, words to look for, filters, days, an order, some columns.

    `sort` is a column's key, `down` turns its order round. `columns` are the keys of those to show, none for
    the usual ones. `first_day` and `last_day` are both inside.
    """

    page: int = 1
    search: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    first_day: date | None = None
    last_day: date | None = None
    sort: str = ""
    down: bool = False
    columns: tuple[str, ...] = ()
    per_page: int = PER_PAGE

    @property
    def offset(self) -> int:
        """How many rows stand before the page."""
        return (self.page - 1) * self.per_page

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the whole list from its beginning is asked for."""
        return bool(self.search or self.filters or self.first_day or self.last_day or self.page > 1)

    def chosen(self, key: str) -> str:
        """The value of a filter; empty where it lets everything through."""
        return self.filters.get(key, "")

    def address(self, **changes: Any) -> dict[str, str]:
        """The arguments of the address that asks for the same with some changes, from its first page on.

        Changes are keywords of the request; `filters` are laid over the present ones, empty ones left out.
        """
        filters = {**self.filters, **changes.pop("filters", {})}
        wanted = replace(self, **{"page": 1, **changes}, filters=filters)
        told = {
            "q": wanted.search,
            **wanted.filters,
            "from": wanted.first_day.isoformat() if wanted.first_day else "",
            "to": wanted.last_day.isoformat() if wanted.last_day else "",
            "sort": f"{'-' if wanted.down else ''}{wanted.sort}" if wanted.sort else "",
            "columns": ",".join(wanted.columns),
            "page": str(wanted.page) if wanted.page > 1 else "",
        }
        return {key: value for key, value in told.items() if value}


@dataclass(frozen=True, kw_only=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list, and how many there are in all."""

    rows: Sequence[T]
    asked: ListRequest
    total: int

    @property
    def first(self) -> int:
        """The number of the first row shown, from 1 on; 0 where there are none."""
        return self.asked.offset + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return self.asked.offset + len(self.rows)

    @property
    def before(self) -> int | None:
        """The page before, if there is one."""
        return min(self.asked.page - 1, self.pages) if self.asked.page > 1 else None

    @property
    def after(self) -> int | None:
        """The next page, if there is one."""
        return self.asked.page + 1 if self.asked.page < self.pages else None

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.asked.per_page))


def page_of(rows: Sequence[T], request: ListRequest) -> Page[T]:
    """The page of a list that is in memory."""
    shown = rows[request.offset : request.offset + request.per_page]
    return Page(rows=shown, asked=request, total=len(rows))


def everything(request: ListRequest, fetch: Callable[[ListRequest], Page[T]]) -> Iterator[T]:
    """Every row that the pages of a list would show, some hundreds at a time, to be taken away."""
    page = fetch(replace(request, page=1, per_page=AT_ONCE))
    yield from page.rows
    while page.after:
        page = fetch(replace(page.asked, page=page.after))
        yield from page.rows
