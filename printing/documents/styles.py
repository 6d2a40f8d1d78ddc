"""Sizes and distances in dots of the two papers; 8 dots are a millimetre."""

from dataclasses import dataclass

from printing.documents.shapes import Type
from printing.documents.sheet import Weight
from printing.typefaces.faces import Face

NARROW_DOTS = 384
WIDE_DOTS = 576


_TITLE = Type(face=Face.BOLD, size=24, line=34)
_NAME = Type(face=Face.BOLD, size=23, line=31)
_PLAIN = Type(face=Face.REGULAR, size=22, line=30)
_STRONG = Type(face=Face.BOLD, size=23, line=30)
_SMALL = Type(face=Face.REGULAR, size=20, line=27)


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How one width of paper is set. Nothing is smaller than 20 dots: thermal heads fill in small marks."""

    width: int
    margin: int
    mark: int
    shop: Type
    big: Type
    title: Type = _TITLE
    name: Type = _NAME
    plain: Type = _PLAIN
    strong: Type = _STRONG
    small: Type = _SMALL
    star: int = 19
    gap: int = 10
    qr: int = 203
    qr_beside: bool = True

    @property
    def inner(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def of(self, weight: Weight) -> tuple[Type, Type]:
        """How label and figure of a row are set."""
        return {
            Weight.PLAIN: (self.plain, self.plain),
            Weight.FIGURE: (self.plain, self.strong),
            Weight.STRONG: (self.strong, self.strong),
            Weight.BIG: (self.big, self.big),
        }[weight]


_WIDE = Style(
    width=WIDE_DOTS,
    margin=16,
    mark=88,
    shop=Type(face=Face.BOLD, size=28, line=38),
    big=Type(face=Face.BOLD, size=38, line=54),
)
_NARROW = Style(
    width=NARROW_DOTS,
    margin=6,
    mark=72,
    shop=Type(face=Face.BOLD, size=25, line=34),
    big=Type(face=Face.BOLD, size=29, line=42),
    qr_beside=False,
)


def style_for(width: int) -> Style:
    """The style of a paper of 576 or 384 dots; any other width raises ValueError."""
    for style in (_WIDE, _NARROW):
        if style.width == width:
            return style
    raise ValueError(f"no paper is {width} dots wide")
