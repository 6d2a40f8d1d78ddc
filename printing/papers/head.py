"""The head of a paper: who issues it, what it is, whom it concerns, and the one amount it is about."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from printing.documents import outlines
from printing.documents.pdf import fill_outline
from printing.papers import ink
from printing.papers.parts import Fact, Issuer, KeyFigure, Paper
from printing.papers.widths import clean

_MARK = 44 * ink.PX
_GAP = 12 * ink.PX
_FORM = 170 * ink.PX
_LABELS = 104 * ink.PX
_KEY = 196 * ink.PX
_FLUSH: list[Any] = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


class Mark(Flowable):
    """The shoulder pole with its baskets."""

    def wrap(self, _width: float, _available: float) -> tuple[float, float]:
        """A square."""
        return _MARK, _MARK

    def draw(self) -> None:
        """Pole and ropes indigo, baskets the colour of ripe rice."""
        for outline, colour in ((outlines.MARK_WOOD, ink.POLE), (outlines.MARK_BASKETS, ink.BASKET)):
            self.canv.setFillColor(colour)
            fill_outline(self.canv, outline, left=0, top=_MARK, size=_MARK)


def head(paper: Paper, width: float) -> Iterator[Flowable]:
    """The flowables above the first part."""
    yield _issuer_and_form(paper.issuer, paper.form, width)
    yield Paragraph(markup(paper.title), ink.TITLE)
    about = f" · {markup(paper.about)}" if paper.about else ""
    yield Paragraph(f"Số <b>{markup(paper.number)}</b>{about}", ink.ABOUT)
    yield _facts_and_key(paper.facts, paper.key, width)


def markup(text: str) -> str:
    """A text that means itself in reportlab's paragraphs."""
    return escape(clean(text), quote=False)


def flush_table(rows: Sequence[list[Any]], widths: Sequence[float], *styles: Any) -> Table:
    """A table without paddings; `styles` are reportlab's table commands."""
    return Table(rows, colWidths=widths, style=TableStyle([*_FLUSH, *styles]))


def _issuer_and_form(issuer: Issuer, form: Sequence[str], width: float) -> Table:
    names = [Paragraph(markup(issuer.name), ink.ISSUER)]
    names += [Paragraph(markup(line), ink.ISSUER_LINE) for line in issuer.lines]
    forms = [Paragraph(markup(line), ink.FORM) for line in form]
    right = _FORM if forms else 0
    widths = [_MARK + _GAP, width - _MARK - _GAP - right, right]
    return flush_table([[Mark(), names, forms]], widths, ("VALIGN", (0, 0), (1, 0), "MIDDLE"))


def _facts_and_key(facts: Sequence[Fact], key: KeyFigure | None, width: float) -> Table:
    right = _KEY if key else 0
    left = width - right
    rows = [[Paragraph(markup(fact.label), ink.LABEL), Paragraph(_value(fact), ink.VALUE)] for fact in facts]
    spaced = ("BOTTOMPADDING", (0, 0), (-1, -2), 4 * ink.PX)
    listed = flush_table(rows, [_LABELS, left - _LABELS - _GAP], spaced) if rows else ""
    return flush_table(
        [[listed, _key(key) if key else ""]],
        [left, right],
        ("LINEABOVE", (0, 0), (-1, 0), 1.5 * ink.PX, ink.INDIGO),
        ("LINEBELOW", (0, 0), (-1, 0), 0.75 * ink.PX, ink.EDGE),
        ("TOPPADDING", (0, 0), (-1, 0), 11 * ink.PX),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 11 * ink.PX),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    )


def _value(fact: Fact) -> str:
    return f"<b>{markup(fact.strong)}</b>{markup(fact.value)}" if fact.strong else markup(fact.value)


def _key(key: KeyFigure) -> list[Paragraph]:
    lines = [Paragraph(markup(key.label), ink.KEY_LABEL), Paragraph(markup(key.amount), ink.KEY_AMOUNT)]
    return [*lines, Paragraph(markup(key.note), ink.KEY_NOTE)] if key.note else lines
