"""Every package is pinned to one version by its hashes, and everything that is asked for is pinned."""

import re

import pytest

from config import ROOT

FILES = ("requirements", "requirements-dev")
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^ ;\\]+)")
HASH = "--hash=sha256:"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _entries(name: str) -> list[str]:
    """Each requirement with the hashes below it."""
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return [entry for entry in re.split(r"\n(?=\S)", "\n".join(lines)) if entry.strip()]


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    loose = [entry for entry in _entries(name) if not (REQUIREMENT.match(entry) and HASH in entry)]

    assert loose == []


@pytest.mark.parametrize("name", FILES)
def test_every_package_that_is_asked_for_is_pinned(name: str) -> None:
    asked = {
        _plain(re.split(r"[\[;<>=~ ]", line)[0])
        for line in (ROOT / f"{name}.in").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("-", "#"))
    }
    pinned = {_plain(match["name"]) for entry in _entries(name) if (match := REQUIREMENT.match(entry))}

    assert asked - pinned == set()


def test_both_files_agree_on_what_they_share() -> None:
    versions = [
        {_plain(m["name"]): m["version"] for entry in _entries(name) if (m := REQUIREMENT.match(entry))}
        for name in FILES
    ]

    assert {n for n in versions[0].keys() & versions[1].keys() if versions[0][n] != versions[1][n]} == set()
