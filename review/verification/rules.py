"""What proves that the books balance: checks, what they found, and the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What one check saw: how many rows it looked at, and those that are broken, named."""

    code: str
    title: str
    rows: int
    broken: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Warned:
    """Something that is not broken but has to be known: a gap in numbers, a law that lapses."""

    code: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """One line of a day's reconciliation: the same amount, seen from two sides."""

    what: str
    left: int
    right: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DayReport:
    """A location's day: what was compared, and receipts of earlier days that were recorded on it."""

    location: str
    compared: tuple[Compared, ...]
    late: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether both sides agree everywhere."""
        return all(line.left == line.right for line in self.compared)


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """The verdict on the books."""

    checks: tuple[Found, ...]
    warnings: tuple[Warned, ...]
    unassigned: int
    open_anomalies: int
    days: tuple[DayReport, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is broken."""
        return not any(check.broken for check in self.checks) and all(day.sound for day in self.days)


LAPSE_DAYS = 30


def gaps(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The missing runs (first, last) in a rising sequence of receipt numbers, from 1 on."""
    missing, expected = [], 1
    for number in numbers:
        if number > expected:
            missing.append((expected, number - 1))
        expected = max(expected, number + 1)
    return missing
