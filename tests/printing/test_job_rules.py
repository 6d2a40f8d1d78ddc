"""The life of a print job, as a table of pairs."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from printing.jobs.rules import (
    FINAL,
    TRANSITIONS,
    CopiesRefused,
    ImpossibleTransition,
    JobKind,
    JobState,
    Outcome,
    Reason,
    after_lapse,
    check_copies,
    check_transition,
    expires_at,
    lease_until,
)

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def test_a_job_goes_from_the_queue_to_paper() -> None:
    road = (JobState.QUEUED, JobState.LEASED, JobState.SENDING, JobState.CONFIRMED)
    for pair in pairwise(road):
        check_transition(*pair)


@pytest.mark.parametrize("before", list(JobState))
@pytest.mark.parametrize("after", list(JobState))
def test_every_pair_outside_the_table_is_refused(before: JobState, after: JobState) -> None:
    if (before, after) in TRANSITIONS:
        check_transition(before, after)
    else:
        with pytest.raises(ImpossibleTransition):
            check_transition(before, after)


def test_nothing_leads_away_from_an_end_nor_back_from_sending() -> None:
    assert not [pair for pair in TRANSITIONS if pair[0] in FINAL]
    assert not [pair for pair in TRANSITIONS if pair[0] is JobState.SENDING and pair[1] not in FINAL]


def test_a_receipt_waits_ten_minutes_and_a_drawer_half_a_minute() -> None:
    assert expires_at(JobKind.RECEIPT, NOW) == NOW + timedelta(minutes=10)
    assert expires_at(JobKind.DRAWER, NOW) == NOW + timedelta(seconds=30)


def test_a_worker_has_a_job_longer_for_more_copies() -> None:
    assert lease_until(2, NOW) == NOW + timedelta(seconds=240)


def test_a_worker_that_died_before_sending_gives_the_job_back() -> None:
    assert after_lapse(JobState.LEASED) == Outcome(state=JobState.QUEUED)


def test_a_worker_that_died_while_sending_leaves_it_to_a_person() -> None:
    assert after_lapse(JobState.SENDING) == Outcome(state=JobState.FAILED, reason=Reason.UNKNOWN)


@pytest.mark.parametrize("copies", [0, -1, 6])
def test_so_many_copies_are_refused(copies: int) -> None:
    with pytest.raises(CopiesRefused):
        check_copies(copies)
