"""A really running server, as each database is served, and what its processes take.

CPU and memory are read from /proc, so on another system than Linux they are told as nothing.
"""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from program import SECRET
from shell import BIN, PYTHON, ROOT, environment

HOST = "127.0.0.1"
START_SECONDS = 30
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """A running server: where it answers, and the process that started it."""

    port: int
    pid: int

    def cpu_ms(self) -> int:
        """What the server's processes have used so far, in user and system mode."""
        return sum(_cpu_ticks(pid) for pid in self._pids()) * 1000 // _TICKS

    def memory_kib(self) -> tuple[int, int]:
        """The resident and the proportional memory (what is shared is divided) of the server's processes."""
        found = [_memory(pid) for pid in self._pids()]
        return sum(rss for rss, _ in found), sum(pss for _, pss in found)

    def _pids(self) -> list[int]:
        return [self.pid, *_children(self.pid)] if Path("/proc/self/smaps_rollup").exists() else []


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [int(child) for child in found]


def _cpu_ticks(pid: int) -> int:
    """User and system time; the name before them is in brackets and may hold anything."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _memory(pid: int) -> tuple[int, int]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    values = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
    return values["Rss"], values["Pss"]


@contextmanager
def serving(database_url: str, instance: Path) -> Iterator[Server]:
    """Serve a database until the end: waitress with 8 threads for SQLite, gunicorn 2 x 4 for PostgreSQL."""
    port = _free_port()
    variables = {
        "DATABASE_URL": database_url,
        "SECRET_KEY": SECRET,
        "INSTANCE": str(instance),
        "DEMO": "off",
        "PRINT_WORKERS": "off",
    }
    command = _gunicorn(port) if database_url.startswith("postgresql") else _waitress(port)
    with (instance / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(**variables), stdout=log, stderr=log)
        try:
            _wait_until_up(port, process)
            yield Server(port=port, pid=process.pid)
        finally:
            process.terminate()
            process.wait(timeout=START_SECONDS)


def _waitress(port: int) -> list[str]:
    options = ["--threads=8", f"--listen={HOST}:{port}", "--ident="]
    return [PYTHON, "-m", "waitress", *options, "--call", "wsgi:create_server"]


def _gunicorn(port: int) -> list[str]:
    options = ["--workers", "2", "--threads", "4", "--bind", f"{HOST}:{port}"]
    return [str(BIN / "gunicorn"), *options, "wsgi:create_app()"]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_until_up(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=5)
            connection.request("GET", "/api/v1/heartbeat")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            connection.close()
            return
    raise RuntimeError("the server does not answer")
