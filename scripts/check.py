"""The commands of whoever works on the program: `python scripts/check.py NAME`, or `make NAME`."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

import suite
from setup import setup
from shell import FLASK, PYTHON, ROOT, call, say
from system import find_node, prepared


def check() -> int:
    """Lint, types and imports: what takes seconds."""
    return suite.lint() or suite.types() or suite.imports()


def format_code() -> int:
    """Write every file the way the formatter wants it, and mend what the linter can mend."""
    return call(PYTHON, "-m", "ruff", "check", "--fix", ".") or call(PYTHON, "-m", "ruff", "format", ".")


def test_py() -> int:
    """The Python tests on both databases, and what they cover."""
    with prepared() as system:
        return suite.python_tests(system.variables) or suite.coverage()


def test_js() -> int:
    """The JavaScript tests."""
    node = find_node()
    return suite.javascript_tests(node) if node else _lacking("node")


def e2e() -> int:
    """The browser tests."""
    with prepared() as system:
        return suite.browser_tests(system.variables)


def bench() -> int:
    """Measure sales, statements, look-ups and memory; one JSON line per figure."""
    with prepared() as system:
        return call(PYTHON, "scripts/bench.py", **system.variables)


def replay() -> int:
    """Carry baskets through the whole program: `make replay PRODUCTS=… BASKETS=… [HISTORY=…]`."""
    files = {name: os.environ.get(name.upper(), "") for name in ("products", "baskets", "history")}
    given = [
        word for name, file in files.items() if file for word in (f"--{name}", str(Path(file).resolve()))
    ]
    return call(PYTHON, "scripts/replay.py", *given)


def db_new() -> int:
    """Begin the next migration: `make db-new NAME=add_vouchers`."""
    name = os.environ.get("NAME", "")
    if not name.isidentifier():
        say("Give it a name of letters and underscores: make db-new NAME=add_vouchers")
        return 1
    numbers = [int(path.name[:4]) for path in (ROOT / "migrations/versions").glob("[0-9]*_*.py")]
    number = f"{max(numbers, default=0) + 1:04}"
    return call(*FLASK, "db", "revision", "--autogenerate", "--rev-id", number, "--message", name)


def translations() -> int:
    """Collect all texts into the catalogue and compile it."""
    return call(PYTHON, "scripts/texts.py")


def vendor() -> int:
    """Bundle the browser modules, draw the icons, check the types of the JavaScript; needs npm."""
    npm = "npm.cmd" if os.name == "nt" else "npm"
    return call(npm, "ci") or call(npm, "run", "vendor") or call(npm, "run", "types")


def pin() -> int:
    """Pin the newest versions of everything in requirements*.in, with hashes."""
    for name in ("requirements", "requirements-dev"):
        options = ("--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade", "--quiet")
        code = call(PYTHON, "-m", "uv", "pip", "compile", *options, f"{name}.in", "-o", f"{name}.txt")
        if code:
            return code
    return 0


COMMANDS: dict[str, Callable[[], int]] = {
    "check": check,
    "lint": suite.lint,
    "format": format_code,
    "types": suite.types,
    "imports": suite.imports,
    "test-py": test_py,
    "test-js": test_js,
    "e2e": e2e,
    "bench": bench,
    "replay": replay,
    "db-new": db_new,
    "translations": translations,
    "vendor": vendor,
    "pin": pin,
}
_OWN_SCRIPTS = {
    "run": "Install, migrate, fill empty books with the demonstration shop, serve http://127.0.0.1:8000",
    "test": "Everything that has to hold before a change lands",
    "setup": "Make the virtual environment with the developers' tools",
}


def _lacking(name: str) -> int:
    say(f"There is no {name} on this machine.")
    return 1


def list_commands() -> None:
    """Print every command of the Makefile with what it does."""
    helps = _OWN_SCRIPTS | {name: (do.__doc__ or "").splitlines()[0] for name, do in COMMANDS.items()}
    for name, text in helps.items():
        say(f"make {name:<14}{text.rstrip('.')}")


def main() -> int:
    """Run the named command; returns its exit code."""
    parser = argparse.ArgumentParser(description="The commands of whoever works on the program.")
    parser.add_argument("name", nargs="?", choices=COMMANDS, help="what to do")
    parser.add_argument("--list", action="store_true", help="list everything")
    arguments = parser.parse_args()
    if arguments.list or not arguments.name:
        list_commands()
        return 0
    setup(dev=True)
    return COMMANDS[arguments.name]()


if __name__ == "__main__":
    sys.exit(main())
