"""Using up sold lines: what came back can never pass what was sold."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from core.db import LostRace, insert_all_once
from pos.returns.models import LineReturned
from pos.returns.rules import UsedUp


def use_up(session: Session, used: Sequence[UsedUp]) -> None:
    """Count returns against their sold lines, in the order of the lines' ids.

    Raises LostRace when a line has changed since it was read: the whole sale is booked again, because the
    amounts of a return depend on what had come back before it.
    """
    ordered = sorted(used, key=_key)
    insert_all_once(
        session, LineReturned, [{"sale_line_id": u.line_id, "sold": u.sold, "returned": 0} for u in ordered]
    )
    for line in ordered:
        using = (
            update(LineReturned)
            .where(LineReturned.sale_line_id == line.line_id, LineReturned.returned == line.before)
            .values(returned=line.before + line.now)
        )
        if cast("CursorResult[Any]", session.execute(using)).rowcount != 1:
            raise LostRace


def _key(used: UsedUp) -> UUID:
    return used.line_id
