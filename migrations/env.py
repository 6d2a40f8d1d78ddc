"""How migrations run.

Batch mode on SQLite rebuilds a table: that drops its triggers, and with foreign keys on it would delete
what refers to it. So foreign keys are off before the transaction begins, every trigger is made again
afterwards from the one list in code, and the foreign keys are checked before the end.
"""

from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy import Connection, inspect

from core.db import Base, create_triggers
from core.db.types import Code


def _render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our column types as ours; the CHECK of a Code column is written beside it."""
    if kind == "type" and type(item).__module__ == "core.db.types":
        return "core.db.types.Words()" if isinstance(item, Code) else f"core.db.types.{type(item).__name__}()"
    return False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=_render,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
        _finish(connection)


def _finish(connection: Connection) -> None:
    existing = set(inspect(connection).get_table_names())
    if "sale" in existing:
        create_triggers(connection, Base.metadata)
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"foreign keys are broken after the migration: {broken[:5]}")


def run_online() -> None:
    """Migrate the database of the current application."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN")
        _run(connection)
        connection.commit()
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")


run_online()
