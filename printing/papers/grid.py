"""A table made ready to be drawn: cells broken into lines, rows with their heights."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from printing.papers import ink
from printing.papers.parts import Align, Cell, Column, Stars, Table
from printing.papers.widths import clean, column_widths, text_width
from printing.typefaces.wrap import wrap

_KEPT_LINES = 256
"""More than a page holds: its rows are asked for to be counted, to be split off and to be drawn."""

_MOST_LINES = 40
"""A cell never fills a page, whatever somebody wrote into it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row: for each cell its lines of text, or stars."""

    cells: tuple[tuple[str, ...] | Stars, ...]
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge:
    """Where the texts of a column stand, in points from the left; figures end at `right`."""

    left: float
    right: float
    align: Align
    strong: bool


class Grid:
    """A table at one width."""

    def __init__(self, table: Table, width: float) -> None:
        """Fit the columns."""
        self.table = table
        self.width = width
        widths = column_widths(table, width)
        corners = list(pairwise(accumulate(widths, initial=0.0)))
        last = len(widths) - 1
        self.edges = [
            _edge(column, *corner, first=index == 0, last=index == last)
            for index, (column, corner) in enumerate(zip(table.columns, corners, strict=True))
        ]
        self.head = self._line([column.heading for column in table.columns], ink.HEAD, bold=True)
        self.line = lru_cache(maxsize=_KEPT_LINES)(self._row_line)

    def __len__(self) -> int:
        """How many rows there are, the sums included."""
        return len(self.table.rows) + bool(self.table.total)

    def _row_line(self, index: int) -> Line:
        """A row made ready; the last one may be the sums."""
        if not self.is_total(index):
            return self._line(self.table.rows[index], ink.CELL, bold=False)
        name, *sums = self.table.total
        line = self._line(["", *sums], ink.CELL, bold=True)
        return replace(line, cells=((clean(name),), *line.cells[1:]))

    def is_total(self, index: int) -> bool:
        """Whether a row is the sums."""
        return bool(self.table.total) and index == len(self.table.rows)

    def _line(self, row: Sequence[Cell], setting: ink.Setting, *, bold: bool) -> Line:
        cells = tuple(
            cell if isinstance(cell, Stars) else _broken(cell, edge, setting.size, bold=bold or edge.strong)
            for cell, edge in zip(row, self.edges, strict=True)
        )
        most = max(1 if isinstance(cell, Stars) else len(cell) for cell in cells)
        return Line(cells=cells, height=most * setting.leading + 2 * ink.CELL_PAD)


def total_edge(edge: Edge) -> Edge:
    """The name of the sums begins at the left, whatever its column holds."""
    return Edge(left=edge.left, right=edge.right, align=Align.LEFT, strong=True)


def _edge(column: Column, left: float, right: float, *, first: bool, last: bool) -> Edge:
    """The outer columns stand flush with the edges of the text."""
    return Edge(
        left=left if first else left + ink.CELL_SIDE,
        right=right if last else right - ink.CELL_SIDE,
        align=column.align,
        strong=column.strong,
    )


def _broken(text: str, edge: Edge, size: float, *, bold: bool) -> tuple[str, ...]:
    return _wrapped(text, round(edge.right - edge.left, 2), size, bold=bold)


@lru_cache(maxsize=8192)
def _wrapped(text: str, room: float, size: float, *, bold: bool) -> tuple[str, ...]:
    lines = wrap(clean(text), lambda part: text_width(part, bold=bold, size=size) <= room + 0.01)
    return lines if len(lines) <= _MOST_LINES else (*lines[: _MOST_LINES - 1], "…")
