"""Only core/db commits, and only core/clock.py reads the clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import calls, dotted, name_of, program, tree_of

CLOCK = frozenset({"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime"})
TAKEN_FROM = frozenset({"datetime", "date", "datetime.datetime", "datetime.date", "time"})


def _commits(path: Path) -> Iterator[int]:
    for call in calls(tree_of(path)):
        if dotted(call.func).rpartition(".")[2] == "commit":
            yield call.lineno


def _reads_clock(path: Path) -> Iterator[int]:
    for call in calls(tree_of(path)):
        place, _, name = dotted(call.func).rpartition(".")
        if name in CLOCK and place in TAKEN_FROM:
            yield call.lineno


def _found(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_only_the_transaction_commits() -> None:
    others = [path for path in program() if not name_of(path).startswith("core/db/")]

    assert [f"{name_of(path)}:{line}" for path in others for line in _commits(path)] == []


def test_only_the_clock_reads_the_clock() -> None:
    others = [path for path in program() if name_of(path) != "core/clock.py"]

    assert [f"{name_of(path)}:{line}" for path in others for line in _reads_clock(path)] == []


@pytest.mark.parametrize("text", ["session.commit()", "db.session.commit()"])
def test_a_commit_elsewhere_is_found(tmp_path: Path, text: str) -> None:
    assert list(_commits(_found(tmp_path / "services.py", text))) == [1]


@pytest.mark.parametrize(
    "text", ["datetime.now(UTC)", "datetime.datetime.utcnow()", "date.today()", "time.time()"]
)
def test_a_look_at_the_clock_elsewhere_is_found(tmp_path: Path, text: str) -> None:
    assert list(_reads_clock(_found(tmp_path / "rules.py", text))) == [1]
