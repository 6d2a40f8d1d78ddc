"""Drawing the rows of one page."""

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from printing.documents import outlines
from printing.documents.pdf import fill_outline
from printing.papers import ink
from printing.papers.grid import Edge, Grid, Line, total_edge
from printing.papers.parts import Align, Stars
from printing.papers.widths import STAR_SIZE, text_width
from printing.typefaces.faces import Face


class RowPen:
    """Draws rows of a grid on a canvas whose origin is the lower left corner of the table."""

    def __init__(self, canvas: Canvas, grid: Grid) -> None:
        """Nothing is drawn yet."""
        self.canvas = canvas
        self.grid = grid

    def head(self, top: float) -> None:
        """The headings, at the foot of their cells."""
        self.canvas.setFillColor(ink.SECOND)
        head = self.grid.head
        tops = [top - head.height + ink.CELL_PAD + _depth(cell, ink.HEAD.leading) for cell in head.cells]
        self._texts(head, self.grid.edges, tops, ink.HEAD, bold=True)
        self.rule(top - head.height)

    def row(self, line: Line, top: float) -> None:
        """A row."""
        self.canvas.setFillColor(ink.INK)
        self._cells(line, self.grid.edges, top, bold=False)
        for cell, edge in zip(line.cells, self.grid.edges, strict=True):
            if isinstance(cell, Stars):
                self._stars(cell.count, edge.left, top - ink.CELL_PAD - (ink.CELL.leading - STAR_SIZE) / 2)

    def total(self, line: Line, top: float) -> None:
        """The sums in bold under a line; their name begins at the left."""
        self.rule(top)
        self.canvas.setFillColor(ink.INK)
        first, *others = self.grid.edges
        self._cells(line, [total_edge(first), *others], top, bold=True)

    def _cells(self, line: Line, edges: list[Edge], top: float, *, bold: bool) -> None:
        tops = [top - ink.CELL_PAD] * len(line.cells)
        self._texts(line, edges, tops, ink.CELL, bold=bold)

    def rule(self, y: float) -> None:
        """The dark line under the headings and over the sums."""
        self.canvas.setStrokeColor(ink.INK)
        self.canvas.setLineWidth(ink.PX)
        self.canvas.line(0, y, self.grid.width, y)

    def hairlines(self, heights: list[float]) -> None:
        """The fine lines under rows."""
        self.canvas.setStrokeColor(ink.HAIRLINE)
        self.canvas.setLineWidth(0.75 * ink.PX)
        self.canvas.lines([(0, y, self.grid.width, y) for y in heights])

    def _texts(
        self, line: Line, edges: list[Edge], tops: list[float], setting: ink.Setting, *, bold: bool
    ) -> None:
        text = self.canvas.beginText()
        set_in = None
        for cell, edge, top in zip(line.cells, edges, tops, strict=True):
            if isinstance(cell, Stars) or not any(cell):
                continue
            heavy = bold or edge.strong
            face = Face.BOLD if heavy else Face.REGULAR
            if face is not set_in:
                text.setFont(str(face), setting.size)
                set_in = face
            first = top - setting.leading / 2 - ink.BASE_LINE * setting.size
            for number, (x, words) in enumerate(_placed(cell, edge, setting.size, heavy=heavy)):
                text.setTextOrigin(x, first - number * setting.leading)
                text.textOut(words)
        self.canvas.drawText(text)

    def _stars(self, count: int, left: float, top: float) -> None:
        self.canvas.setFillColor(ink.STAR)
        for number in range(count):
            fill_outline(self.canvas, outlines.STAR, left=left + number * STAR_SIZE, top=top, size=STAR_SIZE)


def _depth(cell: tuple[str, ...] | Stars, leading: float) -> float:
    return leading if isinstance(cell, Stars) else len(cell) * leading


def _placed(cell: tuple[str, ...], edge: Edge, size: float, *, heavy: bool) -> Iterator[tuple[float, str]]:
    for words in cell:
        if edge.align is Align.RIGHT:
            yield edge.right - text_width(words, bold=heavy, size=size), words
        else:
            yield edge.left, words
