"""Three months of invented trade: the same every time, in order, and paid in notes that exist."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demonstration.goods import makers
from demonstration.selling import in_notes
from demonstration.trade import CLOSES, OPENS, SALES, TILLS, baskets, days_of, months_before
from pos.checkout.rules import Means
from pos.shifts.rules import counted

GOODS = [good for maker in makers() for good in maker.goods]
FIRST, LAST = date(2026, 8, 1), date(2026, 10, 31)


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 24), date(2026, 8, 1), date(2026, 10, 31)),
        (date(2026, 3, 31), date(2025, 12, 1), date(2026, 2, 28)),
        (date(2028, 3, 1), date(2027, 12, 1), date(2028, 2, 29)),
        (date(2026, 1, 1), date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_the_three_months_end_before_the_current_one(today: date, first: date, last: date) -> None:
    months = months_before(today)
    assert (months[0][0], months[-1][1]) == (first, last)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_months_follow_on_each_other_without_a_gap(today: date) -> None:
    months = months_before(today)
    assert [begin.day for begin, _ in months] == [1, 1, 1]
    ends = [end + timedelta(days=1) for _, end in months]
    assert ends == [months[1][0], months[2][0], today.replace(day=1)]


def test_the_trade_is_the_same_every_time_and_in_order() -> None:
    trade = list(baskets(GOODS, FIRST, LAST))
    assert trade == list(baskets(GOODS, FIRST, LAST))
    assert len(trade) == SALES
    moments = [basket.at for basket in trade]
    assert moments == sorted(moments)
    assert all(OPENS < at.time() < CLOSES and FIRST <= at.date() <= LAST for at in moments)


def test_every_till_sells_all_usual_means_are_used_and_some_goods_come_back() -> None:
    trade = list(baskets(GOODS, FIRST, LAST))
    assert {basket.till for basket in trade} == set(TILLS)
    assert {basket.means for basket in trade} == {Means.CASH, Means.TRANSFER, Means.CARD}
    assert 20 < sum(basket.comes_back for basket in trade) < 120
    assert all(len({good for good, _, _ in basket.goods}) == len(basket.goods) for basket in trade)


def test_every_basket_stands_under_its_day_and_quiet_days_stand_too() -> None:
    trade = [basket for basket in baskets(GOODS, FIRST, LAST) if basket.at.day % 2]
    days = dict(days_of(trade, FIRST, LAST))
    assert list(days) == [FIRST + timedelta(days=number) for number in range(92)]
    assert sum(len(sold) for sold in days.values()) == len(trade)
    assert all(basket.at.date() == day for day, sold in days.items() for basket in sold)
    assert days[date(2026, 8, 2)] == []


@given(st.integers(0, 10**6).map(lambda halves: halves * 500))
def test_a_drawer_is_counted_in_notes_that_come_to_its_sum(amount: int) -> None:
    notes = in_notes(amount)
    assert counted(notes) == amount
    assert all(number > 0 for number in notes.values())
