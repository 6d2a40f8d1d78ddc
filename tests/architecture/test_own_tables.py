"""Nobody but a concept's own services writes its tables: read from the syntax tree of every file."""

import ast
import re
from collections.abc import Iterator, Mapping

import pytest

from config import ROOT
from tests.architecture.sources import calls, dotted, name_of, program, tree_of

STATEMENTS = frozenset({"insert", "update", "delete"})
HELPERS = frozenset({"insert_once", "insert_all_once", "add_up"})
UNIT_OF_WORK = frozenset({"add", "add_all", "merge", "delete", "bulk_save_objects", "bulk_insert_mappings"})
SQL = re.compile(r"\s*(INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|REPLACE\s+INTO)\b", re.IGNORECASE)
MODELS = re.compile(r"(?P<concept>\w+\.\w+)\.models")


def _owners(tree: ast.Module) -> dict[str, str]:
    """The models that a file knows, by the name it knows them by, with the concept that owns each."""
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                path = f"{node.module}.{alias.name}"
                if found := MODELS.match(path):
                    known[alias.asname or alias.name] = found["concept"]
    return known


def _target(call: ast.Call) -> ast.expr | None:
    """What a call writes, if it is one that writes: the first argument, or the second of our own helpers."""
    place, _, name = dotted(call.func).rpartition(".")
    if name in HELPERS and len(call.args) > 1:
        return call.args[1]
    if name in STATEMENTS and place.endswith("__table__"):
        return call.func
    return call.args[0] if name in STATEMENTS and call.args else None


def _owner_of(target: ast.expr, owners: Mapping[str, str]) -> str | None:
    names = (dotted(node).split(".")[0] for node in ast.walk(target))
    return next((owners[name] for name in names if name in owners), None)


def _writes(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each line that writes a table, with the concept that owns the table."""
    owners = _owners(tree)
    for call in calls(tree):
        target = _target(call)
        if target is not None and (owner := _owner_of(target, owners)):
            yield call.lineno, owner


def _may_write(name: str, concept: str) -> bool:
    folder = concept.replace(".", "/") + "/"
    inside = name.removeprefix(folder).removesuffix(".py")
    return name.startswith(folder) and inside.split("/")[0].startswith(("services", "store"))


def test_only_a_concepts_own_services_write_its_tables() -> None:
    foreign = [
        f"{name_of(path)}:{line} writes {concept}"
        for path in program()
        for line, concept in _writes(tree_of(path))
        if not _may_write(name_of(path), concept)
    ]

    assert foreign == []


def test_the_tree_knows_who_writes() -> None:
    written = {concept for path in program() for _, concept in _writes(tree_of(path))}

    assert {"pos.checkout", "settlement.entries", "inventory.stock"} <= written


def test_rows_are_written_by_statements_and_never_through_objects() -> None:
    found = [
        f"{name_of(path)}:{call.lineno}"
        for path in program()
        for call in calls(tree_of(path))
        if dotted(call.func).rpartition(".")[2] in UNIT_OF_WORK
        and dotted(call.func).rpartition(".")[0].endswith("session")
    ]

    assert found == []


def test_only_the_database_module_writes_by_text() -> None:
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in program()
        if not name_of(path).startswith("core/db/")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    ]

    assert found == []


@pytest.mark.parametrize(
    "call",
    [
        "insert(Sale)",
        "update(models.Sale).where(x)",
        "postgresql.insert(table_of(Sale))",
        "insert_once(session, Sale, row)",
        "add_up(session, Sale, rows, key=k)",
        "Sale.__table__.delete()",
    ],
)
def test_a_foreign_hand_is_found(call: str) -> None:
    text = f"from pos.checkout import models\nfrom pos.checkout.models import Sale\n{call}"

    assert list(_writes(ast.parse(text))) == [(3, "pos.checkout")]
    assert not _may_write("review/exports/services.py", "pos.checkout")
    assert not _may_write("pos/checkout/queries.py", "pos.checkout")


def test_the_places_that_may_write_are_known() -> None:
    assert (ROOT / "pos/checkout/services.py").exists()
    assert _may_write("pos/checkout/services.py", "pos.checkout")
    assert _may_write("inventory/products/store.py", "inventory.products")
