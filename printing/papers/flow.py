"""Parts of a paper as reportlab's flowables."""

from collections.abc import Iterable, Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer

from printing.papers import ink
from printing.papers.head import flush_table, markup
from printing.papers.parts import (
    Beside,
    Block,
    Heading,
    InWords,
    KeyFigure,
    Note,
    Part,
    Signatures,
    Strip,
    Sums,
    Table,
)
from printing.papers.rows import Rows

_GAP = 30 * ink.PX
_ROOM_TO_SIGN = 64 * ink.PX
_LEAST_UNDER_HEADING = 80 * ink.PX


def flow(parts: Iterable[Part], width: float, height: float) -> Iterator[Flowable]:
    """The flowables of parts on pages that are `width` × `height` inside their margins."""
    for part in parts:
        match part:
            case Heading():
                yield CondPageBreak(_LEAST_UNDER_HEADING)
                yield _block(part, width)
            case Table() | Note():
                yield _block(part, width)
            case Beside():
                yield from _beside(part, width, height)
            case _:
                yield KeepTogether([_block(part, width)])


def _block(part: Block, width: float) -> Flowable:
    match part:
        case Heading():
            return Paragraph(markup(part.text), ink.HEADING)
        case Note():
            return Paragraph(markup(part.text), ink.NOTE)
        case Table():
            return Rows(part)
        case _:
            return _framed(part, width)


def _framed(part: Sums | Strip | InWords | Signatures, width: float) -> Flowable:
    match part:
        case Sums():
            return _sums(part, width)
        case Strip():
            return _strip(part.figures, width)
        case InWords():
            return _in_words(part, width)
        case _:
            return _signatures(part, width)


def _sums(part: Sums, width: float) -> Flowable:
    right = max(len(amount) for _, amount in [*part.rows, part.result]) * 8 * ink.PX
    styles = [(ink.SUM, ink.SUM_AMOUNT)] * len(part.rows) + [(ink.RESULT, ink.RESULT_AMOUNT)]
    rows = [
        [Paragraph(markup(label), label_style), Paragraph(markup(amount), amount_style)]
        for (label, amount), (label_style, amount_style) in zip(
            [*part.rows, part.result], styles, strict=True
        )
    ]
    return flush_table(
        rows,
        [width - right, right],
        ("TOPPADDING", (0, 0), (-1, -1), ink.CELL_PAD),
        ("BOTTOMPADDING", (0, 0), (-1, -1), ink.CELL_PAD),
        ("LINEBELOW", (0, 0), (-1, -3), 0.75 * ink.PX, ink.HAIRLINE),
        ("LINEABOVE", (0, -1), (-1, -1), ink.PX, ink.INK),
    )


def _strip(figures: Sequence[KeyFigure], width: float) -> Flowable:
    each = width / len(figures)
    return flush_table(
        [[_figure(figure) for figure in figures]],
        [each] * len(figures),
        ("TOPPADDING", (0, 0), (-1, -1), 10 * ink.PX),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 10 * ink.PX),
        ("LINEBELOW", (0, 0), (-1, -1), 0.75 * ink.PX, ink.EDGE),
    )


def _figure(figure: KeyFigure) -> list[Paragraph]:
    sign = f"{markup(figure.sign)} " if figure.sign else ""
    return [
        Paragraph(markup(figure.label), ink.STRIP_LABEL),
        Paragraph(sign + markup(figure.amount), ink.STRIP_AMOUNT),
        Paragraph(markup(figure.note), ink.STRIP_LABEL),
    ]


def _in_words(part: InWords, width: float) -> Flowable:
    sentence = Paragraph(f"{markup(part.label)}: <b>{markup(part.text)}</b>", ink.IN_WORDS)
    return flush_table(
        [[Spacer(0, 12 * ink.PX)], [sentence]],
        [width],
        ("BACKGROUND", (0, 1), (-1, 1), ink.GROUND),
        ("LEFTPADDING", (0, 1), (-1, 1), 12 * ink.PX),
        ("RIGHTPADDING", (0, 1), (-1, 1), 12 * ink.PX),
        ("TOPPADDING", (0, 1), (-1, 1), 8 * ink.PX),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 8 * ink.PX),
    )


def _signatures(part: Signatures, width: float) -> Flowable:
    cells = [
        [
            Spacer(0, 20 * ink.PX),
            Paragraph(markup(place.who), ink.SIGN_WHO),
            Paragraph(markup(place.how), ink.SIGN_HOW),
            Spacer(0, _ROOM_TO_SIGN),
        ]
        for place in part.places
    ]
    return flush_table([list(cells)], [width / len(cells)] * len(cells))


def _beside(part: Beside, width: float, height: float) -> Iterator[Flowable]:
    """Side by side if both fit on half a page, else one below the other."""
    left = (width - _GAP) * part.left_share / 100
    right = width - _GAP - left
    columns = [[_block(each, left) for each in part.left], [_block(each, right) for each in part.right]]
    if max(_height(columns[0], left, height), _height(columns[1], right, height)) <= height / 2:
        table = flush_table([[columns[0], "", columns[1]]], [left, _GAP, right])
        yield KeepTogether([Spacer(0, ink.HEADING.spaceBefore), table])
    else:
        yield from flow([*part.left, *part.right], width, height)


def _height(flowables: list[Flowable], width: float, height: float) -> float:
    return sum(
        flowable.getSpaceBefore() + flowable.wrap(width, height)[1] + flowable.getSpaceAfter()
        for flowable in flowables
    )
