"""What the tests of signing in share."""

from datetime import datetime

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from core.permissions import SYSTEM
from people.persons.rules import PersonId, Role
from people.persons.services import create_person
from people.sessions.services import SignInRefused, sign_in
from tests.pages import token_on
from tests.visitors import page_of

PASSWORD = "phơi tôm một nắng"
HERE, ELSEWHERE = "192.0.2.10", "198.51.100.7"


def person(now: datetime, login: str = "minh", role: Role | None = Role.CASHIER) -> PersonId:
    """Somebody with a password."""
    roles = [(role, None, None)] if role else []
    return create_person(login=login, name="Minh", password=PASSWORD, roles=roles, actor=SYSTEM, now=now)


def fail(now: datetime, times: int, *, login: str = "minh", address: str = HERE) -> None:
    """Try wrong passwords."""
    for _ in range(times):
        try:
            sign_in(login=login, password="wrong wrong", address=address, now=now)
        except SignInRefused:
            continue
        raise AssertionError("a wrong password was let in")


def post(client: FlaskClient, page: str, address: str, **fields: str) -> TestResponse:
    """Send a form with the token of its page."""
    token = token_on(client.get(page).text)
    return client.post(address, data={"csrf_token": token, **fields})


def sign_in_by_page(
    client: FlaskClient, login: str = "minh", password: str = PASSWORD, **more: str
) -> TestResponse:
    """Sign in as a person does, on the page."""
    return post(client, "/sign-in", "/sign-in", login=login, password=password, **more)


def send(client: FlaskClient, page: str, to: str, status: int = 303, /, **fields: object) -> str:
    """Send a page's form and get the page that answers; a list of values is several of one name."""
    token = token_on(page_of(client, page))
    answer = client.post(to, data={"csrf_token": token, **fields})
    assert answer.status_code == status, answer.text[:2_000]
    return answer.text
