"""Writing people: who they are, what they may do, how they prove who they are."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core.audit.services import record
from core.db import retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import Actor, Permission
from core.text import clean
from people.persons import queries
from people.persons.hashing import hash_of
from people.persons.models import Person, RoleGrant
from people.persons.rules import (
    GIVES_ROLES,
    PersonId,
    Role,
    RoleFor,
    check_login,
    check_password,
    check_scopes,
    clean_login,
)

Roles = Sequence[tuple[Role, UUID | None, UUID | None]]
"""Each role with its location (None: everywhere) and, for a producer, the producer."""


class LoginTaken(DomainError):
    """Somebody has, or had, this sign-in name."""

    code = "login_taken"
    message = "The sign-in name %(login)s is taken."


class NotYourself(DomainError):
    """Nobody may end their own access: the last administrator would lock everybody out."""

    code = "not_yourself"
    message = "You cannot disable yourself."


class NobodyLeft(DomainError):
    """The access of the last person who could give others theirs."""

    code = "nobody_left"
    message = "Somebody must remain who can give roles: %(login)s is the last administrator."


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
) -> PersonId:
    """Give somebody a sign-in name, a password (None: none yet, so no sign-in) and roles.

    Raises LoginMalformed, LoginTaken, a password's error, ProducerMissing or ScopesDiffer.
    """
    actor.require(Permission.PEOPLE_PERSON_MANAGE)
    login = clean_login(login)
    check_login(login)
    if password is not None:
        check_password(password, login=login)
    person_id = PersonId(new_id(now))
    secret = None if password is None else hash_of(password)
    with transaction() as session:
        _insert_person(
            session,
            id=person_id,
            login=login,
            name=clean(name).strip(),
            password_hash=secret,
            language=language,
            created_at=now,
        )
        _record(session, "person.created", person_id, actor, now)
        _write_roles(session, person_id, roles, actor, now)
    return person_id


def _insert_person(session: Session, *, login: str, **columns: object) -> None:
    if session.scalar(select(Person.id).where(Person.login == login)):
        raise LoginTaken(login=login)
    session.execute(insert(Person).values(login=login, **columns))


def set_roles(*, person_id: PersonId, roles: Roles, actor: Actor, now: datetime) -> None:
    """Make these the roles of a person: new ones are granted, missing ones revoked.

    Raises NotFound, ProducerMissing, ScopesDiffer, or NobodyLeft when nobody could give roles any more.
    """
    actor.require(Permission.PEOPLE_PERSON_MANAGE)
    with transaction() as session:
        if not session.scalar(select(Person.id).where(Person.id == person_id).with_for_update()):
            raise NotFound
        if not any(role in GIVES_ROLES for role, _, _ in roles):
            _refuse_last(session, person_id)
        _write_roles(session, person_id, roles, actor, now)


def _refuse_last(session: Session, person_id: PersonId) -> None:
    """Refuse to end the access of the last who can give roles; two who go at once wait for each other."""
    in_force = select(RoleGrant.id).where(RoleGrant.role.in_(GIVES_ROLES), RoleGrant.revoked_at.is_(None))
    session.execute(in_force.order_by(RoleGrant.id).with_for_update()).all()
    giving = set(queries.persons_with(session, GIVES_ROLES))
    if giving == {person_id}:
        raise NobodyLeft(login=queries.by_id(session, person_id).login)


def _write_roles(session: Session, person_id: PersonId, roles: Roles, actor: Actor, now: datetime) -> None:
    wanted = {RoleFor(*role) for role in roles}
    check_scopes(wanted)
    present = set(queries.roles_of(session, [person_id]).get(person_id, ()))
    for role in sorted(present - wanted, key=str):
        _revoke(session, person_id, role, actor, now)
    for role in sorted(wanted - present, key=str):
        _grant(session, person_id, role, actor, now)


def _grant(session: Session, person_id: PersonId, role: RoleFor, actor: Actor, now: datetime) -> None:
    session.execute(
        insert(RoleGrant).values(
            id=new_id(now), person_id=person_id, granted_at=now, granted_by=actor.person_id, **role._asdict()
        )
    )
    _record(session, "role.granted", person_id, actor, now, role)


def _revoke(session: Session, person_id: PersonId, role: RoleFor, actor: Actor, now: datetime) -> None:
    session.execute(
        update(RoleGrant)
        .where(
            RoleGrant.person_id == person_id,
            RoleGrant.role == role.role,
            RoleGrant.location_id.is_not_distinct_from(role.location_id),
            RoleGrant.revoked_at.is_(None),
        )
        .values(revoked_at=now, revoked_by=actor.person_id)
    )
    _record(session, "role.revoked", person_id, actor, now, role)


def disable(*, person_id: PersonId, actor: Actor, now: datetime) -> None:
    """End somebody's access at once, sign-ins under way included; what they did stays theirs.

    Raises NotFound, NotYourself, or NobodyLeft when nobody could give roles any more. Disabling again changes
    nothing.
    """
    actor.require(Permission.PEOPLE_PERSON_MANAGE)
    if person_id == actor.person_id:
        raise NotYourself
    with transaction() as session:
        queries.by_id(session, person_id)
        _refuse_last(session, person_id)
        ended = session.execute(
            update(Person)
            .where(Person.id == person_id, Person.disabled_at.is_(None))
            .values(disabled_at=now, disabled_by=actor.person_id)
            .returning(Person.id)
        ).first()
        if ended:
            _record(session, "person.disabled", person_id, actor, now)


def write_password(
    session: Session, *, person_id: PersonId, password_hash: str, actor: Actor, now: datetime
) -> None:
    """Store a new hash, in the transaction of the caller, who has checked the password; raises NotFound."""
    written = session.execute(
        update(Person).where(Person.id == person_id).values(password_hash=password_hash).returning(Person.id)
    ).first()
    if not written:
        raise NotFound
    _record(session, "person.password_set", person_id, actor, now)


def _record(
    session: Session,
    action: str,
    person_id: PersonId,
    actor: Actor,
    now: datetime,
    role: RoleFor | None = None,
) -> None:
    record(
        session,
        action,
        subject_kind="person",
        subject_id=person_id,
        actor_id=actor.person_id,
        now=now,
        detail=role and {key: value for key, value in role._asdict().items() if value},
    )
