"""Days in Vietnam, and days of a shop that closes after midnight."""

from datetime import UTC, date, datetime

from core.clock import VIETNAM, business_day, calendar_day, day_start, frozen, local, now


def test_a_day_begins_at_five_in_the_afternoon_of_the_day_before_in_utc() -> None:
    moment = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert calendar_day(moment) == date(2027, 1, 1)
    assert day_start(date(2027, 1, 1)) == moment
    assert local(moment).isoformat() == "2027-01-01T00:00:00+07:00"


def test_a_shop_may_count_the_small_hours_to_yesterday() -> None:
    moment = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)
    assert business_day(moment, 0) == date(2027, 1, 1)
    assert business_day(moment, 120) == date(2026, 12, 31)


def test_the_clock_knows_its_zone() -> None:
    assert now().tzinfo is UTC


def test_the_clock_can_be_held_at_a_moment_and_runs_on_afterwards() -> None:
    with frozen(datetime(2017, 1, 1, 7, 0, tzinfo=VIETNAM)):
        assert now() == datetime(2017, 1, 1, tzinfo=UTC)
        assert now().tzinfo is UTC
    assert now().year > 2017
