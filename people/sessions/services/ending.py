"""Ending sign-ins: one, all but one's own, all; and giving access again without those of before."""

from datetime import datetime

from sqlalchemy import ColumnElement, true, update
from sqlalchemy.orm import Session

from core.audit.services import record
from core.db import transaction
from core.errors import NotFound
from core.permissions import Actor, Permission
from people.persons import queries as persons
from people.persons import services as persons_services
from people.persons.rules import PersonId
from people.sessions.models import LoginSession
from people.sessions.tokens import hash_of


def end_all(session: Session, person_id: PersonId, now: datetime, but: str = "") -> None:
    """End every sign-in of a person, one of them perhaps excepted, in the caller's transaction."""
    session.execute(
        update(LoginSession)
        .where(
            LoginSession.person_id == person_id,
            LoginSession.ended_at.is_(None),
            LoginSession.token_sha256 != but,
        )
        .values(ended_at=now)
    )


def end_session(*, key: str, actor: Actor, now: datetime) -> None:
    """End one sign-in, by what the books keep of its token: one's own, or anybody's as an administrator.

    Raises NotFound, also for a sign-in of others that the actor may not end.
    """
    with transaction() as session:
        ending = (
            update(LoginSession)
            .where(LoginSession.token_sha256 == key, LoginSession.ended_at.is_(None), _within_reach(actor))
            .values(ended_at=now)
            .returning(LoginSession.person_id)
        )
        ended = session.execute(ending).one_or_none()
        if ended is None:
            raise NotFound
        _note(session, "session.ended", ended.person_id, actor, now)


def _within_reach(actor: Actor) -> ColumnElement[bool]:
    if Permission.PEOPLE_PERSON_MANAGE in actor.permissions:
        return true()
    return LoginSession.person_id == actor.person_id


def end_others(*, token: str, actor: Actor, now: datetime) -> None:
    """End every sign-in of one's own but the one with this token."""
    with transaction() as session:
        end_all(session, PersonId(actor.person_id), now, but=hash_of(token))
        _note(session, "session.others_ended", PersonId(actor.person_id), actor, now)


def end_sessions(*, person_id: PersonId, actor: Actor, now: datetime) -> None:
    """End every sign-in of somebody; raises NotFound."""
    actor.require(Permission.PEOPLE_PERSON_MANAGE)
    with transaction() as session:
        persons.by_id(session, person_id)
        end_all(session, person_id, now)
        _note(session, "session.all_ended", person_id, actor, now)


def enable(*, person_id: PersonId, actor: Actor, now: datetime) -> None:
    """Give somebody access again; the sign-ins of before stay ended. Raises NotFound."""
    actor.require(Permission.PEOPLE_PERSON_MANAGE)
    with transaction() as session:
        persons_services.enable(session, person_id=person_id, actor=actor, now=now)
        end_all(session, person_id, now)


def _note(session: Session, action: str, person_id: PersonId, actor: Actor, now: datetime) -> None:
    record(session, action, subject_kind="person", subject_id=person_id, actor_id=actor.person_id, now=now)
