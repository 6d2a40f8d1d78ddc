"""Breaking a text into lines, also one that has no blanks."""

from printing.documents.shapes import Type
from printing.typefaces.faces import text_width


def wrap(text: str, style: Type, width: int) -> tuple[str, ...]:
    """The lines of a text, none wider than `width` dots; at least one, words kept whole where they fit."""
    if _fits(text, style, width):
        return (text,)
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        joined = f"{current} {word}" if current else word
        if _fits(joined, style, width):
            current = joined
            continue
        if current:
            lines.append(current)
        *full, current = _pieces(word, style, width)
        lines += full
    return tuple([*lines, current] if current or not lines else lines)


def _fits(text: str, style: Type, width: int) -> bool:
    return text_width(text, style.face, style.size) <= width


def _pieces(word: str, style: Type, width: int) -> list[str]:
    """A word cut where it must be; a single letter is never cut."""
    pieces = []
    while not _fits(word, style, width) and len(word) > 1:
        cut = _longest(word, style, width)
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


def _longest(word: str, style: Type, width: int) -> int:
    """How many letters fit, at least one, by halving."""
    low, high = 1, len(word) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _fits(word[:middle], style, width) else (low, middle - 1)
    return low
