"""The life of a print job. "Sent" is not "printed": a stalled printer swallows a receipt in a millisecond."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from core.errors import DomainError

JobId = NewType("JobId", UUID)

LEASE = timedelta(seconds=120)
MAX_COPIES = 5


class JobKind(StrEnum):
    """What is to be printed: a receipt as a document, the test page, or nothing but the drawer's pulse."""

    DRAWER = "drawer"
    RECEIPT = "receipt"
    TEST_PAGE = "test_page"


class JobState(StrEnum):
    """Where a job is. `sending` is stored before the first byte goes: after it, nobody prints it again."""

    QUEUED = "queued"
    LEASED = "leased"
    SENDING = "sending"
    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    EXPIRED = "expired"


class Reason(StrEnum):
    """Why a job waits or has failed; `unknown` asks a person to look at the paper."""

    COVER = "cover"
    ERROR = "error"
    OFFLINE = "offline"
    PAPER = "paper"
    REFUSED = "refused"
    UNKNOWN = "unknown"


TRANSITIONS = frozenset(
    {
        (JobState.QUEUED, JobState.LEASED),
        (JobState.QUEUED, JobState.EXPIRED),
        (JobState.LEASED, JobState.QUEUED),
        (JobState.LEASED, JobState.SENDING),
        (JobState.LEASED, JobState.FAILED),
        (JobState.SENDING, JobState.SENT),
        (JobState.SENDING, JobState.CONFIRMED),
        (JobState.SENDING, JobState.FAILED),
    }
)
"""All there are. Nothing leads back from `sending`: printing again is a new job, marked as a copy."""

IN_HAND = frozenset({JobState.LEASED, JobState.SENDING})
PERHAPS_ON_PAPER = frozenset({JobState.SENDING, JobState.SENT, JobState.CONFIRMED})
FINAL = frozenset({JobState.SENT, JobState.CONFIRMED, JobState.FAILED, JobState.EXPIRED})

_LIVES = {
    JobKind.DRAWER: timedelta(seconds=30),
    JobKind.RECEIPT: timedelta(minutes=10),
    JobKind.TEST_PAGE: timedelta(minutes=10),
}


class ImpossibleTransition(Exception):
    """A job was to go where no job can go: the program has a bug."""


class LeaseLost(Exception):
    """Another worker has, or had, the job meanwhile: this one must not touch it any more."""


class CopiesRefused(DomainError):
    """Too many copies, or none."""

    code = "print_copies_refused"
    message = "Between 1 and %(most)s copies can be printed."


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of an attempt; `answered` tells whether the printer told its state."""

    state: JobState
    reason: Reason | None = None
    answered: bool = False


def check_transition(before: JobState, after: JobState) -> None:
    """Raise ImpossibleTransition unless the pair is in the table."""
    if (before, after) not in TRANSITIONS:
        raise ImpossibleTransition(f"{before} -> {after}")


def expires_at(kind: JobKind, now: datetime) -> datetime:
    """Until when a job may wait: a drawer that opens by itself minutes later is an invitation to thieves."""
    return now + _LIVES[kind]


def lease_until(copies: int, now: datetime) -> datetime:
    """Until when a worker has a job: longer than a slow printer takes for all its copies."""
    return now + LEASE * copies


def check_copies(copies: int) -> None:
    """Raise CopiesRefused unless so many copies can be printed."""
    if not 1 <= copies <= MAX_COPIES:
        raise CopiesRefused(most=MAX_COPIES)


def after_lapse(state: JobState) -> Outcome:
    """What becomes of a job whose worker died: back to the queue if nothing can have been sent."""
    if state is JobState.LEASED:
        return Outcome(state=JobState.QUEUED)
    return Outcome(state=JobState.FAILED, reason=Reason.UNKNOWN)
