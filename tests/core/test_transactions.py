"""The one place that commits: whole or not at all, one writer at a time, first come first served."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from core.db import Day, Dong, LostRace, Moment, db, retried, transaction
from core.db.lock import WAIT_SECONDS, FairLock, turn_to_write
from core.errors import Busy
from core.numbering.models import NumberSeries
from core.numbering.services import Series, next_number
from tests.conftest import NOW


def test_a_use_case_is_stored_whole(app: Flask, session: Session) -> None:
    with transaction() as writing:
        assert next_number(writing, Series.PAYOUT, 2026) == "PC2026-000001"
        assert next_number(writing, Series.PAYOUT, 2026) == "PC2026-000002"
    assert session.scalars(select(NumberSeries.last)).one() == 2


def fail_after_a_number() -> None:
    """A use case that breaks after it took a number."""
    with transaction() as writing:
        next_number(writing, Series.PAYOUT, 2026)
        raise ZeroDivisionError


def test_a_failure_leaves_nothing_and_the_next_number_has_no_gap(app: Flask, session: Session) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after_a_number()
    assert session.scalars(select(NumberSeries.last)).all() == []


def test_transactions_do_not_nest(app: Flask) -> None:
    with transaction(), pytest.raises(RuntimeError, match="nest"), transaction():
        pass


def test_a_lost_race_runs_again_three_times_at_most(app: Flask) -> None:
    tries = []

    @retried
    def unlucky(times: int) -> int:
        tries.append(times)
        if len(tries) <= times:
            raise LostRace
        return len(tries)

    assert unlucky(2) == 3
    tries.clear()
    with pytest.raises(Busy):
        unlucky(3)
    assert len(tries) == 3


def test_a_key_that_is_taken_stays_taken(app: Flask, session: Session) -> None:
    @retried
    def insert() -> None:
        with transaction() as writing:
            writing.execute(NumberSeries.__table__.insert().values(kind="QT", year=1, last=1))

    insert()
    with pytest.raises(IntegrityError):
        insert()


def test_another_database_error_is_not_tried_again(app: Flask) -> None:
    tries = []

    @retried
    def broken() -> None:
        tries.append(1)
        with transaction() as writing:
            writing.execute(NumberSeries.__table__.insert().values(kind=None, year=1, last=1))

    with pytest.raises(DBAPIError):
        broken()
    assert len(tries) == 1


def test_who_waits_too_long_for_another_writer_is_told_that_the_books_are_busy(
    app: Flask, session: Session
) -> None:
    holds, is_over = threading.Event(), threading.Event()

    def hold() -> None:
        with app.app_context(), transaction() as writing:
            next_number(writing, Series.STATEMENT, 2026)
            holds.set()
            is_over.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    holds.wait()
    began = time.monotonic()
    with pytest.raises(Busy), transaction() as writing:
        next_number(writing, Series.STATEMENT, 2026)
    waited = time.monotonic() - began
    is_over.set()
    holder.join()

    assert WAIT_SECONDS - 0.5 < waited < 2 * WAIT_SECONDS
    with transaction() as writing:
        assert next_number(writing, Series.STATEMENT, 2026) == "QT2026-000002"


class Deadlock(Exception):
    """What PostgreSQL's driver raises."""

    sqlstate = "40P01"


def test_a_deadlock_that_comes_every_time_says_busy() -> None:
    @retried
    def locked() -> None:
        raise DBAPIError("select", {}, Deadlock())

    with pytest.raises(Busy):
        locked()


WRONG = [
    (Dong(), 1.0),
    (Dong(), True),
    (Moment(), NOW.replace(tzinfo=None)),
    (Day(), NOW),
]


@pytest.mark.parametrize(("column", "value"), WRONG, ids=["float", "yes or no", "no time zone", "moment"])
def test_a_value_of_the_wrong_kind_never_reaches_a_table(column: Any, value: Any) -> None:
    with pytest.raises(TypeError):
        column.process_bind_param(value, sqlite.dialect())


def test_writers_are_served_in_order_of_arrival() -> None:
    lock, served = FairLock(), list[int]()
    assert lock.acquire(0)

    def wait(number: int) -> None:
        assert lock.acquire(5)
        served.append(number)
        lock.release()

    threads = []
    for number in range(5):
        thread = threading.Thread(target=wait, args=(number,))
        thread.start()
        threads.append(thread)
        while len(lock._waiting) <= number:
            time.sleep(0.001)
    lock.release()
    for thread in threads:
        thread.join()
    assert served == list(range(5))


def test_a_turn_that_comes_in_the_moment_of_giving_up_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    lock = FairLock()
    assert lock.acquire(0)

    class LastMoment(threading.Event):
        """A turn that comes just when its waiting is over."""

        def wait(self, _seconds: float | None = None) -> bool:
            lock.release()
            return False

    with monkeypatch.context() as patch:
        patch.setattr("core.db.lock.threading.Event", LastMoment)
        assert lock.acquire(0)
    assert not lock.acquire(0)
    lock.release()
    assert lock.acquire(0)


def test_two_spellings_of_a_path_are_one_lock(tmp_path: Path) -> None:
    other = tmp_path / "instance" / ".." / "a.sqlite"
    with turn_to_write(tmp_path / "a.sqlite"), pytest.raises(Busy), turn_to_write(other, 0.01):
        pass
    with turn_to_write(other, 0.01), pytest.raises(Busy), turn_to_write(tmp_path / "a.sqlite", 0.01):
        pass


def test_who_waits_too_long_is_told_that_the_books_are_busy(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    results = []

    def wait() -> None:
        try:
            with turn_to_write(path, 0.05):
                results.append("in")
        except Busy:
            results.append("busy")

    with turn_to_write(path):
        thread = threading.Thread(target=wait)
        thread.start()
        thread.join()
    with turn_to_write(path, 0.05):
        results.append("free again")
    assert results == ["busy", "free again"]


def test_another_process_holding_the_file_keeps_writers_out(tmp_path: Path) -> None:
    from filelock import FileLock

    path = tmp_path / "b.sqlite"
    with FileLock(f"{path.resolve()}.lock"), pytest.raises(Busy), turn_to_write(path, 0.05):
        pass


def test_a_long_log_is_folded_into_the_file(sqlite_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    wal = Path(str(db.engine.url.database) + "-wal")
    with transaction() as writing:
        next_number(writing, Series.PAYOUT, 2026)
    assert wal.stat().st_size > 0
    monkeypatch.setattr("core.db.transactions.CHECKPOINT_BYTES", 0)
    with transaction() as writing:
        next_number(writing, Series.PAYOUT, 2026)
    assert wal.stat().st_size == 0


def test_a_long_log_waits_for_a_reader_and_no_writer_does(
    sqlite_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.db.transactions.CHECKPOINT_BYTES", 0)
    wal = Path(str(db.engine.url.database) + "-wal")
    patience_seconds = 5
    with db.engine.connect() as reader:
        reader.execute(select(NumberSeries.last)).all()
        began = time.monotonic()
        with transaction() as writing:
            next_number(writing, Series.PAYOUT, 2026)
        assert time.monotonic() - began < patience_seconds
        assert wal.stat().st_size > 0
    with transaction() as writing:
        next_number(writing, Series.PAYOUT, 2026)
    assert wal.stat().st_size == 0
