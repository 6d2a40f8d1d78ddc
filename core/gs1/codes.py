"""One scan, understood: whatever the scanner sent becomes a `ScannedCode`, and nothing is an error.

Shops scan invented codes, codes with wrong check digits and web addresses of any kind; those are plain text
that can still be looked up.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.gs1.digits import gtin14
from core.gs1.elements import FNC1, MalformedElements, from_brackets, from_row
from core.gs1.labels import LabelTemplate, measured
from core.gs1.links import from_link
from core.gs1.values import REFERENCE_YEAR, expiry, price_dong, weight_grams
from core.text import normalise

# What a scanner may add on its own; FNC1 is a control character too and must stay.
_AROUND = " \t\r\n"
# ISO/IEC 15424: "]", the kind of barcode, its options.
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_WITH_ELEMENTS = frozenset({"]C1", "]e0", "]d2", "]Q3", "]J1"})


@dataclass(frozen=True, kw_only=True, slots=True)
class ScannedCode:
    """What a code says; a field is None when the code does not say it.

    `raw` is the code as it came, in NFC. `gtin` has 14 figures and a right check digit; a label of a scale
    has an `item` instead, whose figures only the shop knows. Weight is in grams, price in đồng, never zero.
    """

    raw: str
    gtin: str | None = None
    lot: str | None = None
    expiry: date | None = None
    serial: str | None = None
    weight_grams: int | None = None
    price_dong: int | None = None
    item: str | None = None


def read(code: str, *, templates: Sequence[LabelTemplate] = (), today: date | None = None) -> ScannedCode:
    """Understand what a scanner sent, with or without its symbology identifier.

    Known are GTINs of 8, 12, 13 and 14 figures, labels of scales by the location's templates (the first that
    fits), element strings with FNC1 (0x1D) or in brackets, and Digital Links. `today` decides the century of
    expiry dates; without it they are understood as in 2026. Everything else, a wrong check digit too, is
    plain text: only `raw` is set. Never raises.
    """
    raw = normalise(code)
    symbology, content = _split(raw.strip(_AROUND))
    gtin = gtin14(content)
    if gtin:
        return _item(raw, gtin, templates)
    found = _elements(symbology, content)
    return _understood(raw, found, REFERENCE_YEAR if today is None else today.year)


def _split(text: str) -> tuple[str, str]:
    symbology = _SYMBOLOGY.match(text)
    return (symbology[0], text[symbology.end() :]) if symbology else ("", text)


def _item(raw: str, gtin: str, templates: Sequence[LabelTemplate]) -> ScannedCode:
    label = measured(gtin.removeprefix("0"), templates)
    if label is None:
        return ScannedCode(raw=raw, gtin=gtin)
    return ScannedCode(raw=raw, item=label.item, weight_grams=label.weight_grams, price_dong=label.price_dong)


def _elements(symbology: str, content: str) -> Mapping[str, str]:
    """The values by identifier; empty for plain text."""
    try:
        if content.startswith("("):
            return from_brackets(content)
        found = from_row(content)
    except MalformedElements:
        return from_link(content)
    if symbology in _WITH_ELEMENTS or FNC1 in content or "01" in found or "02" in found:
        return found
    # Without a sign that elements are meant, "10ABC" is a code of the shop's and no lot.
    return from_link(content)


def _understood(raw: str, found: Mapping[str, str], year: int) -> ScannedCode:
    return ScannedCode(
        raw=raw,
        gtin=found.get("01", found.get("02")),
        lot=found.get("10"),
        expiry=expiry(found, year=year),
        serial=found.get("21"),
        weight_grams=weight_grams(found),
        price_dong=price_dong(found),
    )
