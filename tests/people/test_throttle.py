"""How long whoever guesses has to wait, and how long a sign-in lasts."""

from datetime import datetime, timedelta

import pytest

from people.persons.rules import Role
from people.sessions.rules import Attempts, after_another, idle_limit, is_blocked


def _after(failures: int, now: datetime) -> Attempts:
    attempts = Attempts()
    for _ in range(failures):
        attempts = after_another(attempts, now)
    return attempts


def test_nine_failures_cost_nothing(now: datetime) -> None:
    assert not is_blocked(_after(9, now), now)


def test_from_the_tenth_on_each_doubles_the_wait(now: datetime) -> None:
    waits = [_after(failures, now).blocked_until for failures in (10, 11, 12, 19)]

    assert waits == [now + timedelta(seconds=seconds) for seconds in (1, 2, 4, 512)]


def test_nobody_waits_longer_than_a_quarter_of_an_hour(now: datetime) -> None:
    assert _after(100, now).blocked_until == now + timedelta(minutes=15)


def test_a_patient_guesser_gets_about_a_hundred_guesses_a_day(now: datetime) -> None:
    attempts, moment, guesses = Attempts(), now, 0
    while moment < now + timedelta(days=1):
        attempts, guesses = after_another(attempts, moment), guesses + 1
        moment = max(moment, attempts.blocked_until or moment)

    assert guesses < 120


def test_a_wait_ends(now: datetime) -> None:
    attempts = _after(10, now)

    assert is_blocked(attempts, now)
    assert not is_blocked(attempts, now + timedelta(seconds=1))


def test_after_a_quiet_day_all_is_forgotten(now: datetime) -> None:
    later = now + timedelta(hours=24, minutes=16)

    assert after_another(_after(50, now), later) == Attempts(failures=1, blocked_until=later)


@pytest.mark.parametrize(
    ("roles", "minutes"),
    [
        ([Role.CASHIER], 12 * 60),
        ([Role.STOCK_KEEPER], 60),
        ([Role.PRODUCER], 30),
        ([Role.MANAGER], 15),
        ([Role.CASHIER, Role.MANAGER], 15),
        ([], 15),
    ],
)
def test_the_shortest_idle_time_of_the_roles_counts(roles: list[Role], minutes: int) -> None:
    assert idle_limit(roles) == timedelta(minutes=minutes)
