"""Making the first administrator of empty books, once."""

from datetime import datetime

from sqlalchemy import select

from core.db import retried, transaction
from core.errors import NotFound
from core.permissions import SYSTEM, SYSTEM_PERSON_ID
from people.persons.hashing import hash_of
from people.persons.models import Person
from people.persons.queries import is_nobody
from people.persons.rules import Role, check_login, check_password, clean_login
from people.persons.services import write_person
from people.sessions.rules import Origin
from people.sessions.services import begin


@retried
def found(*, name: str, login: str, password: str, language: str, origin: Origin, now: datetime) -> str:
    """Make the first administrator, and return the token of the sign-in that begins with it.

    Raises NotFound as soon as the books know anybody, and an error of the name, sign-in name or password. Two
    who come at the same moment wait for each other at the program's own row; the second is too late.
    """
    login = clean_login(login)
    check_login(login)
    check_password(password, login=login)
    secret = hash_of(password)
    with transaction() as session:
        session.execute(select(Person.id).where(Person.id == SYSTEM_PERSON_ID).with_for_update())
        if not is_nobody(session):
            raise NotFound
        person_id = write_person(
            session,
            login=login,
            name=name,
            roles=[(Role.ADMINISTRATOR, None, None)],
            actor=SYSTEM,
            now=now,
            language=language,
            password_hash=secret,
        )
        return begin(session, person_id, now, origin)
