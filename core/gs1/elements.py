"""Element strings: identifiers and values in a row, as scanners send them or as people read them in brackets.

Values have no borders of their own in a row, so one malformed element makes all others doubtful and the whole
is refused.
"""

import re
from collections.abc import Iterable, Iterator

from core.gs1.digits import is_gtin
from core.gs1.identifiers import fits, known_at, predefined_length

FNC1 = "\x1d"
_BRACKETED = re.compile(r"\(([0-9]{2,4})\)((?:\\\(|[^(])+)")


class MalformedElements(ValueError):
    """The text is no sound element string."""


def from_row(text: str) -> dict[str, str]:
    """The values by identifier of an element string with FNC1 (0x1D) where the standard asks for it.

    Identifiers that are not assigned are passed over up to their end. Raises MalformedElements.
    """
    return _collected(_elements_of_row(text))


def from_brackets(text: str) -> dict[str, str]:
    """The values by identifier of a text like "(01)08938505974194(10)L1"; `\\(` is a bracket in a value.

    Raises MalformedElements.
    """
    return _collected(_elements_in_brackets(text))


def _elements_of_row(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    while place < len(text):
        if text[place] == FNC1:
            place += 1
            continue
        end = _end_of_element(text, place)
        identifier = known_at(text, place)
        if identifier:
            yield identifier, text[place + len(identifier) : end]
        place = end


def _end_of_element(text: str, place: int) -> int:
    length = predefined_length(text[place : place + 2])
    if length:
        return place + length
    end = text.find(FNC1, place)
    return len(text) if end < 0 else end


def _elements_in_brackets(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    while place < len(text):
        element = _BRACKETED.match(text, place)
        if element is None:
            raise MalformedElements(f"no element begins at character {place}")
        place = element.end()
        if known_at(element[1], 0) == element[1]:
            yield element[1], element[2].replace("\\(", "(").strip(" ")


def _collected(elements: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for identifier, value in elements:
        if not fits(identifier, value) or found.setdefault(identifier, value) != value:
            raise MalformedElements(f"element {identifier} is malformed or stands twice")
    if not all(is_gtin(found[identifier]) for identifier in ("01", "02") if identifier in found):
        raise MalformedElements("the check digit of the GTIN is wrong")
    return found
