"""What the very rows of a sale cost when nothing but the driver writes them, in one transaction."""

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.db import db

OWNED = (
    ("sale", "id = {0}"),
    ("sale_line", "sale_id = {0}"),
    ("payment", "sale_id = {0}"),
    ("stock_movement", "source_id IN (SELECT id FROM sale_line WHERE sale_id = {0})"),
    ("sold_entry", "id IN (SELECT id FROM sale_line WHERE sale_id = {0})"),
    ("account_entry", "source_id IN (SELECT id FROM sale_line WHERE sale_id = {0})"),
)
"""The tables that a sale adds rows to, and how its rows are found."""

_CHANGE_STOCK = """
INSERT INTO stock_balance (lot_id, location_id, quantity, oversold) VALUES ({0}, {0}, {0}, {0})
ON CONFLICT (lot_id, location_id) DO UPDATE SET quantity = stock_balance.quantity + excluded.quantity
"""
_STOCK = """
SELECT lot_id, from_location_id, -quantity, quantity FROM stock_movement
WHERE source_id IN (SELECT id FROM sale_line WHERE sale_id = {0}) ORDER BY lot_id
"""
_CHANGE_ACCOUNT = """
INSERT INTO producer_account (producer_id, open_dong, due_dong) VALUES ({0}, {0}, 0)
ON CONFLICT (producer_id) DO UPDATE SET open_dong = producer_account.open_dong + excluded.open_dong
"""
_ACCOUNT = """
SELECT producer_id, CAST(sum(amount_dong) AS bigint) FROM account_entry
WHERE source_id IN (SELECT id FROM sale_line WHERE sale_id = {0}) GROUP BY producer_id ORDER BY producer_id
"""
BALANCES = ((_CHANGE_STOCK, _STOCK), (_CHANGE_ACCOUNT, _ACCOUNT))
"""The balances that it changes: the statement, and where its values come from."""

CLASH = 1000
"""The copies stand beside the sales with the same numbers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Writes:
    """The statements of one sale with their rows, in order."""

    parts: tuple[tuple[str, list[tuple[Any, ...]]], ...]


def raw_ms(sales: int) -> float:
    """Milliseconds to write the rows of one sale, taken over copies of the last sales in the books."""
    connection = db.engine.raw_connection()
    try:
        driver: Any = connection.driver_connection
        on_sqlite = db.engine.dialect.name == "sqlite"
        mark = "?" if on_sqlite else "%s"
        ready = [_copy(driver, mark, sale) for sale in _last_sales(driver, mark, sales)]
        driver.rollback()
        began = time.monotonic()
        for writes in ready:
            _write(driver, writes, "BEGIN IMMEDIATE" if on_sqlite else "BEGIN")
        return (time.monotonic() - began) * 1000 / len(ready)
    finally:
        connection.close()


def _last_sales(driver: Any, mark: str, sales: int) -> list[Any]:
    chosen = f"SELECT id FROM sale ORDER BY recorded_at DESC LIMIT {mark}"  # noqa: S608 - a place holder
    return [row[0] for row in driver.cursor().execute(chosen, (sales,)).fetchall()]


def _copy(driver: Any, mark: str, sale: Any) -> Writes:
    """The rows of a stored sale under new ids."""
    ids: dict[Any, Any] = {}
    parts = []
    for table, condition in OWNED:
        chosen = f"SELECT * FROM {table} WHERE {condition.format(mark)}"  # noqa: S608 - our own names
        cursor = driver.cursor().execute(chosen, (sale,))
        columns = [column[0] for column in cursor.description]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        parts.append((_insert(table, columns, mark), [_renamed(row, ids) for row in rows]))
    for statement, values in BALANCES:
        rows = driver.cursor().execute(values.format(mark), (sale,)).fetchall()
        parts.append((statement.format(mark), [tuple(row) for row in rows]))
    return Writes(parts=tuple(parts))


def _insert(table: str, columns: Sequence[str], mark: str) -> str:
    marks = ", ".join(mark for _ in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our own names


def _renamed(row: dict[str, Any], ids: dict[Any, Any]) -> tuple[Any, ...]:
    """A row with its own id replaced, and every id that was replaced before it."""
    own = row["id"]
    ids.setdefault(own, type(own)(str(uuid.uuid4())))
    if "clash" in row:
        row = row | {"clash": row["clash"] + CLASH}
    return tuple(ids.get(value, value) for value in row.values())


def _write(driver: Any, writes: Writes, begin: str) -> None:
    cursor = driver.cursor()
    cursor.execute(begin)
    for statement, rows in writes.parts:
        cursor.executemany(statement, rows)
    cursor.execute("COMMIT")
