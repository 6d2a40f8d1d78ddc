"""What a table consists of."""

from dataclasses import dataclass, field
from datetime import date


class Exact(str):
    """A number that the file itself holds as one: `-`, figures, `.`, and `%` where its format shows per cent.

    It is kept as text so that no figure is lost on the way to an integer, and it needs no notation.
    """

    __slots__ = ()


Cell = str | date
"""A text (empty: ''), a number (`Exact`), a date or a datetime that the file holds as such."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row with the number that a person sees; `filled` are the cells that a merged neighbour fills."""

    number: int
    cells: tuple[Cell, ...]
    filled: frozenset[int] = field(default_factory=frozenset)

    def own(self) -> dict[int, Cell]:
        """The cells that hold something of their own."""
        return {i: cell for i, cell in enumerate(self.cells) if i not in self.filled and not is_blank(cell)}

    def cell(self, index: int) -> Cell:
        """The cell of a column; rows may be shorter than the header."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One table of a file; blank rows are not in it."""

    title: str
    rows: list[Row]


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing to see."""
    return isinstance(cell, str) and not cell.strip()


def shown(cell: Cell) -> str:
    """A cell as text, for messages."""
    return cell if isinstance(cell, str) else cell.isoformat()
