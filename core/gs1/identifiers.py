"""The GS1 application identifiers: which exist, what their values look like, which need no separator.

Source of the formats: GS1 Barcode Syntax Dictionary (GS1 AISBL, Apache License 2.0). N are figures, X, Y and
Z the character sets 82, 39 and base64url; `..20` is a length from 1 to 20, `[…]` may be missing.
Source of the predefined lengths: GS1 General Specifications, 7.8.5.
"""

import re
from collections.abc import Iterator

_FORMATS = """
00: N18
01-03: N14
10 21-22 243 254 420 710-717 4318 7020-7022 7240 8002 8012: X..20
11-13 15-17 4326 7006 8005 3950-3955: N6
20 7241: N2
30 37: N..8
90 240-241 250-251 400-401 403 4308 4319 7002 7023 8004: X..30
91-99 7256: X..90
235: X..28
242: N..6
253: N13 [X..17]
255: N13 [N..12]
402: N17
410-417 7001: N13
421: N3 X..9
422 424 426: N3
423 425: N3 [N3] [N3] [N3] [N3]
427 7008: X..3
3900-3909 3920-3929: N..15
3910-3919 3930-3939: N3 N..15
3940-3943 8111: N4
4300-4301 4310-4311 4320: X..35
4302-4306 4312-4316 7257 8110 8112 8200: X..70
4307 4317: X2
4309: N20
4321-4323 7252: N1
4324-4325 7003: N10
4330-4333: N6 [X1]
7004: N..4
7005: X..12
7007: N6 [N6]
7009 7255: X..10
7010: X..2
7011: N6 [N4]
7030-7039: N3 X..27
7040: N1 X3
7041: X..4
7230-7239: X2 X..28
7242 8013-8014 8020: X..25
7250: N8
7251: N12
7253-7254 7259: X..40
7258: X3
8001: N14
8003: N14 [X..16]
8006 8017-8018 8026: N18
8007: X..34
8008: N8 [N2] [N2]
8009: X..50
8010: Y..30
8011: N..12
8019: N..10
8030: Z..90
8040-8041: N15
8042: N32
8043: N18 [N..2]
"""
# Trade measures: three figures name the measure, the fourth (0 to 5) its decimals.
_MEASURES = "310-316 320-337 340-357 360-369"

_CHARACTERS = {
    "N": "[0-9]",
    "X": "[!\"%&'()*+,./0-9:;<=>?A-Z_a-z-]",
    "Y": "[#/0-9A-Z-]",
    "Z": "[0-9A-Z_a-z=-]",
}
_COMPONENT = re.compile(r"(\[?)([NXYZ])(\.\.)?([0-9]+)\]?")

# Length of the whole element, identifier included, by its first two figures; unassigned ones too.
_PREDEFINED = {
    "00": 20,
    **dict.fromkeys(["01", "02", "03", "41"], 16),
    "04": 18,
    **dict.fromkeys([str(number) for number in range(11, 20)], 8),
    "20": 4,
    **dict.fromkeys(["31", "32", "33", "34", "35", "36"], 10),
}


def known_at(text: str, place: int) -> str | None:
    """The assigned application identifier that stands at a place of the text."""
    candidates = (text[place : place + length] for length in (2, 3, 4))
    return next((candidate for candidate in candidates if candidate in _PATTERNS), None)


def fits(identifier: str, value: str) -> bool:
    """Whether the identifier is assigned and the value has its length and characters."""
    return identifier in _PATTERNS and _PATTERNS[identifier].fullmatch(value) is not None


def predefined_length(element: str) -> int | None:
    """The length of the element that begins the text, where no separator has to end it."""
    return _PREDEFINED.get(element[:2])


def _patterns() -> dict[str, re.Pattern[str]]:
    rows = [line.split(": ") for line in _FORMATS.strip().splitlines()]
    patterns = {name: _pattern(format_) for names, format_ in rows for name in _expanded(names)}
    measure = _pattern("N6")
    return patterns | {f"{name}{decimals}": measure for name in _expanded(_MEASURES) for decimals in range(6)}


def _expanded(names: str) -> Iterator[str]:
    for name in names.split():
        first, _, last = name.partition("-")
        yield from (str(number).zfill(len(first)) for number in range(int(first), int(last or first) + 1))


def _pattern(format_: str) -> re.Pattern[str]:
    return re.compile("".join(_component(part) for part in _COMPONENT.findall(format_)))


def _component(part: tuple[str, str, str, str]) -> str:
    optional, characters, up_to, length = part
    one = f"{_CHARACTERS[characters]}{{{'1,' if up_to else ''}{length}}}"
    return f"(?:{one})?" if optional else one


_PATTERNS = _patterns()
