"""The engine's settings, as measured for each kind of database."""

from contextvars import ContextVar
from typing import Any

from sqlalchemy import Connection, Engine, event

from core.db.lock import WAIT_SECONDS

writing: ContextVar[bool] = ContextVar("writing", default=False)

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL loses acknowledged sales in a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # without it, INSERT OR REPLACE walks past the append-only triggers
    "PRAGMA wal_autocheckpoint = 0",  # the writer checkpoints by itself, under the lock
    "PRAGMA busy_timeout = 5000",
)


def engine_options(url: str) -> dict[str, Any]:
    """What the engine is made with."""
    if url.startswith("sqlite"):
        return {"connect_args": {"check_same_thread": False}}
    limits = {
        "lock_timeout": WAIT_SECONDS * 1_000,
        "statement_timeout": 10_000,
        "idle_in_transaction_session_timeout": 30_000,
    }
    options = " ".join(f"-c {name}={milliseconds}" for name, milliseconds in limits.items())
    return {"pool_pre_ping": True, "connect_args": {"options": options}}


def prepare(engine: Engine) -> None:
    """Make a SQLite engine begin transactions as the program says, not as the driver guesses."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing.get() else "BEGIN")
