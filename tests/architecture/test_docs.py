"""The operator's page names every setting and every command, and none that there is not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from flask import Flask

from config import ROOT
from tests.architecture.sources import calls, dotted, tree_of
from tests.conftest import config_for
from wsgi import create_app

OPERATIONS = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
READERS = frozenset({"environment.get", "_switch", "_whole", "os.environ.get"})


def _settings(path: Path) -> Iterator[str]:
    """The names of the variables that a file reads."""
    for call in calls(tree_of(path)):
        if dotted(call.func) in READERS:
            words = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            yield from (word for word in words[:1] if word.isupper())


def _commands(group: click.Group, before: str = "flask") -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("program")
    return create_app(config_for(f"sqlite:///{folder / 'none.sqlite'}", folder))


@pytest.mark.parametrize("file", ["config.py", "scripts/run.py"])
def test_every_setting_is_explained(file: str) -> None:
    names = set(_settings(ROOT / file))

    assert len(names) > 1
    assert {name for name in names if f"`{name}`" not in OPERATIONS} == set()


def test_every_command_is_explained(program: Flask) -> None:
    names = {name for name in _commands(program.cli) if not name.startswith("flask db ")}

    assert "flask verify" in names
    assert {name for name in names if f"`{name}" not in OPERATIONS} == set()


def test_no_command_is_explained_that_there_is_not(program: Flask) -> None:
    ours = set(_commands(program.cli))
    told = {match.strip() for match in re.findall(r"`(flask [a-z-]+(?: [a-z-]+)?)", OPERATIONS)}

    assert {name for name in told if not any(_same(name, own) for own in ours)} == set()


def _same(told: str, command: str) -> bool:
    """Whether a told name is the command, or the command with a first argument in small letters."""
    return told == command or told.startswith(f"{command} ")


def test_every_command_of_the_makefile_is_listed_by_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^CHECKS = (.+)$", makefile, re.MULTILINE)[0].split()
    check = (ROOT / "scripts/check.py").read_text(encoding="utf-8")

    assert [target for target in targets if f'"{target}":' not in check] == []


def test_the_first_page_has_the_two_commands() -> None:
    assert "make run" in README
    assert "make test" in README


def test_links_between_the_pages_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
    broken = [
        f"{page.name}: {link}"
        for page in pages
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]

    assert broken == []
