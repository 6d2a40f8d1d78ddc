"""A paper as PDF."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from printing.papers import ink
from printing.papers.flow import flow
from printing.papers.head import head
from printing.papers.parts import Paper
from printing.papers.widths import clean
from printing.typefaces.embedded import register
from printing.typefaces.faces import Face

_FOOT = 26 * ink.PX
_FOOT_LINE = _FOOT + 18 * ink.PX
_BOTTOM = 60 * ink.PX
_RUNNING = 34 * ink.PX


def render(paper: Paper) -> bytes:
    """The PDF; the same paper gives the same bytes, which may be stored by their hash."""
    register()
    page = landscape(A4) if paper.landscape else A4
    width, height = page[0] - 2 * ink.MARGIN, page[1] - ink.MARGIN - _BOTTOM
    buffer = BytesIO()
    document = BaseDocTemplate(
        buffer, pagesize=page, invariant=1, title=f"{clean(paper.title)} {clean(paper.number)}", lang="vi"
    )
    document.addPageTemplates(
        [
            _template("first", width, height, _footer(paper, page[0]), next_one="later"),
            _template("later", width, height - _RUNNING, _running(paper, page), next_one="later"),
        ]
    )
    story = [*head(paper, width), *flow(paper.parts, width, height - _RUNNING)]
    document.build(story, canvasmaker=partial(_NumberedCanvas, right=page[0] - ink.MARGIN))
    return buffer.getvalue()


Draw = Callable[[Canvas, BaseDocTemplate], None]


def _template(name: str, width: float, height: float, draw: Draw, *, next_one: str) -> PageTemplate:
    frame = Frame(
        ink.MARGIN,
        _BOTTOM,
        width,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return PageTemplate(id=name, frames=[frame], onPage=draw, autoNextPageTemplate=next_one)


def _footer(paper: Paper, page_width: float) -> Draw:
    text = clean(paper.footer)

    def draw(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setStrokeColor(ink.EDGE)
        canvas.setLineWidth(0.75 * ink.PX)
        canvas.line(ink.MARGIN, _FOOT_LINE, page_width - ink.MARGIN, _FOOT_LINE)
        canvas.setFillColor(ink.THIRD)
        canvas.setFont(str(Face.REGULAR), ink.FOOT_SIZE)
        canvas.drawString(ink.MARGIN, _FOOT + 4 * ink.PX, text)
        canvas.doForm(_page_form(canvas.getPageNumber()))

    return draw


def _running(paper: Paper, page: tuple[float, float]) -> Draw:
    """On later pages the paper's name stands at the top as well."""
    footer = _footer(paper, page[0])

    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        footer(canvas, document)
        top = page[1] - ink.MARGIN - ink.FOOT_SIZE
        canvas.drawString(ink.MARGIN, top, clean(paper.title))
        canvas.drawRightString(page[0] - ink.MARGIN, top, f"Số {clean(paper.number)}")

    return draw


def _page_form(number: int) -> str:
    return f"page-{number}"


class _NumberedCanvas(Canvas):
    """Writes "page x of y" when y is known: each page refers to a form that is drawn at the end."""

    def __init__(self, *args: Any, right: float, **settings: Any) -> None:
        """A canvas whose page numbers end at `right`."""
        super().__init__(*args, **settings)
        self.right = right

    def save(self) -> None:
        """Draw the forms, then write the file."""
        pages = self.getPageNumber() - 1
        for number in range(1, pages + 1):
            self.beginForm(_page_form(number))
            self.setFillColor(ink.THIRD)
            self.setFont(str(Face.REGULAR), ink.FOOT_SIZE)
            self.drawRightString(self.right, _FOOT + 4 * ink.PX, f"Trang {number} / {pages}")
            self.endForm()
        super().save()
