"""Install, migrate and serve: `python scripts/run.py`. HOST and PORT say where (127.0.0.1:8000)."""

import os
import socket
import sys

from setup import setup
from shell import FLASK, PYTHON, ROOT, call, environment, must, say

THREADS = 8
OFF = frozenset({"off", "0", "no", "false"})


def main() -> None:
    """Bring the program up on a machine that has nothing but Python."""
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    _refuse_taken(host, port)
    setup(dev=False)
    must(PYTHON, str(ROOT / "scripts" / "secret.py"))
    must(*FLASK, "db", "upgrade")
    if os.environ.get("DEMO", "").lower() not in OFF:
        # It fills empty books only, and prints the sign-ins when the books are the demonstration's.
        must(*FLASK, "demo", "load")
    _serve(host, port)


def _refuse_taken(host: str, port: str) -> None:
    try:
        with socket.create_connection((host, int(port)), timeout=1):
            say(f"Something already answers at {host}:{port}. Stop it, or choose another PORT.")
    except OSError:
        return
    except ValueError:
        say(f"PORT must be a whole number, not {port!r}.")
    raise SystemExit(1)


def _serve(host: str, port: str) -> None:
    """Become the server: it gets every signal itself, where the system can replace a process."""
    server = (PYTHON, "-m", "waitress", f"--threads={THREADS}", f"--listen={host}:{port}", "--ident=")
    command = (*server, "--call", "wsgi:create_server")
    say(f"\nGánh answers at http://{host}:{port} – stop it with Ctrl+C.\n")
    if os.name == "posix":
        os.chdir(ROOT)
        os.execve(PYTHON, command, environment())
    try:
        sys.exit(call(*command))
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
