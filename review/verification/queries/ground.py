"""Checks of the database itself: the triggers that keep facts, and whole numbers everywhere."""

from sqlalchemy import inspect, text
from sqlalchemy.orm import Session
from sqlalchemy.types import BIGINT

from core.db import APPEND_ONLY, Base, Count, Dong
from review.verification.queries import Check

_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
}
_EVENTS = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}


def _append_only(session: Session) -> tuple[int, list[str]]:
    """Every fact table has its triggers."""
    dialect = session.get_bind().dialect.name
    present = set(session.scalars(text(_TRIGGERS[dialect])))
    wanted = [f"{table}_no_{event}" for table in APPEND_ONLY for event in _EVENTS[dialect]]
    return len(wanted), [name for name in wanted if name not in present]


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
