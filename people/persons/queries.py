"""Reading people."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, TableClause, column, select, table
from sqlalchemy.orm import Session

from core.db import Id, Words
from core.errors import NotFound, Unknown
from people.persons.models import Person, RoleGrant
from people.persons.rules import PersonId, Role, RoleFor, clean_login

# A grant's foreign keys point at these tables. The concepts that own them stand above this one, so only
# their keys, codes and names are known here.
_PLACES: Mapping[str, TableClause] = {
    name: table(name, column("id", Id), column("code", Words), column("name", Words))
    for name in ("location", "producer")
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonView:
    """A person, without the password, with the roles in force."""

    id: PersonId
    login: str
    name: str
    language: str
    disabled_at: datetime | None
    roles: tuple[RoleFor, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Credentials:
    """What a sign-in is checked against."""

    person_id: PersonId
    login: str
    password_hash: str | None
    password_given_at: datetime | None


def by_login(session: Session, login: str) -> PersonView:
    """The person with a sign-in name, however it was typed; raises NotFound."""
    found = _views(session, _people().where(Person.login == clean_login(login)))
    if not found:
        raise Unknown(login)
    return found[0]


def by_id(session: Session, person_id: PersonId) -> PersonView:
    """The person with a key; raises NotFound."""
    return _one(session, _people().where(Person.id == person_id))


def all_persons(session: Session) -> list[PersonView]:
    """Everybody who was ever given a sign-in name, by name; not the program itself."""
    return _views(session, _people().where(_is_person()).order_by(Person.login))


def credentials(session: Session, login: str) -> Credentials | None:
    """What a sign-in name is checked against; None for nobody, and for the disabled."""
    row = session.execute(
        select(
            Person.id.label("person_id"), Person.login, Person.password_hash, Person.password_given_at
        ).where(Person.login == clean_login(login), Person.disabled_at.is_(None))
    ).one_or_none()
    return row and Credentials(**row._mapping)


def roles_of(session: Session, person_ids: Iterable[PersonId]) -> dict[PersonId, tuple[RoleFor, ...]]:
    """The roles in force of several people; whoever has none is missing."""
    rows = session.execute(
        select(RoleGrant.person_id, RoleGrant.role, RoleGrant.location_id, RoleGrant.producer_id)
        .where(RoleGrant.person_id.in_(list(person_ids)), RoleGrant.revoked_at.is_(None))
        .order_by(RoleGrant.id)
    )
    found: dict[PersonId, tuple[RoleFor, ...]] = {}
    for person_id, role, location_id, producer_id in rows:
        found[person_id] = (*found.get(person_id, ()), RoleFor(Role(role), location_id, producer_id))
    return found


def persons_with(session: Session, roles: Iterable[Role]) -> list[PersonId]:
    """Those who have one of these roles and may sign in."""
    chosen = (
        select(RoleGrant.person_id)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(RoleGrant.role.in_(list(roles)), RoleGrant.revoked_at.is_(None), Person.disabled_at.is_(None))
    )
    return [PersonId(person_id) for person_id in session.scalars(chosen)]


def is_nobody(session: Session) -> bool:
    """Whether the books know no person at all yet, beside the program itself."""
    return session.scalar(select(Person.id).where(_is_person()).limit(1)) is None


def _is_person() -> ColumnElement[bool]:
    return ~Person.login.startswith("@")


def place_of_code(session: Session, kind: str, code: str) -> UUID:
    """The key of a `location` or `producer` by its code; raises NotFound."""
    place = _PLACES[kind]
    found: UUID | None = session.scalar(select(place.c.id).where(place.c.code == code))
    if found is None:
        raise Unknown(code)
    return found


def codes_of(session: Session, kind: str) -> dict[UUID | None, str]:
    """The codes of all `location`s or `producer`s by key."""
    place = _PLACES[kind]
    rows = session.execute(select(place.c.id, place.c.code))
    return {row.id: row.code for row in rows}


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceName:
    """A location or a producer that a role may be for."""

    id: UUID
    code: str
    name: str


def places_of(session: Session, kind: str) -> list[PlaceName]:
    """Every `location` that people can go to, or every `producer`, by code."""
    place = _PLACES[kind]
    real = select(place).where(~place.c.code.startswith("@")).order_by(place.c.code)
    return [PlaceName(**row._mapping) for row in session.execute(real)]


def names_of(session: Session, keys: Collection[UUID]) -> dict[UUID, str]:
    """The names of some locations and producers by key."""
    found: dict[UUID, str] = {}
    for place in _PLACES.values() if keys else ():
        rows = session.execute(select(place.c.id, place.c.name).where(place.c.id.in_(list(keys))))
        found |= {row.id: row.name for row in rows}
    return found


def _people() -> Select[PersonId, str, str, str, datetime | None]:
    return select(Person.id, Person.login, Person.name, Person.language, Person.disabled_at)


def _one(session: Session, statement: Select[PersonId, str, str, str, datetime | None]) -> PersonView:
    found = _views(session, statement)
    if not found:
        raise NotFound
    return found[0]


def _views(session: Session, statement: Select[PersonId, str, str, str, datetime | None]) -> list[PersonView]:
    rows = session.execute(statement).all()
    roles = roles_of(session, (row.id for row in rows))
    return [
        PersonView(
            id=row.id,
            login=row.login,
            name=row.name,
            language=row.language,
            disabled_at=row.disabled_at,
            roles=roles.get(row.id, ()),
        )
        for row in rows
    ]
