"""Signing in and out."""

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from core.audit.services import record
from core.db import db, retried, transaction
from core.errors import DomainError
from core.permissions import SYSTEM
from people.persons import queries as persons
from people.persons.hashing import hash_of, is_outdated, matches
from people.persons.rules import PersonId
from people.persons.services import write_password
from people.sessions import queries
from people.sessions.models import LoginSession
from people.sessions.rules import LONGEST, NOTED_EVERY, Origin, device_of
from people.sessions.services import attempts
from people.sessions.tokens import hash_of as token_hash_of
from people.sessions.tokens import new_token

_log = logging.getLogger(__name__)


class SignInRefused(DomainError):
    """No such name, a wrong password, or a disabled person: nobody outside is told which."""

    code = "sign_in_refused"
    message = "The sign-in name or the password is wrong."


def sign_in(*, login: str, password: str, address: str, now: datetime, user_agent: str = "") -> str:
    """Check a password and return the token of a new sign-in; `address` is where the attempt comes from.

    Raises SignInRefused, or TooManyAttempts before the password is looked at. An attempt is counted before
    its password is checked, so that no number of simultaneous guesses passes the limit, and nothing is
    locked while the hash is computed.
    """
    keys = attempts.keys_of(login=login, address=address)
    attempts.count(keys, now)
    person = persons.credentials(db.session(), login)
    right = matches(password, person.password_hash if person else None)
    if person is None or not right:
        _log.warning("sign-in refused for %.14s from %.16s", keys.login, keys.address)
        raise SignInRefused
    renewed = hash_of(password) if is_outdated(person.password_hash or "") else None
    return _admit(person, keys, renewed, Origin(address=address, user_agent=user_agent), now)


@retried
def _admit(
    person: persons.Credentials, keys: attempts.Keys, renewed: str | None, origin: Origin, now: datetime
) -> str:
    with transaction() as session:
        attempts.forgive(session, keys)
        if renewed:
            write_password(
                session,
                person_id=person.person_id,
                password_hash=renewed,
                actor=SYSTEM,
                now=now,
                given_at=person.password_given_at,
            )
        return begin(session, person.person_id, now, origin)


def begin(session: Session, person_id: PersonId, now: datetime, origin: Origin) -> str:
    """Write a new sign-in in the caller's transaction; returns its token, which is nowhere else."""
    token = new_token()
    session.execute(
        insert(LoginSession).values(
            token_sha256=token_hash_of(token),
            person_id=person_id,
            created_at=now,
            seen_at=now,
            ends_at=now + LONGEST,
            device=device_of(origin.user_agent),
            address=origin.address,
        )
    )
    _record(session, "session.began", person_id, now)
    return token


def sign_out(*, token: str, now: datetime) -> None:
    """End a sign-in; one that has ended already stays as it is."""
    with transaction() as session:
        ended = session.execute(
            update(LoginSession)
            .where(LoginSession.token_sha256 == token_hash_of(token), LoginSession.ended_at.is_(None))
            .values(ended_at=now)
            .returning(LoginSession.person_id)
        ).one_or_none()
        if ended:
            _record(session, "session.ended", ended.person_id, now)


def touch(*, token: str, now: datetime) -> None:
    """Note that a sign-in is in use, unless that was noted a moment ago."""
    with transaction() as session:
        session.execute(
            update(LoginSession)
            .where(
                LoginSession.token_sha256 == token_hash_of(token), LoginSession.seen_at < now - NOTED_EVERY
            )
            .values(seen_at=now)
        )


def open_for_trying(*, logins: Sequence[str], now: datetime) -> None:
    """Let everybody sign in as these people without a password: for the demonstration's books alone.

    The books themselves say so, so that no setting can open the doors of a real shop.
    """
    with transaction() as session:
        record(
            session,
            queries.OPENED,
            subject_kind="demonstration",
            subject_id="people",
            actor_id=SYSTEM.person_id,
            now=now,
            detail={"logins": list(logins)},
        )


def sign_in_for_trying(*, login: str, now: datetime, origin: Origin) -> str:
    """Sign in as one of the demonstration's people; raises SignInRefused for anybody else."""
    door = next((door for door in queries.doors(db.session()) if door.login == login), None)
    if door is None:
        raise SignInRefused
    with transaction() as session:
        return begin(session, door.id, now, origin)


def _record(session: Session, action: str, person_id: PersonId, now: datetime) -> None:
    record(session, action, subject_kind="person", subject_id=person_id, actor_id=person_id, now=now)
