"""A PostgreSQL server for the tests: one that is there already, else a throw-away one of our own.

The throw-away server lives in a temporary folder on a free port, trusts whoever asks from this machine, and
does not wait for the disk. It never touches a cluster that holds somebody's data.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shell import PYTHON, WINDOWS, say, works

STANDARD = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "C:/Program Files/PostgreSQL/*/bin",
)
_SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
full_page_writes = off
synchronous_commit = on
max_connections = 200
"""


def running() -> str | None:
    """The address of a server that answers: TEST_POSTGRESQL, else the standard port with trust."""
    given = os.environ.get("TEST_POSTGRESQL")
    url = given.replace("postgresql://", "postgresql+psycopg://", 1) if given else STANDARD
    plain = url.replace("+psycopg", "", 1)
    asking = f"import psycopg; psycopg.connect({plain!r}, connect_timeout=3).close()"
    return url if works(PYTHON, "-c", asking) else None


def programs() -> Path | None:
    """The folder with initdb and pg_ctl: on the path, else where the packages put it, the newest first."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    root = Path(Path.cwd().anchor)
    name = "initdb.exe" if WINDOWS else "initdb"
    patterns = [place.removeprefix("C:").lstrip("/") for place in _PLACES]
    found = [folder for pattern in patterns for folder in root.glob(pattern) if (folder / name).exists()]
    return max(found, key=_version, default=None)


def _version(folder: Path) -> int:
    return int("".join(c for c in folder.parent.name.split(".")[0] if c.isdigit()) or 0)


@contextmanager
def throw_away(folder: Path) -> Iterator[str]:
    """Start a server with the programs of a folder, yield its address, stop it and remove it."""
    user = _server_user()
    home = Path(tempfile.mkdtemp(prefix="ganh-postgresql-"))
    if user:
        shutil.chown(home, user)
    data, port = home / "data", _free_port()
    try:
        _as(user, folder / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C")
        with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(f"{_SETTINGS}port = {port}\n")
        _as(user, folder / "pg_ctl", "-D", data, "-w", "-l", home / "log", "start")
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    finally:
        _as(user, folder / "pg_ctl", "-D", data, "-m", "immediate", "stop", must_work=False)
        shutil.rmtree(home, ignore_errors=True)


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root; the user that its package made does it then."""
    return "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None


def _as(user: str | None, program: Path, *arguments: str | Path, must_work: bool = True) -> None:
    command = [str(program), *map(str, arguments)]
    # The server keeps what it inherits open, so it gets a file and no pipe that would never end.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(command, user=user, cwd="/", stdout=output, stderr=output, check=False)
        if done.returncode and must_work:
            output.seek(0)
            say(output.read().decode(errors="replace"))
            raise RuntimeError(f"{program.name} failed with exit code {done.returncode}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
