"""Writing who people are, and how they prove it."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core.db import retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import Actor, Permission
from core.text import legible, search_key
from people.persons.hashing import hash_of
from people.persons.models import Person
from people.persons.rules import PersonId, check_login, check_password, clean_login
from people.persons.services.roles import Roles, write_roles
from people.persons.services.trail import note


class LoginTaken(DomainError):
    """Somebody has, or had, this sign-in name."""

    code = "login_taken"
    message = "The sign-in name %(login)s is taken."


class NameMissing(DomainError):
    """A name that nobody could read."""

    code = "person_name_missing"
    message = "A person needs a name that can be read."


@retried
def create_person(
    *,
    login: str,
    name: str,
    password: str | None,
    roles: Roles,
    actor: Actor,
    now: datetime,
    language: str = "vi",
    is_given: bool = False,
) -> PersonId:
    """Give somebody a sign-in name, a password (None: none yet, so no sign-in) and roles.

    A password that `is_given` is good for one sign-in: its person then chooses another one. Raises
    LoginMalformed, LoginTaken, NameMissing, a password's error, ProducerMissing or ScopesDiffer.
    """
    actor.require(Permission.PEOPLE_PERSON_MANAGE)
    login = clean_login(login)
    check_login(login)
    if password is not None:
        check_password(password, login=login)
    secret = None if password is None else hash_of(password)
    given_at = now if is_given else None
    about: dict[str, Any] = {
        "name": name,
        "language": language,
        "password_hash": secret,
        "password_given_at": given_at,
    }
    with transaction() as session:
        return write_person(session, login=login, roles=roles, actor=actor, now=now, **about)


def write_person(
    session: Session, *, login: str, name: str, roles: Roles, actor: Actor, now: datetime, **columns: object
) -> PersonId:
    """Write a new person in the transaction of the caller, who has checked login and password.

    Raises LoginTaken, NameMissing, ProducerMissing or ScopesDiffer.
    """
    if session.scalar(select(Person.id).where(Person.login == login)):
        raise LoginTaken(login=login)
    person_id = PersonId(new_id(now))
    about = {"id": person_id, "login": login, "created_at": now, **_named(name)}
    session.execute(insert(Person).values(**about, **columns))
    note(session, "person.created", person_id, actor, now)
    write_roles(session, person_id, roles, actor, now)
    return person_id


def _named(name: str) -> dict[str, str]:
    known = legible(name).strip()
    if not known:
        raise NameMissing
    return {"name": known, "search_key": search_key(known)}


def change_person(*, person_id: PersonId, name: str, language: str, actor: Actor, now: datetime) -> None:
    """Change what somebody is called and the language of their pages: one's own, or as an administrator.

    Raises NotFound, NameMissing or Forbidden.
    """
    actor.require(
        Permission.PEOPLE_SELF_USE if person_id == actor.person_id else Permission.PEOPLE_PERSON_MANAGE
    )
    values = {**_named(name), "language": language}
    with transaction() as session:
        _write(session, person_id, **values)
        note(session, "person.changed", person_id, actor, now)


def write_password(
    session: Session,
    *,
    person_id: PersonId,
    password_hash: str,
    actor: Actor,
    now: datetime,
    given_at: datetime | None = None,
) -> None:
    """Store a new hash, in the transaction of the caller, who has checked the password; raises NotFound.

    `given_at` says when an administrator gave it, to be changed by its person.
    """
    _write(session, person_id, password_hash=password_hash, password_given_at=given_at)
    note(session, "person.password_set", person_id, actor, now)


def _write(session: Session, person_id: PersonId, **values: object) -> None:
    written = session.execute(
        update(Person).where(Person.id == person_id).values(**values).returning(Person.id)
    ).first()
    if not written:
        raise NotFound
