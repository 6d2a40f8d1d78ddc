"""Granting and revoking roles."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core.db import retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import Actor, Permission
from people.persons import queries
from people.persons.models import Person, RoleGrant
from people.persons.rules import GIVES_ROLES, PersonId, Role, RoleFor, check_scopes
from people.persons.services.trail import note

Roles = Sequence[tuple[Role, UUID | None, UUID | None]]
"""Each role with its location (None: everywhere) and, for a producer, the producer."""


class NobodyLeft(DomainError):
    """The access of the last person who could give others theirs."""

    code = "nobody_left"
    message = "Somebody must remain who can give roles: %(login)s is the last administrator."


@retried
def set_roles(*, person_id: PersonId, roles: Roles, actor: Actor, now: datetime) -> None:
    """Make these the roles of a person: new ones are granted, missing ones revoked.

    Raises NotFound, an error of check_scopes, or NobodyLeft when nobody could give roles any more.
    """
    actor.require(Permission.PEOPLE_PERSON_MANAGE)
    with transaction() as session:
        hold(session, person_id)
        if not any(role in GIVES_ROLES for role, _, _ in roles):
            refuse_last(session, person_id)
        write_roles(session, person_id, roles, actor, now)


def hold(session: Session, person_id: PersonId) -> None:
    """Keep others from changing a person's access until the commit; raises NotFound.

    Always before the grants are held, and beside what the person does at this moment, for else two would wait
    for each other.
    """
    chosen = select(Person.id).where(Person.id == person_id)
    if not session.scalar(chosen.with_for_update(key_share=True)):
        raise NotFound


def refuse_last(session: Session, person_id: PersonId) -> None:
    """Refuse to end the access of the last who can give roles; two who go at once wait for each other."""
    in_force = select(RoleGrant.id).where(RoleGrant.role.in_(GIVES_ROLES), RoleGrant.revoked_at.is_(None))
    session.execute(in_force.order_by(RoleGrant.id).with_for_update()).all()
    giving = set(queries.persons_with(session, GIVES_ROLES))
    if giving == {person_id}:
        raise NobodyLeft(login=queries.by_id(session, person_id).login)


def write_roles(session: Session, person_id: PersonId, roles: Roles, actor: Actor, now: datetime) -> None:
    """Make these the roles of a person, in the caller's transaction."""
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
    note(session, "role.granted", person_id, actor, now, role)


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
    note(session, "role.revoked", person_id, actor, now, role)
