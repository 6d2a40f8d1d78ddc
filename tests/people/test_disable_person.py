"""Ending somebody's access."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.errors import Forbidden, NotFound
from core.permissions import SYSTEM, Actor
from people.persons import queries
from people.persons.rules import PersonId, Role
from people.persons.services import NobodyLeft, NotYourself, create_person, disable
from tests.worlds import key


def test_the_disabled_have_no_credentials_and_stay_in_the_list(
    session: Session, now: datetime, minh: Actor
) -> None:
    disable(person_id=PersonId(minh.person_id), actor=SYSTEM, now=now)

    assert queries.credentials(session, "minh") is None
    assert [(person.login, person.disabled_at) for person in queries.all_persons(session)] == [("minh", now)]


def test_disabling_again_keeps_the_first_moment(session: Session, now: datetime, minh: Actor) -> None:
    disable(person_id=PersonId(minh.person_id), actor=SYSTEM, now=now)
    disable(person_id=PersonId(minh.person_id), actor=SYSTEM, now=now + timedelta(days=1))

    assert queries.by_login(session, "minh").disabled_at == now


def test_the_last_administrator_is_not_disabled(session: Session, now: datetime) -> None:
    roles = [(Role.ADMINISTRATOR, None, None)]
    lan, thu = (
        create_person(login=login, name="x", password=None, roles=roles, actor=SYSTEM, now=now)
        for login in ("lan", "thu")
    )
    disable(person_id=lan, actor=SYSTEM, now=now)
    with pytest.raises(NobodyLeft):
        disable(person_id=thu, actor=SYSTEM, now=now)
    assert queries.by_login(session, "thu").disabled_at is None
    disable(person_id=lan, actor=SYSTEM, now=now)


def test_nobody_disables_themselves(now: datetime) -> None:
    with pytest.raises(NotYourself):
        disable(person_id=PersonId(SYSTEM.person_id), actor=SYSTEM, now=now)


def test_a_stranger_cannot_be_disabled(session: Session, now: datetime) -> None:
    with pytest.raises(NotFound):
        disable(person_id=PersonId(key(77)), actor=SYSTEM, now=now)


def test_a_manager_disables_nobody(session: Session, now: datetime, lan: Actor, minh: Actor) -> None:
    with pytest.raises(Forbidden):
        disable(person_id=PersonId(minh.person_id), actor=lan, now=now)
