"""Writing down a paper: what was placed so far and how far down it goes."""

from printing.documents.outlines import STAR, Outline
from printing.documents.qr import Modules
from printing.documents.shapes import Anchor, Bar, Code, Layout, Shape, Sign, Text, Type
from printing.documents.sheet import Row
from printing.documents.styles import Style

_DASH = 8
_DASH_STEP = 13
_SMALLEST_MODULE = 3


class Pen:
    """Places one thing below the other; everything is in dots."""

    def __init__(self, style: Style) -> None:
        """Start at the top of an empty paper."""
        self.style = style
        self.y = 0
        self._shapes: list[Shape] = []

    def finish(self) -> Layout:
        """The paper as it is now."""
        return Layout(width=self.style.width, height=self.y, shapes=tuple(self._shapes))

    def space(self, dots: int) -> None:
        """Leave a distance."""
        self.y += dots

    def centred(self, text: str, type_: Type) -> None:
        """A text in the middle, on as many lines as it needs."""
        for line in type_.wrap(text, self.style.inner):
            self._text(self.style.width // 2, line, type_, Anchor.MIDDLE)
            self.y += type_.line

    def left(self, text: str, type_: Type) -> None:
        """A text from the left margin on, on as many lines as it needs."""
        for line in type_.wrap(text, self.style.inner):
            self._text(self.style.margin, line, type_, Anchor.LEFT)
            self.y += type_.line

    def row(self, row: Row, label: Type, figure: Type) -> None:
        """A label and its figure on one line; the figure goes below a label that would leave it no room."""
        room = self.style.inner
        if row.right:
            room -= figure.width_of(row.right) + self.style.gap
        if room >= self.style.inner // 2 or label.width_of(row.left) <= room:
            self._side_by_side(row, label, figure, room)
        else:
            self.left(row.left, label)
            self._right(row.right, figure)

    def name(self, name: str, stars: int) -> None:
        """A good's name, its stars at the right end of the first line."""
        style = self.style
        stars_width = stars * (style.star + 1)
        lines = style.name.wrap(name, style.inner - (stars_width + style.gap if stars else 0))
        self._stars(stars, style.width - style.margin - stars_width)
        for line in lines:
            self._text(style.margin, line, style.name, Anchor.LEFT)
            self.y += style.name.line

    def rule(self, thickness: int) -> None:
        """A line across the paper."""
        self.bar(self.style.margin, self.style.inner, thickness)
        self.y += thickness

    def dashes(self, thickness: int) -> None:
        """A dashed line across the paper."""
        end = self.style.width - self.style.margin
        for x in range(self.style.margin, end, _DASH_STEP):
            self.bar(x, min(_DASH, end - x), thickness)
        self.y += thickness

    def bar(self, x: int, width: int, height: int) -> None:
        """A filled rectangle that hangs from here; the pen stays."""
        self._shapes.append(Bar(x=x, y=self.y, width=width, height=height))

    def sign(self, outline: Outline, size: int) -> None:
        """A drawn sign in the middle."""
        x = (self.style.width - size) // 2
        self._shapes.append(Sign(x=x, y=self.y, size=size, outline=outline))
        self.y += size

    def code(self, modules: Modules, caption: tuple[str, ...]) -> None:
        """A QR code with its caption beside it, or below it on narrow paper."""
        module = max(_SMALLEST_MODULE, self.style.qr // modules.side)
        if self.style.qr_beside and module * modules.side <= self.style.inner // 2:
            self._code_beside(modules, module, caption)
        else:
            self._code_above(modules, module, caption)

    def _code_beside(self, modules: Modules, module: int, caption: tuple[str, ...]) -> None:
        style, side = self.style, module * modules.side
        top, left = self.y, style.margin + 2 * module
        self._shapes.append(Code(x=left, y=top, module=module, modules=modules))
        x = left + side + 4 * module
        lines = [line for text in caption for line in style.plain.wrap(text, style.width - style.margin - x)]
        self.y += max(0, side - len(lines) * style.plain.line) // 2
        for line in lines:
            self._text(x, line, style.plain, Anchor.LEFT)
            self.y += style.plain.line
        self.y = max(self.y, top + side)

    def _code_above(self, modules: Modules, module: int, caption: tuple[str, ...]) -> None:
        side = module * modules.side
        x = (self.style.width - side) // 2
        self._shapes.append(Code(x=x, y=self.y, module=module, modules=modules))
        self.y += side + 4 * module
        self.centred(" ".join(caption), self.style.plain)

    def _stars(self, stars: int, x: int) -> None:
        top = self.y + (self.style.name.line - self.style.star) // 2
        for i in range(stars):
            left = x + i * (self.style.star + 1)
            self._shapes.append(Sign(x=left, y=top, size=self.style.star, outline=STAR))

    def _side_by_side(self, row: Row, label: Type, figure: Type, room: int) -> None:
        *first, last = label.wrap(row.left, room)
        for line in first:
            self.left(line, label)
        self._text(self.style.margin, last, label, Anchor.LEFT)
        self._text(self.style.width - self.style.margin, row.right, figure, Anchor.RIGHT)
        self.y += label.line

    def _right(self, text: str, type_: Type) -> None:
        for line in type_.wrap(text, self.style.inner):
            self._text(self.style.width - self.style.margin, line, type_, Anchor.RIGHT)
            self.y += type_.line

    def _text(self, x: int, text: str, type_: Type, anchor: Anchor) -> None:
        if text:
            baseline = self.y + type_.drop
            self._shapes.append(Text(x=x, baseline=baseline, text=text, type=type_, anchor=anchor))
