"""The receipt as a picture of black and white dots, as thermal printers take it.

Printers' own fonts lack most Vietnamese letters, so text is drawn. It is drawn in greys and cut at one
threshold, without dithering: dithered text is unreadable on thermal paper.
"""

from functools import lru_cache

from PIL import Image, ImageDraw

from printing.documents.layout import receipt_layout
from printing.documents.outlines import Outline
from printing.documents.rules import ReceiptDocument
from printing.documents.shapes import Anchor, Bar, Code, Layout, Sign, Text
from printing.typefaces.faces import glyph_of

THRESHOLD = 150
_CUT = [255 if grey >= THRESHOLD else 0 for grey in range(256)]
_FINER = 8
_WHITE = 255


def receipt_picture(document: ReceiptDocument, width: int) -> Image.Image:
    """A picture of mode "1", `width` (576 or 384) dots wide, black on white."""
    return draw(receipt_layout(document, width))


def draw(layout: Layout) -> Image.Image:
    """Draw a layout in black and white dots."""
    canvas = Image.new("L", (layout.width, layout.height), _WHITE)
    brush = ImageDraw.Draw(canvas)
    for shape in layout.shapes:
        match shape:
            case Text():
                _text(canvas, shape)
            case Bar():
                _bar(brush, shape.x, shape.y, shape.width, shape.height)
            case Sign():
                canvas.paste(0, (shape.x, shape.y), _stamp(shape.outline, shape.size))
            case _:
                _code(brush, shape)
    return canvas.point(_CUT, "1")


def _text(canvas: Image.Image, text: Text) -> None:
    x = text.x - _before(text)
    for character in text.text:
        glyph = glyph_of(character, text.type.face, text.type.size)
        if glyph.mask:
            canvas.paste(0, (x + glyph.left, text.baseline + glyph.top), glyph.mask)
        x += glyph.advance


def _before(text: Text) -> int:
    """How much of a text lies left of its anchor."""
    if text.anchor is Anchor.LEFT:
        return 0
    width = text.type.width_of(text.text)
    return width if text.anchor is Anchor.RIGHT else width // 2


def _bar(brush: ImageDraw.ImageDraw, x: int, y: int, width: int, height: int) -> None:
    brush.rectangle((x, y, x + width - 1, y + height - 1), fill=0)


def _code(brush: ImageDraw.ImageDraw, code: Code) -> None:
    for x, y, length in code.modules.runs():
        left, top = code.x + x * code.module, code.y + y * code.module
        _bar(brush, left, top, length * code.module, code.module)


@lru_cache(maxsize=16)
def _stamp(outline: Outline, size: int) -> Image.Image:
    """The sign as a mask, drawn eight times finer and made smaller, which rounds its edges."""
    fine = Image.new("L", (size * _FINER, size * _FINER))
    brush = ImageDraw.Draw(fine)
    for polygon in outline:
        brush.polygon([(x * size * _FINER, y * size * _FINER) for x, y in polygon], fill=_WHITE)
    return fine.resize((size, size), Image.Resampling.BOX)
