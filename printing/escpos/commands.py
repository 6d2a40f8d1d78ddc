"""The bytes that go to a printer. Nothing else does: text is drawn, so no text can carry a command.

Command names are those of Epson's ESC/POS reference, which other makers follow.
"""

from collections.abc import Iterator

from PIL import Image, ImageChops

INITIALISE = b"\x1b@"
"""ESC @: forget what others set."""

CUT = b"\x1dV\x42\x00"
"""GS V 66 0: feed to the cutter, then cut all but one point, so that the paper does not fall."""

DRAWER_PULSE = b"\x1bp\x00\x19\xfa"
"""ESC p 0: pin 2 for 50 ms, rest 500 ms. Always a job of its own."""

ASK_OFFLINE_CAUSE = b"\x10\x04\x02"
ASK_PAPER = b"\x10\x04\x04"
"""DLE EOT 2 and 4: one byte each comes back, also while the printer is offline."""

MAX_BAND_ROWS = 239
_GARBAGE_ROWS = 48
_LINES_AFTER_PICTURE = 2


def feed(lines: int) -> bytes:
    """ESC d: print what is buffered and feed so many lines (0 to 255)."""
    return b"\x1bd" + bytes((lines,))


def receipt(picture: Image.Image, *, copies: int = 1) -> Iterator[bytes]:
    """The whole stream for a picture of mode "1", in pieces: start, bands, feed and cut for each copy."""
    for _ in range(copies):
        yield INITIALISE
        yield from bands(picture)
        yield feed(_LINES_AFTER_PICTURE)
        yield CUT


def bands(picture: Image.Image) -> Iterator[bytes]:
    """A picture of mode "1" as GS v 0 bands, each without the white at its right.

    Cheap printers hold little and print garbage when a band has a multiple of 48 rows.
    """
    black = ImageChops.logical_xor(picture, Image.new("1", picture.size, 1))
    top = 0
    for rows in band_rows(picture.height):
        yield _band(black.crop((0, top, picture.width, top + rows)))
        top += rows


def band_rows(height: int) -> list[int]:
    """How to cut a height into bands: at most 239 rows each, none a multiple of 48."""
    rows = [MAX_BAND_ROWS] * (height // MAX_BAND_ROWS)
    rest = height % MAX_BAND_ROWS
    if rest and rest % _GARBAGE_ROWS == 0:
        return [*rows, rest - 1, 1]
    return [*rows, rest] if rest else rows


def _band(black: Image.Image) -> bytes:
    """GS v 0 in normal size; a white band keeps one byte per row, so that it still moves the paper."""
    box = black.getbbox()
    columns = (box[2] + 7) // 8 if box else 1
    trimmed = black.crop((0, 0, columns * 8, black.height))
    head = b"\x1dv0\x00" + columns.to_bytes(2, "little") + black.height.to_bytes(2, "little")
    return head + trimmed.tobytes()
