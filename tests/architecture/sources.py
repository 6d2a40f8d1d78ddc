"""The program's own source files and their syntax trees, for the tests that read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from config import ROOT

PACKAGES = ("core", "printing", "people", "inventory", "settlement", "pos", "review", "demonstration")


@cache
def program() -> tuple[Path, ...]:
    """Every Python file that runs in the program, in order."""
    packages = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return (ROOT / "config.py", ROOT / "wsgi.py", *packages)


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    """The path as the project says it."""
    return path.relative_to(ROOT).as_posix()


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name or an attribute of names; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        left = dotted(node.value)
        return f"{left}.{node.attr}" if left else ""
    return ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call in a tree."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def places(path: Path, nodes: Iterator[ast.expr]) -> list[str]:
    """Where nodes stand, for the message of a failed test."""
    return [f"{name_of(path)}:{node.lineno}" for node in nodes]
