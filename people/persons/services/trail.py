"""What was done to people, in the audit trail."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.audit.services import record
from core.permissions import Actor
from people.persons.rules import PersonId, RoleFor


def note(
    session: Session,
    action: str,
    person_id: PersonId,
    actor: Actor,
    now: datetime,
    role: RoleFor | None = None,
) -> None:
    """Append what was done to a person, and with which role, in the transaction of the act itself."""
    record(
        session,
        action,
        subject_kind="person",
        subject_id=person_id,
        actor_id=actor.person_id,
        now=now,
        detail=role and {key: value for key, value in role._asdict().items() if value},
    )
