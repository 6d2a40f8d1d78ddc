"""A strict interpreter of ESC/POS bytes, written from the command reference and from nothing else.

It shares no code with the program and raises on every byte it does not know, so that whatever reaches a
printer by mistake, be it one control character, fails a test.
"""

from dataclasses import dataclass, field

from PIL import Image

_MAX_ROWS = 240
_GARBAGE_ROWS = 48


class UnknownByte(Exception):
    """A byte that begins no command this interpreter knows."""


@dataclass(kw_only=True)
class Paper:
    """What came out: events in order, and the page as a picture (white where nothing was printed)."""

    width: int
    events: list[str] = field(default_factory=list)
    bands: list[tuple[int, int]] = field(default_factory=list)
    pages: list[Image.Image] = field(default_factory=list)
    rows: list[Image.Image] = field(default_factory=list)

    def page(self) -> Image.Image:
        """The rows since the last cut, one below the other."""
        height = sum(row.height for row in self.rows)
        page = Image.new("1", (self.width, height), 1)
        top = 0
        for row in self.rows:
            page.paste(row, (0, top))
            top += row.height
        return page


class Decoder:
    """Reads a stream from its first byte to its last."""

    def __init__(self, data: bytes, width: int) -> None:
        self.data = data
        self.at = 0
        self.paper = Paper(width=width)

    def take(self, count: int) -> bytes:
        taken = self.data[self.at : self.at + count]
        if len(taken) < count:
            raise UnknownByte(f"the stream ends inside a command at {self.at}")
        self.at += count
        return taken

    def run(self) -> Paper:
        handlers = {
            b"\x1b@": self.initialise,
            b"\x1bd": self.feed,
            b"\x1bp": self.drawer,
            b"\x1dV": self.cut,
            b"\x1dv": self.raster,
            b"\x10\x04": self.status,
        }
        while self.at < len(self.data):
            start = self.at
            handler = handlers.get(self.take(min(2, len(self.data) - self.at)))
            if handler is None:
                raise UnknownByte(f"{self.data[start : start + 2]!r} at {start}")
            handler()
        return self.paper

    def event(self, text: str) -> None:
        self.paper.events.append(text)

    def initialise(self) -> None:
        self.event("initialise")

    def feed(self) -> None:
        self.event(f"feed {self.take(1)[0]}")

    def drawer(self) -> None:
        pin, on, off = self.take(3)
        if pin not in {0, 1}:
            raise UnknownByte(f"drawer pin {pin}")
        self.event(f"drawer {pin} {on * 2} ms {off * 2} ms")

    def cut(self) -> None:
        mode = self.take(1)[0]
        if mode != 66:
            raise UnknownByte(f"cut {mode}")
        self.event(f"cut partial {self.take(1)[0]}")
        self.paper.pages.append(self.paper.page())
        self.paper.rows = []

    def status(self) -> None:
        kind = self.take(1)[0]
        if kind not in {1, 2, 3, 4}:
            raise UnknownByte(f"status {kind}")
        self.event(f"status {kind}")

    def raster(self) -> None:
        if self.take(2) != b"0\x00":
            raise UnknownByte("raster in another size than normal")
        columns = int.from_bytes(self.take(2), "little")
        rows = int.from_bytes(self.take(2), "little")
        if not 0 < columns * 8 <= self.paper.width or not 0 < rows <= _MAX_ROWS or rows % _GARBAGE_ROWS == 0:
            raise UnknownByte(f"raster of {columns * 8} x {rows} dots")
        self.paper.bands.append((columns, rows))
        self.paper.rows.append(self.dots(columns, rows))
        if not self.paper.events or self.paper.events[-1] != "picture":
            self.event("picture")

    def dots(self, columns: int, rows: int) -> Image.Image:
        """Most significant bit first; a set bit burns a black dot."""
        width = columns * 8
        bits = "".join(f"{int.from_bytes(self.take(columns)):0{width}b}" for _ in range(rows))
        greys = bits.encode("ascii").translate(bytes.maketrans(b"01", b"\xff\x00"))
        return Image.frombytes("L", (width, rows), greys).convert("1")


def decode(data: bytes, width: int = 576) -> Paper:
    """Interpret a stream; raises UnknownByte."""
    return Decoder(data, width).run()
