"""Which column means what: the header row is found and its names are understood, or mapped by hand."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from core.text import search_key
from inventory.imports.reading.cells import Exact, Row, shown
from inventory.imports.reading.figures import token_of
from inventory.imports.reading.limits import HEADER_ROWS
from inventory.imports.reading.refusals import (
    ColumnMissing,
    ColumnTwice,
    HeaderMissing,
    InThousands,
    MappedColumnMissing,
    MappedFieldUnknown,
    MappingMalformed,
)

_LEVELS = 3
"""Header rows that may stand under each other, groups above their columns."""
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_THOUSANDS = re.compile(r"\b(nghin|ngan|1 000|1000|trieu) ?(d|dong|vnd)\b")
_BASIS_POINTS = "commission bp"
_MAPPED = 3
LEAVE_OUT = ""
"""What a column is mapped to that is not to be read."""


class Kind(StrEnum):
    """What a field holds, which decides how its cells are read."""

    NAME = "name"
    WORD = "word"
    MONEY = "money"
    COUNT = "count"
    RATE = "rate"
    BASIS = "basis"
    RATE_OR_BASIS = "rate_or_basis"
    DAY = "day"
    LAST_DAY = "last_day"
    MOMENT = "moment"
    STARS = "stars"
    CHOICE = "choice"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A field of a kind of file.

    `title` is its usual Vietnamese column name; `aliases` and `weak` are search keys of names that mean it,
    the weak ones only where no column has a strong one. `required` holds for the column and for each row.
    `key` says that a row with it is data and no total. A field that is not `taken` only helps to test others.
    """

    name: str
    kind: Kind
    title: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...] = ()
    required: bool = False
    key: bool = False
    taken: bool = True
    low: int = 0
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """The fields of a kind of file; of each group in `either` one column is needed, filled in each row."""

    fields: tuple[Field, ...]
    either: tuple[tuple[str, ...], ...] = ()

    def by_name(self, name: str) -> Field:
        """The field of a name; raises MappedFieldUnknown."""
        for known in self.fields:
            if known.name == name:
                return known
        names = ", ".join(known.name for known in self.fields if known.taken)
        raise MappedFieldUnknown(field=name, fields=names)


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of the file that means a field; `kind` is the field's, or basis points if its name says so."""

    index: int
    label: str
    field: Field
    kind: Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """Where the header ends (a position in the rows), what its columns mean and which are not taken.

    Those not taken (`unknown`) include the ones that only help to test others (`tests`).
    """

    last: int
    columns: dict[str, Column]
    unknown: tuple[str, ...]
    tests: tuple[str, ...]
    labels: tuple[str, ...]


def parse_mapping(pairs: Iterable[str]) -> dict[str, str]:
    """`["Cột=field", …]` as a dictionary; raises MappingMalformed."""
    mapping: dict[str, str] = {}
    for pair in pairs:
        label, sign, name = pair.rpartition("=")
        if not sign or not label.strip():
            raise MappingMalformed(mapping=pair)
        mapping[label.strip()] = name.strip()
    return mapping


def find_header(rows: Sequence[Row], shape: Shape, mapping: Mapping[str, str]) -> Header:
    """The header among the first 30 rows: the one whose names mean the most fields.

    Raises HeaderMissing, ColumnMissing, ColumnTwice, InThousands, MappedColumnMissing or MappedFieldUnknown.
    """
    for name in mapping.values():
        if name != LEAVE_OUT:
            shape.by_name(name)
    names = _Names(shape, mapping)
    best = max(_windows(rows), key=lambda window: names.worth(window[1]), default=None)
    if best is None or not names.recognised(best[1]):
        titles = ", ".join(known.title for known in shape.fields if known.required)
        raise HeaderMissing(rows=HEADER_ROWS, columns=titles)
    last, labels = best
    header = _header(last, labels, names)
    _check_mapped(labels, mapping)
    _check_needed(header, shape)
    _check_units(header)
    return header


def likely_labels(rows: Sequence[Row], shape: Shape) -> tuple[str, ...]:
    """The names in the row that is most likely the header, recognised or not; none where no row has words."""
    names = _Names(shape, {})
    best = max(_windows(rows), key=lambda window: (names.worth(window[1]), _named(window[1])), default=None)
    return tuple(dict.fromkeys(label for label in best[1] if label)) if best else ()


def _named(labels: Sequence[str]) -> int:
    return sum(map(bool, labels))


def _windows(rows: Sequence[Row]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Single rows first, then rows under each other, with their labels: `max` takes the first of equals."""
    first = [row for row in rows[:HEADER_ROWS] if row.number <= HEADER_ROWS]
    for levels in range(1, _LEVELS + 1):
        for start in range(len(first) - levels + 1):
            window = first[start : start + levels]
            if all(_may_be_header(row) for row in window):
                yield start + levels - 1, _labels(window)


def _may_be_header(row: Row) -> bool:
    return not any(
        isinstance(cell, Exact) or not isinstance(cell, str) or token_of(cell) for cell in row.own().values()
    )


def _labels(window: Sequence[Row]) -> tuple[str, ...]:
    """The name of each column: the lowest that it has."""
    width = max(len(row.cells) for row in window)
    stacks = [[shown(row.cell(i)).strip() for row in window] for i in range(width)]
    return tuple(next((label for label in reversed(stack) if label), "") for stack in stacks)


class _Names:
    """What names of columns mean, for one kind of file and one mapping."""

    def __init__(self, shape: Shape, mapping: Mapping[str, str]) -> None:
        self.fields = shape.fields
        self._mapped = {_mapping_key(label): name for label, name in mapping.items()}

    def rank(self, label: str, known: Field) -> int:
        """3 for mapped, 2 for a strong alias, 1 for a weak one, 0 for another meaning."""
        mapped = self._mapped.get(_mapping_key(label)) if label else None
        if mapped is not None:
            return _MAPPED if mapped == known.name else 0
        keys = _keys(label)
        if keys & {search_key(known.name), *known.aliases}:
            return 2
        return 1 if keys & set(known.weak) else 0

    def worth(self, labels: Sequence[str]) -> tuple[int, int]:
        """The more fields, and the fewer of them twice, the more likely a row is the header."""
        ranks = [[self.rank(label, known) for label in labels] for known in self.fields if known.taken]
        best = [max(row, default=0) for row in ranks]
        twice = sum(row.count(top) > 1 for row, top in zip(ranks, best, strict=True) if top)
        return self.recognised(labels), -twice

    def recognised(self, labels: Sequence[str]) -> int:
        """How many fields the labels mean."""
        return sum(any(self.rank(label, known) for label in labels) for known in self.fields)


def _mapping_key(label: str) -> str:
    return search_key(label) or label.strip()


def _keys(label: str) -> set[str]:
    """A column's name as search keys: without what stands in brackets, and each half of a bilingual one."""
    bare = _BRACKETS.sub(" ", label)
    halves = re.split(r"[/\n|]", bare)
    return {search_key(part) for part in (label, bare, *halves)} - {""}


def _header(last: int, labels: tuple[str, ...], names: _Names) -> Header:
    columns = {known.name: column for known in names.fields if (column := _column(labels, known, names))}
    read = {column.index for column in columns.values() if column.field.taken}
    unknown = tuple(label for i, label in enumerate(labels) if label and i not in read)
    tests = tuple(column.label for column in columns.values() if column.index not in read)
    return Header(last=last, columns=columns, unknown=unknown, tests=tests, labels=labels)


def _column(labels: Sequence[str], known: Field, names: _Names) -> Column | None:
    """The column of a field; raises ColumnTwice when two have the same claim to it."""
    ranks = [names.rank(label, known) for label in labels]
    best = max(ranks, default=0)
    if not best:
        return None
    first, *others = [i for i, rank in enumerate(ranks) if rank == best]
    if others and known.taken:
        raise ColumnTwice(first=labels[first], second=labels[others[0]], field=known.name)
    kind = _rate_kind(known, labels[first], best) if known.kind is Kind.RATE else known.kind
    return Column(index=first, label=labels[first], field=known, kind=kind)


def _rate_kind(known: Field, label: str, rank: int) -> Kind:
    """Whether a column of rates is in basis points; one that was mapped to a field of them may be in both."""
    if _BASIS_POINTS in _keys(label):
        return Kind.BASIS
    return Kind.RATE_OR_BASIS if rank == _MAPPED and known.name.endswith("_bp") else Kind.RATE


def _check_mapped(labels: Sequence[str], mapping: Mapping[str, str]) -> None:
    present = {_mapping_key(label) for label in labels}
    for label in mapping:
        if _mapping_key(label) not in present:
            raise MappedColumnMissing(column=label)


def _check_needed(header: Header, shape: Shape) -> None:
    needed = [(known.name,) for known in shape.fields if known.required] + list(shape.either)
    for group in needed:
        if not any(name in header.columns for name in group):
            titles = ", ".join(shape.by_name(name).title for name in group)
            raise ColumnMissing(field=group[0], columns=titles)


def _check_units(header: Header) -> None:
    for column in header.columns.values():
        if column.field.taken and column.kind is Kind.MONEY and _THOUSANDS.search(search_key(column.label)):
            raise InThousands(column=column.label)
