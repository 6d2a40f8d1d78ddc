"""Scans that Python and the till's JavaScript must understand alike."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.gs1 import LabelTemplate, read

VECTORS: dict[str, Any] = json.loads((Path(__file__).parents[1] / "vectors/gs1/read.json").read_text("utf-8"))
TEMPLATES = tuple(LabelTemplate(**template) for template in VECTORS["templates"])


@pytest.mark.parametrize("vector", VECTORS["reads"], ids=lambda vector: repr(vector["scan"]))
def test_a_scan_says_what_it_says_in_javascript(vector: dict[str, Any]) -> None:
    code = read(vector["scan"], templates=TEMPLATES)

    assert {
        "raw": code.raw,
        "gtin": code.gtin,
        "lot": code.lot,
        "expiry": code.expiry.isoformat() if code.expiry else None,
        "serial": code.serial,
        "weight_grams": code.weight_grams,
        "price_dong": code.price_dong,
        "item": code.item,
    } == vector["expect"]
