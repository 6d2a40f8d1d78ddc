"""Colours, sizes and styles of papers. The look gives them in pixels of 96 to the inch."""

from dataclasses import dataclass
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle

from printing.typefaces.faces import Face

PX = 0.75
MARGIN = 46 * PX
BASE_LINE = 0.35
"""How far a baseline lies below the middle of its line, as a part of the size of the type."""

INDIGO = HexColor(0x1A2F52)
POLE = HexColor(0x24406E)
BASKET = HexColor(0x9A6A08)
STAR = HexColor(0xA9720A)
INK = HexColor(0x1A1A1A)
SECOND = HexColor(0x444444)
THIRD = HexColor(0x555555)
EDGE = HexColor(0xB9B9B9)
HAIRLINE = HexColor(0xDCDCDC)
GROUND = HexColor(0xF4F1EA)


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """How the cells of a table are set, in points."""

    size: float
    leading: float


Align = Literal[0, 1, 2]
"""reportlab's numbers for left, centre and right."""

_CENTRE: Align = 1
_RIGHT: Align = 2


def _style(
    name: str,
    size: float,
    line: float,
    *,
    face: Face = Face.REGULAR,
    ink: Color = INK,
    align: Align = 0,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=str(face),
        fontSize=size * PX,
        leading=line * PX,
        textColor=ink,
        alignment=align,
        spaceBefore=before * PX,
        spaceAfter=after * PX,
        splitLongWords=1,
    )


ISSUER = _style("issuer", 11.5, 17, face=Face.BOLD)
ISSUER_LINE = _style("issuer line", 10.5, 15)
FORM = _style("form", 10, 14, ink=SECOND, align=_RIGHT)
TITLE = _style("title", 20, 28, face=Face.BOLD, ink=INDIGO, align=_CENTRE, before=18)
ABOUT = _style("about", 11, 16, align=_CENTRE, after=14)
LABEL = _style("label", 10.5, 15, ink=THIRD)
VALUE = _style("value", 10.5, 15)
KEY_LABEL = _style("key label", 10.5, 15, align=_RIGHT)
KEY_AMOUNT = _style("key amount", 22, 30, face=Face.BOLD, ink=INDIGO, align=_RIGHT)
KEY_NOTE = _style("key note", 10, 14, ink=SECOND, align=_RIGHT)
STRIP_LABEL = _style("strip label", 10, 14, ink=THIRD)
STRIP_AMOUNT = _style("strip amount", 15, 22, face=Face.BOLD, ink=INDIGO)
HEADING = _style("heading", 11.5, 17, face=Face.BOLD, ink=INDIGO, before=15, after=5)
NOTE = _style("note", 9.5, 14, ink=SECOND, before=3)
SUM = _style("sum", 10, 14)
SUM_AMOUNT = _style("amount of a sum", 10, 14, align=_RIGHT)
RESULT = _style("result", 12, 18, face=Face.BOLD, ink=INDIGO)
RESULT_AMOUNT = _style("amount of a result", 12, 18, face=Face.BOLD, ink=INDIGO, align=_RIGHT)
IN_WORDS = _style("in words", 11, 16)
SIGN_WHO = _style("who signs", 10.5, 15, face=Face.BOLD, align=_CENTRE)
SIGN_HOW = _style("how to sign", 9.5, 15, ink=THIRD, align=_CENTRE)

HEAD = Setting(size=9.5 * PX, leading=13 * PX)
CELL = Setting(size=10 * PX, leading=14 * PX)
CELL_PAD = 4 * PX
CELL_SIDE = 5 * PX
FOOT_SIZE = 9 * PX
