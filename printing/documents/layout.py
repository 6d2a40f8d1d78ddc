"""Placing a receipt on paper, from top to bottom."""

from collections.abc import Iterable

from printing.documents.outlines import MARK
from printing.documents.pen import Pen
from printing.documents.qr import modules_of
from printing.documents.rules import ReceiptDocument
from printing.documents.shapes import Layout, Type
from printing.documents.sheet import Item, Row, Sheet, sheet_of
from printing.documents.styles import style_for


def receipt_layout(document: ReceiptDocument, width: int) -> Layout:
    """The receipt on paper of 576 or 384 dots; any other width raises ValueError."""
    sheet = sheet_of(document)
    pen = Pen(style_for(width))
    _head(pen, sheet)
    _items(pen, sheet.items)
    _sums(pen, sheet)
    _end(pen, sheet)
    return pen.finish()


def _head(pen: Pen, sheet: Sheet) -> None:
    style = pen.style
    pen.space(20)
    pen.sign(MARK, style.mark)
    pen.centred(sheet.shop, style.shop)
    for line in sheet.address:
        pen.centred(line, style.small)
    pen.space(14)
    pen.rule(3)
    pen.space(9)
    pen.centred(sheet.title, style.title)
    if sheet.mark:
        pen.centred(sheet.mark, style.title)
    _rows(pen, sheet.about)
    pen.space(10)
    pen.rule(3)
    pen.space(4)


def _items(pen: Pen, items: tuple[Item, ...]) -> None:
    for number, item in enumerate(items):
        if number:
            pen.dashes(2)
        pen.space(9)
        pen.name(item.name, item.stars)
        for note in item.notes:
            pen.left(note, pen.style.small)
        _rows(pen, item.rows)
        pen.space(10)
    pen.rule(3)


def _sums(pen: Pen, sheet: Sheet) -> None:
    if not sheet.totals:
        return
    pen.space(10)
    _rows(pen, sheet.totals)
    pen.space(10)
    if sheet.vat:
        pen.dashes(2)
        pen.space(9)
        _rows(pen, sheet.vat, pen.style.small)
        pen.space(9)
    pen.rule(3)


def _end(pen: Pen, sheet: Sheet) -> None:
    style = pen.style
    if sheet.qr is not None:
        pen.space(18)
        pen.code(modules_of(sheet.qr), sheet.qr_caption)
    pen.space(14)
    for number, line in enumerate(sheet.footer):
        pen.centred(line, style.small if number else style.name)
    pen.space(28)


def _rows(pen: Pen, rows: Iterable[Row], always: Type | None = None) -> None:
    for row in rows:
        label, figure = (always, always) if always else pen.style.of(row.weight)
        pen.row(row, label, figure)
