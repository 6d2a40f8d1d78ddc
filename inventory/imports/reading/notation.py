"""Which of two notations a file writes its numbers in: 1.234,5 or 1,234.5.

"180.000" is 180 or 180 000, and reading it wrongly destroys every price of a file, so what nothing settles is
refused. What settles: a number that only one notation can read; a price that would have a part of a đồng in
the other; a rate that would pass 100 %; rows whose quantity × price gives their amount in one notation only.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from inventory.imports.reading.cells import Cell, Exact
from inventory.imports.reading.figures import Fixed, power_of_ten, token_of
from inventory.imports.reading.refusals import NotationContradicts, NotationUnknown

_MOST_FIGURES = 18


class Notation(StrEnum):
    """The two notations by their examples."""

    COMMA = "1.234,5"
    POINT = "1,234.5"


class Use(StrEnum):
    """What a column of numbers is used for, which says what it cannot be."""

    MONEY = "money"
    COUNT = "count"
    RATE = "rate"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """A column of numbers: the cells with their row numbers, gone through once.

    Only a `taken` column must be decidable.
    """

    label: str
    use: Use
    taken: bool
    cells: Iterable[tuple[int, Cell]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Product:
    """The cells of a row that say quantity × price (less a discount, or before it) = amount."""

    quantity: Cell
    price: Cell
    amount: Cell
    discount: Cell = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sight:
    """A number somewhere in the file and the notations that can read it."""

    row: int
    column: Figures
    value: str
    notations: frozenset[Notation]


_BOTH = frozenset(Notation)


def _grammar(group: str, point: str) -> re.Pattern[str]:
    whole = rf"\d+|[1-9]\d{{0,2}}(?:{group}\d{{3}})+"
    return re.compile(rf"(?P<whole>{whole})?(?:{point}(?P<part>\d+))?", re.ASCII)


_GRAMMARS = {Notation.COMMA: _grammar(r"\.", ","), Notation.POINT: _grammar(",", r"\.")}


def parse(cell: Cell, notation: Notation | None) -> Fixed | None:
    """The number in a cell; None when it is none in this notation or has more than 18 figures.

    Without a notation (a file whose numbers need none) only plain figures are numbers.
    """
    if not isinstance(cell, str):
        return None
    token = token_of(cell)
    if token is None:
        return None
    found = _read(token.figures, Notation.POINT if isinstance(cell, Exact) else notation)
    return Fixed(units=-found.units, decimals=found.decimals) if found and token.negative else found


def _read(figures: str, notation: Notation | None) -> Fixed | None:
    if notation is None:
        return Fixed(units=int(figures), decimals=0) if _plain(figures) else None
    match = _GRAMMARS[notation].fullmatch(figures)
    if match is None:
        return None
    whole, part = re.sub("[.,]", "", match["whole"] or ""), (match["part"] or "").rstrip("0")
    if len((whole + part).lstrip("0")) > _MOST_FIGURES:
        return None
    return Fixed(units=int(whole + part or "0"), decimals=len(part))


def _plain(figures: str) -> bool:
    return figures.isdigit() and len(figures) <= _MOST_FIGURES


def detect(columns: Iterable[Figures], products: Iterable[Product]) -> Notation | None:
    """The notation of all text numbers; None when none of them needs one.

    Raises NotationContradicts, naming a row for each side, or NotationUnknown.
    """
    sights = [sight for column in columns for sight in _sights(column)]
    evidence = _evidence(sights)
    open_questions = [sight for sight in sights if sight.notations == _BOTH and sight.column.taken]
    if not evidence:
        return (_by_products(products) or _refuse(open_questions[0])) if open_questions else None
    settled = next(iter(evidence[0].notations))
    _guard_decimals(open_questions, evidence, settled)
    return settled


def _sights(column: Figures) -> Iterable[_Sight]:
    """The numbers of a column that have a separator and can be read at all."""
    for row, cell in column.cells:
        if not isinstance(cell, str) or isinstance(cell, Exact) or cell.isdigit():
            continue
        notations = _readable(cell, column.use)
        if notations:
            yield _Sight(row=row, column=column, value=cell, notations=notations)


def _readable(text: str, use: Use) -> frozenset[Notation]:
    token = token_of(text)
    if token is None or token.figures.isdigit():
        return frozenset()
    able = {notation: found for notation in Notation if (found := _read(token.figures, notation))}
    sensible = frozenset(notation for notation, found in able.items() if _sensible(found, use))
    return sensible or frozenset(able) if len(able) > 1 else frozenset(able)


def _sensible(found: Fixed, use: Use) -> bool:
    """Whether a number that both notations can read makes sense: no part of a đồng, no rate over 100 %."""
    if use is Use.MONEY:
        return found.whole() is not None
    return use is not Use.RATE or found.units <= 100 * power_of_ten(found.decimals)


def _evidence(sights: Iterable[_Sight]) -> list[_Sight]:
    """The numbers that settle the notation, all for the same one."""
    evidence = [sight for sight in sights if len(sight.notations) == 1]
    for sight in evidence:
        if sight.notations != evidence[0].notations:
            raise NotationContradicts(
                first=evidence[0].value, first_row=evidence[0].row, second=sight.value, second_row=sight.row
            )
    return evidence


def _by_products(products: Iterable[Product]) -> Notation | None:
    """The only notation in which any row's quantity × price gives its amount."""
    proven = {notation for row in products for notation in _proven_by(row)}
    return proven.pop() if len(proven) == 1 else None


def _proven_by(row: Product) -> frozenset[Notation]:
    """The notation in which this row adds up, when it does in only one."""
    fitting = frozenset(notation for notation in Notation if multiplies(row, notation))
    return fitting if len(fitting) == 1 else frozenset()


def multiplies(row: Product, notation: Notation | None) -> bool | None:
    """Whether quantity × price is the amount; None when one of them is no number."""
    quantity, price = parse(row.quantity, notation), parse(row.price, notation)
    amount = parse(row.amount, notation)
    if quantity is None or price is None or amount is None:
        return None
    listed = quantity.times(price)
    discount = parse(row.discount, notation)
    return amount.equals(listed) or (discount is not None and amount.equals(listed.minus(discount)))


def _guard_decimals(questions: Iterable[_Sight], evidence: Sequence[_Sight], settled: Notation) -> None:
    """Refuse "180.000" as 180 đồng on the word of another column: nobody writes three zeros after a đồng."""
    proven = {sight.column.label for sight in evidence}
    for sight in questions:
        if sight.column.use is not Use.MONEY or sight.column.label in proven:
            continue
        token = token_of(sight.value)
        if token and (",", ".")[settled is Notation.POINT] in token.figures:
            _refuse(sight)


def _refuse(sight: _Sight) -> Notation:
    raise NotationUnknown(value=sight.value, row=sight.row, column=sight.column.label)
