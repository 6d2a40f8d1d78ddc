"""The checks and tests, one function each; all return an exit code. `check.py` and `test.py` call them."""

import os
from collections.abc import Mapping

from goals import reached
from shell import BIN, PYTHON, ROOT, WINDOWS, call, quietly, say

WORKERS = str(min(2, os.cpu_count() or 1))
NOTHING_COLLECTED = 5
PYTEST = (PYTHON, "-m", "pytest")


def lint() -> int:
    """Ruff's rules, and its format."""
    return call(PYTHON, "-m", "ruff", "check", ".") or call(PYTHON, "-m", "ruff", "format", "--check", ".")


def types() -> int:
    """Mypy in strict mode."""
    return call(PYTHON, "-m", "mypy")


def imports() -> int:
    """Who may import whom."""
    return call(str(BIN / ("lint-imports.exe" if WINDOWS else "lint-imports")), "--no-logo")


def python_tests(variables: Mapping[str, str]) -> int:
    """Everything but the browser, on both databases; without PostgreSQL its half is left out."""
    workers = ("--numprocesses", WORKERS, "--dist", "worksteal")
    databases = () if "TEST_POSTGRESQL" in variables else ("-k", "not postgresql")
    measured = ("--cov", "--cov-report=", "--durations=10")
    return call(*PYTEST, *workers, *databases, "-m", "not browser", *measured, **variables)


def browser_tests(variables: Mapping[str, str]) -> int:
    """The tests that drive the real server in Chromium, one after the other."""
    return call(*PYTEST, "-m", "browser", "--cov", "--cov-append", "--cov-report=", **variables)


def javascript_tests(node: str) -> int:
    """The browser's pure modules, by node's own test runner."""
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests/js").rglob("*.test.*js"))
    if not files:
        say("There is no test in tests/js.")
        return NOTHING_COLLECTED
    return quietly(node, "--test", *files)


def coverage() -> int:
    """Whether what the tests just run have covered is enough."""
    return 0 if reached() else 1
