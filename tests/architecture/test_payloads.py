"""Whatever JSON takes an integer takes nothing that only equals one: no true, no 1.0, no text."""

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from core.payloads import Shape
from tests.architecture.sources import name_of, program

INTEGERS: list[tuple[Any, list[Any]]] = [
    (1, [True, 1.0, "1"]),
    ({"1000": 1}, [{"1000": True}, {"1000": 1.0}, {"1000": "1"}]),
]


def fields() -> Iterator[tuple[str, Any]]:
    """Every field of every shape that a body is read into, with what it takes."""
    for path in program():
        if path.name == "payloads.py":
            module = importlib.import_module(name_of(path).removesuffix(".py").replace("/", "."))
            for name, shape in vars(module).items():
                if isinstance(shape, type) and issubclass(shape, Shape) and shape is not Shape:
                    for field, info in shape.model_fields.items():
                        yield f"{name}.{field}", TypeAdapter(info.rebuild_annotation())


FIELDS = dict(fields())


def takes(adapter: Any, value: Any) -> bool:
    """Whether a field takes a value."""
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def test_the_shapes_are_found() -> None:
    integers = {name for name, adapter in FIELDS.items() if any(takes(adapter, one) for one, _ in INTEGERS)}
    assert {"LinePayload.price_basis", "BatchPayload.schema_", "ClosingPayload.denominations"} <= integers


@pytest.mark.parametrize("name", FIELDS)
def test_an_integer_is_nothing_else(name: str) -> None:
    taken = [like for one, likes in INTEGERS if takes(FIELDS[name], one) for like in likes]
    assert [like for like in taken if takes(FIELDS[name], like)] == []
