"""GS1 Digital Links: web addresses that carry a GTIN and more (GS1 Digital Link Standard, URI syntax)."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from urllib.parse import unquote

from core.gs1.digits import gtin14
from core.gs1.identifiers import fits

_ADDRESS = re.compile(r"https?://[^/?#\s]+(/[^?#]*)(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)
_BETWEEN_ATTRIBUTES = re.compile("[&;]")


def from_link(text: str) -> dict[str, str]:
    """The values by identifier of a Digital Link on any host; empty if the text is no link to a GTIN.

    The GTIN may have 8, 12, 13 or 14 figures and comes back with 14. Every other value has its own borders
    here, so a wrong one is left out alone; the path goes before the query.
    """
    address = _ADDRESS.fullmatch(text)
    if address is None:
        return {}
    segments = [unquote(segment) for segment in address[1].split("/")]
    place, gtin = _gtin(segments)
    if gtin is None:
        return {}
    found = {"01": gtin}
    for identifier, value in chain(_pairs(segments[place:]), _attributes(address[2] or "")):
        if fits(identifier, value):
            found.setdefault(identifier, value)
    return found


def _gtin(segments: Sequence[str]) -> tuple[int, str | None]:
    """The GTIN of the path and the place after it; any stem may stand before."""
    for place, (identifier, value) in enumerate(pairwise(segments)):
        gtin = gtin14(value) if identifier == "01" else None
        if gtin:
            return place + 2, gtin
    return 0, None


def _pairs(segments: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(segments[::2], segments[1::2], strict=False)


def _attributes(query: str) -> Iterator[tuple[str, str]]:
    for attribute in _BETWEEN_ATTRIBUTES.split(query):
        identifier, _, value = attribute.partition("=")
        yield identifier, unquote(value)
