"""Commands for people. They stand here because a new password ends sign-ins."""

import json
import secrets
import sys
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import click
from flask_babel import gettext as _

from core import clock
from core.commands import Commands, Mistyped
from core.db import db
from core.db.types import moment_text
from core.errors import DomainError
from core.permissions import SYSTEM
from core.web.errors import sentence_of
from people.persons import queries, services
from people.persons.queries import PersonView
from people.persons.rules import Role, RoleFor
from people.sessions.services import enable as let_in_again
from people.sessions.services import set_password

command = Commands("user", help="People: create, list, give roles and passwords, disable, enable.")

_GENERATED_BYTES = 12


class TwoPasswords(DomainError):
    """A password that is made, and one that is read."""

    message = "Choose one: --generate makes a password, --password-stdin reads one."


_role = click.option(
    "--role", "roles", type=click.Choice([str(role) for role in Role]), multiple=True, help="Repeatable."
)
_location = click.option(
    "--location", "locations", multiple=True, help="A location's code; everywhere if left out. Repeatable."
)
_producer = click.option("--producer", help="A producer's code, for the role of a producer.")
_stdin = click.option("--password-stdin", "from_stdin", is_flag=True, help="Read the password from stdin.")
_generate = click.option("--generate", is_flag=True, help="Make a password and print it.")


@command.command("create")
@click.argument("login")
@click.argument("name")
@_role
@_location
@_producer
@_stdin
@_generate
def create(
    *,
    login: str,
    name: str,
    roles: Sequence[str],
    locations: Sequence[str],
    producer: str | None,
    from_stdin: bool,
    generate: bool,
) -> None:
    """Give the person NAME the sign-in name LOGIN, roles and a password."""
    granted = _granted(roles, locations, producer)
    password = _password(from_stdin=from_stdin, generate=generate)
    services.create_person(
        login=login, name=name, password=password, roles=granted, actor=SYSTEM, now=clock.now()
    )
    if generate:
        click.echo(password)


@command.command("roles")
@click.argument("login")
@_role
@_location
@_producer
def roles(*, login: str, roles: Sequence[str], locations: Sequence[str], producer: str | None) -> None:
    """Make these the roles of LOGIN; without any, all are revoked."""
    person = queries.by_login(db.session(), login)
    granted = _granted(roles, locations, producer)
    services.set_roles(person_id=person.id, roles=granted, actor=SYSTEM, now=clock.now())


@command.command("password")
@click.argument("login")
@_stdin
@_generate
def password(*, login: str, from_stdin: bool, generate: bool) -> None:
    """Give LOGIN a new password; every sign-in under way ends."""
    person = queries.by_login(db.session(), login)
    new = _password(from_stdin=from_stdin, generate=generate)
    set_password(person_id=person.id, password=new, actor=SYSTEM, now=clock.now())
    if generate:
        click.echo(new)


@command.command("disable")
@click.argument("login")
def disable(login: str) -> None:
    """End the access of LOGIN at once; what the person did stays."""
    person = queries.by_login(db.session(), login)
    services.disable(person_id=person.id, actor=SYSTEM, now=clock.now())


@command.command("enable")
@click.argument("login")
def enable(login: str) -> None:
    """Give LOGIN access again; sign-ins of before stay ended."""
    person = queries.by_login(db.session(), login)
    let_in_again(person_id=person.id, actor=SYSTEM, now=clock.now())


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_people(*, as_json: bool) -> None:
    """List everybody with a sign-in name."""
    session = db.session()
    codes = queries.codes_of(session, "location") | queries.codes_of(session, "producer")
    people = queries.all_persons(session)
    if as_json:
        click.echo(json.dumps([_as_json(person, codes) for person in people], ensure_ascii=False))
        return
    for person in people:
        places = (codes.get(each.producer_id or each.location_id, "") for each in person.roles)
        roles = (
            f"{each.role}{place and '@'}{place}" for each, place in zip(person.roles, places, strict=True)
        )
        click.echo("\t".join((person.login, person.name, " ".join(roles), _ended(person) or "")))


def _as_json(person: PersonView, codes: Mapping[UUID | None, str]) -> dict[str, Any]:
    roles = [
        {
            "role": str(each.role),
            "location": codes.get(each.location_id),
            "producer": codes.get(each.producer_id),
        }
        for each in person.roles
    ]
    return {"login": person.login, "name": person.name, "disabled_at": _ended(person), "roles": roles}


def _ended(person: PersonView) -> str | None:
    return moment_text(person.disabled_at) if person.disabled_at else None


def _granted(roles: Sequence[str], locations: Sequence[str], producer: str | None) -> list[RoleFor]:
    session = db.session()
    places: list[UUID | None] = [queries.place_of_code(session, "location", code) for code in locations]
    of = queries.place_of_code(session, "producer", producer) if producer else None
    return [RoleFor(Role(role), place, of) for role in roles for place in places or [None]]


def _password(*, from_stdin: bool, generate: bool) -> str:
    if generate and from_stdin:
        raise Mistyped(sentence_of(TwoPasswords()))
    if generate:
        return secrets.token_urlsafe(_GENERATED_BYTES)
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    entered: str = click.prompt(_("Password"), hide_input=True, confirmation_prompt=True)
    return entered
