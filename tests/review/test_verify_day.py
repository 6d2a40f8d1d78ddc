"""The day's reconciliation: every amount of an honest day agrees from both sides, and each fault is seen."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pos.checkout.models import PaymentConfirmation
from review.verification.rules import DayReport
from review.verification.services import audit
from tests.review.books import FIRST, OPEN_HONEY, SECOND, TAKEN, copied, planted, spoiled, unlocked
from tests.worlds import World, key

PAID = "paid = payments − rounding"
SPLIT = "paid = shares + hosts + house + unassigned"
ENTRIES = "shares = entries of the producers"
DRAWER = "counted = expected + difference ({})"
TRANSFERS = "transfers = confirmed + unconfirmed"
STOCK = "stock: opening + movements = closing"

MOVED_TO_CARD = copied(PaymentConfirmation, "source = 'cashier'", payment_id=f"'{key(602)}'")

FAULTS: list[tuple[date, str, str]] = [
    (FIRST, PAID, "UPDATE sale SET rounding_dong = rounding_dong + 1 WHERE number = 1"),
    (SECOND, PAID, f"UPDATE payment SET amount_dong = amount_dong + 1 WHERE id = '{key(602)}'"),
    (FIRST, SPLIT, "UPDATE sold_entry SET house_dong = house_dong + 1 WHERE quantity = 3"),
    (FIRST, SPLIT, f"UPDATE sold_entry SET business_day = '2026-11-20' WHERE id = '{TAKEN}'"),
    (FIRST, ENTRIES, "UPDATE account_entry SET amount_dong = amount_dong + 1 WHERE kind = 'return'"),
    (SECOND, ENTRIES, f"DELETE FROM account_entry WHERE source_id = '{OPEN_HONEY}'"),
    (FIRST, DRAWER, f"UPDATE shift_closing SET counted_dong = counted_dong + 1 WHERE shift_id = '{key(90)}'"),
    (SECOND, DRAWER, f"UPDATE shift_closing SET difference_dong = 0 WHERE shift_id = '{key(91)}'"),
    (SECOND, TRANSFERS, MOVED_TO_CARD),
    (FIRST, STOCK, "UPDATE stock_movement SET kind = 'vanished' WHERE kind = 'customer_return'"),
]


def reconciled(session: Session, day: date) -> DayReport:
    """The showroom's day."""
    report = audit(session, today=SECOND, day=day)
    [found] = report.days
    assert report.sound is (found.sound and not any(check.broken for check in report.checks))
    return found


def unlike(found: DayReport) -> set[str]:
    """What does not agree."""
    return {line.what for line in found.compared if line.left != line.right}


@pytest.mark.parametrize(
    ("day", "paid", "transfers", "drawer"),
    [
        (FIRST, 710_000 + 4_625_000 - 236_667 + 5_000 + 240_000, 240_000, 90),
        (SECOND, 185_000 + 239_250 + 195_000, 185_000, 91),
    ],
)
def test_an_honest_day_agrees_from_both_sides(
    session: Session, books: World, day: date, paid: int, transfers: int, drawer: int
) -> None:
    found = reconciled(session, day)
    told = {line.what: line.left for line in found.compared}
    assert (found.location, unlike(found), found.sound) == ("KG", set(), True)
    assert set(told) == {PAID, SPLIT, ENTRIES, DRAWER.format(key(drawer)), TRANSFERS, STOCK}
    assert (told[PAID], told[SPLIT], told[TRANSFERS]) == (paid, paid, transfers)


def test_a_fault_of_the_day_is_seen_by_its_comparison_alone(session: Session, books: World) -> None:
    with unlocked(session):
        for day, what, fault in FAULTS:
            with planted(session, fault):
                found = reconciled(session, day)
                assert unlike(found) == {what.format(key(90) if day == FIRST else key(91))}, fault
                assert not found.sound


def test_a_fault_of_one_day_leaves_the_other_in_order(session: Session, books: World) -> None:
    with spoiled(session, FAULTS[0][2]):
        assert reconciled(session, SECOND).sound


def test_what_was_recorded_for_an_earlier_day_is_listed_on_the_day_it_came(
    session: Session, books: World
) -> None:
    assert reconciled(session, SECOND).late == ()
    with spoiled(session, "UPDATE sale SET business_day = '2026-11-24' WHERE number = 5"):
        assert reconciled(session, SECOND).late == ("KG01-000005",)
        assert reconciled(session, FIRST).late == ()


def test_a_shop_that_closes_after_midnight_counts_its_drawer_on_the_day_it_opened(
    session: Session, books: World, now: datetime
) -> None:
    closed = (now + timedelta(hours=15)).isoformat().replace("+00:00", "Z")
    drawer = DRAWER.format(key(90))
    with spoiled(session, f"UPDATE shift_closing SET closed_at = '{closed}' WHERE shift_id = '{key(90)}'"):
        assert drawer not in {line.what for line in reconciled(session, FIRST).compared}
        session.execute(text("UPDATE location SET day_ends_minutes = 120 WHERE code = 'KG'"))
        assert drawer in {line.what for line in reconciled(session, FIRST).compared}
