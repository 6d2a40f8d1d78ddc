"""A really running server for tests: its own process, its own SQLite file, killed without mercy."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SERVE = (
    "import sys; from waitress import serve; from wsgi import create_app; "
    "serve(create_app(), host='127.0.0.1', port=int(sys.argv[1]), threads=8)"
)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """One server process on one database."""

    def __init__(self, instance: Path, secret: str, **environment: str) -> None:
        """Prepare, but do not start."""
        self.port = free_port()
        self.environment = os.environ | {
            "INSTANCE": str(instance), "SECRET_KEY": secret, "PRINT_WORKERS": "off",
            "DATABASE_URL": f"sqlite:///{instance / 'ganh.sqlite'}",
        } | environment  # fmt: skip
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it answers."""
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-c", SERVE, str(self.port)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            if self.answers():
                return
            time.sleep(0.05)
        self.kill()
        raise RuntimeError("the server does not answer")

    def answers(self) -> bool:
        """Whether somebody listens."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/api/v1/openapi.json")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """Kill -9, in the middle of whatever it does."""
        if self.process:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    @property
    def url(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.port}"
