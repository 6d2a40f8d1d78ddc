"""How wide the columns of a table are: from their longest texts, so that nobody has to say it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import nlargest

from reportlab.pdfbase.pdfmetrics import stringWidth

from core.text import printable
from printing.papers import ink
from printing.papers.parts import Cell, Column, Stars, Table
from printing.typefaces.faces import Face

STAR_SIZE = 9 * ink.PX
_PADDING = 2 * ink.CELL_SIDE
_LEAST = 56 * ink.PX
_MEASURED = 12


def clean(text: str) -> str:
    """A text fit for paper; figures and other plain ASCII need no work."""
    return text if text.isascii() and text.isprintable() else printable(text)


@lru_cache(maxsize=8192)
def text_width(text: str, *, bold: bool, size: float = ink.CELL.size) -> float:
    """The width of a text in points."""
    width: float = stringWidth(text, str(Face.BOLD if bold else Face.REGULAR), size)
    return width


def column_widths(table: Table, width: float) -> list[float]:
    """Widths in points that add up to `width`.

    First as wide as the texts are; if that is too much, headings break between words, then the columns that
    wrap give way, and at last all do.
    """
    contents = [_content_width(table, index) for index in range(len(table.columns))]
    for whole in (True, False):
        heads = [_heading_width(column, whole=whole) for column in table.columns]
        widths = [max(pair) + _PADDING for pair in zip(contents, heads, strict=True)]
        if sum(widths) <= width:
            return _spread(widths, table.columns, width - sum(widths))
    return _squeeze(widths, table.columns, width)


def _content_width(table: Table, index: int) -> float:
    """The width of a column's widest cell, looked for among those with the most letters.

    The name of the sums at the beginning of their row may run into the columns beside it.
    """
    bold = table.columns[index].strong
    texts = nlargest(_MEASURED, _texts(table.rows, index), key=len)
    cells = [text_width(clean(text), bold=bold) for text in texts]
    stars = [
        cell.count * STAR_SIZE for row in table.rows[:_MEASURED] if isinstance(cell := row[index], Stars)
    ]
    total = [text_width(clean(table.total[index]), bold=True)] if table.total and index else []
    return max([*cells, *stars, *total], default=0)


def _texts(rows: Sequence[Sequence[Cell]], index: int) -> Iterator[str]:
    return (cell for row in rows if isinstance(cell := row[index], str))


def _heading_width(column: Column, *, whole: bool) -> float:
    heading = clean(column.heading)
    parts = [heading] if whole else heading.split(" ")
    return max(text_width(part, bold=True, size=ink.HEAD.size) for part in parts)


def _spread(widths: list[float], columns: Sequence[Column], left_over: float) -> list[float]:
    takers = [index for index, column in enumerate(columns) if column.wraps] or list(range(len(columns)))
    return [width + (left_over / len(takers) if index in takers else 0) for index, width in enumerate(widths)]


def _squeeze(widths: list[float], columns: Sequence[Column], width: float) -> list[float]:
    excess = sum(widths) - width
    give = [max(0, own - _LEAST) if column.wraps else 0 for own, column in zip(widths, columns, strict=True)]
    if sum(give) < excess:
        return [own * width / sum(widths) for own in widths]
    return [own - excess * part / sum(give) for own, part in zip(widths, give, strict=True)]
