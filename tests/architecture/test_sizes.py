"""A file that outgrows its room is a concept that wants a folder."""

import ast
from collections.abc import Iterator
from pathlib import Path

from config import ROOT
from tests.architecture.sources import PACKAGES, name_of, tree_of

FILE_LINES = 300
MODULE_LINES = 150
FUNCTION_LINES = 50
FOLDERS = (*PACKAGES, "scripts", "tests")


def _python() -> list[Path]:
    inside = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return [*ROOT.glob("*.py"), *ROOT.glob("migrations/*.py"), *inside]


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name_of(path)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_no_python_file_is_too_long() -> None:
    assert [name_of(path) for path in _python() if _lines(path) > FILE_LINES] == []


def test_no_function_is_too_long() -> None:
    assert [name for path in _python() for name, size in _functions(path) if size > FUNCTION_LINES] == []


def test_no_javascript_module_is_too_long() -> None:
    modules = (ROOT / "static/js").rglob("*.js")

    assert [name_of(path) for path in modules if _lines(path) > MODULE_LINES] == []


def test_no_javascript_test_is_too_long() -> None:
    tests = (ROOT / "tests/js").rglob("*.mjs")

    assert [name_of(path) for path in tests if _lines(path) > FILE_LINES] == []


def test_no_template_is_too_long() -> None:
    templates = (ROOT / "templates").rglob("*.html")

    assert [name_of(path) for path in templates if _lines(path) > FILE_LINES] == []
