"""What a paper is made of. All texts are written out by whoever makes the paper; nothing is computed here."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from printing.documents.rules import MAX_STARS


class Align(StrEnum):
    """Words begin at the left, figures end at the right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stars:
    """A cell that shows OCOP stars, 0 to 5."""

    count: int

    def __post_init__(self) -> None:
        """Raise ValueError for stars that do not exist."""
        if not 0 <= self.count <= MAX_STARS:
            raise ValueError(f"{self.count} stars")


Cell = str | Stars


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of a table.

    Its width follows from its longest text; what is left over goes to the columns that wrap, which also give
    way when there is too little room.
    """

    heading: str
    align: Align = Align.LEFT
    wraps: bool = False
    strong: bool = False


def figure(heading: str, *, strong: bool = False) -> Column:
    """A column of figures."""
    return Column(heading=heading, align=Align.RIGHT, strong=strong)


def words(heading: str, *, strong: bool = False) -> Column:
    """A column of words that takes the room that is left."""
    return Column(heading=heading, wraps=True, strong=strong)


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """The title of a section."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A small remark."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Rows under headings that are repeated on each page, and their sums in bold, if any."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Sums:
    """A worked sum: labels and amounts, and the result under a line."""

    rows: Sequence[tuple[str, str]]
    result: tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyFigure:
    """An amount that stands alone; `sign` stands before it where figures make an equation (−, =)."""

    label: str
    amount: str
    note: str = ""
    sign: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """Key figures side by side: the paper in one line."""

    figures: Sequence[KeyFigure]


@dataclass(frozen=True, kw_only=True, slots=True)
class InWords:
    """An amount in words, on a tinted ground."""

    text: str
    label: str = "Bằng chữ"


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """A place to sign."""

    who: str
    how: str = "(ký, họ tên)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Signatures:
    """Places to sign, side by side; never torn apart by the end of a page."""

    places: Sequence[Signature]


Block = Heading | Note | Table | Sums | Strip | InWords | Signatures


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """Two columns of parts where they fit, else one below the other.

    `left_share` is the left one's part of the width in per cent.
    """

    left: Sequence[Block]
    right: Sequence[Block]
    left_share: int = 38


Part = Block | Beside


@dataclass(frozen=True, kw_only=True, slots=True)
class Issuer:
    """Who issues the paper: the name, and lines with address, tax code and phone."""

    name: str
    lines: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A line of the head: what, and its value, the first words of which may be bold."""

    label: str
    value: str
    strong: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A paper on A4.

    `form` names the official form at the top right; `about` follows the number ("Phát hành ngày …");
    `key` is the one amount that the paper is about; `footer` says when and by what it was printed;
    `landscape` is for tables with many columns.
    """

    title: str
    number: str
    issuer: Issuer
    parts: Sequence[Part]
    form: Sequence[str] = ()
    about: str = ""
    facts: Sequence[Fact] = ()
    key: KeyFigure | None = None
    footer: str = ""
    landscape: bool = False
