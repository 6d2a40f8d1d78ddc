"""Giving somebody a sign-in name, a password and roles."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.errors import Forbidden, NotFound
from core.permissions import SYSTEM, Actor
from people.persons import queries
from people.persons.hashing import is_outdated, matches
from people.persons.models import Person
from people.persons.rules import LoginMalformed, PasswordTooShort, Role, RoleFor, ScopesDiffer
from people.persons.services import LoginTaken, create_person
from tests.worlds import make_world

PASSWORD = "phơi tôm một nắng"


def test_a_person_is_in_the_books_with_the_roles(session: Session, now: datetime, lan: Actor) -> None:
    world = make_world(session, lan)
    roles = [(Role.CASHIER, world.location_id, None)]

    made = create_person(
        login=" Minh.Rach-Gia ", name="Trần Văn Minh", password=PASSWORD, roles=roles, actor=SYSTEM, now=now
    )

    person = queries.by_login(session, "minh.rach-gia")
    assert (person.id, person.name, person.language) == (made, "Trần Văn Minh", "vi")
    assert person.roles == (RoleFor(Role.CASHIER, world.location_id),)
    assert person.disabled_at is None


def test_the_password_is_stored_as_a_hash_alone(session: Session, now: datetime) -> None:
    create_person(login="minh", name="Minh", password=PASSWORD, roles=[], actor=SYSTEM, now=now)

    stored = session.scalar(select(Person.password_hash).where(Person.login == "minh"))
    assert stored
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert matches(PASSWORD, stored)
    assert not matches(PASSWORD + "!", stored)
    assert not is_outdated(stored)


def test_the_same_password_from_another_keyboard_matches(session: Session, now: datetime) -> None:
    create_person(login="minh", name="Minh", password="một nắng hai sương", roles=[], actor=SYSTEM, now=now)

    found = queries.credentials(session, "MINH")
    assert found
    assert matches("mo\u0323\u0302t na\u0306\u0301ng hai sương", found.password_hash)


def test_who_made_a_person_and_granted_a_role_is_on_record(session: Session, now: datetime) -> None:
    roles = [(Role.MANAGER, None, None)]
    person_id = create_person(login="lan", name="Lan", password=None, roles=roles, actor=SYSTEM, now=now)

    events = session.execute(select(AuditEvent.action, AuditEvent.actor_id, AuditEvent.detail)).all()
    assert sorted((event.action, event.detail) for event in events) == [
        ("person.created", ""),
        ("role.granted", '{"role": "manager"}'),
    ]
    assert {event.actor_id for event in events} == {SYSTEM.person_id}
    assert queries.by_id(session, person_id).name == "Lan"


def test_a_person_without_a_password_has_nothing_to_match(session: Session, now: datetime) -> None:
    create_person(login="lan", name="Lan", password=None, roles=[], actor=SYSTEM, now=now)

    found = queries.credentials(session, "lan")
    assert found
    assert not matches("", found.password_hash)


def test_a_sign_in_name_is_given_once(session: Session, now: datetime) -> None:
    create_person(login="minh", name="Minh", password=None, roles=[], actor=SYSTEM, now=now)

    with pytest.raises(LoginTaken):
        create_person(login="MINH", name="Minh khác", password=None, roles=[], actor=SYSTEM, now=now)


@pytest.mark.parametrize("login", ["", "m", "@system", "mình", "minh anh", "m" * 65, "minh\x00"])
def test_a_sign_in_name_is_one_that_every_keyboard_can_type(
    session: Session, now: datetime, login: str
) -> None:
    if login == "minh\x00":  # an invisible character is left out
        create_person(login=login, name="Minh", password=None, roles=[], actor=SYSTEM, now=now)
        assert queries.by_login(session, "minh").name == "Minh"
        return
    with pytest.raises(LoginMalformed):
        create_person(login=login, name="Minh", password=None, roles=[], actor=SYSTEM, now=now)


def test_nothing_is_stored_with_a_weak_password_or_wrong_roles(session: Session, now: datetime) -> None:
    roles = [(Role.MANAGER, None, None), (Role.PRODUCER, None, SYSTEM.person_id)]
    with pytest.raises(PasswordTooShort):
        create_person(login="minh", name="Minh", password="abc", roles=[], actor=SYSTEM, now=now)
    with pytest.raises(ScopesDiffer):
        create_person(login="minh", name="Minh", password=None, roles=roles, actor=SYSTEM, now=now)

    with pytest.raises(NotFound):
        queries.by_login(session, "minh")


def test_a_manager_makes_no_people(session: Session, now: datetime, lan: Actor) -> None:
    with pytest.raises(Forbidden):
        create_person(login="tam2", name="Tám", password=None, roles=[], actor=lan, now=now)
