"""How much of a sold line comes back."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class UsedUp:
    """What comes back of a line now, on top of what had come back when the books were read."""

    line_id: UUID
    sold: int
    before: int
    now: int
