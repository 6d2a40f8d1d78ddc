"""Ending somebody's access, and giving it back."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from core.db import retried, transaction
from core.errors import DomainError
from core.permissions import Actor, Permission
from people.persons import queries
from people.persons.models import Person
from people.persons.rules import PersonId
from people.persons.services.roles import hold, refuse_last
from people.persons.services.trail import note


class NotYourself(DomainError):
    """Nobody ends their own access by mistake."""

    code = "not_yourself"
    message = "You cannot disable yourself."


@retried
def disable(*, person_id: PersonId, actor: Actor, now: datetime) -> None:
    """End somebody's access at once, sign-ins under way included; what they did stays theirs.

    Raises NotFound, NotYourself, or NobodyLeft when nobody could give roles any more. Disabling again changes
    nothing.
    """
    actor.require(Permission.PEOPLE_PERSON_MANAGE)
    if person_id == actor.person_id:
        raise NotYourself
    with transaction() as session:
        hold(session, person_id)
        refuse_last(session, person_id)
        ended = session.execute(
            update(Person)
            .where(Person.id == person_id, Person.disabled_at.is_(None))
            .values(disabled_at=now, disabled_by=actor.person_id)
            .returning(Person.id)
        ).first()
        if ended:
            note(session, "person.disabled", person_id, actor, now)


def enable(session: Session, *, person_id: PersonId, actor: Actor, now: datetime) -> None:
    """Give somebody access again, in the transaction of the caller, who ends the sign-ins of before.

    Raises NotFound. Enabling somebody who is not disabled changes nothing.
    """
    queries.by_id(session, person_id)
    ended = session.execute(
        update(Person)
        .where(Person.id == person_id, Person.disabled_at.is_not(None))
        .values(disabled_at=None, disabled_by=None)
        .returning(Person.id)
    ).first()
    if ended:
        note(session, "person.enabled", person_id, actor, now)
