"""Triggers that refuse a change, as each kind of database is told to make them."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """The row of another table that decides: its table, the column that names it, and when it refuses.

    `refuses` is a condition over the document's columns.
    """

    table: str
    key: str
    refuses: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Trigger:
    """One trigger: what makes it, and on PostgreSQL the function that it calls with its body."""

    name: str
    table: str
    definition: str
    function: str = ""
    body: str = ""

    def statements(self) -> Iterator[str]:
        """What creates it, or creates it again, in order."""
        if self.function:
            yield (
                f"CREATE OR REPLACE FUNCTION {self.function}() RETURNS trigger LANGUAGE plpgsql "
                f"AS $${self.body}$$"
            )
        on = f" ON {self.table}" if self.function else ""
        yield f"DROP TRIGGER IF EXISTS {self.name}{on}"
        yield self.definition


def refusing(
    dialect: str, table: str, event: str, *, row: str = "", document: Document | None = None
) -> Trigger:
    """A trigger that refuses an event on a table: always, for some rows, or as a document says.

    `row` is a condition over OLD and NEW.
    """
    name = f"{table}_no_{event}"
    if dialect != "postgresql":
        return Trigger(name=name, table=table, definition=_sqlite(name, table, event, row, document))
    if document is not None:
        return _asking(name, table, event, document)
    return _postgresql(name, table, event, row, "refuse_change", f"BEGIN {_RAISE} END")


_RAISE = "RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';"
_ROWS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def _sqlite(name: str, table: str, event: str, row: str, document: Document | None) -> str:
    if document is not None:
        row = f"EXISTS (SELECT 1 {_refusing(document, event)})"
    when = f" WHEN {row}" if row else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table}{when} "
        f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
    )


def _named(document: Document, event: str) -> str:
    rows = ", ".join(f"{row}.{document.key}" for row in _ROWS[event])
    return f"FROM {document.table} WHERE id IN ({rows})"


def _refusing(document: Document, event: str) -> str:
    return f"{_named(document, event)} AND {document.refuses}"


def _postgresql(name: str, table: str, event: str, row: str, function: str, body: str) -> Trigger:
    scope = "STATEMENT" if event == "truncate" else "ROW"
    when = f"WHEN ({row}) " if row else ""
    definition = (
        f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} "
        f"FOR EACH {scope} {when}EXECUTE FUNCTION {function}()"
    )
    return Trigger(name=name, table=table, definition=definition, function=function, body=body)


def _asking(name: str, table: str, event: str, document: Document) -> Trigger:
    """A trigger that locks the document before it looks: somebody may be confirming it at this moment."""
    body = (
        f"BEGIN PERFORM 1 {_named(document, event)} FOR SHARE; "
        f"IF EXISTS (SELECT 1 {_refusing(document, event)}) THEN {_RAISE} END IF; "
        f"RETURN {_ROWS[event][-1]}; END"
    )
    return _postgresql(name, table, event, "", name, body)
