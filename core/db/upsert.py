"""Inserting what may be there already, the same way on both databases."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session


def _insert(session: Session, table: Table) -> "postgresql.Insert | sqlite.Insert":
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def insert_once(session: Session, table: Any, row: Mapping[str, Any]) -> bool:
    """Insert a row unless one with the same key is there; True if this call inserted it."""
    target = table_of(table)
    key = next(iter(target.primary_key.columns))
    statement = _insert(session, target).values(**row).on_conflict_do_nothing().returning(key)
    return session.execute(statement).first() is not None


def insert_all_once(session: Session, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those rows whose keys are not there yet."""
    if rows:
        session.execute(_insert(session, table_of(table)).on_conflict_do_nothing(), list(rows))


def add_up(session: Session, table: Any, rows: Sequence[Mapping[str, Any]], *, key: Sequence[str]) -> None:
    """Add each row's other columns to those of the balance row with the same key, making it if missing.

    Rows must come sorted by key, so that concurrent callers lock balances in one order.
    """
    if not rows:
        return
    target = table_of(table)
    statement = _insert(session, target)
    sums = {name: target.c[name] + statement.excluded[name] for name in rows[0] if name not in key}
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=sums), list(rows))


def table_of(entity: Any) -> Table:
    """The table of a mapped class, or the table itself."""
    return entity if isinstance(entity, Table) else entity.__table__
