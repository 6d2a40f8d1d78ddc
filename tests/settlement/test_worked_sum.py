"""A line told as a worked sum adds up, whatever its terms."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from settlement.entries.rules import EntryId, EntryKind, Half, SoldKind
from settlement.papers.rules import Before, Step, is_late, worked_sum
from settlement.statements.rules import Entry, SoldLine
from tests.terms import half_of
from tests.vectors import load

LINES = load("domain.json")["lines"]
AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def sold(half: Half) -> SoldLine:
    """A line with a half."""
    return SoldLine(
        product_id=UUID(int=1), product_name="Mật ong", product_code="MAT", location="KG", receipt="KG01-1",
        occurred_at=AT, lots="", kept_quantity=0, quantity=1, unit="piece", unit_price_dong=240_000,
        half=half, kind=SoldKind.PERCENT, rate_bp=1800, net_dong=None,
    )  # fmt: skip


@pytest.mark.parametrize("example", LINES, ids=lambda example: example["id"])
def test_from_the_price_to_the_share_every_step_is_told(example: dict[str, Any]) -> None:
    half = half_of(example["input"])
    (first, price), *steps, (last, share) = worked_sum(sold(half))
    assert (first, price, last, share) == (Step.LIST, half.list_dong, Step.SHARE, half.share_dong)
    assert price + sum(amount for step, amount in steps if step is not Step.BASE) == share
    assert all(amount for step, amount in steps if step is not Step.BASE)
    assert dict(steps).get(Step.BASE, price) == half.base_dong


BEFORE = Before(number="QT2026-000001", cut_off=date(2026, 10, 31), issued_at=AT, balance_dong=0)


@pytest.mark.parametrize(
    ("day", "recorded_at", "late"),
    [
        (date(2026, 10, 31), AT, True),
        (date(2026, 10, 31), datetime(2026, 11, 24, 2, 59, tzinfo=UTC), False),
        (date(2026, 11, 1), AT, False),
    ],
)
def test_late_is_what_was_written_down_for_a_day_already_settled(
    day: date, recorded_at: datetime, late: bool
) -> None:
    entry = Entry(
        id=EntryId(UUID(int=1)), kind=EntryKind.SALE, amount_dong=1, business_day=day, matures_on=day,
        recorded_at=recorded_at, reason="", sold=None,
    )  # fmt: skip
    assert is_late(entry, BEFORE) is late
    assert not is_late(entry, None)
