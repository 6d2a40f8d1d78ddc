"""Rows that may change only until, or only after, something happened to the document that they belong to."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.db.triggers import Document, Trigger, refusing


@dataclass(frozen=True, kw_only=True, slots=True)
class Guard:
    """An event on a table that is refused: always, for some rows (over OLD and NEW), or by a document."""

    table: str
    event: str
    row: str = ""
    document: Document | None = None


_CONFIRMED = Document(table="delivery", key="delivery_id", refuses="confirmed_at IS NOT NULL")
_STANDING = Document(table="statement", key="statement_id", refuses="cancelled_at IS NULL")

GUARDS = (
    Guard(table="delivery", event="update", row="OLD.confirmed_at IS NOT NULL"),
    Guard(table="delivery", event="delete", row="OLD.confirmed_at IS NOT NULL"),
    Guard(table="delivery_line", event="insert", document=_CONFIRMED),
    Guard(table="delivery_line", event="update", document=_CONFIRMED),
    Guard(table="delivery_line", event="delete", document=_CONFIRMED),
    Guard(table="entry_claim", event="update"),
    Guard(table="entry_claim", event="delete", document=_STANDING),
)
"""A draft changes freely, a confirmed delivery never; a claim is made, and taken back with its statement."""


def guards(dialect: str) -> Iterator[Trigger]:
    """The triggers of one kind of database."""
    for guard in GUARDS:
        yield refusing(dialect, guard.table, guard.event, row=guard.row, document=guard.document)
    if dialect == "postgresql":
        for table in sorted({guard.table for guard in GUARDS}):
            yield refusing(dialect, table, "truncate")
