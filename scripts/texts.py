"""Bring the list of texts up to date with the program: `python scripts/texts.py [--from TABLE.tsv]…`.

It reads every text of the Python files, the pages and the foreseen failures, adds the new ones to
translations/vi, drops those that nobody says any more, takes translations from tables (English, tab,
Vietnamese) and compiles. It ends with 1 while a text has no translation.
"""

import argparse
import ast
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "vi"
PO = ROOT / "translations" / LANGUAGE / "LC_MESSAGES" / "messages.po"
FOLDERS = ("core", "printing", "people", "inventory", "settlement", "pos", "review", "demonstration")
KEYWORDS = DEFAULT_KEYWORDS | {
    "lazy": None,
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
}
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)  # the same texts give the same bytes
_TAGS = ("Translators:",)
_UNSAID = tuple(
    f'"{name}'.encode()
    for name in (
        "Generated-By", "Language-Team", "Last-Translator", "POT-Creation-Date", "PO-Revision-Date",
        "Project-Id-Version", "Report-Msgid-Bugs-To",
    )
)  # fmt: skip
Found = tuple[int, str | tuple[str, ...], list[str], str | None]


def collect() -> Catalog:
    """Every text that the program may say."""
    catalog = Catalog(locale=LANGUAGE)
    for path in (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))):
        _add(catalog, path, [*extract_from_file("python", path, KEYWORDS, _TAGS), *_failures(path)])
    for path in sorted((ROOT / "templates").rglob("*.html")):
        _add(catalog, path, extract_from_file("jinja2", path, KEYWORDS, _TAGS))
    return catalog


def _add(catalog: Catalog, path: Path, found: Iterable[Found]) -> None:
    place = [(path.relative_to(ROOT).as_posix(), 0)]
    for _, text, comments, context in found:
        catalog.add(text, locations=place, auto_comments=comments, context=context)


def _failures(path: Path) -> Iterator[Found]:
    """The sentences of foreseen failures: `message = "…"` in the body of a class."""
    classes = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.ClassDef))
    for node in (inner for outer in classes for inner in outer.body):
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and target.id == "message":
                yield node.lineno, str(node.value.value), [], None


def known() -> Catalog:
    """The catalogue as it is stored, or an empty one."""
    if not PO.exists():
        return Catalog(locale=LANGUAGE)
    with PO.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def store(catalog: Catalog) -> None:
    """Write the catalogue, sorted and without line numbers so that changes are small, and compile it."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    catalog.header_comment = "# What Gánh says, in Vietnamese."
    catalog.fuzzy = False
    catalog.creation_date = catalog.revision_date = _ALWAYS
    text = BytesIO()
    write_po(text, catalog, width=110, sort_output=True, omit_header=False, include_lineno=False)
    lines = [line for line in text.getvalue().splitlines() if not line.startswith(_UNSAID)]
    PO.write_bytes(b"\n".join(lines).rstrip() + b"\n")
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)


def _take(catalog: Catalog, table: Path) -> None:
    for line in table.read_text(encoding="utf-8").splitlines():
        text, _, translation = line.partition("\t")
        message = catalog.get(text.strip())
        if message and translation.strip() and not message.string:
            message.string = translation.strip()


def missing(catalog: Catalog) -> list[str]:
    """The texts without a translation, or with one that nobody has looked over."""
    texts = (message for message in catalog if message.id)
    return [str(message.id) for message in texts if message.fuzzy or not all(_strings(message))]


def _strings(message: Any) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def main() -> int:
    """Bring the catalogue up to date; returns the exit code."""
    parser = argparse.ArgumentParser(description="Bring the list of texts up to date with the program.")
    parser.add_argument("--from", dest="tables", type=Path, action="append", default=[], help="a table")
    catalog = known()
    catalog.update(collect(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    for table in parser.parse_args().tables:
        _take(catalog, table)
    store(catalog)
    lacking = missing(catalog)
    for text in lacking:
        sys.stdout.write(f"no translation: {text}\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
