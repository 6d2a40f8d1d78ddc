"""The table of identifiers, held against GS1's own dictionary."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from core.gs1.identifiers import fits, known_at, predefined_length

DICTIONARY = (Path(__file__).parents[1] / "vectors/gs1/gs1-syntax-dictionary.txt").read_text("utf-8")
ENTRY = re.compile(r"^(\d{2,4})(?:-(\d{2,4}))?\s+([*?]*)\s+((?:\[?[NXYZ][.\d]+\]?\S*\s+)+)", re.MULTILINE)
COMPONENT = re.compile(r"(\[?)([NXYZ])(\.\.)?(\d+)")


def _entries() -> dict[str, tuple[bool, str]]:
    entries = {}
    for first, last, flags, components in ENTRY.findall(DICTIONARY):
        for number in range(int(first), int(last or first) + 1):
            entries[str(number).zfill(len(first))] = ("*" in flags, components)
    return entries


ENTRIES = _entries()


def _lengths(components: str) -> set[int]:
    """The lengths of values that the dictionary allows."""
    lengths = {0}
    for optional, _, up_to, length in COMPONENT.findall(components):
        added = range(1, int(length) + 1) if up_to else [int(length)]
        longer = {have + more for have in lengths for more in added}
        lengths = lengths | longer if optional else longer
    return lengths


def test_every_assigned_identifier_is_known_and_no_other() -> None:
    every = [str(number).zfill(width) for width in (2, 3, 4) for number in range(10**width)]
    assert {name for name in every if known_at(name, 0) == name} == ENTRIES.keys()


def test_the_dictionary_is_read_whole() -> None:
    assert len(ENTRIES) > 500
    assert {"00", "01", "3105", "99", "8200"} <= ENTRIES.keys()


def test_no_identifier_begins_another() -> None:
    assert not [(a, b) for a, b in pairwise(sorted(ENTRIES)) if b.startswith(a)]


def test_values_have_the_lengths_of_the_dictionary() -> None:
    accepted = {
        name: {length for length in range(100) if fits(name, "1" * length)}  # figures suit every set
        for name in ENTRIES
    }
    assert accepted == {name: _lengths(components) for name, (_, components) in ENTRIES.items()}


def test_exactly_the_marked_identifiers_need_no_separator() -> None:
    predefined = {name: length for name in ENTRIES if (length := predefined_length(name))}
    marked = {name: components for name, (mark, components) in ENTRIES.items() if mark}
    assert {name: {length - len(name)} for name, length in predefined.items()} == {
        name: _lengths(components) for name, components in marked.items()
    }


@pytest.mark.parametrize(
    ("identifier", "value", "fitting"),
    [
        ("10", "aZ-_!\"%&'()*+,./:;<>", True),
        ("10", "a b", False),
        ("10", "Lô", False),
        ("10", "L^1", False),
        ("11", "26113a", False),
        ("11", "٢٦١١٣٠", False),
        ("8010", "AB#-/1", True),
        ("8010", "ab", False),
        ("8030", "aZ0-_=", True),
        ("8030", "a+", False),
        ("9", "1", False),
        ("3106", "000001", False),
    ],
)
def test_values_have_their_characters(identifier: str, value: str, fitting: bool) -> None:
    assert fits(identifier, value) is fitting
