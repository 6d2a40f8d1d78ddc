"""Which rows are goods, and which are the decoration of a report: totals, groups, repeated heads, signatures.

What is left out is listed by its row, so that nobody loses goods unseen; when in doubt a row is data, and is
then refused for what it lacks.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.text import search_key
from inventory.imports.reading.cells import Cell, Exact, Row, shown
from inventory.imports.reading.columns import Header, Kind
from inventory.imports.reading.figures import token_of


class Role(StrEnum):
    """Why a row is left out."""

    TOTAL = "total"
    GROUP = "group"
    HEADER = "header"
    NUMBERING = "numbering"
    FOOTER = "footer"


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A row that is no data, with its first words."""

    row: int
    role: Role
    text: str


_TOTAL = re.compile(
    r"tong cong.*|(tong|cong|total|grand total|sub ?total|luy ke)"
    r"( (nhom|trang|ngay|thang|quy|nam|theo|tien|so|sl|nha|ncc|chu|ben|hang|doanh|ca|cua|of|for|amount)\b.*)?"
)
_GROUP = re.compile(
    r"([ivxlc]+|[a-h]) [a-z]{2,}.*|(\d{1,2} )?(nhom|nha cung cap|ncc|chu the|ben ky gui|danh muc|loai)\b.*"
)
_NUMERAL = re.compile(r"[ivxlc]+|[a-h]")
_FOOTER = re.compile(
    r"(nguoi (lap|nhan|giao|ban|mua|ky)|ke toan|thu (kho|quy|truong)|giam doc|dai dien|ky (ten|va|ho|ghi)|"
    r"chu ky|xac nhan|ghi chu|luu y|ben giao|ben nhan|in ngay|printed)\b.*|(.*\b)?ngay( \d+)? thang\b.*"
)
_NUMBERING = re.compile(r"\(?([A-H]|\d{1,2})\)?( ?=.*)?", re.ASCII)
_LEAST_NUMBERED = 3
_FIGURES = frozenset({Kind.MONEY, Kind.COUNT, Kind.RATE, Kind.BASIS, Kind.RATE_OR_BASIS})


class Sieve:
    """Tells data from decoration while the rows below a header go by in order."""

    def __init__(self, header: Header) -> None:
        """Know the columns; a signature seen makes everything below without figures a footer."""
        columns = header.columns.values()
        self._labels = header.labels
        self._keys = [column.index for column in columns if column.field.key]
        self._figures = {column.index for column in columns if column.kind in _FIGURES}
        self._first = True
        self._signed = False

    def role_of(self, row: Row) -> Role | None:
        """The reason to leave a row out, or None for data."""
        own = row.own()
        first, self._first = self._first, False
        if first and _numbers_columns(own.values()):
            return Role.NUMBERING
        if tuple(shown(cell).strip() for cell in row.cells) == self._labels:
            return Role.HEADER
        if self._signed and not own.keys() & self._figures:
            return Role.FOOTER
        keys = [own[index] for index in self._keys if index in own]
        if any(not _is_decorative(key) for key in keys):
            return None
        return self._decoration(row, own, len(keys))

    def _decoration(self, row: Row, own: dict[int, Cell], keys: int) -> Role | None:
        texts = [search_key(shown(cell)) for cell in own.values() if _is_text(cell)]
        signature = bool(texts) and all(_FOOTER.fullmatch(text) for text in texts)
        if keys and len(texts) > keys and not signature and not _is_group(texts):
            return None  # a good whose code happens to read like a total
        if any(_TOTAL.fullmatch(text) for text in texts):
            return Role.TOTAL
        if own.keys() & self._figures:
            return None
        self._signed = self._signed or signature
        if signature:
            return Role.FOOTER
        return Role.GROUP if _is_group(texts) or _is_banner(row, own) else None


def _is_text(cell: Cell) -> bool:
    return isinstance(cell, str) and not isinstance(cell, Exact) and token_of(cell) is None


def _is_decorative(cell: Cell) -> bool:
    """Whether a cell in the column of a key is no key but words of a report."""
    if not _is_text(cell):
        return False
    text = search_key(shown(cell))
    return any(pattern.fullmatch(text) for pattern in (_TOTAL, _GROUP, _FOOTER))


def _is_group(texts: Sequence[str]) -> bool:
    """One text that begins like a heading, or a numeral and a text."""
    if len(texts) == 1:
        return _GROUP.fullmatch(texts[0]) is not None
    return len(texts) == 2 and _NUMERAL.fullmatch(texts[0]) is not None


def _is_banner(row: Row, own: dict[int, Cell]) -> bool:
    """One text that is merged across columns."""
    return len(own) == 1 and all(index + 1 in row.filled for index in own)


def _numbers_columns(cells: Collection[Cell]) -> bool:
    """The row "A, B, 1, 2, 3 = 1 × 2" that official forms put below their header."""
    return len(cells) >= _LEAST_NUMBERED and all(_NUMBERING.fullmatch(shown(cell).strip()) for cell in cells)


def sift(rows: Sequence[Row], header: Header) -> Iterator[Row | LeftOut]:
    """The rows below the header in order: data as they are, decoration as what is left out."""
    sieve = Sieve(header)
    for row in rows[header.last + 1 :]:
        role = sieve.role_of(row)
        if role is None:
            yield row
        else:
            text = next((shown(cell) for cell in row.own().values()), "")
            yield LeftOut(row=row.number, role=role, text=text)
