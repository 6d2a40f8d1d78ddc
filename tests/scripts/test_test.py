"""One run tells all, and nothing that failed or could not run ends as a success."""

from collections.abc import Callable
from types import ModuleType

import pytest

Script = Callable[[str], ModuleType]


def _sum_up(script: Script, codes: list[int | None], missing: tuple[object, ...] = ()) -> int:
    test, system = script("test"), script("system")
    results = [test.Result(name=f"stage {i}", code=code, seconds=1) for i, code in enumerate(codes)]
    found = system.System(found={}, missing=missing, variables={})
    code: int = test._sum_up(results, found, 2)
    return code


def test_all_good_is_a_success(script: Script, capsys: pytest.CaptureFixture[str]) -> None:
    assert _sum_up(script, [0, 0]) == 0
    assert "All good" in capsys.readouterr().out


def test_one_failed_stage_is_a_failure_and_is_named(
    script: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _sum_up(script, [0, 5, 0]) == 1
    assert "FAILED: stage 1" in capsys.readouterr().out


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_something_missing_is_said_and_fails_only_where_changes_are_judged(
    script: Script,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ci: str,
    code: int,
) -> None:
    monkeypatch.setenv("CI", ci)
    chromium = script("system").NEEDS[1]

    assert _sum_up(script, [0, None], missing=(chromium,)) == code
    assert "MISSING: Chromium. Get it by: apt-get install chromium" in capsys.readouterr().out


def test_a_stage_that_cannot_run_says_so(script: Script) -> None:
    result = script("test").Result(name="Browser", code=None, seconds=0)

    assert "NOT RUN" in str(result)
