"""What the tests of signing in share."""

from datetime import datetime

from core.permissions import SYSTEM
from people.persons.rules import PersonId, Role
from people.persons.services import create_person
from people.sessions.services import SignInRefused, sign_in

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
