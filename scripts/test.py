"""Everything that has to hold before a change lands: `python scripts/test.py`. CI runs this and nothing else.

Every stage runs even when one before it failed, so that one run tells all. Under CI=true a stage that cannot
run, because something is missing on the machine, is a failure.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import suite
from setup import setup
from shell import say
from system import System, prepared

Stage = tuple[str, Callable[[], int] | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """How one stage ended; `code` is None when it could not run."""

    name: str
    code: int | None
    seconds: int

    def __str__(self) -> str:
        """One line of the summary."""
        word = "NOT RUN" if self.code is None else "FAILED" if self.code else "ok"
        return f"  {self.name:<24}{word:<9}{self.seconds:>5} s"


def main() -> int:
    """Prepare the machine, run every stage, sum up; returns the exit code."""
    began = time.monotonic()
    _title("Setting up")
    setup(dev=True)
    with prepared() as system:
        results = [Result(name="Setting up", code=0, seconds=_since(began))]
        results += [_run(name, stage) for name, stage in _stages(system)]
    return _sum_up(results, system, _since(began))


def _stages(system: System) -> Iterator[Stage]:
    """The stages in order: what fails fastest comes first."""
    node, variables = system.found.get("Node"), system.variables
    chromium = "Chromium" in system.found
    yield "Lint and format", suite.lint
    yield "Types", suite.types
    yield "Imports", suite.imports
    yield "JavaScript", (lambda: suite.javascript_tests(node)) if node else None
    yield "Python, both databases", lambda: suite.python_tests(variables)
    yield "Browser", (lambda: suite.browser_tests(variables)) if chromium else None
    yield "Coverage", suite.coverage


def _run(name: str, stage: Callable[[], int] | None) -> Result:
    _title(name)
    began = time.monotonic()
    code = stage() if stage else None
    return Result(name=name, code=code, seconds=_since(began))


def _sum_up(results: list[Result], system: System, seconds: int) -> int:
    _title("Summary")
    for result in results:
        say(str(result))
    for need in system.missing:
        say(f"  MISSING: {need.name}. Get it by: apt-get install {need.debian}; {need.elsewhere}")
    failed = [result.name for result in results if result.code]
    incomplete = bool(system.missing)
    bad = bool(failed) or (incomplete and os.environ.get("CI") == "true")
    verdict = f"FAILED: {', '.join(failed) or 'the machine lacks something'}" if bad else "All good"
    say(f"\n{verdict}{' as far as it ran' if incomplete and not bad else ''}, after {seconds} s.")
    return 1 if bad else 0


def _title(text: str) -> None:
    say(f"\n=== {text} {'=' * (70 - len(text))}")


def _since(began: float) -> int:
    return round(time.monotonic() - began)


if __name__ == "__main__":
    sys.exit(main())
