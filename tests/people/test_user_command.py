"""`flask user`: people by command."""

import json
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from core.permissions import Actor
from people.persons import queries
from people.persons.rules import Role, RoleFor
from people.sessions.services import SignInRefused, sign_in
from tests.people.signing import HERE, PASSWORD
from tests.worlds import make_world


def _run(app: Flask, *arguments: str, stdin: str = "", code: int = 0) -> str:
    result = app.test_cli_runner().invoke(args=["user", *arguments], input=stdin)
    assert result.exit_code == code, result.output
    return str(result.output)


def test_a_cashier_of_one_place_is_made_by_command(
    app: Flask, session: Session, lan: Actor, now: datetime
) -> None:
    world = make_world(session, lan)

    _run(
        app, "create", "minh", "Trần Văn Minh", "--role", "cashier", "--location", "KG", "--password-stdin",
        stdin=PASSWORD + "\n",
    )  # fmt: skip

    assert queries.by_login(session, "minh").roles == (RoleFor(Role.CASHIER, world.location_id),)
    assert sign_in(login="minh", password=PASSWORD, address=HERE, now=now)


def test_a_generated_password_is_printed_and_right(app: Flask, session: Session, now: datetime) -> None:
    password = _run(app, "create", "minh", "Minh", "--generate").strip()

    assert len(password) == 16
    assert sign_in(login="minh", password=password, address=HERE, now=now)


def test_a_password_is_asked_for_twice(app: Flask, session: Session, now: datetime) -> None:
    _run(app, "create", "minh", "Minh", stdin=f"{PASSWORD}\n{PASSWORD}\n")

    assert sign_in(login="minh", password=PASSWORD, address=HERE, now=now)


def test_a_producer_is_named_by_code(app: Flask, session: Session, lan: Actor) -> None:
    world = make_world(session, lan)

    _run(app, "create", "hoa", "Hoa", "--role", "producer", "--producer", "P0001", "--generate")

    assert queries.by_login(session, "hoa").roles == (RoleFor(Role.PRODUCER, None, world.hoa),)


def test_roles_are_replaced(app: Flask, session: Session, lan: Actor) -> None:
    world = make_world(session, lan)
    _run(app, "create", "minh", "Minh", "--role", "cashier", "--generate")

    _run(app, "roles", "minh", "--role", "stock_keeper", "--role", "cashier", "--location", "KG")

    roles = set(queries.by_login(session, "minh").roles)
    assert roles == {RoleFor(Role.STOCK_KEEPER, world.location_id), RoleFor(Role.CASHIER, world.location_id)}


@pytest.mark.parametrize("how", ["--generate", "--password-stdin"])
def test_a_new_password_replaces_the_old(app: Flask, session: Session, now: datetime, how: str) -> None:
    old = _run(app, "create", "minh", "Minh", "--generate").strip()

    new = _run(app, "password", "minh", how, stdin="ghe về bến\n").strip() or "ghe về bến"

    assert sign_in(login="minh", password=new, address=HERE, now=now)
    with pytest.raises(SignInRefused):
        sign_in(login="minh", password=old, address=HERE, now=now)


def test_the_disabled_are_listed_as_such(app: Flask, session: Session, lan: Actor) -> None:
    make_world(session, lan)
    _run(app, "create", "hoa", "Hộ Hoa", "--role", "producer", "--producer", "P0001", "--generate")
    _run(app, "create", "minh", "Minh", "--role", "cashier", "--location", "KG", "--generate")
    _run(app, "disable", "minh")

    rows = {row["login"]: row for row in json.loads(_run(app, "list", "--json"))}

    assert rows["hoa"]["roles"] == [{"role": "producer", "location": None, "producer": "P0001"}]
    assert rows["minh"]["roles"] == [{"role": "cashier", "location": "KG", "producer": None}]
    assert rows["minh"]["disabled_at"]
    assert rows["hoa"]["disabled_at"] is None
    assert _run(app, "list").splitlines()[0] == "hoa\tHộ Hoa\tproducer@P0001\t"


def test_the_last_administrator_keeps_the_role(app: Flask, session: Session) -> None:
    _run(app, "create", "lan", "Lan", "--role", "administrator", "--generate")

    for arguments in (("roles", "lan", "--role", "cashier"), ("roles", "lan"), ("disable", "lan")):
        assert "lan là người quản trị cuối cùng" in _run(app, *arguments, code=1)

    assert queries.by_login(session, "lan").roles == (RoleFor(Role.ADMINISTRATOR),)


@pytest.mark.parametrize("arguments", [("create", "minh", "Minh"), ("password", "lan")])
def test_a_password_is_made_or_read_and_not_both(
    app: Flask, session: Session, now: datetime, arguments: tuple[str, ...]
) -> None:
    _run(app, "create", "lan", "Lan", "--password-stdin", stdin=PASSWORD)

    told = _run(app, *arguments, "--generate", "--password-stdin", stdin="một mật khẩu khác\n", code=2)

    assert "--generate" in told
    assert [person.login for person in queries.all_persons(session)] == ["lan"]
    assert sign_in(login="lan", password=PASSWORD, address=HERE, now=now)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("create", "minh", "Minh", "--password-stdin"), "Mật khẩu có ít nhất 8 ký tự."),
        (("create", "minh", "Minh", "--location", "XX", "--generate"), "Ở đây không có gì mang mã XX."),
        (("disable", "nobody"), "Ở đây không có gì mang mã nobody."),
    ],
)
def test_a_refusal_is_a_sentence_and_no_traceback(
    app: Flask, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in _run(app, *arguments, stdin="short\n", code=1)


def test_the_disabled_are_let_in_again(app: Flask, session: Session, now: datetime) -> None:
    password = _run(app, "create", "minh", "Minh", "--generate").strip()
    _run(app, "disable", "minh")

    _run(app, "enable", "minh")

    assert sign_in(login="minh", password=password, address=HERE, now=now)
