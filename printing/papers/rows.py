"""Long tables, page by page.

Reportlab's own tables measure and split all their rows at once, which costs more with every row and draws
each cell anew. Here only the rows of one page are made ready at a time, under headings of their own: ten
thousand rows take ten times as long as a thousand, and hardly more memory.
"""

from reportlab.platypus import Flowable

from printing.papers.grid import Grid, Line
from printing.papers.parts import Table
from printing.papers.row_pen import RowPen


class Rows(Flowable):
    """The rows of a table from `begin` up to `end` (the last one when None), with the headings above."""

    def __init__(
        self, table: Table, begin: int = 0, end: int | None = None, grid: Grid | None = None
    ) -> None:
        """Take a part of a table; `grid` is handed on between the parts."""
        super().__init__()
        self.table = table
        self.begin = begin
        self.end = end
        self.grid = grid
        self.lines: list[Line] = []

    def wrap(self, width: float, available: float) -> tuple[float, float]:
        """The room that is needed, as reportlab asks; rows beyond what is available are not looked at."""
        grid = self._grid_for(width)
        self.width = width
        self.height = grid.head.height
        self.lines = []
        for index in range(self.begin, len(grid) if self.end is None else self.end):
            line = grid.line(index)
            if self.height + line.height > available:
                return width, available + 1
            self.lines.append(line)
            self.height += line.height
        return width, self.height

    def split(self, width: float, available: float) -> list[Flowable]:
        """What fits on this page, and the rest; nothing if not even one row does.

        The sums never stand alone on a page: the last row goes with them.
        """
        self.wrap(width, available)
        grid = self._grid_for(width)
        taken = len(self.lines)
        if grid.is_total(self.begin + taken):
            taken -= 1
        if taken < 1:
            return []
        middle = self.begin + taken
        return [Rows(self.table, self.begin, middle, grid), Rows(self.table, middle, self.end, grid)]

    def draw(self) -> None:
        """Draw headings, rows and sums, from the top down."""
        grid = self._grid_for(self.width)
        pen = RowPen(self.canv, grid)
        pen.head(self.height)
        y = self.height - grid.head.height
        hairlines = []
        for index, line in enumerate(self.lines, start=self.begin):
            draw = pen.total if grid.is_total(index) else pen.row
            draw(line, y)
            y -= line.height
            if index + 1 < len(grid.table.rows):
                hairlines.append(y)
        pen.hairlines(hairlines)

    def _grid_for(self, width: float) -> Grid:
        if self.grid is None or self.grid.width != width:
            self.grid = Grid(self.table, width)
        return self.grid
