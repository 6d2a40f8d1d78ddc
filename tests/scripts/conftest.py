"""The scripts import each other by their plain names, as they do when they are run."""

import importlib
from collections.abc import Callable
from types import ModuleType

import pytest

from config import ROOT


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Import a script by its name."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module
