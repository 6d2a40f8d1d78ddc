"""What to look at before a statement is issued. Nothing here forbids it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from inventory.stock.rules import StockRow
from settlement.papers.rules import Before, is_late
from settlement.statements.rules import Entry, Figures

FAR_OFF = 3
"""A balance that is so many times the one before, or a part of it so small, is worth a second look."""


class Check(StrEnum):
    """The things looked at."""

    BALANCE = "balance"
    STOCK = "stock"
    LATE = "late"
    ACCOUNT = "account"
    USUAL = "usual"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What was found: fine, or worth a look, with the figure that says why."""

    check: Check
    is_fine: bool
    amount_dong: int = 0
    count: int = 0


def before_issuing(
    figures: Figures,
    entries: Iterable[Entry],
    stock: Iterable[StockRow],
    before: Before | None,
    *,
    account_is_ready: bool,
) -> tuple[Finding, ...]:
    """Every check of a draft, in the order in which they are read."""
    below = sum(row.closing < 0 for row in stock)
    late = sum(is_late(entry, before) for entry in entries)
    return (
        Finding(check=Check.BALANCE, is_fine=figures.balance_dong >= 0, amount_dong=-figures.balance_dong),
        Finding(check=Check.STOCK, is_fine=not below, count=below),
        Finding(check=Check.ACCOUNT, is_fine=account_is_ready),
        *_usual(figures, before),
        *((Finding(check=Check.LATE, is_fine=False, count=late),) if late else ()),
    )


def _usual(figures: Figures, before: Before | None) -> Iterator[Finding]:
    """Beside the statement before; nothing is said where that one, or this one, owes nothing."""
    if before and before.balance_dong > 0 and figures.total_dong > 0:
        now, then = figures.total_dong, before.balance_dong
        is_fine = now <= FAR_OFF * then and then <= FAR_OFF * now
        yield Finding(check=Check.USUAL, is_fine=is_fine, amount_dong=then)
