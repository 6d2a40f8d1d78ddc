"""The receipt as a PDF page as wide as its paper and as long as it needs."""

from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing.documents.layout import receipt_layout
from printing.documents.outlines import Outline
from printing.documents.rules import ReceiptDocument
from printing.documents.shapes import Anchor, Bar, Code, Layout, Sign, Text
from printing.typefaces.embedded import register

_DOT = mm / 8
_PAPER_WIDTHS = {576: 80 * mm, 384: 58 * mm}


def receipt_pdf(document: ReceiptDocument, width: int = 576) -> bytes:
    """One page, 80 mm (576 dots) or 58 mm (384 dots) wide; the same document always gives the same bytes."""
    register()
    layout = receipt_layout(document, width)
    buffer = BytesIO()
    page = (_PAPER_WIDTHS[width], layout.height * _DOT)
    canvas = Canvas(buffer, pagesize=page, invariant=True, lang="vi")
    canvas.setTitle(f"{document.title} {document.number}")
    canvas.translate((page[0] - layout.width * _DOT) / 2, page[1])
    canvas.scale(_DOT, _DOT)
    draw(canvas, layout)
    canvas.save()
    return buffer.getvalue()


def draw(canvas: Canvas, layout: Layout) -> None:
    """Draw a layout below the canvas's origin, one unit per dot."""
    for shape in layout.shapes:
        match shape:
            case Text():
                _text(canvas, shape)
            case Bar():
                canvas.rect(shape.x, -shape.y - shape.height, shape.width, shape.height, stroke=0, fill=1)
            case Sign():
                fill_outline(canvas, shape.outline, left=shape.x, top=-shape.y, size=shape.size)
            case _:
                _code(canvas, shape)


def _text(canvas: Canvas, text: Text) -> None:
    canvas.setFont(str(text.type.face), text.type.size)
    write = {
        Anchor.LEFT: canvas.drawString,
        Anchor.MIDDLE: canvas.drawCentredString,
        Anchor.RIGHT: canvas.drawRightString,
    }[text.anchor]
    write(text.x, -text.baseline, text.text)


def fill_outline(canvas: Canvas, outline: Outline, *, left: float, top: float, size: float) -> None:
    """Fill a drawn sign in the square that hangs from `top`; it takes the canvas's fill colour."""
    path = canvas.beginPath()
    for polygon in outline:
        first, *others = ((left + x * size, top - y * size) for x, y in polygon)
        path.moveTo(*first)
        for point in others:
            path.lineTo(*point)
        path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _code(canvas: Canvas, code: Code) -> None:
    """One path for all modules: single rectangles would show hairlines between them."""
    path = canvas.beginPath()
    for x, y, length in code.modules.runs():
        left, top = code.x + x * code.module, code.y + y * code.module
        path.rect(left, -top - code.module, length * code.module, code.module)
    canvas.drawPath(path, stroke=0, fill=1)
