"""The one place that commits.

A use case is one `transaction()`. It ends the session's open read first, so nothing loaded before it may be
used inside: what was read then may be old by now.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from core.db.base import db
from core.db.engine import writing
from core.db.lock import turn_to_write
from core.errors import Busy

CHECKPOINT_BYTES = 16 * 1024 * 1024
ATTEMPTS = 3
_PASSING = frozenset({"40001", "40P01"})
_UNIQUE = "23505"
_WAITED = "55P03"

P = ParamSpec("P")
T = TypeVar("T")


class LostRace(Exception):
    """Another writer changed what this one had read; the whole use case is to run again."""


class Overtaken(Exception):
    """The books were cut - a shift closed, a statement issued - no earlier than a fact would be recorded.

    The fact is to be recorded right after the cut: so the order of the moments is that of the commits, and
    nothing stands before a cut that the cut did not see.
    """

    def __init__(self, cut_at: datetime) -> None:
        """Keep the first moment that is after the cut."""
        self.now = cut_at + timedelta(microseconds=1)
        super().__init__(cut_at)


@contextmanager
def transaction() -> Iterator[Session]:
    """Yield the session of one use case; commit at the end, roll back on any exception.

    Raises Busy when SQLite's turn, or on PostgreSQL a row that another writer holds, does not come in time,
    RuntimeError when nested.
    """
    if writing.get():
        raise RuntimeError("a transaction is one use case; they do not nest")
    session = db.session()
    session.rollback()
    engine = db.engine
    with _turn(engine):
        token = writing.set(True)
        try:
            yield session
            session.commit()
        except BaseException as error:
            session.rollback()
            if _sqlstate(error) == _WAITED:
                raise Busy from error
            raise
        finally:
            writing.reset(token)
        _checkpoint_when_long(engine)


def end_read() -> None:
    """End the session's open read, before something that takes long and needs no more of the books.

    While a read is open SQLite's log cannot be folded into the file, and PostgreSQL would end it.
    """
    db.session().rollback()


def _turn(engine: Engine) -> AbstractContextManager[None]:
    path = _file_of(engine)
    return turn_to_write(path) if path else nullcontext()


def _file_of(engine: Engine) -> Path | None:
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return None
    return Path(engine.url.database)


def _checkpoint_when_long(engine: Engine) -> None:
    """Fold a long write-ahead log into the file while no other writer can come between.

    On a connection of its own that waits for nobody: while somebody reads for long, the log stays as it is,
    and the next writer tries again. The others' patience would have each sale wait for the reader.
    """
    path = _file_of(engine)
    wal = path.with_name(path.name + "-wal") if path else None
    if path and wal and wal.exists() and wal.stat().st_size > CHECKPOINT_BYTES:
        with closing(sqlite3.connect(path, timeout=0)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def retried(use_case: Callable[P, T]) -> Callable[P, T]:
    """Run a use case again, at most three times in all, when it lost a race to another writer.

    Raises Busy when it lost every time: nothing was stored, and the same call may come again.
    """

    @wraps(use_case)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        for _ in range(ATTEMPTS - 1):
            try:
                return use_case(*args, **kwargs)
            except (LostRace, DBAPIError) as error:
                if not _is_lost_race(error):
                    raise
        try:
            return use_case(*args, **kwargs)
        except (LostRace, DBAPIError) as error:
            if _will_pass(error):
                raise Busy from error
            raise

    return run


def _will_pass(error: Exception) -> bool:
    """Whether the same call has a chance later; a key that is taken stays taken."""
    return isinstance(error, LostRace) or _sqlstate(error) in _PASSING


def _sqlstate(error: BaseException) -> str | None:
    return getattr(getattr(error, "orig", None), "sqlstate", None)


def is_taken(error: Exception) -> bool:
    """Whether a row was refused because its key is used already."""
    if _sqlstate(error) == _UNIQUE:
        return True
    return isinstance(error, IntegrityError) and "UNIQUE constraint failed" in str(error.orig)


def _is_lost_race(error: Exception) -> bool:
    return _will_pass(error) or is_taken(error)
