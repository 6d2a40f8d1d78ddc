"""People at their browsers: signed in without a password, every page of theirs checked."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from core.ids import new_id
from core.permissions import SYSTEM_PERSON_ID
from people.persons.models import Person, RoleGrant
from people.persons.rules import Role
from people.sessions.access import COOKIE
from people.sessions.models import LoginSession
from people.sessions.tokens import hash_of

_TAG = "{http://www.w3.org/1999/xhtml}"


class Browser(FlaskClient):
    """A browser whose requests share nothing with each other or with the test, as in the running program."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request in a context of its own."""
        with self.application.app_context():
            return super().open(*args, **kwargs)


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
    app.test_client_class = Browser
    client = app.test_client()
    client.set_cookie(COOKIE, token)
    return client


def token_on(page: str) -> str:
    """The hidden token that a form of the page sends along."""
    return page.split('name="csrf_token" value="')[1].split('"', maxsplit=1)[0]


def page_of(client: FlaskClient, address: str, *, status: int = 200) -> str:
    """The text of a page; it is valid HTML with one h1 and no id twice."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code, answer.text[:2_000])
    faults = list(faults_of(answer.text))
    assert faults == [], address
    return answer.text


def faults_of(page: str) -> Iterator[str]:
    """What is wrong with the HTML of a page."""
    parser = html5lib.HTMLParser(strict=False)
    document = parser.parse(page)
    yield from (f"{place}: {code}" for place, code, _ in parser.errors)
    headings = len(document.findall(f".//{_TAG}h1"))
    if headings != 1:
        yield f"{headings} h1"
    ids = [element.get("id") for element in document.iter() if element.get("id")]
    yield from (f"id {name} twice" for name in sorted({name for name in ids if ids.count(name) > 1}))
