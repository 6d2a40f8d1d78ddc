"""Tables: only the program's own column types, named constraints, and migrations that make just them."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy.orm import Session

from config import ROOT
from core.db import Base, Bytes, Code, Count, Day, Dong, Id, Moment, Words

TYPES = (Bytes, Code, Count, Day, Dong, Id, Moment, Words)
TABLES = Base.metadata.tables.values()


def test_every_column_has_one_of_our_types(app: Flask) -> None:
    assert [str(c) for table in TABLES for c in table.columns if not isinstance(c.type, TYPES)] == []


def test_every_amount_says_its_unit(app: Flask) -> None:
    money = [str(c) for table in TABLES for c in table.columns if isinstance(c.type, Dong)]
    assert [name for name in money if not name.endswith("_dong")] == []


def test_every_constraint_has_a_name_and_nothing_cascades(app: Flask) -> None:
    for table in TABLES:
        assert all(constraint.name for constraint in table.constraints)
        assert all(key.ondelete is None for key in table.foreign_keys)


def test_there_is_one_head(app: Flask) -> None:
    assert len(ScriptDirectory(str(ROOT / "migrations")).get_heads()) == 1


def test_the_migrations_make_the_tables_of_the_models(app: Flask, session: Session) -> None:
    context = MigrationContext.configure(session.connection())
    assert compare_metadata(context, Base.metadata) == []


def test_sqlite_tables_are_strict(sqlite_app: Flask) -> None:
    from core.db import db

    strict = dict(db.session.connection().exec_driver_sql("SELECT name, strict FROM pragma_table_list").all())
    assert [table.name for table in TABLES if not strict[table.name]] == []


@pytest.mark.parametrize("direction", ["down and up again"])
def test_the_migrations_go_down_and_up(app: Flask, session: Session, direction: str) -> None:
    from flask_migrate import downgrade, upgrade

    session.rollback()
    downgrade(revision="base")
    upgrade()
    assert compare_metadata(MigrationContext.configure(session.connection()), Base.metadata) == []
