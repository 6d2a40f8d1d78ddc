"""Counting attempts in the books, so that every process counts together and a restart forgets nothing.

Attempts are counted per address and per sign-in name. At an address where a name has once been right, the
name is counted for that address alone: a stranger who guesses elsewhere cannot keep a shop out of its till.
"""

import hashlib
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.db import insert_all_once, insert_once, retried, transaction
from core.errors import DomainError
from people.persons.rules import clean_login
from people.sessions.models import LoginThrottle
from people.sessions.rules import Attempts, after_another, is_blocked

_IPV6_SITE = 64


class TooManyAttempts(DomainError):
    """Too many failures in a row; nothing is checked before the wait is over."""

    code = "too_many_attempts"
    status = HTTPStatus.TOO_MANY_REQUESTS
    message = "Too many attempts. Please try again in %(seconds)s seconds."


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """Under which an attempt is counted: hashes, because people type passwords into the wrong field."""

    address: str
    login: str
    pair: str


def keys_of(*, login: str, address: str) -> Keys:
    """The keys of an attempt with a typed sign-in name from an address; an IPv6 site counts as one."""
    site, name = _site(address), clean_login(login)
    return Keys(
        address=_key("address", site), login=_key("login", name), pair=_key("pair", f"{name}\n{site}")
    )


def _site(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((parsed, _IPV6_SITE), strict=False))


def _key(kind: str, text: str) -> str:
    return f"{kind}:{hashlib.sha256(text.encode()).hexdigest()}"


@retried
def count(keys: Keys, now: datetime) -> None:
    """Count one more attempt; raises TooManyAttempts, and counts nothing, while it is too early."""
    with transaction() as session:
        known = session.scalar(select(LoginThrottle.key).where(LoginThrottle.key == keys.pair))
        counted = sorted((keys.address, keys.pair if known else keys.login))
        rows = [{"key": key, "failures": 0} for key in counted]
        insert_all_once(session, LoginThrottle, rows)
        _count(session, counted, now)


def _count(session: Session, keys: Sequence[str], now: datetime) -> None:
    found = [(key, _locked(session, key)) for key in keys]
    waits = [attempts.blocked_until - now for _, attempts in found if attempts.blocked_until]
    if any(is_blocked(attempts, now) for _, attempts in found):
        raise TooManyAttempts(seconds=-(-max(waits) // timedelta(seconds=1)))
    for key, attempts in found:
        _write(session, key, after_another(attempts, now))


def forgive(session: Session, keys: Keys) -> None:
    """The attempt was right: name and address start anew, or a shop's slips of years would add up.

    Whoever resets an address by signing in as themselves still meets the count of the name he guesses at.
    """
    insert_once(session, LoginThrottle, {"key": keys.pair, "failures": 0})
    for key in sorted((keys.address, keys.login, keys.pair)):
        _write(session, key, Attempts())


def _locked(session: Session, key: str) -> Attempts:
    row = session.execute(
        select(LoginThrottle.failures, LoginThrottle.blocked_until)
        .where(LoginThrottle.key == key)
        .with_for_update()
    ).one()
    return Attempts(failures=row.failures, blocked_until=row.blocked_until)


def _write(session: Session, key: str, attempts: Attempts) -> None:
    session.execute(
        update(LoginThrottle)
        .where(LoginThrottle.key == key)
        .values(failures=attempts.failures, blocked_until=attempts.blocked_until)
    )
