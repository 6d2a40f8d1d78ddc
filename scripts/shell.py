"""What every script stands on: where things are and how programs are called. Standard library only."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LAST_LINES = 8
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = str(BIN / ("python.exe" if WINDOWS else "python"))
FLASK = (PYTHON, "-m", "flask", "--app", "wsgi:create_app")


def say(text: str = "") -> None:
    """Print a line at once, in UTF-8 on every terminal."""
    _print(text, sys.stdout)


def aside(text: str) -> None:
    """Print a line on the error stream, so that it never stands among a command's results."""
    _print(text, sys.stderr)


def _print(text: str, stream: TextIO) -> None:
    stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]
    print(text, file=stream, flush=True)


def environment(**more: str) -> dict[str, str]:
    """What a child process sees: everything of ours, UTF-8, and what is added."""
    return os.environ | {"PYTHONUTF8": "1"} | more


def call(*command: str, **more: str) -> int:
    """Run a program in the project's folder, with variables added; returns its exit code."""
    try:
        return subprocess.run(command, cwd=ROOT, env=environment(**more), check=False).returncode
    except FileNotFoundError:
        say(f"There is no program {command[0]!r} on this machine.")
        return 127


def quietly(*command: str) -> int:
    """Run a program and show all it says when it fails, else the last lines; returns its exit code."""
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=False)
    lines = (done.stdout + done.stderr).decode("utf-8", "replace").splitlines()
    say("\n".join(lines if done.returncode else lines[-LAST_LINES:]))
    return done.returncode


def must(*command: str, **more: str) -> None:
    """Run a program and end with its exit code when it fails."""
    code = call(*command, **more)
    if code:
        say(f"Failed with exit code {code}: {' '.join(command)}")
        raise SystemExit(code)


def works(*command: str) -> bool:
    """Whether a program can be run and says yes; what it prints is thrown away."""
    try:
        return not subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode
    except OSError:
        return False
