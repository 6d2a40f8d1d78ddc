"""What is looked at before a statement is issued."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from inventory.stock.rules import StockRow
from settlement.entries.rules import EntryId, EntryKind
from settlement.papers import labels
from settlement.papers.checks import Check, Finding, before_issuing
from settlement.papers.rules import Before
from settlement.statements.rules import Entry, Figures

BEFORE = Before(
    number="QT2026-000001",
    cut_off=date(2026, 10, 31),
    issued_at=datetime(2026, 11, 2, tzinfo=UTC),
    balance_dong=300_000,
)


def figures(total: int, balance: int) -> Figures:
    """Figures of which only the total and the balance are told."""
    names = [name for name in Figures.__dataclass_fields__ if name not in {"total_dong", "balance_dong"}]
    return Figures(**dict.fromkeys(names, 0), total_dong=total, balance_dong=balance)


def found(
    *,
    total: int = 300_000,
    balance: int = 300_000,
    stock: Sequence[StockRow] = (),
    entries: Sequence[Entry] = (),
    before: Before | None = BEFORE,
    ready: bool = True,
) -> dict[Check, Finding]:
    """The findings by check."""
    told = before_issuing(figures(total, balance), entries, stock, before, account_is_ready=ready)
    return {finding.check: finding for finding in told}


def test_an_ordinary_draft_is_fine_in_all() -> None:
    assert {check: finding.is_fine for check, finding in found().items()} == {
        Check.BALANCE: True,
        Check.STOCK: True,
        Check.ACCOUNT: True,
        Check.USUAL: True,
    }


def test_a_debt_missing_stock_and_a_missing_account_are_told() -> None:
    row = StockRow(product_id=UUID(int=1), location_id=UUID(int=2), opening=1, sold=3)
    told = found(total=-5_000, balance=-5_000, stock=[row], ready=False)
    assert told[Check.BALANCE] == Finding(check=Check.BALANCE, is_fine=False, amount_dong=5_000)
    assert told[Check.STOCK] == Finding(check=Check.STOCK, is_fine=False, count=1)
    assert told[Check.ACCOUNT].is_fine is False
    assert Check.USUAL not in told


@pytest.mark.parametrize(
    ("total", "is_fine"), [(100_000, True), (99_999, False), (900_000, True), (900_001, False)]
)
def test_three_times_more_or_less_than_before_is_far_off(total: int, is_fine: bool) -> None:
    assert found(total=total)[Check.USUAL].is_fine is is_fine


def test_nothing_is_far_off_from_no_statement_or_an_empty_one() -> None:
    assert Check.USUAL not in found(before=None)
    assert Check.USUAL not in found(before=replace(BEFORE, balance_dong=0))


def test_lines_written_down_late_are_counted() -> None:
    late = Entry(
        id=EntryId(UUID(int=3)),
        kind=EntryKind.FEE,
        amount_dong=-1,
        business_day=date(2026, 10, 30),
        matures_on=date(2026, 10, 30),
        recorded_at=datetime(2026, 11, 3, tzinfo=UTC),
        reason="",
        sold=None,
    )
    assert found(entries=[late])[Check.LATE].count == 1


def test_every_finding_is_told_in_words() -> None:
    for check, is_fine in labels.CHECK_NAMES:
        told = labels.told(Finding(check=check, is_fine=is_fine, amount_dong=1_000, count=2))
        assert "%(" not in told
