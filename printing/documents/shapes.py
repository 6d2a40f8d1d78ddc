"""A laid-out paper: shapes at places in dots, which picture and PDF both draw."""

from dataclasses import dataclass
from enum import StrEnum

from printing.documents.outlines import Outline
from printing.documents.qr import Modules
from printing.typefaces.faces import Face, text_width
from printing.typefaces.wrap import wrap


class Anchor(StrEnum):
    """Which point of a text its x means."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, kw_only=True, slots=True)
class Type:
    """A way to set text: face, size and the height of its line, in dots."""

    face: Face
    size: int
    line: int

    @property
    def drop(self) -> int:
        """From the top of the line to the baseline: Noto Sans centred by its ascent and descent."""
        return (self.line * 1000 + self.size * 776) // 2000

    def width_of(self, text: str) -> int:
        """The width of a text."""
        return text_width(text, self.face, self.size)

    def wrap(self, text: str, width: int) -> tuple[str, ...]:
        """The lines of a text, none wider than `width`."""
        return wrap(text, lambda part: self.width_of(part) <= width)


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A text on one line."""

    x: int
    baseline: int
    text: str
    type: Type
    anchor: Anchor = Anchor.LEFT


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """An outline filled in a square."""

    x: int
    y: int
    size: int
    outline: Outline


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """A QR code whose modules are `module` whole dots wide."""

    x: int
    y: int
    module: int
    modules: Modules


Shape = Text | Bar | Sign | Code


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """A paper of `width` × `height` dots and what stands on it."""

    width: int
    height: int
    shapes: tuple[Shape, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts in the order of reading."""
        return tuple(shape.text for shape in self.shapes if isinstance(shape, Text))
