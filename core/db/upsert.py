"""Inserting rows, and rows that may be there already, the same way on both databases.

Each statement is made once for a table and kept: making it costs more than running it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session


def insert_all(session: Session, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert new rows, all with the same columns."""
    if rows:
        session.execute(_insert(table_of(table)), _parameters(rows))


def insert_once(session: Session, table: Any, row: Mapping[str, Any]) -> bool:
    """Insert a row unless one with the same key is there; True if this call inserted it."""
    statement = _insert_once(_dialect(session), table_of(table))
    return session.execute(statement, row).first() is not None


def insert_all_once(session: Session, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those rows whose keys are not there yet."""
    if rows:
        session.execute(_insert_all_once(_dialect(session), table_of(table)), _parameters(rows))


def add_up(session: Session, table: Any, rows: Sequence[Mapping[str, Any]], *, key: Sequence[str]) -> None:
    """Add each row's other columns to those of the balance row with the same key, making it if missing.

    Rows must come sorted by key, so that concurrent callers lock balances in one order.
    """
    if rows:
        statement = _add_up(_dialect(session), table_of(table), tuple(rows[0]), tuple(key))
        session.execute(statement, _parameters(rows))


def _parameters(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | list[Mapping[str, Any]]:
    """One row alone runs as one statement, without what a driver sets up for many."""
    return rows[0] if len(rows) == 1 else list(rows)


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _insert_once(dialect: str, table: Table) -> Any:
    key = next(iter(table.primary_key.columns))
    return insert_on(dialect, table).on_conflict_do_nothing().returning(key)


@cache
def _insert_all_once(dialect: str, table: Table) -> Any:
    return insert_on(dialect, table).on_conflict_do_nothing()


@cache
def _add_up(dialect: str, table: Table, names: tuple[str, ...], key: tuple[str, ...]) -> Any:
    statement = insert_on(dialect, table)
    sums = {name: table.c[name] + statement.excluded[name] for name in names if name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=sums)


def insert_on(dialect: str, table: Table) -> "postgresql.Insert | sqlite.Insert":
    """The kind of insert that knows what to do about a key that is there already."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def table_of(entity: Any) -> Table:
    """The table of a mapped class, or the table itself."""
    return entity if isinstance(entity, Table) else entity.__table__
