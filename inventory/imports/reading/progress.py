"""How far the reading of a file is, for those who wait for a long one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Told how much is done, and how much there is to do."""
T = TypeVar("T")

WHOLE = 1_000
_STEP, _TOLD = 1_000, 100
"""How far a part is, is told after so many items, and where it has few of them so many times in all."""


class Part(Enum):
    """The parts of reading in order, each with where it begins and ends in thousandths, as measured."""

    TABLE = (0, 250)
    SIFTING = (250, 350)
    NOTATION = (350, 550)
    DAYS = (550, 650)
    VALUES = (650, WHOLE)


def nobody(_done: int, _all: int) -> None:
    """Nobody waits."""


class Steps:
    """Tells how far reading is, in thousandths, while rows go by; never less than it told before."""

    def __init__(self, told: Progress = nobody) -> None:
        """Tell this one."""
        self._told = told
        self._seen: Counter[Enum] = Counter()
        self._shown = 0

    def over(self, part: Enum, items: Iterable[T], most: int) -> Iterator[T]:
        """Hand the items on; the part, which may take several goes, has about `most` of them in all.

        A part's value is where it begins and ends in thousandths.
        """
        step = min(_STEP, max(1, most // _TOLD))
        for item in items:
            self._seen[part] += 1
            if self._seen[part] % step == 0:
                self._tell(part, max(1, most))
            yield item

    def _tell(self, part: Enum, most: int) -> None:
        begin, end = part.value
        thousandths = begin + (end - begin) * min(self._seen[part], most) // most
        if thousandths > self._shown:
            self._shown = thousandths
            self._told(thousandths, WHOLE)
