"""Granting and revoking roles."""

from datetime import datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import Forbidden, NotFound
from core.permissions import SYSTEM, Actor
from people.persons import queries
from people.persons.models import RoleGrant
from people.persons.rules import PersonId, Role, RoleFor, ScopesDiffer
from people.persons.services import NobodyLeft, create_person, disable, set_roles
from tests.worlds import key, make_world


def _person(now: datetime, *roles: Role) -> PersonId:
    granted = [(role, None, None) for role in roles]
    return create_person(login="an", name="An", password=None, roles=granted, actor=SYSTEM, now=now)


def test_new_roles_are_granted_and_missing_ones_revoked(session: Session, now: datetime) -> None:
    person_id = _person(now, Role.CASHIER, Role.STOCK_KEEPER)

    kept = [(Role.STOCK_KEEPER, None, None), (Role.ACCOUNTANT, None, None)]
    set_roles(person_id=person_id, roles=kept, actor=SYSTEM, now=now)

    roles = queries.by_id(session, person_id).roles
    assert set(roles) == {RoleFor(Role.STOCK_KEEPER), RoleFor(Role.ACCOUNTANT)}


def test_a_revoked_grant_stays_on_record(session: Session, now: datetime, lan: Actor) -> None:
    world = make_world(session, lan)
    person_id = _person(now)
    set_roles(person_id=person_id, roles=[(Role.CASHIER, world.location_id, None)], actor=SYSTEM, now=now)

    set_roles(person_id=person_id, roles=[], actor=SYSTEM, now=now)

    assert queries.by_id(session, person_id).roles == ()
    grant = session.execute(
        select(RoleGrant.role, RoleGrant.location_id, RoleGrant.revoked_at, RoleGrant.revoked_by)
    ).one()
    assert tuple(grant) == (Role.CASHIER, world.location_id, now, SYSTEM.person_id)


def test_setting_the_same_roles_again_writes_nothing(session: Session, now: datetime) -> None:
    person_id = _person(now, Role.CASHIER)

    set_roles(person_id=person_id, roles=[(Role.CASHIER, None, None)], actor=SYSTEM, now=now)

    assert session.scalar(select(func.count()).select_from(RoleGrant)) == 1


def test_roles_of_different_reach_change_nothing(session: Session, now: datetime) -> None:
    person_id = _person(now, Role.CASHIER)

    with pytest.raises(ScopesDiffer):
        set_roles(
            person_id=person_id,
            roles=[(Role.MANAGER, None, None), (Role.CASHIER, key(1), None)],
            actor=SYSTEM,
            now=now,
        )

    assert queries.by_id(session, person_id).roles == (RoleFor(Role.CASHIER),)


def _administrator(now: datetime, login: str) -> PersonId:
    roles = [(Role.ADMINISTRATOR, None, None)]
    return create_person(login=login, name="Lan", password=None, roles=roles, actor=SYSTEM, now=now)


def test_somebody_must_remain_who_can_give_roles(session: Session, now: datetime) -> None:
    lan = _administrator(now, "lan")
    _person(now, Role.MANAGER)
    for roles in ([], [(Role.MANAGER, None, None)]):
        with pytest.raises(NobodyLeft):
            set_roles(person_id=lan, roles=roles, actor=SYSTEM, now=now)
    assert queries.by_id(session, lan).roles == (RoleFor(Role.ADMINISTRATOR),)
    set_roles(
        person_id=lan,
        roles=[(r, None, None) for r in (Role.ADMINISTRATOR, Role.CASHIER)],
        actor=SYSTEM,
        now=now,
    )


def test_one_of_two_administrators_may_go(session: Session, now: datetime) -> None:
    lan, thu = _administrator(now, "lan"), _administrator(now, "thu")
    set_roles(person_id=lan, roles=[], actor=SYSTEM, now=now)
    with pytest.raises(NobodyLeft):
        set_roles(person_id=thu, roles=[], actor=SYSTEM, now=now)


def test_a_disabled_administrator_does_not_count(session: Session, now: datetime) -> None:
    lan, thu = _administrator(now, "lan"), _administrator(now, "thu")
    disable(person_id=lan, actor=SYSTEM, now=now)
    with pytest.raises(NobodyLeft):
        set_roles(person_id=thu, roles=[], actor=SYSTEM, now=now)
    set_roles(person_id=lan, roles=[], actor=SYSTEM, now=now)


def test_nobody_has_no_roles(session: Session, now: datetime) -> None:
    with pytest.raises(NotFound):
        set_roles(person_id=PersonId(key(77)), roles=[], actor=SYSTEM, now=now)


def test_a_manager_grants_nothing(now: datetime, lan: Actor) -> None:
    with pytest.raises(Forbidden):
        set_roles(
            person_id=PersonId(lan.person_id),
            roles=[(Role.ADMINISTRATOR, None, None)],
            actor=lan,
            now=now,
        )
