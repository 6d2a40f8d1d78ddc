"""The list of people, and one of them with all that an administrator sees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, exists, func, select, true
from sqlalchemy.orm import Session

from core.errors import Unknown
from core.lists import ListRequest, Page, fetch, holds_words
from people.administration.rules import PersonState, state_of
from people.persons.models import Person, RoleGrant
from people.persons.queries import names_of, roles_of
from people.persons.rules import PersonId, RoleFor, clean_login
from people.sessions.models import LoginSession

ROLE, STATE = "role", "state"
"""The filters of the list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedPerson:
    """A person in the list; `places` are the names of where the roles hold, none of them: everywhere."""

    id: PersonId
    login: str
    name: str
    language: str
    created_at: datetime
    disabled_at: datetime | None
    seen_at: datetime | None
    state: PersonState
    roles: tuple[RoleFor, ...] = ()
    places: tuple[str, ...] = ()


def listed(session: Session, request: ListRequest) -> Page[ListedPerson]:
    """Everybody with a sign-in name."""
    found = holds_words(request.search, Person.search_key, Person.login)
    chosen = _people().where(found, _has_role(request.chosen(ROLE)), _is(request.chosen(STATE)))
    orders = {
        "name": Person.search_key,
        "login": Person.login,
        "seen": _seen_at(),
        "created": Person.created_at,
    }
    page = fetch(session, chosen, request, orders=orders, last=Person.login, row=_listed)
    return replace(page, rows=_with_roles(session, page.rows))


def by_login(session: Session, login: str) -> ListedPerson:
    """One of them; raises NotFound."""
    row = session.execute(_people().where(Person.login == clean_login(login))).one_or_none()
    if row is None:
        raise Unknown(login)
    return _with_roles(session, [_listed(row)])[0]


def _people() -> Select[Person, datetime]:
    return select(Person, _seen_at().label("seen_at")).where(~Person.login.startswith("@"))


def _seen_at() -> ScalarSelect[datetime]:
    seen = select(func.max(LoginSession.seen_at)).where(LoginSession.person_id == Person.id)
    return seen.correlate(Person).scalar_subquery()


def _has_role(role: str) -> ColumnElement[bool]:
    if not role:
        return true()
    grant = RoleGrant.person_id == Person.id, RoleGrant.role == role, RoleGrant.revoked_at.is_(None)
    return exists().where(*grant)


def _is(state: str) -> ColumnElement[bool]:
    enabled, known = Person.disabled_at.is_(None), Person.password_hash.is_not(None)
    given = Person.password_given_at.is_not(None)
    states: Mapping[str, ColumnElement[bool]] = {
        PersonState.ACTIVE: enabled & known & ~given,
        PersonState.GIVEN: enabled & known & given,
        PersonState.WITHOUT: enabled & ~known,
        PersonState.DISABLED: ~enabled,
    }
    return states.get(state, true())


def _listed(row: Any) -> ListedPerson:
    person = row.Person
    return ListedPerson(
        id=person.id,
        login=person.login,
        name=person.name,
        language=person.language,
        created_at=person.created_at,
        disabled_at=person.disabled_at,
        seen_at=row.seen_at,
        state=state_of(
            disabled_at=person.disabled_at,
            has_password=person.password_hash is not None,
            password_given_at=person.password_given_at,
        ),
    )


def _with_roles(session: Session, people: Sequence[ListedPerson]) -> list[ListedPerson]:
    roles = roles_of(session, (person.id for person in people))
    names = names_of(session, _keys(each for of_one in roles.values() for each in of_one))
    return [
        replace(
            person,
            roles=roles.get(person.id, ()),
            places=tuple(names[key] for key in _keys(roles.get(person.id, ()))),
        )
        for person in people
    ]


def _keys(roles: Iterable[RoleFor]) -> list[UUID]:
    """The places and producers of roles, each once."""
    return list(dict.fromkeys(key for each in roles if (key := each.producer_id or each.location_id)))
