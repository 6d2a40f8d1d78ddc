"""The JSON of shifts: shape only."""

from typing import Annotated

from pydantic import Field

from core.payloads import Key, Malformed, Moment, Natural, Shape, parse
from pos.shifts.rules import NOTES_DONG, ShiftOpened


class ShiftPayload(Shape):
    """A shift as it was opened."""

    id: Key
    opened_at: Moment
    cashier_id: Key | None
    float_dong: Natural


class ClosingPayload(Shape):
    """A shift's end: the counted sum, the notes it is made of, and how many sales still wait."""

    closed_at: Moment
    cashier_id: Key | None
    counted_dong: Natural
    denominations: dict[str, Annotated[int, Field(strict=True, ge=0, le=10**6)]] = Field(default_factory=dict)
    waiting: Natural = 0


def parse_shift(raw: bytes) -> ShiftOpened:
    """A shift to open; raises Malformed."""
    return shift_of(parse(ShiftPayload, raw))


def shift_of(payload: ShiftPayload) -> ShiftOpened:
    """The shift that was read."""
    return ShiftOpened(
        id=payload.id,
        opened_at=payload.opened_at,
        cashier_id=payload.cashier_id,
        float_dong=payload.float_dong,
    )


def parse_closing(raw: bytes) -> tuple[ClosingPayload, dict[int, int]]:
    """A closing and its notes by value; raises Malformed for a note that Vietnam does not have."""
    payload = parse(ClosingPayload, raw)
    notes = {str(note): note for note in NOTES_DONG}
    unknown = sorted(set(payload.denominations) - set(notes))
    if unknown:
        raise Malformed(reason=f"denominations: {unknown[0]}")
    return payload, {notes[note]: number for note, number in payload.denominations.items()}
