"""The goals of coverage catch what they are there for."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

Script = Callable[[str], ModuleType]


def _file(lines: int, branches: int) -> dict[str, Any]:
    """A file of 100 lines and 100 branches, so many of them run."""
    summary = {
        "num_statements": 100, "covered_lines": lines, "num_branches": 100, "covered_branches": branches,
    }  # fmt: skip
    return {"summary": summary, "missing_lines": [3, 4, 5, 9], "missing_branches": [[3, 4]]}


@pytest.mark.parametrize(
    ("rules", "rest", "good"),
    [
        ((100, 100), (95, 95), True),
        ((99, 100), (100, 100), False),
        ((100, 99), (100, 100), False),
        ((100, 100), (94, 100), False),
        ((100, 100), (100, 94), False),
    ],
)
def test_each_goal_is_judged_by_itself(
    script: Script,
    monkeypatch: pytest.MonkeyPatch,
    rules: tuple[int, int],
    rest: tuple[int, int],
    good: bool,
) -> None:
    goals = script("goals")
    files = {"pos/pricing/rules.py": _file(*rules), "pos/checkout/services.py": _file(*rest)}
    monkeypatch.setattr(goals, "_measured", lambda: files)

    assert goals.reached() is good


def test_what_falls_short_is_listed_in_runs(
    script: Script, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    goals = script("goals")
    monkeypatch.setattr(goals, "_measured", lambda: {"core/money.py": _file(94, 99), "a.py": _file(100, 100)})

    assert not goals.reached()
    assert "core/money.py: lines 3–5, 9; branches 3→4" in capsys.readouterr().out


def test_nothing_measured_is_not_enough(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    goals = script("goals")
    monkeypatch.setattr(goals, "_measured", dict)

    assert not goals.reached()


@pytest.mark.parametrize(
    ("name", "strict"),
    [
        ("core/db/lock.py", True),
        ("pos/checkout/rules/booking.py", True),
        ("people/persons/rules.py", True),
        ("pos/checkout/services.py", False),
        ("config.py", False),
    ],
)
def test_rules_and_core_are_to_be_covered_wholly(script: Script, name: str, strict: bool) -> None:
    assert script("goals").is_strict(name) is strict
