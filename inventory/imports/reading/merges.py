"""What a worksheet's XML tells before it is parsed: how many rows it has, and which cells are merged.

Every cell of a merged block holds what its first one holds.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from openpyxl.utils import range_boundaries

from inventory.imports.reading.cells import Cell, is_blank
from inventory.imports.reading.limits import MAX_COLUMNS, MAX_TEXT
from inventory.imports.reading.refusals import Damaged, TooManyColumns

_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_CHUNK = 256 * 1024
_LONGEST_TAG = 200
_MOST = 200_000
_LONGEST_ROW = MAX_COLUMNS * MAX_TEXT


class Block(NamedTuple):
    """A merged block; rows and columns count from 1, all four included."""

    left: int
    top: int
    right: int
    bottom: int


def ranges_in(part: IO[bytes]) -> Iterator[Block]:
    """The merged blocks that a worksheet's XML names, found without building the XML's tree.

    The markup stands after all rows, and a row-by-row reader has passed them by then.
    """
    rest = b""
    while chunk := part.read(_CHUNK):
        text = rest + chunk
        end = 0
        for match in _MERGE.finditer(text):
            end = match.end()
            yield _block(match.group(1).decode("ascii"))
        rest = text[max(end, len(text) - _LONGEST_TAG) :]


def rows_in(part: IO[bytes], most: int) -> int:
    """How many rows of a worksheet's XML hold a value; the counting stops beyond `most`.

    Raises TooManyColumns for a row that is longer than any table is wide.
    """
    found, rest = 0, b""
    while found <= most and (chunk := part.read(_CHUNK)):
        *rows, rest = (rest + chunk).split(b"</row>")
        found += sum(b"<v" in row or b"<is" in row for row in rows)
        if len(rest) > _LONGEST_ROW:
            rest = rest[rest.rfind(b"<row") :]
        if len(rest) > _LONGEST_ROW:
            raise TooManyColumns(columns=MAX_COLUMNS)
    return found


def _block(reference: str) -> Block:
    left, top, right, bottom = (side or 0 for side in range_boundaries(reference))
    return Block(left, top, right, bottom)


class Merges:
    """Fills merged cells while the rows of a sheet go by in order."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        """Hold the blocks by their first row; raises Damaged for more than any person makes."""
        self._starting: dict[int, list[Block]] = defaultdict(list)
        self._open: list[tuple[Block, Cell]] = []
        for count, block in enumerate(blocks):
            if count > _MOST:
                raise Damaged
            self._starting[block.top].append(block)

    def fill(self, number: int, cells: list[Cell]) -> frozenset[int]:
        """Fill the row's empty cells that lie in merged blocks; returns which. A blank row stays blank."""
        self._open = [(block, value) for block, value in self._open if block.bottom >= number]
        for block in self._starting.pop(number, ()):
            self._open.append((block, cells[block.left - 1] if block.left <= len(cells) else ""))
        if len(self._open) > MAX_COLUMNS:
            raise Damaged  # blocks that overlap, which no program writes
        if all(is_blank(cell) for cell in cells):
            return frozenset()
        return frozenset(index for block, value in self._open for index in _fill(block, value, cells))


def _fill(block: Block, value: Cell, cells: list[Cell]) -> Iterator[int]:
    if is_blank(value):
        return
    right = min(block.right, MAX_COLUMNS)
    cells.extend([""] * (right - len(cells)))
    for index in range(block.left - 1, right):
        if is_blank(cells[index]):
            cells[index] = value
            yield index
