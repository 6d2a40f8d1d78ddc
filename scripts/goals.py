"""How much the tests must cover: rules and core everything, the rest 95 % of lines and of branches."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePath
from typing import Any

from shell import PYTHON, call, say

WHOLE = 100
REST = 95


@dataclass(frozen=True, kw_only=True, slots=True)
class Covered:
    """How many of something there are, and how many were run."""

    run: int
    all: int

    def reaches(self, percent: int) -> bool:
        """Whether the part that was run is at least so many percent."""
        return self.run * 100 >= self.all * percent

    def __str__(self) -> str:
        """The part in percent and the two counts, never rounded up to a goal."""
        percent = self.run * 10_000 // self.all if self.all else 10_000
        return f"{percent // 100}.{percent % 100:02} % ({self.run} of {self.all})"


def reached() -> bool:
    """Read the measurement and say whether each goal is reached; what falls short is listed."""
    files = _measured()
    strict = {name: file for name, file in files.items() if is_strict(name)}
    rest = {name: file for name, file in files.items() if name not in strict}
    good = [_judge("rules and core", strict, WHOLE), _judge("the rest", rest, REST)]
    return all(good)


def is_strict(name: str) -> bool:
    """Whether a file belongs to what must be covered wholly."""
    path = PurePath(name)
    return path.parts[0] == "core" or path.name == "rules.py" or "rules" in path.parts


def _measured() -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        call(PYTHON, "-m", "coverage", "json", "--quiet", "-o", str(report))
        files: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))["files"]
        return {name.replace("\\", "/"): file for name, file in files.items()}


def _judge(title: str, files: Mapping[str, Any], percent: int) -> bool:
    lines, branches = _sum(files, "lines", "num_statements"), _sum(files, "branches", "num_branches")
    good = bool(files) and lines.reaches(percent) and branches.reaches(percent)
    say(f"{title}: lines {lines}, branches {branches}; the goal is {percent} % of each")
    if not good:
        for name in sorted(files):
            _list_missing(name, files[name])
    return good


def _sum(files: Mapping[str, Any], what: str, total: str) -> Covered:
    summaries = [file["summary"] for file in files.values()]
    return Covered(run=sum(s[f"covered_{what}"] for s in summaries), all=sum(s[total] for s in summaries))


def _list_missing(name: str, file: Mapping[str, Any]) -> None:
    lines = ", ".join(_runs(file["missing_lines"]))
    branches = ", ".join(f"{start}→{end}" for start, end in file["missing_branches"])
    if lines or branches:
        say(f"  {name}: lines {lines or '–'}; branches {branches or '–'}")


def _runs(numbers: list[int]) -> Iterator[str]:
    """Lines that follow each other as one run: 3–5, 9."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield f"{found[0]}–{found[-1]}" if len(found) > 1 else str(found[0])
