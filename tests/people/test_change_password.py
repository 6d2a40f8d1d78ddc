"""New passwords: one's own, and those that an administrator gives."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from core.errors import Forbidden, NotFound
from core.permissions import SYSTEM, Actor
from people.persons.rules import PERMISSIONS, PasswordTooCommon, PersonId, Role
from people.persons.services import write_password
from people.sessions import queries
from people.sessions.services import TooManyAttempts, WrongPassword, change_password, set_password, sign_in
from tests.people.signing import HERE, PASSWORD, person
from tests.worlds import key

NEW = "ghe về bến sớm"


def _actor(person_id: PersonId) -> Actor:
    return Actor(person_id=person_id, permissions=PERMISSIONS[Role.CASHIER])


def _change(person_id: PersonId, now: datetime, old: str = PASSWORD, new: str = NEW) -> str:
    return change_password(old=old, new=new, address=HERE, actor=_actor(person_id), now=now)


def test_a_new_password_ends_every_session_but_the_one_that_goes_on(session: Session, now: datetime) -> None:
    person_id = person(now)
    before = sign_in(login="minh", password=PASSWORD, address=HERE, now=now)

    after = _change(person_id, now)

    assert queries.signed_in(session, before, now) is None
    assert queries.signed_in(session, after, now)
    assert sign_in(login="minh", password=NEW, address=HERE, now=now)


def test_the_present_password_is_asked_for(session: Session, now: datetime) -> None:
    person_id = person(now)

    with pytest.raises(WrongPassword):
        _change(person_id, now, old="wrong wrong")

    assert sign_in(login="minh", password=PASSWORD, address=HERE, now=now)


def test_a_stolen_browser_cannot_guess_the_present_password(session: Session, now: datetime) -> None:
    person_id = person(now)
    for _ in range(10):
        with pytest.raises(WrongPassword):
            _change(person_id, now, old="wrong wrong")

    with pytest.raises(TooManyAttempts):
        _change(person_id, now)


def test_a_weak_password_is_refused_before_the_present_one_is_looked_at(
    session: Session, now: datetime
) -> None:
    person_id = person(now)

    with pytest.raises(PasswordTooCommon):
        _change(person_id, now, old="wrong wrong", new="matkhau123")


def test_an_administrator_gives_a_new_password_and_ends_every_session(
    session: Session, now: datetime
) -> None:
    person_id = person(now)
    token = sign_in(login="minh", password=PASSWORD, address=HERE, now=now)

    set_password(person_id=person_id, password=NEW, actor=SYSTEM, now=now)

    assert queries.signed_in(session, token, now) is None
    assert sign_in(login="minh", password=NEW, address=HERE, now=now)


def test_a_manager_gives_no_passwords(session: Session, now: datetime, lan: Actor) -> None:
    person_id = person(now)

    with pytest.raises(Forbidden):
        set_password(person_id=person_id, password=NEW, actor=lan, now=now)


def test_nobody_has_no_password(session: Session, now: datetime) -> None:
    with pytest.raises(NotFound):
        set_password(person_id=PersonId(key(9)), password=NEW, actor=SYSTEM, now=now)
    with pytest.raises(NotFound):
        write_password(session, person_id=PersonId(key(9)), password_hash="-", actor=SYSTEM, now=now)
