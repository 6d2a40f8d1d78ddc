"""Gap-free document numbers, given in the transaction that stores the document."""

from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.db import add_up
from core.numbering.models import NumberSeries


class Series(StrEnum):
    """The kinds of numbered documents, by the two letters that Vietnamese papers carry."""

    STATEMENT = "QT"
    DELIVERY = "PN"
    HANDBACK = "PT"
    PAYOUT = "PC"
    TRANSFER = "CK"
    COUNT = "KK"


def next_number(session: Session, series: Series, year: int) -> str:
    """The next number of a series, such as QT2026-000123; the row stays locked until the commit."""
    add_up(session, NumberSeries, [{"kind": str(series), "year": year, "last": 1}], key=("kind", "year"))
    last = session.scalar(
        select(NumberSeries.last).where(NumberSeries.kind == str(series), NumberSeries.year == year)
    )
    return f"{series}{year}-{last:06d}"
