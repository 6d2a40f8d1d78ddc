"""How long a sign-in lasts, and how long whoever guesses has to wait."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from people.persons.rules import Role

LONGEST = timedelta(hours=12)
"""However busy: a shift, and never the next day."""

IDLE: Mapping[Role, timedelta] = {
    Role.ADMINISTRATOR: timedelta(minutes=15),
    Role.MANAGER: timedelta(minutes=15),
    Role.ACCOUNTANT: timedelta(minutes=15),
    Role.PRODUCER: timedelta(minutes=30),
    Role.STOCK_KEEPER: timedelta(minutes=60),
    Role.CASHIER: LONGEST,
}
"""A cashier is not sent away while nobody buys, perhaps offline; the till locks itself."""

NOTED_EVERY = timedelta(minutes=1)
"""A sign-in's last use is written at most so often: reading a page must not cost a write."""

FREE_ATTEMPTS = 10
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=24)


_BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("CrOS", "ChromeOS"), ("Macintosh", "Mac"), ("Linux", "Linux"),
)  # fmt: skip
"""What browsers call themselves, the particular before the general: nearly all of them say Safari."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a sign-in comes from: the network address, and the browser as it names itself."""

    address: str = ""
    user_agent: str = ""


def device_of(user_agent: str) -> str:
    """The browser and the system of a device, as people call them: Chrome · Windows; empty when unknown."""
    found = (
        next((name for mark, name in names if mark in user_agent), "") for names in (_BROWSERS, _SYSTEMS)
    )
    return " · ".join(name for name in found if name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempts:
    """Failures in a row, and until when nothing more is tried."""

    failures: int = 0
    blocked_until: datetime | None = None


def idle_limit(roles: Collection[Role]) -> timedelta:
    """After how long without a request a sign-in ends: the shortest of the person's roles."""
    return min((IDLE[role] for role in roles), default=min(IDLE.values()))


def is_blocked(attempts: Attempts, now: datetime) -> bool:
    """Whether it is too early to try again."""
    return attempts.blocked_until is not None and now < attempts.blocked_until


def after_another(attempts: Attempts, now: datetime) -> Attempts:
    """The attempts after one more, counted as failed until it turns out to be right.

    The first ten cost nothing; then each doubles the wait, from a second to a quarter of an hour. That leaves
    about a hundred guesses a day. After a day without any, they are forgotten.
    """
    last = attempts.blocked_until
    failures = 1 if last is not None and now - last > FORGOTTEN_AFTER else attempts.failures + 1
    return Attempts(failures=failures, blocked_until=now + _wait(failures))


def _wait(failures: int) -> timedelta:
    if failures < FREE_ATTEMPTS:
        return timedelta()
    doublings = min(failures - FREE_ATTEMPTS, 10)
    return min(timedelta(seconds=2**doublings), LONGEST_WAIT)
