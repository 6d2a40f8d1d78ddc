"""What a list is: its columns, filters, order; and what an address asks of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from flask_babel import lazy_gettext as lazy
from werkzeug.datastructures import MultiDict

from core.lists.pages import PER_PAGE, ListRequest
from core.sheets import Cell, Column
from core.text import clean

MAX_PAGE = 1_000_000
MAX_SEARCH = 100

T = TypeVar("T")


class Kind(StrEnum):
    """How the cells of a column are written."""

    TEXT = "text"
    CODE = "code"
    DONG = "dong"
    COUNT = "count"
    QUANTITY = "quantity"
    PERCENT = "percent"
    DAY = "day"
    MOMENT = "moment"
    BADGE = "badge"
    STARS = "stars"


@dataclass(frozen=True, kw_only=True, slots=True)
class ListColumn(Column[T], Generic[T]):
    """A column of a list; its value is what a file holds, the rest is how a page shows it.

    `href` makes the cell a link, `note` is a small line under it, `tone` the colour of a badge, `unit` that
    of a quantity. A `wide` one is left out on a phone, an `extra` one is shown only when it is chosen.
    """

    key: str
    kind: Kind = Kind.TEXT
    href: Callable[[T], str | None] | None = None
    note: Callable[[T], object] | None = None
    tone: Callable[[T], str] | None = None
    unit: Callable[[T], str] | None = None
    strong: bool = False
    wide: bool = False
    extra: bool = False
    sortable: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether its cells line up at the right."""
        return self.kind in {Kind.DONG, Kind.COUNT, Kind.QUANTITY, Kind.PERCENT}


def column(
    key: str, title: object, value: Callable[[T], Cell], kind: Kind = Kind.TEXT, **how: Any
) -> ListColumn[T]:
    """A column of a list; `how` are the other fields of `ListColumn`."""
    return ListColumn(key=key, title=title, value=value, kind=kind, **how)


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """One choice of a few values, each with its name; none of them lets everything through.

    Up to three stand side by side, more of them, or an `opens` one, in a list that opens.
    """

    key: str
    title: object
    options: Sequence[tuple[str, object]]
    all_name: object = lazy("All")
    opens: bool = False

    @property
    def is_short(self) -> bool:
        """Whether its values stand side by side."""
        return not self.opens and len(self.options) <= 3


@dataclass(frozen=True, kw_only=True, slots=True)
class ListSpec(Generic[T]):
    """A list. `title` also names its file; `sort` is its order when none is asked for, turned round by a `-`.

    `search` says what may be looked for; without it there is no field for that. `by_day` lets days be chosen.
    """

    title: object
    columns: tuple[ListColumn[T], ...]
    sort: str
    search: object = None
    filters: tuple[Filter, ...] = ()
    by_day: bool = False

    @property
    def chips(self) -> Filter | None:
        """The one filter whose values stand side by side: the first that is short enough."""
        return next((each for each in self.filters if each.is_short), None)

    @property
    def menus(self) -> tuple[Filter, ...]:
        """The other filters."""
        return tuple(each for each in self.filters if each is not self.chips)

    def shown(self, request: ListRequest) -> tuple[ListColumn[T], ...]:
        """The columns that a request asks for, in the order of the list."""
        if request.columns:
            return tuple(column for column in self.columns if column.key in request.columns)
        return tuple(column for column in self.columns if not column.extra)

    def taken_away(self, request: ListRequest) -> tuple[ListColumn[T], ...]:
        """The columns of a file: those that were chosen, else all there are."""
        return self.shown(request) if request.columns else self.columns


def asked(arguments: MultiDict[str, str], spec: ListSpec[T], *, per_page: int = PER_PAGE) -> ListRequest:
    """What the address of a list asks for; whatever makes no sense is taken for not asked."""
    sort = _sort(arguments.get("sort", ""), spec) or spec.sort
    return ListRequest(
        page=page_asked(arguments),
        search=clean(arguments.get("q", "")).strip()[:MAX_SEARCH] if spec.search else "",
        filters=_filters(arguments, spec),
        first_day=_day(arguments.get("from", "")) if spec.by_day else None,
        last_day=_day(arguments.get("to", "")) if spec.by_day else None,
        sort=sort.removeprefix("-"),
        down=sort.startswith("-"),
        columns=_columns(arguments, spec),
        per_page=per_page,
    )


def page_asked(arguments: MultiDict[str, str]) -> int:
    """The number of the page that an address asks for, from 1 on."""
    text = arguments.get("page", "")
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(MAX_PAGE))
    return min(max(int(text), 1), MAX_PAGE) if plain else 1


def _sort(text: str, spec: ListSpec[T]) -> str:
    keys = {column.key for column in spec.columns if column.sortable}
    return text if text.removeprefix("-") in keys else ""


def _filters(arguments: MultiDict[str, str], spec: ListSpec[T]) -> dict[str, str]:
    given = {each.key: arguments.get(each.key, "") for each in spec.filters}
    known = {each.key: {value for value, _name in each.options} for each in spec.filters}
    return {key: value for key, value in given.items() if value in known[key]}


def _columns(arguments: MultiDict[str, str], spec: ListSpec[T]) -> tuple[str, ...]:
    """The keys of the columns asked for; a form sends each by itself, an address has them in one."""
    wanted = {key for text in arguments.getlist("columns") for key in text.split(",")}
    return tuple(column.key for column in spec.columns if column.key in wanted)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
