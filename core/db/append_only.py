"""The one list of append-only tables; it makes the triggers and the tests.

A fact is never changed: a correction is a new row that names the old one. A document may fill an empty
who/when pair once, and nothing else of it may change.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, MetaData, text

from core.db.guards import guards
from core.db.triggers import Trigger, refusing

APPEND_ONLY: dict[str, frozenset[str]] = {
    "account_entry": frozenset(),
    "anomaly": frozenset({"closed_at", "closed_by", "closing_note"}),
    "audit_event": frozenset(),
    "bank_account": frozenset({"approved_at", "approved_by"}),
    "cash_movement": frozenset(),
    "import_batch": frozenset(),
    "payment": frozenset(),
    "payment_confirmation": frozenset(),
    "payout": frozenset(),
    "price": frozenset(),
    "quarantined_sale": frozenset(),
    "sale": frozenset(),
    "sale_line": frozenset(),
    "shift": frozenset(),
    "shift_closing": frozenset(),
    "sold_entry": frozenset(),
    "statement": frozenset({"cancelled_at", "cancelled_by", "pdf_id", "producer_invoice"}),
    "statement_bridge": frozenset(),
    "statement_line": frozenset(),
    "statement_stock": frozenset(),
    "stock_movement": frozenset(),
    "stored_file": frozenset(),
    "term": frozenset(),
}


def create_triggers(connection: Connection, metadata: MetaData) -> None:
    """Create, or create again, the triggers of every table whose facts are kept."""
    for trigger in triggers(connection.dialect.name, metadata):
        for statement in trigger.statements():
            connection.execute(text(statement.replace(":", "\\:")))


def triggers(dialect: str, metadata: MetaData) -> list[Trigger]:
    """Every trigger that one kind of database must have."""
    return [*_append_only(dialect, metadata), *guards(dialect)]


def _append_only(dialect: str, metadata: MetaData) -> Iterator[Trigger]:
    for table, fillable in APPEND_ONLY.items():
        columns = [column.name for column in metadata.tables[table].columns]
        changed = _changed(dialect, columns, fillable) if fillable else ""
        yield refusing(dialect, table, "update", row=changed)
        yield refusing(dialect, table, "delete")
        if dialect == "postgresql":
            yield refusing(dialect, table, "truncate")


def _changed(dialect: str, columns: list[str], fillable: frozenset[str]) -> str:
    """Whether an update changes more than it fills in."""
    distinct = "IS DISTINCT FROM" if dialect == "postgresql" else "IS NOT"
    moved = [f"OLD.{name} {distinct} NEW.{name}" for name in columns if name not in fillable]
    refilled = [f"(OLD.{name} IS NOT NULL AND OLD.{name} {distinct} NEW.{name})" for name in sorted(fillable)]
    return " OR ".join(moved + refilled)
