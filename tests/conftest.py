"""What every test stands on: a fresh migrated database of each kind, and the same people everywhere."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session

from config import Config
from core import clock
from core.db import Base, db
from core.permissions import ALL, Actor, Permission
from people.persons.rules import PERMISSIONS, Role
from tests.pages import PageClient
from wsgi import create_app

hypothesis.settings.register_profile("ganh", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ganh")

SECRET = "a secret of the tests, long enough to be accepted"
POSTGRESQL = os.environ.get("TEST_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def config_for(url: str, instance: Path) -> Config:
    """The settings of a test's program."""
    return Config(database_url=url, secret_key=SECRET, instance=instance, print_workers=False, testing=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("template")
    path = folder / "template.sqlite"
    _migrate(config_for(f"sqlite:///{path}", folder))
    return path


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated PostgreSQL database of this worker, emptied for each test."""
    name = f"ganh_test_{os.getpid()}"
    server = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = POSTGRESQL.rsplit("/", 1)[0] + f"/{name}"
    _migrate(config_for(url, tmp_path_factory.mktemp("postgresql")))
    yield url
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    server.dispose()


def _migrate(config: Config) -> None:
    app = create_app(config)
    with app.app_context():
        upgrade()
        db.engine.dispose()


def _empty(engine: Engine) -> None:
    """Delete what tests wrote and keep what the first migration put in."""
    with engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        for table in Base.metadata.tables.values():
            if table.name not in {"product_set", "vat_rate"}:
                kept = {"location": " WHERE kind <> 'virtual'", "person": " WHERE login <> '@system'"}
                connection.execute(text(f"DELETE FROM {table.name}{kept.get(table.name, '')}"))
        connection.execute(text("SET session_replication_role = DEFAULT"))


def _serve(config: Config) -> Iterator[Flask]:
    app = create_app(config)
    with app.app_context():
        if config.database_url.startswith("postgresql"):
            _empty(db.engine)
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def sqlite_app(sqlite_template: Path, tmp_path: Path) -> Iterator[Flask]:
    """The program on a fresh SQLite database."""
    shutil.copy(sqlite_template, tmp_path / "ganh.sqlite")
    yield from _serve(config_for(f"sqlite:///{tmp_path / 'ganh.sqlite'}", tmp_path))


@pytest.fixture(params=["sqlite", "postgresql"])
def app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The program on a fresh database of each kind."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_app")
    else:
        yield from _serve(config_for(request.getfixturevalue("postgresql_url"), tmp_path))


@pytest.fixture
def session(app: Flask) -> Session:
    """The session of the test's application context."""
    return db.session()


@pytest.fixture
def client(app: Flask, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A browser without a sign-in, which checks every page; for the program it is ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    app.test_client_class = PageClient
    return app.test_client()


@pytest.fixture
def now() -> datetime:
    """The moment of a test: 10 in the morning in Vietnam."""
    return NOW


def _actor(number: int, role: Role | None) -> Actor:
    permissions: frozenset[Permission] = PERMISSIONS[role] if role else frozenset()
    return Actor(person_id=_person(number), permissions=permissions, location_ids=ALL)


def _person(number: int) -> UUID:
    return UUID(int=0x0000_0000_0000_7000_8000_0000_0000_0100 + number)


PEOPLE = {"lan": (1, Role.MANAGER), "minh": (2, Role.CASHIER), "hoa": (3, Role.PRODUCER), "tam": (4, None)}


def _store(session: Session, login: str) -> Actor:
    """Put a person in the books, with a password that nobody knows, and make the actor."""
    from people.persons.models import Person

    number, role = PEOPLE[login]
    session.execute(
        Person.__table__.insert().values(
            id=_person(number),
            login=login,
            name=login.title(),
            password_hash="-",
            language="vi",
            created_at=NOW,
        )
    )
    session.commit()
    return _actor(number, role)


@pytest.fixture
def lan(session: Session) -> Actor:
    """The manager."""
    return _store(session, "lan")


@pytest.fixture
def minh(session: Session) -> Actor:
    """The cashier."""
    return _store(session, "minh")


@pytest.fixture
def hoa(session: Session) -> Actor:
    """The producer; `producer_id` is set by the tests that have goods."""
    return _store(session, "hoa")


@pytest.fixture
def tam(session: Session) -> Actor:
    """The stranger without rights."""
    return _store(session, "tam")
