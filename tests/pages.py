"""What is asked of every page that any test fetches."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from gettext import GNUTranslations
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from config import ROOT

_HTML = "{http://www.w3.org/1999/xhtml}"
_CATALOGUE = ROOT / "translations/vi/LC_MESSAGES/messages.mo"
_LOADING = {"script": "src", "link": "href", "img": "src", "use": "href", "iframe": "src", "form": "action"}
_NAMELESS = frozenset({"hidden", "submit", "button"})


class PageClient(FlaskClient):
    """A browser that shares nothing with the test, as in the running program, and checks its pages."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request in a context of its own; a page with a fault fails the test."""
        with self.application.app_context():
            answer = super().open(*args, **kwargs)
        if answer.mimetype == "text/html" and answer.status_code not in range(300, 400):
            check_page(answer)
        return answer


def check_page(answer: TestResponse) -> None:
    """Fail unless an answer is a good page, sent with the headers that keep it so."""
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    faults = list(faults_of(answer.text))
    assert faults == [], f"{answer.request.path}: {faults}"


def faults_of(page: str) -> Iterator[str]:
    """What is wrong with a page: its HTML, its policy, its forms, what a screen reader gets, its language."""
    parser = html5lib.HTMLParser(strict=False)
    document = parser.parse(page)
    yield from (f"{place}: {code}" for place, code, _ in parser.errors)
    elements = list(document.iter())
    yield from _outline(document)
    yield from _policy(elements)
    yield from _forms(document)
    yield from _names(document, elements)
    yield from _references(elements)
    if document.get("lang") == "vi":
        yield from (f"not translated: {text}" for text in _texts(document) if text in english())


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _outline(document: Element) -> Iterator[str]:
    headings = len(document.findall(f".//{_HTML}h1"))
    if headings != 1:
        yield f"{headings} h1"
    title = document.find(f".//{_HTML}title")
    if title is None or not (title.text or "").strip(" ·"):
        yield "no title"
    if document.get("lang") not in {"vi", "en"}:
        yield "no language"


def _policy(elements: Iterable[Element]) -> Iterator[str]:
    """What the Content-Security-Policy would refuse."""
    for element in elements:
        tag = _tag(element)
        if tag == "style" or (tag == "script" and not element.get("src")):
            yield f"inline {tag}"
        for name, value in element.attrib.items():
            if name.startswith("on") or name == "style":
                yield f"inline {name} on {tag}"
            if value.strip().lower().startswith(("javascript:", "data:text")):
                yield f"{name} of {tag} runs {value}"
            if name == _LOADING.get(tag) and re.match(r"[a-z]+:|//", value) and not value.startswith("data:"):
                yield f"{tag} loads {value}"


def _forms(document: Element) -> Iterator[str]:
    for form in document.iter(f"{_HTML}form"):
        fields = {field.get("name") for field in form.iter(f"{_HTML}input") if field.get("value")}
        if (form.get("method") or "get").lower() == "post" and "csrf_token" not in fields:
            yield f"form to {form.get('action')} without a token"


def _names(document: Element, elements: Iterable[Element]) -> Iterator[str]:
    """Whatever can be used, and every picture, says what it is."""
    labels = list(document.iter(f"{_HTML}label"))
    labelled = {label.get("for") for label in labels} | {
        id(field) for label in labels for field in label.iter()
    }
    in_picture = {id(part) for whole in elements if _is_whole(whole) for part in whole.iter()}
    for element in elements:
        tag = _tag(element)
        if tag == "img" and element.get("alt") is None:
            yield f"img {element.get('src')} without alt"
        if element.get("aria-label") or element.get("aria-labelledby"):
            continue
        if tag == "svg" and id(element) not in in_picture:
            yield "svg neither named nor hidden"
        if tag in {"a", "button", "summary"} and not "".join(element.itertext()).strip():
            yield f"{tag} {element.get('href', '')} without a name"
        if _is_field(element) and not {element.get("id"), id(element)} & labelled:
            yield f"{tag} {element.get('name')} without a label"


def _is_whole(element: Element) -> bool:
    """Whether a picture is named or hidden as a whole."""
    return element.get("role") == "img" or element.get("aria-hidden") == "true"


def _is_field(element: Element) -> bool:
    return _tag(element) in {"input", "select", "textarea"} and element.get("type") not in _NAMELESS


def _references(elements: Iterable[Element]) -> Iterator[str]:
    counted = Counter(element.get("id") for element in elements if element.get("id"))
    yield from (f"id {name} twice" for name, count in counted.items() if count > 1)
    for element in elements:
        wanted = [element.get("for"), *(element.get("aria-describedby") or "").split()]
        wanted += [element.get("href", "").removeprefix("#")] if element.get("href", "")[:1] == "#" else []
        yield from (f"{_tag(element)} points at {name}" for name in wanted if name and name not in counted)


def _texts(document: Element) -> Iterator[str]:
    for element in document.iter():
        foreign = element.get("lang") or _tag(element) in {"script", "style"}
        texts = (element.get("title"), element.get("aria-label"), element.get("placeholder"), element.tail)
        for text in (*texts, None if foreign and element is not document else element.text):
            if text and (said := " ".join(text.split())):
                yield said


@cache
def english() -> frozenset[str]:
    """The English of every text that is something else in Vietnamese."""
    with _CATALOGUE.open("rb") as file:
        known: dict[Any, str] = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return frozenset(text for text, vi in known.items() if isinstance(text, str) and text and text != vi)


def token_on(page: str) -> str:
    """The token against forged requests that a form of the page sends along."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]
