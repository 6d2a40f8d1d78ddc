"""What the page of a product's stock shows above its movements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from inventory.stock.rules import INFLOWS, OUTFLOWS, StockRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Equation:
    """Opening + what came − what went = closing at each place, and whether the books say the same.

    `columns` are those that have anything to tell; `agrees` is None for a closing that is not today's.
    """

    columns: Sequence[str]
    rows: Sequence[StockRow]
    names: Mapping[UUID, str]
    agrees: bool | None


def equation_of(
    rows: Sequence[StockRow], names: Mapping[UUID, str], books: Mapping[UUID, int] | None
) -> Equation:
    """The equation of some rows; `books` are the balances now, None where the closing is an earlier one."""
    moved = [name for name in (*INFLOWS, *OUTFLOWS) if any(getattr(row, name) for row in rows)]
    agrees = None if books is None else all(row.closing == books.get(row.location_id, 0) for row in rows)
    return Equation(columns=("opening", *moved, "closing"), rows=rows, names=names, agrees=agrees)
