"""One writer at a time on SQLite, first come first served.

SQLite's own busy timeout is unfair: under load single writers wait for seconds. Threads of this process
queue here in order of arrival; a lock file keeps out other processes (commands beside the server).
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from filelock import FileLock, Timeout

from core.errors import Busy

WAIT_SECONDS = 5


class FairLock:
    """A lock whose waiters are served in order of arrival."""

    def __init__(self) -> None:
        """Start free, with nobody waiting."""
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._held = False

    def acquire(self, seconds: float) -> bool:
        """Wait for the turn at most so long; False if it did not come."""
        with self._guard:
            if not self._held and not self._waiting:
                self._held = True
                return True
            turn = threading.Event()
            self._waiting.append(turn)
        return turn.wait(seconds) or self._gave_up(turn)

    def _gave_up(self, turn: threading.Event) -> bool:
        """Leave the queue; True if the turn came in the very moment of leaving."""
        with self._guard:
            if turn.is_set():
                return True
            self._waiting.remove(turn)
            return False

    def release(self) -> None:
        """Hand the lock to whoever waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._held = False


_locks: dict[str, tuple[FairLock, FileLock]] = {}
_locks_guard = threading.Lock()


@cache
def _locks_of(path: Path) -> tuple[FairLock, FileLock]:
    with _locks_guard:
        key = str(path.resolve())
        if key not in _locks:
            _locks[key] = (FairLock(), FileLock(f"{key}.lock", thread_local=False))
        return _locks[key]


@contextmanager
def turn_to_write(path: Path, seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the only right to write to one database file; raises Busy after `seconds`."""
    fair, file = _locks_of(path)
    if not fair.acquire(seconds):
        raise Busy
    try:
        with file.acquire(timeout=seconds, poll_interval=0.005):
            yield
    except Timeout as error:
        raise Busy from error
    finally:
        fair.release()
