"""There is always somebody who can give roles, and that everywhere."""

import threading
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.db import db
from core.permissions import SYSTEM
from people.persons import queries
from people.persons.rules import AdministratorElsewhere, PersonId, Role, RoleFor, check_scopes
from people.persons.services import NobodyLeft, disable, roles, set_roles
from tests.people.signing import person
from tests.worlds import key


def test_two_who_leave_at_the_same_moment_do_not_both_go(app: Flask, session: Session, now: datetime) -> None:
    both = [person(now, login=login, role=Role.ADMINISTRATOR) for login in ("chi", "an")]
    together, refused = threading.Barrier(2), []

    def leave(person_id: PersonId) -> None:
        with app.app_context():
            together.wait()
            try:
                set_roles(person_id=person_id, roles=[], actor=SYSTEM, now=now)
            except NobodyLeft:
                refused.append(person_id)
            db.session.remove()

    threads = [threading.Thread(target=leave, args=(each,)) for each in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    session.rollback()
    assert len(refused) == 1
    assert [bool(queries.by_id(session, each).roles) for each in both].count(True) == 1


def test_who_loses_roles_and_access_at_the_same_moment_loses_both(
    app: Flask, session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(now, login="chi", role=Role.ADMINISTRATOR)
    an = person(now, login="an", role=Role.ADMINISTRATOR)
    failed: list[DBAPIError] = []

    def end() -> None:
        with app.app_context():
            try:
                disable(person_id=an, actor=SYSTEM, now=now)
            except DBAPIError as error:
                failed.append(error)
            db.session.remove()

    other, refuse_last = threading.Thread(target=end), roles.refuse_last

    def meanwhile(inner: Session, person_id: PersonId) -> None:
        if not other.ident:
            other.start()
            other.join(0.5)
        refuse_last(inner, person_id)

    monkeypatch.setattr(roles, "refuse_last", meanwhile)
    set_roles(person_id=an, roles=[], actor=SYSTEM, now=now)
    other.join()

    session.rollback()
    found = queries.by_id(session, an)
    assert (failed, found.roles, found.disabled_at) == ([], (), now)


def test_an_administrator_is_one_everywhere() -> None:
    with pytest.raises(AdministratorElsewhere):
        check_scopes([RoleFor(Role.ADMINISTRATOR, key(1))])
