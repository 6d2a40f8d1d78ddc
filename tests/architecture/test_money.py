"""Money is whole đồng: no float, no Decimal and no true division where it passes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import calls, dotted, name_of, program, tree_of

PATHS = ("core/money.py", "core/formatting.py", "core/vietqr", "inventory/", "settlement/", "pos/", "review/")
GEOMETRY: frozenset[str] = frozenset()
"""Files in those folders that compute lengths on paper and no money."""


def _money_files() -> list[Path]:
    return [path for path in program() if name_of(path).startswith(PATHS) and name_of(path) not in GEOMETRY]


def _inexact(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield node.lineno
        if isinstance(node, ast.Name) and node.id in {"float", "Decimal", "Fraction"}:
            yield node.lineno
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            yield from [] if _joins_paths(node) else [node.lineno]
    yield from (call.lineno for call in calls(tree) if dotted(call.func) in {"decimal.Decimal", "round"})


def _joins_paths(node: ast.BinOp | ast.AugAssign) -> bool:
    """Whether `/` stands between a path and the text of a name."""
    right = node.right if isinstance(node, ast.BinOp) else node.value
    text = isinstance(right, ast.Constant) and isinstance(right.value, str)
    return text or isinstance(right, ast.JoinedStr)


def test_no_inexact_number_is_where_money_passes() -> None:
    found = [f"{name_of(path)}:{line}" for path in _money_files() for line in _inexact(tree_of(path))]

    assert found == []


@pytest.mark.parametrize(
    "text",
    ["x = 0.5", "float(x)", "a / b", "a /= 2", "Decimal(1)", "decimal.Decimal(1)", "round(x)", "x: float"],
)
def test_an_inexact_number_is_found(text: str) -> None:
    assert set(_inexact(ast.parse(text))) == {1}


@pytest.mark.parametrize("text", ["a // b", "ROOT / 'file'", "ROOT / f'{name}.csv'", "x = 5"])
def test_whole_numbers_and_paths_are_let_through(text: str) -> None:
    assert list(_inexact(ast.parse(text))) == []
