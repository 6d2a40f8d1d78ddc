"""Lists in one shape: a spec of columns, a request from the address, a page of rows, a file of all."""

from core.lists.pages import ListRequest, Page, everything, page_of
from core.lists.selects import belongs_to, days_between, fetch, holds_words, inside
from core.lists.spec import Filter, Kind, ListColumn, ListSpec, asked, column, page_asked

__all__ = [
    "Filter",
    "Kind",
    "ListColumn",
    "ListRequest",
    "ListSpec",
    "Page",
    "asked",
    "belongs_to",
    "column",
    "days_between",
    "everything",
    "fetch",
    "holds_words",
    "inside",
    "page_asked",
    "page_of",
]
