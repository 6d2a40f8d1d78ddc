"""What the page of a statement or draft shows: the equation, one page of lines, one of them opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.lists import ListRequest, Page, page_of
from inventory.stock.rules import StockRow
from settlement.papers.content import (
    PaperContent,
    bridge_columns,
    bridge_in_order,
    stock_columns,
    stock_in_order,
)
from settlement.papers.queries import DraftContent
from settlement.papers.rules import Addend, Before, Step, equation, worked_sum
from settlement.statements.queries import Goods
from settlement.statements.rules import BridgeRow, Entry, Figures

LINES_PER_PAGE = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A sold line that is opened into its worked sum."""

    position: int
    steps: tuple[tuple[Step, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A statement, issued or not, as its page shows it; lines are numbered from 1 on."""

    figures: Figures
    equation: tuple[Addend, ...]
    lines: Page[tuple[int, Entry]]
    opened: Opened | None
    stock: Sequence[StockRow]
    stock_columns: Sequence[str]
    bridge: Sequence[BridgeRow]
    bridge_columns: Sequence[str]
    products: Mapping[UUID, Goods]
    places: Mapping[UUID, str]
    before: Before | None


def view(content: PaperContent | DraftContent, *, page: int, opened: int | None) -> View:
    """One page of the lines, and the sum of the line that is opened, if one is."""
    book = content.statement if isinstance(content, PaperContent) else content.draft
    numbered = list(enumerate(book.entries, 1))
    request = ListRequest(page=page, per_page=LINES_PER_PAGE)
    return View(
        figures=book.figures,
        equation=equation(book.figures, book.entries),
        lines=page_of(numbered, request),
        opened=_opened(book.entries, opened),
        stock=stock_in_order(book.stock, content.products, content.places),
        stock_columns=stock_columns(book.stock),
        bridge=bridge_in_order(book.bridge, content.products),
        bridge_columns=bridge_columns(book.bridge),
        products=content.products,
        places=content.places,
        before=content.before,
    )


def _opened(entries: Sequence[Entry], position: int | None) -> Opened | None:
    """A line that is no sale has no worked sum, and neither has one that there is not."""
    if position is None or not 1 <= position <= len(entries):
        return None
    sold = entries[position - 1].sold
    return Opened(position=position, steps=worked_sum(sold)) if sold else None
