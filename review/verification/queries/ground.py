"""Checks of the database itself: the triggers that keep facts, and whole numbers everywhere."""

from sqlalchemy import inspect, text
from sqlalchemy.orm import Session
from sqlalchemy.types import BIGINT

from core.db import Base, Count, Dong, triggers
from review.verification.queries import Check

_TRIGGERS = {
    "sqlite": "SELECT name, sql AS definition, '' AS body FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT tgname AS name, pg_get_triggerdef(pg_trigger.oid, true) AS definition, prosrc AS body "
        "FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
        "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    ),
}
_WRITTEN_ANYHOW = str.maketrans("", "", "() \n")


def _append_only(session: Session) -> tuple[int, list[str]]:
    """Every table of facts has its triggers, and they do what the lists in code say."""
    dialect = session.get_bind().dialect.name
    found = session.execute(text(_TRIGGERS[dialect]))
    present = {row.name: (_written(row.definition), row.body) for row in found}
    wanted = triggers(dialect, Base.metadata)
    return len(wanted), [t.name for t in wanted if present.get(t.name) != (_written(t.definition), t.body)]


def _written(definition: str) -> str:
    """A definition without what a database writes in its own way; none has OR within AND."""
    return definition.lower().translate(_WRITTEN_ANYHOW)


def _whole_numbers(session: Session) -> tuple[int, list[str]]:
    """Money and quantities are whole: STRICT tables on SQLite, BIGINT on PostgreSQL."""
    columns = [
        (table.name, column.name)
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, Dong | Count)
    ]
    if session.get_bind().dialect.name == "sqlite":
        tables = session.execute(text("SELECT name, strict FROM pragma_table_list"))
        strict = {row.name: row.strict for row in tables}
        return len(columns), sorted({table for table, _ in columns if not strict.get(table)})
    look = inspect(session.connection())
    kinds = {
        (table, column["name"]): column["type"]
        for table in {name for name, _ in columns}
        for column in look.get_columns(table)
    }
    return len(columns), [f"{t}.{c}" for t, c in columns if not isinstance(kinds.get((t, c)), BIGINT)]


CHECKS = (
    Check(code="I10", title="facts are append-only", look=_append_only),
    Check(code="I11", title="money and quantities are whole numbers", look=_whole_numbers),
)
