"""What the browser runs from others is exactly what the manifest says, with its licence beside it."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

STATIC = Path(__file__).parents[2] / "static"
FILES: list[dict[str, Any]] = json.loads((STATIC / "vendor/MANIFEST.json").read_text(encoding="utf-8"))[
    "files"
]
IN_PAGES = re.compile(r"""icons\.svg(?:['"]\s*\)\s*\}\})?#([a-z0-9-]+)|\bicon\(\s*['"]([a-z0-9-]+)['"]""")
IN_MODULES = re.compile(r"""(?:<\$\{Icon\} name|\bicon)="([a-z0-9-]+)"|href="#([a-z0-9-]+)\"""")


@pytest.mark.parametrize("entry", FILES, ids=[entry["file"] for entry in FILES])
def test_a_vendored_file_is_the_one_in_the_manifest(entry: dict[str, Any]) -> None:
    found = hashlib.sha256((STATIC / entry["file"]).read_bytes()).hexdigest()

    assert found == entry["sha256"]


@pytest.mark.parametrize("entry", FILES, ids=[entry["file"] for entry in FILES])
def test_a_vendored_file_has_its_licence_beside_it(entry: dict[str, Any]) -> None:
    text = (STATIC / entry["licence_text"]).read_text(encoding="utf-8")

    assert len(text) > 300
    assert all(package["licence"] in {"MIT", "ISC", "Apache-2.0"} for package in entry["packages"])


def test_nothing_stands_in_vendor_that_the_manifest_does_not_name() -> None:
    named = {entry[key] for entry in FILES for key in ("file", "licence_text", "types") if key in entry} | {
        "vendor/MANIFEST.json"
    }
    found = {f"vendor/{path.name}" for path in (STATIC / "vendor").iterdir()}

    assert found - named == set()


def test_every_icon_that_a_page_or_module_names_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))
    sources = [(path, IN_MODULES) for path in STATIC.glob("js/**/*.js")]
    sources += [(path, IN_PAGES) for path in STATIC.parent.glob("templates/**/*.html")]
    named = {
        match[1] or match[2]
        for path, names in sources
        for match in names.finditer(path.read_text(encoding="utf-8"))
    }

    assert named - drawn == set()
