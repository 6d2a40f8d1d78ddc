"""New passwords. Each ends every sign-in of its person: whoever knew the old one is out."""

from datetime import datetime

from core.db import db, transaction
from core.errors import DomainError
from core.permissions import Actor, Permission
from people.persons import queries as persons
from people.persons.hashing import hash_of, matches
from people.persons.rules import PersonId, check_password
from people.persons.services import write_password
from people.sessions.services import attempts
from people.sessions.services.signing import begin, end_all


class WrongPassword(DomainError):
    """The present password does not match."""

    code = "wrong_password"
    message = "This is not your present password."


def change_password(*, old: str, new: str, address: str, actor: Actor, now: datetime) -> str:
    """Change one's own password and return the token of the sign-in that goes on.

    Raises WrongPassword, TooManyAttempts, or an error of the new password.
    """
    person_id = PersonId(actor.person_id)
    login = persons.by_id(db.session(), person_id).login
    check_password(new, login=login)
    keys = attempts.keys_of(login=login, address=address)
    attempts.count(keys, now)
    known = persons.credentials(db.session(), login)
    if not matches(old, known.password_hash if known else None):
        raise WrongPassword
    secret = hash_of(new)
    with transaction() as session:
        attempts.forgive(session, keys)
        write_password(session, person_id=person_id, password_hash=secret, actor=actor, now=now)
        end_all(session, person_id, now)
        return begin(session, person_id, now)


def set_password(*, person_id: PersonId, password: str, actor: Actor, now: datetime) -> None:
    """Give somebody a new password; raises NotFound or an error of the password."""
    actor.require(Permission.PEOPLE_PERSON_MANAGE)
    check_password(password, login=persons.by_id(db.session(), person_id).login)
    secret = hash_of(password)
    with transaction() as session:
        write_password(session, person_id=person_id, password_hash=secret, actor=actor, now=now)
        end_all(session, person_id, now)
