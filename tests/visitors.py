"""People at their browsers: signed in without a password, every page of theirs checked."""

from datetime import datetime, timedelta
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from sqlalchemy.orm import Session

from core.ids import new_id
from core.permissions import SYSTEM_PERSON_ID
from people.persons.models import Person, RoleGrant
from people.persons.rules import Role
from people.sessions.access import COOKIE
from people.sessions.models import LoginSession
from people.sessions.tokens import hash_of
from tests.pages import PageClient, token_on

__all__ = ["page_of", "token_on", "visit"]


def visit(
    app: Flask,
    session: Session,
    role: Role,
    now: datetime,
    *,
    producer_id: UUID | None = None,
    location_id: UUID | None = None,
) -> FlaskClient:
    """A browser in which a person with a role is signed in."""
    person_id, token = new_id(now), f"token of {role} {producer_id} {location_id}"
    person = {"id": person_id, "login": token, "name": "Nguyễn Thị Lan", "language": "vi", "created_at": now}
    session.execute(insert(Person).values(**person))
    grant = {"id": new_id(now), "person_id": person_id, "role": role, "granted_at": now}
    places = {"producer_id": producer_id, "location_id": location_id}
    session.execute(insert(RoleGrant).values(granted_by=SYSTEM_PERSON_ID, **grant, **places))
    times = {"created_at": now, "seen_at": now, "ends_at": now + timedelta(hours=12)}
    session.execute(insert(LoginSession).values(token_sha256=hash_of(token), person_id=person_id, **times))
    session.commit()
    app.test_client_class = PageClient
    client = app.test_client()
    client.set_cookie(COOKIE, token)
    return client


def page_of(client: FlaskClient, address: str, *, status: int = 200) -> str:
    """The text of a page, which the browser has checked."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code, answer.text[:2_000])
    return answer.text
