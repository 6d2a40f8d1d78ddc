"""OCOP certificates: stars count only while the certificate is valid that day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

STARS = (3, 4, 5)
VALID_MONTHS = 36  # Decision 26/2026/QĐ-TTg, Article 4.3


class EndKind(StrEnum):
    """How a certificate ended before its time."""

    SUSPENDED = "suspended"
    REVOKED = "revoked"
    REPLACED = "replaced"


SOON_DAYS = 90
"""How many days before its last one a certificate stands among those that end soon."""


class State(StrEnum):
    """What a certificate is worth on a day."""

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    ENDED = "ended"
    TO_COME = "to_come"


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificate:
    """Stars from the day of the decision to the last valid day, both included."""

    stars: int
    decided_on: date
    valid_to: date
    ended_on: date | None = None


def stars_on(certificates: Iterable[Certificate], day: date) -> int:
    """The stars that may be shown on a day; 0 when no certificate is valid."""
    valid = [c.stars for c in certificates if c.decided_on <= day <= c.valid_to and not _ended(c, day)]
    return max(valid, default=0)


def _ended(certificate: Certificate, day: date) -> bool:
    return certificate.ended_on is not None and certificate.ended_on <= day


def last_valid_day(decided_on: date) -> date:
    """The last day of a certificate's 36 months."""
    month = decided_on.month - 1 + VALID_MONTHS
    year, month = decided_on.year + month // 12, month % 12 + 1
    for day in range(decided_on.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, decided_on.day)


def state_on(*, decided_on: date, valid_to: date, ended_on: date | None, day: date) -> State:
    """What a certificate is worth on a day; one that ends within 90 days is valid still."""
    if ended_on is not None and ended_on <= day:
        return State.ENDED
    if decided_on > day:
        return State.TO_COME
    if valid_to < day:
        return State.EXPIRED
    return State.EXPIRING if valid_to <= day + timedelta(days=SOON_DAYS) else State.VALID
