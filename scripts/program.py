"""The program on an empty database of its own, for the scripts that try it out."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from config import Config, database_url
from core.db import db
from wsgi import create_app

SECRET = secrets.token_hex(32)


@contextmanager
def fresh(url: str, instance: Path) -> Iterator[Flask]:
    """The program on an empty database, migrated; an empty address means SQLite in the instance folder."""
    app = create_app(
        Config(
            database_url=database_url(url, instance),
            secret_key=SECRET,
            instance=instance,
            demonstration=False,
            print_workers=False,
        )
    )
    with app.app_context():
        upgrade()
    try:
        yield app
    finally:
        with app.app_context():
            db.engine.dispose()


@contextmanager
def throw_away_database(server: str) -> Iterator[str]:
    """A database made on a PostgreSQL server and dropped again; its address."""
    name = f"ganh_{secrets.token_hex(6)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()
