"""Breaking a text into lines, also one that has no blanks."""

from collections.abc import Callable

Fits = Callable[[str], bool]


def wrap(text: str, fits: Fits) -> tuple[str, ...]:
    """The lines of a text, each of which fits; at least one line, words kept whole where they can be."""
    if fits(text):
        return (text,)
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        joined = f"{current} {word}" if current else word
        if fits(joined):
            current = joined
            continue
        if current:
            lines.append(current)
        *full, current = _pieces(word, fits)
        lines += full
    return tuple([*lines, current] if current or not lines else lines)


def _pieces(word: str, fits: Fits) -> list[str]:
    """A word cut where it must be; a single letter is never cut."""
    pieces = []
    while len(word) > 1 and not fits(word):
        cut = _longest(word, fits)
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


def _longest(word: str, fits: Fits) -> int:
    """How many letters fit, at least one, by halving."""
    low, high = 1, len(word) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(word[:middle]) else (low, middle - 1)
    return low
