"""The benchmark runs: everything once, with the smallest counts. How fast is not asked here."""

from collections.abc import Callable
from types import ModuleType

import pytest

Script = Callable[[str], ModuleType]


def test_every_part_gives_its_figures(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script("benchmarks.selling"), "WARM_UP", 1)
    bench = script("bench")
    sizes = bench.Sizes(sales=3, lines=3, products=60, rounds=3)

    figures = list(bench.measure("sqlite", "", frozenset(bench.PARTS), sizes))

    told = [(f["bench"], f.get("clients") or f.get("what") or f.get("lines")) for f in figures]
    assert told == [("W1", 1), ("W1", 4), ("W4", None), ("W3", "barcode"), ("W3", "search"), ("W2", 5)]
    assert {f["database"] for f in figures} == {"sqlite"}
    assert all(f["raw_ms"] > 0 and f["ratio"] > 0 for f in figures if f["bench"] == "W1")
