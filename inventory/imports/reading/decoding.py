"""From bytes to Unicode: the encoding is found by what makes Vietnamese of it, and named."""

import codecs
import io
import re
from dataclasses import dataclass
from itertools import islice

from core.text import normalise
from inventory.imports.reading.fonts import Font, font_of, from_font, judge_as
from inventory.imports.reading.refusals import EncodingUnknown, NotATable
from inventory.imports.reading.syllables import judge

UTF_8, UTF_8_BOM = "UTF-8", "UTF-8 BOM"
UTF_16 = "UTF-16"
WINDOWS_1258 = "Windows-1258"

_SAMPLE_LINES = 5_000
_LINE = re.compile(r"[^\r\n]+")
_UTF_16_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """Text in Unicode with the name of the encoding that it came in."""

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """Decode the bytes of a text file; raises EncodingUnknown, or NotATable for what is no text at all."""
    utf_16 = _utf_16(raw)
    if utf_16 is not None:
        return utf_16
    if b"\0" in raw:
        raise NotATable(format="binary data")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _legacy(raw)
    return _without_font(text, UTF_8_BOM if raw.startswith(codecs.BOM_UTF8) else UTF_8)


def _utf_16(raw: bytes) -> Decoded | None:
    codec = _UTF_16_BOMS.get(raw[:2])
    start = 2 if codec else 0
    codec = codec or _utf_16_by_zeros(raw[:4096])
    if codec is None:
        return None
    try:
        text = raw[start:].decode(codec)
    except UnicodeDecodeError as error:
        raise EncodingUnknown from error
    return _without_font(text, UTF_16)


def _utf_16_by_zeros(head: bytes) -> str | None:
    """Without a mark: most letters of a table are ASCII, so every other byte is zero."""
    pairs = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if pairs >= 2 and odd * 2 > pairs and not even:
        return "utf-16-le"
    if pairs >= 2 and even * 2 > pairs and not odd:
        return "utf-16-be"
    return None


def _without_font(text: str, encoding: str) -> Decoded:
    """Unicode that still holds the codes of a legacy font is decoded once more."""
    font = font_of(_foreign_lines(text))
    if font is None:
        return Decoded(text=text, encoding=encoding)
    return Decoded(text=from_font(text, font), encoding=font)


def _foreign_lines(text: str) -> str:
    """The first lines with letters beyond ASCII: enough to judge by."""
    if text.isascii():
        return ""
    lines = (match.group() for match in _LINE.finditer(text))
    return "\n".join(islice((line for line in lines if not line.isascii()), _SAMPLE_LINES))


def _legacy(raw: bytes) -> Decoded:
    sample = b"".join(islice((line for line in io.BytesIO(raw) if not line.isascii()), _SAMPLE_LINES))
    candidates = [WINDOWS_1258, *Font]
    scores = {name: _score(sample, name) for name in candidates}
    best = max(candidates, key=lambda name: scores[name])
    if scores[best] < 0:
        raise EncodingUnknown
    try:
        return Decoded(text=_decode_as(raw, best), encoding=best)
    except UnicodeDecodeError as error:
        raise EncodingUnknown from error


def _score(sample: bytes, encoding: str) -> int:
    try:
        if encoding != WINDOWS_1258:
            return judge_as(sample.decode("cp1252"), Font(encoding)).score
        return judge(_decode_as(sample, encoding)).score
    except UnicodeDecodeError:
        return -len(sample)


def _decode_as(raw: bytes, encoding: str) -> str:
    if encoding == WINDOWS_1258:
        return "\n".join(normalise(line) for line in raw.decode("cp1258").split("\n"))
    return from_font(raw.decode("cp1252"), Font(encoding))
