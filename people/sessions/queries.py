"""Reading sign-ins."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.permissions import Actor
from people.persons.models import Person
from people.persons.queries import PersonView, all_persons, roles_of
from people.persons.rules import PersonId, Role, RoleFor, actor_of
from people.sessions.models import LoginSession
from people.sessions.rules import idle_limit
from people.sessions.tokens import hash_of

OPENED = "demonstration.opened"
"""The act that says which people of these books are open to everybody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn:
    """Somebody who is signed in, with the sign-in's own times."""

    person_id: PersonId
    login: str
    name: str
    language: str
    roles: tuple[RoleFor, ...]
    seen_at: datetime
    password_given_at: datetime | None

    @property
    def actor(self) -> Actor:
        """What the person may do, and where."""
        return actor_of(self.person_id, self.roles)

    @property
    def kinds(self) -> tuple[Role, ...]:
        """The person's roles by name, each once."""
        return tuple(dict.fromkeys(each.role for each in self.roles))


def signed_in(session: Session, token: str, now: datetime) -> SignIn | None:
    """The sign-in with a token; None when it has ended, idled too long, or its person was disabled."""
    row = session.execute(
        select(
            LoginSession.person_id,
            LoginSession.seen_at,
            Person.login,
            Person.name,
            Person.language,
            Person.password_given_at,
        )
        .join(Person, Person.id == LoginSession.person_id)
        .where(
            LoginSession.token_sha256 == hash_of(token),
            LoginSession.ended_at.is_(None),
            LoginSession.ends_at > now,
            Person.disabled_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        return None
    roles = roles_of(session, [row.person_id]).get(row.person_id, ())
    if now - row.seen_at > idle_limit([each.role for each in roles]):
        return None
    return SignIn(**row._mapping, roles=roles)


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenSession:
    """A sign-in under way; its key is what the books keep of the token, with which nobody can sign in."""

    key: str
    created_at: datetime
    seen_at: datetime
    device: str
    address: str


def open_sessions(session: Session, person: PersonView, now: datetime) -> list[OpenSession]:
    """The sign-ins of a person that are still good, the one used last first."""
    if person.disabled_at:
        return []
    idle_since = now - idle_limit([each.role for each in person.roles])
    columns = (LoginSession.created_at, LoginSession.seen_at, LoginSession.device, LoginSession.address)
    rows = session.execute(
        select(LoginSession.token_sha256.label("key"), *columns)
        .where(
            LoginSession.person_id == person.id,
            LoginSession.ended_at.is_(None),
            LoginSession.ends_at > now,
            LoginSession.seen_at >= idle_since,
        )
        .order_by(LoginSession.seen_at.desc(), LoginSession.token_sha256)
    )
    return [OpenSession(**row._mapping) for row in rows]


def doors(session: Session) -> tuple[PersonView, ...]:
    """The demonstration's people, as whom anybody may sign in; nobody in the books of a real shop."""
    detail = session.scalar(
        select(AuditEvent.detail).where(AuditEvent.action == OPENED).order_by(AuditEvent.id.desc()).limit(1)
    )
    if not detail:
        return ()
    order: list[str] = json.loads(detail)["logins"]
    people = [person for person in all_persons(session) if person.login in order and not person.disabled_at]
    return tuple(sorted(people, key=lambda person: order.index(person.login)))
