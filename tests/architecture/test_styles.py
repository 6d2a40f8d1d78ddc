"""Style sheets: one list of colours, nothing from elsewhere."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "static/css"
SHEETS = sorted(CSS.rglob("*.css"))
TOKENS = set(re.findall(r"(--[a-z0-9-]+):", (CSS / "tokens.css").read_text(encoding="utf-8")))


def _without_comments(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=[str(sheet.relative_to(CSS)) for sheet in SHEETS])
def test_a_sheet_uses_only_colours_that_mean_something(sheet: Path) -> None:
    text = _without_comments(sheet)
    own = set(re.findall(r"(--[a-z0-9-]+):", text))

    assert set(re.findall(r"var\((--[a-z0-9-]+)", text)) - TOKENS - own == set()


@pytest.mark.parametrize("sheet", SHEETS, ids=[str(sheet.relative_to(CSS)) for sheet in SHEETS])
def test_a_sheet_loads_only_files_of_this_project(sheet: Path) -> None:
    for address in re.findall(r"""url\(["']?([^"')]+)""", _without_comments(sheet)):
        assert (sheet.parent / address).is_file(), address


@pytest.mark.parametrize("sheet", SHEETS, ids=[str(sheet.relative_to(CSS)) for sheet in SHEETS])
def test_a_sheet_is_short_enough_to_be_read(sheet: Path) -> None:
    assert len(sheet.read_text(encoding="utf-8").splitlines()) <= 300
