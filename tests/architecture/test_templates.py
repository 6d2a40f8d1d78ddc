"""Templates say nothing that is not in the list of texts, and carry nothing inline."""

import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

from config import ROOT

TEMPLATES = sorted(
    path for path in (ROOT / "templates").rglob("*.html") if "printing" not in path.relative_to(ROOT).parts
)
NAMES = {"CSV", "Gánh", "OCOP", "PDF", "XLSX", "đồng"}
MARKUP = re.compile(r"<!--.*?-->|<[^<>]*(>|$)|^[^<>]*>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
SAID_BY_ATTRIBUTES = re.compile(r"""\b(?:aria-label|alt|title|placeholder)=["'][^"'{]*[^\W\d_]{2}""")
INLINE = re.compile(r"<style|\bstyle=|\bon[a-z]+=|<script(?![^>]*\bsrc=)|javascript:", re.IGNORECASE)


def _names() -> list[str]:
    return [path.relative_to(ROOT / "templates").as_posix() for path in TEMPLATES]


def _literals(app: Flask, source: str) -> str:
    """The text of a template between its expressions, each of which leaves a mark."""
    parts = [
        part.data if isinstance(part, nodes.TemplateData) else "\N{REPLACEMENT CHARACTER}"
        for output in app.jinja_env.parse(source).find_all(nodes.Output)
        for part in output.nodes
    ]
    return "".join(parts)


def _untranslated(app: Flask, source: str) -> list[str]:
    words = WORD.findall(MARKUP.sub(" ", _literals(app, source)))
    return [word for word in words if word not in NAMES]


@pytest.mark.parametrize("path", TEMPLATES, ids=_names())
def test_every_word_of_a_page_is_in_the_list_of_texts(sqlite_app: Flask, path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert _untranslated(sqlite_app, source) == []
    assert SAID_BY_ATTRIBUTES.findall(source) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=_names())
def test_nothing_is_inline(path: Path) -> None:
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


def test_a_word_outside_the_list_is_found(sqlite_app: Flask) -> None:
    assert _untranslated(sqlite_app, "<p class='x'>Số dư {{ amount }} {{ _('total') }}</p>") == ["Số", "dư"]
    assert SAID_BY_ATTRIBUTES.findall('<svg aria-label="Đóng">')
    assert INLINE.findall('<a onclick="x()">')
