"""Where the faces are, and their letters as dots."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FOLDER = Path(__file__).resolve().parents[2] / "static" / "fonts"


class Face(StrEnum):
    """The two faces in use; the value is the name under which a PDF knows it."""

    REGULAR = "NotoSans"
    BOLD = "NotoSans-Bold"


_FILES = {Face.REGULAR: "NotoSans-Regular.ttf", Face.BOLD: "NotoSans-Bold.ttf"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Glyph:
    """A letter as a mask of greys; `left` and `top` lead from the pen on the baseline to its corner."""

    mask: Image.Image | None
    left: int
    top: int
    advance: int


def path_of(face: Face) -> Path:
    """The TrueType file of a face."""
    return _FOLDER / _FILES[face]


def text_width(text: str, face: Face, size: int) -> int:
    """The width of a text in dots."""
    return sum(glyph_of(character, face, size).advance for character in text)


@lru_cache(maxsize=4096)
def glyph_of(character: str, face: Face, size: int) -> Glyph:
    """One letter at a size in dots, drawn once: hinting is slow, and a receipt says the same letters often.

    The faces have no kerning table, so letters side by side are the text.
    """
    font = _font(face, size)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(character, anchor="ls"))
    mask = None
    if right > left and bottom > top:
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).text((-left, -top), character, fill=255, font=font, anchor="ls")
    return Glyph(mask=mask, left=left, top=top, advance=round(font.getlength(character)))


@lru_cache(maxsize=64)
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A face at a size.

    The basic layout engine, not Raqm: composed Vietnamese needs no shaping, and the basic one is there on
    every machine, so that the same receipt has the same dots everywhere.
    """
    return ImageFont.truetype(path_of(face), size, layout_engine=ImageFont.Layout.BASIC)
