"""Signing in: who is let in, for how long, and how often one may guess."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.permissions import SYSTEM
from people.persons import hashing
from people.persons.models import Person
from people.persons.rules import PERMISSIONS, Role
from people.persons.services import disable, set_roles
from people.sessions import queries
from people.sessions.models import LoginSession, LoginThrottle
from people.sessions.services import SignInRefused, TooManyAttempts, sign_in, sign_out, touch
from tests.people.signing import ELSEWHERE, HERE, PASSWORD, fail, person


def _enter(now: datetime, address: str = HERE, login: str = "minh") -> str:
    return sign_in(login=login, password=PASSWORD, address=address, now=now)


def test_the_right_password_begins_a_session(session: Session, now: datetime) -> None:
    person_id = person(now)

    found = queries.signed_in(session, _enter(now), now)

    assert found
    assert (found.person_id, found.login, found.name, found.kinds) == (
        person_id,
        "minh",
        "Minh",
        (Role.CASHIER,),
    )
    assert found.actor.permissions == PERMISSIONS[Role.CASHIER]


def test_the_books_keep_only_the_hash_of_a_token(session: Session, now: datetime) -> None:
    person(now)

    token = _enter(now)

    assert len(token) >= 43
    assert session.scalars(select(LoginSession.token_sha256)).all() != [token]


def test_every_sign_in_has_a_token_of_its_own(app: Flask, now: datetime) -> None:
    person(now)

    assert _enter(now) != _enter(now)


@pytest.mark.parametrize("login", ["minh", "nobody"])
def test_a_wrong_password_and_a_wrong_name_are_told_alike(now: datetime, app: Flask, login: str) -> None:
    person(now)

    with pytest.raises(SignInRefused) as refused:
        sign_in(login=login, password="wrong wrong", address=HERE, now=now)

    assert str(refused.value) == "The sign-in name or the password is wrong."


def test_a_wrong_name_costs_the_same_work(app: Flask, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    person(now)
    hashes: list[str] = []
    verify = hashing._HASHER.verify

    def counted(self: object, stored: str, password: str) -> bool:
        hashes.append(stored.rsplit("$", 2)[0])
        return verify(stored, password)

    monkeypatch.setattr(type(hashing._HASHER), "verify", counted)
    fail(now, 1)
    fail(now, 1, login="nobody")

    assert len(hashes) == 2
    assert len(set(hashes)) == 1


def test_a_person_without_a_password_cannot_sign_in(app: Flask, session: Session, now: datetime) -> None:
    person(now)
    session.execute(update(Person).where(Person.login == "minh").values(password_hash=None))
    session.commit()

    fail(now, 1)


def test_the_program_itself_cannot_sign_in(app: Flask, now: datetime) -> None:
    fail(now, 1, login="@system")


def test_the_disabled_are_out_at_once_and_stay_out(session: Session, now: datetime) -> None:
    person_id = person(now)
    token = _enter(now)

    disable(person_id=person_id, actor=SYSTEM, now=now)

    assert queries.signed_in(session, token, now) is None
    fail(now, 1)
    with pytest.raises(SignInRefused):
        _enter(now)


def test_a_change_of_roles_takes_effect_on_the_next_request(session: Session, now: datetime) -> None:
    person_id = person(now)
    token = _enter(now)

    set_roles(person_id=person_id, roles=[(Role.STOCK_KEEPER, None, None)], actor=SYSTEM, now=now)

    found = queries.signed_in(session, token, now)
    assert found
    assert found.actor.permissions == PERMISSIONS[Role.STOCK_KEEPER]


def test_a_session_ends_after_twelve_hours(session: Session, now: datetime) -> None:
    person(now)
    token = _enter(now)

    assert queries.signed_in(session, token, now + timedelta(hours=11, minutes=59))
    assert queries.signed_in(session, token, now + timedelta(hours=12)) is None


def test_a_managers_session_ends_when_idle(session: Session, now: datetime) -> None:
    person(now, role=Role.MANAGER)
    token = _enter(now)

    assert queries.signed_in(session, token, now + timedelta(minutes=15))
    assert queries.signed_in(session, token, now + timedelta(minutes=16)) is None


def test_use_keeps_a_session_awake(session: Session, now: datetime) -> None:
    person(now, role=Role.MANAGER)
    token = _enter(now)

    touch(token=token, now=now + timedelta(minutes=14))

    assert queries.signed_in(session, token, now + timedelta(minutes=28))


def test_use_is_noted_once_a_minute_at_most(session: Session, now: datetime) -> None:
    person(now)
    token = _enter(now)

    touch(token=token, now=now + timedelta(seconds=59))

    assert session.scalars(select(LoginSession.seen_at)).all() == [now]


def test_signing_out_ends_that_session_alone(session: Session, now: datetime) -> None:
    person(now)
    here, there = _enter(now), _enter(now)

    sign_out(token=here, now=now)
    sign_out(token=here, now=now)

    assert queries.signed_in(session, here, now) is None
    assert queries.signed_in(session, there, now)
    ended = session.scalar(
        select(func.count()).select_from(AuditEvent).where(AuditEvent.action == "session.ended")
    )
    assert ended == 1


def test_a_token_that_nobody_has_is_nobody(session: Session, now: datetime) -> None:
    assert queries.signed_in(session, "guessed", now) is None


def test_after_ten_failures_even_the_right_password_waits(app: Flask, now: datetime) -> None:
    person(now)
    fail(now, 10)

    with pytest.raises(TooManyAttempts) as refused:
        _enter(now)
    assert refused.value.parameters == {"seconds": 1}
    assert _enter(now + timedelta(seconds=1))


def test_the_wait_is_told_alike_for_a_wrong_name(app: Flask, now: datetime) -> None:
    fail(now, 10, login="nobody")

    with pytest.raises(TooManyAttempts):
        fail(now, 1, login="nobody", address=ELSEWHERE)


def test_the_right_password_starts_the_count_anew(app: Flask, now: datetime) -> None:
    person(now)
    fail(now, 9)
    _enter(now)

    fail(now, 8)
    assert _enter(now + timedelta(minutes=1))


def test_one_address_cannot_guess_at_many_names(app: Flask, now: datetime) -> None:
    for number in range(10):
        fail(now, 1, login=f"name{number}")

    with pytest.raises(TooManyAttempts):
        fail(now, 1, login="name10")


def test_an_ipv6_site_counts_as_one_address(app: Flask, now: datetime) -> None:
    for number in range(10):
        fail(now, 1, login=f"name{number}", address=f"2001:db8::{number:x}")

    with pytest.raises(TooManyAttempts):
        fail(now, 1, login="other", address="2001:db8::ffff")
    fail(now, 1, login="other", address="2001:db8:0:1::1")


def test_an_odd_address_is_counted_as_it_is(app: Flask, now: datetime) -> None:
    fail(now, 1, address="")


def test_a_stranger_elsewhere_cannot_keep_the_shop_out(app: Flask, now: datetime) -> None:
    person(now)
    _enter(now, HERE)

    fail(now, 10, address=ELSEWHERE)

    with pytest.raises(TooManyAttempts):
        _enter(now, ELSEWHERE)
    assert _enter(now, HERE)


def test_whoever_was_right_once_may_not_guess_for_ever(app: Flask, now: datetime) -> None:
    person(now)
    _enter(now)
    fail(now, 10)

    with pytest.raises(TooManyAttempts):
        _enter(now)


def test_no_name_and_no_address_is_stored(session: Session, now: datetime) -> None:
    fail(now, 1, login="my-password-in-the-wrong-field")

    keys = " ".join(session.scalars(select(LoginThrottle.key)))
    assert "password" not in keys
    assert HERE not in keys


def test_simultaneous_guesses_do_not_pass_the_limit(app: Flask, now: datetime) -> None:
    person(now)

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(_guess(app, now), range(24)))

    assert results.count("refused") == 10
    assert results.count("wait") == 14


def _guess(app: Flask, now: datetime) -> Callable[[int], str]:
    def guess(_number: int) -> str:
        with app.app_context():
            try:
                sign_in(login="minh", password="wrong wrong", address=HERE, now=now)
            except SignInRefused:
                return "refused"
            except TooManyAttempts:
                return "wait"
        return "in"

    return guess


def test_an_old_hash_is_made_anew_at_sign_in(session: Session, now: datetime) -> None:
    from argon2 import PasswordHasher

    person(now)
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    session.execute(update(Person).where(Person.login == "minh").values(password_hash=old))
    session.commit()

    _enter(now)

    renewed = session.scalar(select(Person.password_hash).where(Person.login == "minh"))
    assert renewed != old
    assert renewed
    assert hashing.matches(PASSWORD, renewed)


def test_a_damaged_hash_lets_nobody_in(session: Session, now: datetime) -> None:
    values = {"id": SYSTEM.person_id.__class__(int=5), "login": "an", "name": "An", "created_at": now}
    session.execute(insert(Person).values(password_hash="-", **values))
    session.commit()

    fail(now, 1, login="an")
