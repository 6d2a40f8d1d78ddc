"""One cell to one value, by the kind of its field. What cannot be read says why."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from core.errors import DomainError
from core.formatting import dong
from core.text import clean, legible, search_key
from inventory.imports.reading.cells import Cell, Exact, is_blank, shown
from inventory.imports.reading.columns import Column, Field, Kind
from inventory.imports.reading.days import DayOrder, parse_day, parse_last_day, parse_moment
from inventory.imports.reading.figures import Fixed, lost_figures, power_of_ten, token_of
from inventory.imports.reading.limits import MAX_TEXT
from inventory.imports.reading.notation import Notation, parse

Value = str | int | date | None
"""None for an empty cell; moments are datetimes in UTC, rates and percentages basis points."""

LARGEST = 10**15
_MOST_WORD = 200
_NOTHING = frozenset({"-", "–", "—", "n/a", "na", "null", "không", "không có"})
"""What people write into cells of figures and days that have nothing to say."""
_GUARDED = re.compile(r"\A'(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""The mark by which exports keep a spreadsheet program from running a name as a formula."""
_STARS = re.compile(r"(?:ocop )?(\d)(?: sao| stars?)?(?: ocop)?")
_STAR_SIGNS = "★⭐*✭✮"
_LEAST_BARE_BASIS_POINTS = 100


class Unreadable(DomainError):
    """A value that cannot be read; only its own row is refused for it."""

    code = "unreadable"


class Missing(Unreadable):
    """Nothing where something is needed."""

    message = "This is needed and missing."


class NoNumber(Unreadable):
    """Not a number in the file's notation."""

    message = "This is no number in the notation of the file."


class NotWhole(Unreadable):
    """A part of a đồng or of a piece."""

    message = "This has to be a whole number."


class OutOfRange(Unreadable):
    """Too small or too large."""

    message = "This has to be between %(low)s and %(high)s."


class OneOrHundred(Unreadable):
    """A rate of exactly 1 without a sign."""

    message = "Is this 1 % or 100 %? Please write the sign."


class RateTooFine(Unreadable):
    """A rate with more than two decimals of a per cent."""

    message = "A rate has at most two decimals of a per cent."


class PercentOrBasisPoints(Unreadable):
    """A small number in a column of basis points."""

    message = "This column is in hundredths of a per cent (1800 = 18 %). Please write the sign for per cent."


class NoDay(Unreadable):
    """Not a date."""

    message = "This is no date. Please write it like 24/11/2026."


class NoMoment(Unreadable):
    """Not a date with a time."""

    message = "This is no date with a time. Please write it like 24/11/2026 14:30."


class NoStars(Unreadable):
    """Not a number of OCOP stars."""

    message = "OCOP goods have 3, 4 or 5 stars."


class UnknownChoice(Unreadable):
    """A word that is not one of the known ones."""

    message = "This is not one of: %(known)s."


class LostFigures(Unreadable):
    """A code that a spreadsheet program shortened."""

    message = "The figures of this code were lost to scientific notation. Please format its column as text."


class TooLong(Unreadable):
    """More characters than any name or code has."""

    message = "This has more than %(most)s characters."


class AmountDiffers(Unreadable):
    """A row that does not add up."""

    message = "Quantity × unit price is not this amount."


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How a file writes its numbers and dates."""

    notation: Notation | None
    order: DayOrder | None


def value_of(cell: Cell, column: Column, manner: Manner) -> Value:
    """The value of a cell; raises Unreadable."""
    known = column.field
    if is_blank(cell) or (column.kind not in _TEXTS and shown(cell).strip().lower() in _NOTHING):
        if known.required:
            raise Missing
        return None
    return _READERS[column.kind](cell, known, manner)


def _name(cell: Cell, _known: Field, _manner: Manner) -> str:
    """A name as it is stored; '' where nothing of it can be read, so that the code stands for it."""
    text = legible(shown(cell))
    if len(text) > MAX_TEXT:
        raise TooLong(most=MAX_TEXT)
    return _GUARDED.sub("", text)


def _word(cell: Cell, _known: Field, _manner: Manner) -> str:
    """A code: without blanks around it, ="0123" and '0123 without their wrapping."""
    text = clean(shown(cell)).strip()
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1].strip()
    text = text.removeprefix("'")
    if lost_figures(text) and not isinstance(cell, Exact):
        raise LostFigures
    if len(text) > _MOST_WORD:
        raise TooLong(most=_MOST_WORD)
    return sys.intern(text)  # the same few codes stand in every row


def _fixed(cell: Cell, manner: Manner) -> Fixed:
    found = parse(cell, manner.notation)
    if found is None:
        raise NoNumber
    return found


def _whole(cell: Cell, known: Field, manner: Manner) -> int:
    token = token_of(cell) if isinstance(cell, str) else None
    if token and token.percent:
        raise NoNumber
    whole = _fixed(cell, manner).whole()
    if whole is None:
        raise NotWhole
    if not known.low <= whole <= LARGEST:
        raise OutOfRange(low=dong(known.low), high=dong(LARGEST))
    return whole


def _rate(cell: Cell, _known: Field, manner: Manner) -> int:
    """Basis points of `15`, `15 %`, `12,5%`, `0,2` (20 %); exactly 1 without a sign could be either."""
    token = token_of(cell) if isinstance(cell, str) else None
    found = _fixed(cell, manner)
    signed = token is not None and token.percent
    one = power_of_ten(found.decimals)
    if not signed and found.units == one:
        raise OneOrHundred
    return _basis_points(found, 100 if signed or found.units > one else 10_000)


def _basis_points(found: Fixed, factor: int) -> int:
    points = Fixed(units=found.units * factor, decimals=found.decimals).whole()
    if points is None:
        raise RateTooFine
    if not 0 <= points <= 10_000:
        raise OutOfRange(low="0 %", high="100 %")
    return points


def _basis(cell: Cell, known: Field, manner: Manner) -> int:
    """Basis points as such, unless the cell says per cent; 18 alone would more likely mean 18 %."""
    token = token_of(cell) if isinstance(cell, str) else None
    if token is not None and token.percent:
        return _rate(cell, known, manner)
    whole = _fixed(cell, manner).whole()
    if whole is None or 0 < whole < _LEAST_BARE_BASIS_POINTS:
        raise PercentOrBasisPoints
    if not 0 <= whole <= 10_000:
        raise OutOfRange(low=0, high=dong(10_000))
    return whole


def _rate_or_basis(cell: Cell, known: Field, manner: Manner) -> int:
    """More than a hundred without a sign can only be basis points."""
    token = token_of(cell) if isinstance(cell, str) else None
    found = _fixed(cell, manner)
    signed = token is not None and token.percent
    over = found.units > 100 * power_of_ten(found.decimals)
    return (_basis if over and not signed else _rate)(cell, known, manner)


def _day(cell: Cell, _known: Field, manner: Manner) -> date:
    found = None if isinstance(cell, Exact) else parse_day(cell, manner.order)
    if found is None:
        raise NoDay
    return found


def _last_day(cell: Cell, _known: Field, manner: Manner) -> date:
    found = None if isinstance(cell, Exact) else parse_last_day(cell, manner.order)
    if found is None:
        raise NoDay
    return found


def _moment(cell: Cell, _known: Field, manner: Manner) -> datetime:
    found = None if isinstance(cell, Exact) else parse_moment(cell, manner.order)
    if found is None:
        raise NoMoment
    return found


def _stars(cell: Cell, _known: Field, _manner: Manner) -> int:
    """3, "3 sao", ★★★; 0 for goods without a certificate."""
    text = shown(cell).strip()
    match = _STARS.fullmatch(search_key(text.rstrip(_STAR_SIGNS))) if text.strip(_STAR_SIGNS) else None
    stars = int(match[1]) if match else len(text)
    if stars not in (0, 3, 4, 5) or (match is None and text.strip(_STAR_SIGNS)):
        raise NoStars
    return stars


def _choice(cell: Cell, known: Field, _manner: Manner) -> str:
    key = search_key(shown(cell))
    if key not in known.choices:
        raise UnknownChoice(known=", ".join(dict.fromkeys(known.choices.values())))
    return known.choices[key]


_TEXTS = frozenset({Kind.NAME, Kind.WORD, Kind.CHOICE})
_READERS: dict[Kind, Callable[[Cell, Field, Manner], Value]] = {
    Kind.NAME: _name,
    Kind.WORD: _word,
    Kind.MONEY: _whole,
    Kind.COUNT: _whole,
    Kind.RATE: _rate,
    Kind.BASIS: _basis,
    Kind.RATE_OR_BASIS: _rate_or_basis,
    Kind.DAY: _day,
    Kind.LAST_DAY: _last_day,
    Kind.MOMENT: _moment,
    Kind.STARS: _stars,
    Kind.CHOICE: _choice,
}
