"""Lists in one shape: what the address asks for, and the page of rows that answers it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from core.text import clean

PER_PAGE = 50
MAX_PAGE = 1_000_000
MAX_SEARCH = 100
AT_ONCE = 500

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class ListRequest:
    """What a list is asked for: a page from 1 on, words to look for, and one of its own choices or none."""

    page: int = 1
    search: str = ""
    choice: str = ""
    per_page: int = PER_PAGE

    @property
    def offset(self) -> int:
        """How many rows stand before the page."""
        return (self.page - 1) * self.per_page


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


def asked(
    arguments: Mapping[str, str], *, choices: Sequence[str] = (), per_page: int = PER_PAGE
) -> ListRequest:
    """What the address of a list asks for; whatever makes no sense is taken for not asked."""
    choice = arguments.get("show", "")
    return ListRequest(
        page=_number(arguments.get("page", "")),
        search=clean(arguments.get("q", "")).strip()[:MAX_SEARCH],
        choice=choice if choice in choices else "",
        per_page=per_page,
    )


def _number(text: str) -> int:
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(MAX_PAGE))
    return min(max(int(text), 1), MAX_PAGE) if plain else 1


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
