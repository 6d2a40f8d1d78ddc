"""How much of a file is looked at. All bounds hold before anything is parsed."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024
HEADER_ROWS = 30
"""The header stands somewhere in so many first rows."""
MAX_COLUMNS = 256
SHEET_ROWS = 1_048_576
"""What a worksheet can have; a file that claims more is broken."""
MAX_RATIO = 100
"""Times that a packed file may grow. Real worksheets grow 5 to 30 times."""
MAX_PARTS = 2_000
MAX_TEXT = 10_000
"""Characters of one value."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bytes of the file, bytes after unpacking, and data rows."""

    file_bytes: int
    unpacked_bytes: int
    rows: int


COMMAND = Limits(file_bytes=50 * MEGABYTE, unpacked_bytes=500 * MEGABYTE, rows=500_000)
PAGE = Limits(file_bytes=5 * MEGABYTE, unpacked_bytes=50 * MEGABYTE, rows=20_000)
