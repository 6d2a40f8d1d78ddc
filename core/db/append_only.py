"""The one list of append-only tables; it makes the triggers and the tests.

A fact is never changed: a correction is a new row that names the old one. A document may fill an empty
who/when pair once, and nothing else of it may change.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, MetaData, text

APPEND_ONLY: dict[str, frozenset[str]] = {
    "account_entry": frozenset(),
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

_REFUSE = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
"""


def create_triggers(connection: Connection, metadata: MetaData) -> None:
    """Create, or create again, the triggers of every append-only table that the database has."""
    for statement in trigger_statements(connection.dialect.name, metadata):
        connection.execute(text(statement.replace(":", "\\:")))


def trigger_statements(dialect: str, metadata: MetaData) -> Iterator[str]:
    """The statements for one kind of database, in order."""
    if dialect == "postgresql":
        yield _REFUSE
    for table, fillable in APPEND_ONLY.items():
        fixed = [column.name for column in metadata.tables[table].columns if column.name not in fillable]
        make = _postgresql if dialect == "postgresql" else _sqlite
        yield from make(table, fixed, sorted(fillable))


def _changed(fixed: Sequence[str], fillable: Sequence[str], distinct: str) -> str:
    moved = [f"OLD.{name} {distinct} NEW.{name}" for name in fixed]
    refilled = [f"(OLD.{name} IS NOT NULL AND OLD.{name} {distinct} NEW.{name})" for name in fillable]
    return " OR ".join(moved + refilled)


def _sqlite(table: str, fixed: Sequence[str], fillable: Sequence[str]) -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
    condition = f" WHEN {_changed(fixed, fillable, 'IS NOT')}" if fillable else ""
    yield f"DROP TRIGGER IF EXISTS {table}_no_update"
    yield f"DROP TRIGGER IF EXISTS {table}_no_delete"
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}{condition} {refuse}"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"


def _postgresql(table: str, fixed: Sequence[str], fillable: Sequence[str]) -> Iterator[str]:
    condition = f"WHEN ({_changed(fixed, fillable, 'IS DISTINCT FROM')}) " if fillable else ""
    for event, scope, when in (
        ("update", "EACH ROW", condition),
        ("delete", "EACH ROW", ""),
        ("truncate", "EACH STATEMENT", ""),
    ):
        yield f"DROP TRIGGER IF EXISTS {table}_no_{event} ON {table}"
        yield (
            f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} "
            f"FOR {scope} {when}EXECUTE FUNCTION refuse_change()"
        )
