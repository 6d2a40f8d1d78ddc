"""Every text is in the one list, has a Vietnamese translation, and the compiled list is the written one."""

import re
import runpy
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo

from config import ROOT
from core.text import normalise

PLACES = re.compile(r"%\(\w+\)[sd]")


@cache
def _scripts() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts/texts.py"))


@cache
def _written() -> Catalog:
    written: Catalog = _scripts()["known"]()
    return written


@cache
def _said() -> Catalog:
    said: Catalog = _scripts()["collect"]()
    return said


def _messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def _all(texts: Any) -> tuple[str, ...]:
    return tuple(texts) if isinstance(texts, list | tuple) else (texts,)


def test_every_text_is_in_the_list_and_nothing_else_is() -> None:
    said = {message.id for message in _messages(_said())}

    assert {message.id for message in _messages(_written())} == said, "run `make translations`"


def test_every_text_has_a_translation_that_somebody_has_looked_over() -> None:
    assert _scripts()["missing"](_written()) == []


def test_every_translation_has_the_places_of_its_text() -> None:
    wrong = [
        message.id
        for message in _messages(_written())
        for text in _all(message.string)
        if text
        and set(PLACES.findall(text))
        != {place for each in _all(message.id) for place in PLACES.findall(each)}
    ]

    assert wrong == []


def test_translations_are_composed_and_have_no_loose_ends() -> None:
    texts = [text for message in _messages(_written()) for text in _all(message.string)]

    assert [text for text in texts if text != normalise(text) or text != text.strip()] == []


def _compiled(file: Any) -> dict[Any, str]:
    texts: dict[Any, str] = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {text: said for text, said in texts.items() if text}


def test_the_compiled_list_is_the_written_one() -> None:
    fresh = BytesIO()
    write_mo(fresh, _written())
    fresh.seek(0)

    with _scripts()["PO"].with_suffix(".mo").open("rb") as stored:
        assert _compiled(stored) == _compiled(fresh), "run `make translations`"


@pytest.mark.parametrize(
    "text",
    ["This was not found.", "A password has at least %(minimum)s characters.", "Sign in", "Stock keeper"],
)
def test_failures_pages_and_labels_are_collected(text: str) -> None:
    assert _said().get(text)
