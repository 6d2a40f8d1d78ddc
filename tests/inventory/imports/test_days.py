"""Days and moments, in the order that the file proves, else day first."""

from datetime import UTC, date, datetime

import pytest

from inventory.imports.fields import DELIVERIES
from inventory.imports.reading.days import DayOrder, detect_order, parse_day, parse_last_day, parse_moment
from inventory.imports.reading.refusals import DatesContradict
from tests.inventory.imports.files import column, csv_of, faults, read_file, xlsx_of

HEAD = "Mã hàng,Số lượng,Ngày giao,HSD"


def test_dates_that_prove_nothing_are_read_day_first_and_say_so() -> None:
    reading = read_file(csv_of(HEAD, "A1,5,06/01/2026,05/02/2027"), DELIVERIES)
    assert (reading.order, column(reading, "delivered_on")) == ("dd/mm/yyyy", [date(2026, 1, 6)])


def test_one_date_settles_all_columns() -> None:
    reading = read_file(csv_of(HEAD, "A1,5,06/01/2026,12/31/2027", "A2,5,6/2/2026,"), DELIVERIES)
    assert reading.order == "mm/dd/yyyy"
    assert column(reading, "delivered_on") == [date(2026, 6, 1), date(2026, 6, 2)]


def test_two_orders_in_one_file_are_refused_with_a_row_of_each() -> None:
    with pytest.raises(DatesContradict) as refusal:
        read_file(csv_of(HEAD, "A1,5,31/01/2026,", "A2,5,06/01/2026,", "A3,5,12/31/2026,"), DELIVERIES)
    assert (refusal.value.parameters["first_row"], refusal.value.parameters["second_row"]) == (2, 4)


def test_iso_dates_need_no_order() -> None:
    reading = read_file(csv_of(HEAD, "A1,5,2026-01-06,2027/02/05"), DELIVERIES)
    assert (reading.order, column(reading, "expiry")) == (None, [date(2027, 2, 5)])


def test_days_of_a_workbook_come_as_they_are() -> None:
    rows = [HEAD.split(","), ["A1", 5, date(2026, 1, 6), None], ["A2", 5, 46028, None]]
    reading = read_file(xlsx_of(rows), DELIVERIES)
    assert column(reading, "delivered_on") == [date(2026, 1, 6)]
    assert faults(reading) == [(3, "Ngày giao", "46028", "NoDay")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6/1/2026", date(2026, 1, 6)),
        ("06-01-2026", date(2026, 1, 6)),
        ("06.01.26", date(2026, 1, 6)),
        ("06/01/2026 00:00:00", date(2026, 1, 6)),
        (" 29/02/2028 ", date(2028, 2, 29)),
        ("29/02/2026", None),
        ("06/01/2026 08:00", None),
        ("06/01", None),
        ("06/2026", None),
        ("6/1/226", None),
        ("06/01/0026", None),
        ("hôm nay", None),
        (datetime.fromisoformat("2026-01-06T08:00"), None),
    ],
)
def test_a_day_is_a_real_day_without_a_time(text: str, day: date | None) -> None:
    assert parse_day(text, DayOrder.DAY_FIRST) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("06/2026", date(2026, 6, 30)),
        (" 2-2028 ", date(2028, 2, 29)),
        ("2027.12", date(2027, 12, 31)),
        ("30/06/2026", date(2026, 6, 30)),
        (date(2026, 6, 1), date(2026, 6, 1)),
        ("13/2026", None),
        ("00/2026", None),
        ("06/26", None),
        ("06/0026", None),
    ],
)
def test_an_expiry_in_a_month_alone_is_the_last_day_of_it(text: str, day: date | None) -> None:
    assert parse_last_day(text, DayOrder.DAY_FIRST) == day


def test_only_an_expiry_may_be_a_month() -> None:
    reading = read_file(csv_of(HEAD, "A1,5,01/2026,06/2027", "A2,5,2026-01-06,06/2027"), DELIVERIES)
    assert column(reading, "expiry") == [date(2027, 6, 30)]
    assert faults(reading) == [(2, "Ngày giao", "01/2026", "NoDay")]


@pytest.mark.parametrize(
    ("number_format", "expiry"),
    [
        ("mm/yyyy", date(2027, 6, 30)),
        ("mmm-yy", date(2027, 6, 30)),
        ('[$-42A]"Tháng "m/yyyy;@', date(2027, 6, 30)),
        ("dd/mm/yyyy", date(2027, 6, 1)),
        ("mm-dd-yy", date(2027, 6, 1)),
    ],
)
def test_a_workbooks_date_that_shows_its_month_alone_is_that_month(number_format: str, expiry: date) -> None:
    rows = [HEAD.split(","), ["A1", 5, date(2026, 1, 6), date(2027, 6, 1)]]
    reading = read_file(xlsx_of(rows, formats={"D2": number_format}), DELIVERIES)
    assert column(reading, "expiry") == [expiry]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("06/01/2026 14:05", datetime(2026, 1, 6, 7, 5, tzinfo=UTC)),
        ("6/1/2026 14:05:09", datetime(2026, 1, 6, 7, 5, 9, tzinfo=UTC)),
        ("14:05 06/01/2026", datetime(2026, 1, 6, 7, 5, tzinfo=UTC)),
        ("14h05 06/01/2026", datetime(2026, 1, 6, 7, 5, tzinfo=UTC)),
        ("06/01/2026 2:05 PM", datetime(2026, 1, 6, 7, 5, tzinfo=UTC)),
        ("06/01/2026 12:05 SA", datetime(2026, 1, 5, 17, 5, tzinfo=UTC)),
        ("06/01/2026", datetime(2026, 1, 5, 17, 0, tzinfo=UTC)),
        ("2026-01-06T14:05:09Z", datetime(2026, 1, 6, 14, 5, 9, tzinfo=UTC)),
        ("2026-01-06T14:05:09.123456+07:00", datetime(2026, 1, 6, 7, 5, 9, 123456, tzinfo=UTC)),
        ("2026-01-06 14:05:09-0330", datetime(2026, 1, 6, 17, 35, 9, tzinfo=UTC)),
        ("06/01/2026 25:00", None),
        ("06/01/2026 14:05 PM", None),
        ("31/02/2026 14:05", None),
        ("14:05", None),
        (datetime.fromisoformat("2026-01-06T14:05"), datetime(2026, 1, 6, 7, 5, tzinfo=UTC)),
        (date(2026, 1, 6), datetime(2026, 1, 5, 17, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_is_on_the_clock_in_vietnam_unless_it_says_otherwise(
    text: str, moment: datetime | None
) -> None:
    assert parse_moment(text, DayOrder.DAY_FIRST) == moment


def test_a_day_that_a_workbook_holds_is_that_day() -> None:
    assert parse_day(date(2026, 1, 6), None) == date(2026, 1, 6)


def test_moments_prove_the_order_too() -> None:
    cells = [(2, "01/13/2026 08:00"), (3, "09:00 01/02/2026"), (4, date(2026, 1, 1)), (5, "x")]
    assert detect_order(cells) is DayOrder.MONTH_FIRST
