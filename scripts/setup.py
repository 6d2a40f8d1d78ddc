"""Make the virtual environment and install what the program needs: `python scripts/setup.py [--dev]`.

Packages are pinned with hashes. Nothing is installed again until a requirements file changes.
"""

import argparse
import hashlib
import sys
from pathlib import Path

from shell import PYTHON, ROOT, VENV, aside, must, say, works

OLDEST = (3, 11)
RUN_TIME = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-dev.txt"


def setup(*, dev: bool) -> None:
    """Make the environment ready, with the developers' tools too if asked."""
    _refuse_old_python()
    _make_environment()
    _install(RUN_TIME)
    if dev:
        _install(DEVELOPMENT)


def _refuse_old_python() -> None:
    if sys.version_info < OLDEST:
        say(f"Python 3.11 or later is needed; this is {sys.version.split()[0]} ({sys.executable}).")
        raise SystemExit(1)


def _make_environment() -> None:
    """Make it with this very Python; an environment whose Python is gone is made anew."""
    wanted = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    if works(PYTHON, "-c", wanted):
        return
    aside(f"Making the virtual environment {VENV.name} …")
    if not works(sys.executable, "-c", "import ensurepip"):
        say("This Python has no ensurepip. On Debian and Ubuntu: apt-get install python3-venv")
        raise SystemExit(1)
    must(sys.executable, "-m", "venv", "--clear", str(VENV))


def _install(requirements: Path) -> None:
    stamp = VENV / f"{requirements.stem}.sha256"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    aside(f"Installing {requirements.name} …")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", "--quiet", "--no-input")
    # The file is complete, so pip need not look for anything that it does not name.
    must(*pip, "install", "--require-hashes", "--no-deps", "--requirement", str(requirements))
    stamp.write_text(wanted, encoding="ascii")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the virtual environment and install the packages.")
    parser.add_argument("--dev", action="store_true", help="install the developers' tools too")
    setup(dev=parser.parse_args().dev)
