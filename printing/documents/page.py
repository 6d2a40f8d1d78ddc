"""The receipt as a web page of its own, for the browser's printer on paper of 80 or 58 mm."""

from flask import render_template

from printing.documents import outlines, qr
from printing.documents.rules import ReceiptDocument
from printing.documents.sheet import sheet_of

_PAPERS = {576: "wide", 384: "narrow"}
_STAR_UNITS = 16
_MARK_UNITS = 48


def receipt_page(document: ReceiptDocument, width: int = 576) -> str:
    """HTML for paper of 576 dots (80 mm) or 384 dots (58 mm), without script or style of its own.

    Needs an application context. Drawings are SVG paths, which a Content-Security-Policy lets through.
    """
    modules = qr.modules_of(document.qr) if document.qr is not None else None
    return render_template(
        "printing/receipt.html",
        sheet=sheet_of(document),
        number=document.number,
        paper=_PAPERS[width],
        modules=modules,
        qr_path=qr.svg_path(modules) if modules else "",
        star_path=outlines.svg_path(outlines.STAR, _STAR_UNITS),
        mark_path=outlines.svg_path(outlines.MARK, _MARK_UNITS),
    )
