"""Lists in one shape: a spec of columns, a request from the address, a page of rows, a file of all."""

from core.lists.pages import ListRequest, Page, everything, page_of
from core.lists.selects import days_between, fetch, holds_words
from core.lists.spec import Filter, Kind, ListColumn, ListSpec, asked, column, page_asked

__all__ = [
    "Filter",
    "Kind",
    "ListColumn",
    "ListRequest",
    "ListSpec",
    "Page",
    "asked",
    "column",
    "days_between",
    "everything",
    "fetch",
    "holds_words",
    "page_asked",
    "page_of",
]
