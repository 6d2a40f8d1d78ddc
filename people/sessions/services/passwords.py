"""New passwords. Each ends every sign-in of its person: whoever knew the old one is out."""

import secrets
from datetime import datetime

from core.db import db, transaction
from core.errors import DomainError
from core.permissions import Actor, Permission
from core.text import normalise
from people.persons import queries as persons
from people.persons.hashing import hash_of, matches
from people.persons.rules import PersonId, check_password
from people.persons.services import write_password
from people.sessions.rules import Origin
from people.sessions.services import attempts
from people.sessions.services.ending import end_all
from people.sessions.services.signing import begin

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that is read as another; twelve of them are 59 bits."""


class WrongPassword(DomainError):
    """The present password does not match."""

    code = "wrong_password"
    message = "This is not your present password."


class PasswordSame(DomainError):
    """The new password is the present one."""

    code = "password_same"
    message = "This is your present password. Please choose another one."


def change_password(
    *, old: str, new: str, address: str, actor: Actor, now: datetime, user_agent: str = ""
) -> str:
    """Change one's own password and return the token of the sign-in that goes on.

    Raises WrongPassword, TooManyAttempts, PasswordSame, or an error of the new password.
    """
    person_id = PersonId(actor.person_id)
    login = persons.by_id(db.session(), person_id).login
    check_password(new, login=login)
    keys = attempts.keys_of(login=login, address=address)
    attempts.count(keys, now)
    known = persons.credentials(db.session(), login)
    if not matches(old, known.password_hash if known else None):
        raise WrongPassword
    if normalise(new) == normalise(old):
        raise PasswordSame
    secret = hash_of(new)
    with transaction() as session:
        attempts.forgive(session, keys)
        write_password(session, person_id=person_id, password_hash=secret, actor=actor, now=now)
        end_all(session, person_id, now)
        return begin(session, person_id, now, Origin(address=address, user_agent=user_agent))


def made_password() -> str:
    """A password that is easy to read out and to type, and that nobody guesses: kf7m-2wpx-9ahd."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(12))
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def set_password(
    *, person_id: PersonId, password: str, actor: Actor, now: datetime, is_given: bool = False
) -> None:
    """Give somebody a new password; one that `is_given` is to be changed at the next sign-in.

    Raises NotFound or an error of the password.
    """
    actor.require(Permission.PEOPLE_PERSON_MANAGE)
    check_password(password, login=persons.by_id(db.session(), person_id).login)
    secret = hash_of(password)
    given_at = now if is_given else None
    with transaction() as session:
        write_password(
            session, person_id=person_id, password_hash=secret, actor=actor, now=now, given_at=given_at
        )
        end_all(session, person_id, now)
