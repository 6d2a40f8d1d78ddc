"""Facts are never changed: both databases refuse UPDATE, DELETE, REPLACE and TRUNCATE on every fact table."""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.db import APPEND_ONLY, Base
from core.permissions import SYSTEM_PERSON_ID
from inventory.producers.models import BankAccount, Producer
from tests.conftest import NOW

DESIGN = {
    "audit_event", "stored_file", "price", "term", "bank_account", "stock_movement", "account_entry",
    "sold_entry", "statement_line", "statement_stock", "payout", "shift", "cash_movement", "shift_closing",
    "sale", "sale_line", "payment", "payment_confirmation", "import_batch", "quarantined_sale",
}  # fmt: skip


def test_the_list_holds_every_fact_table_and_only_real_columns(sqlite_app: Flask) -> None:
    assert set(APPEND_ONLY) >= DESIGN
    for table, fillable in APPEND_ONLY.items():
        assert fillable <= set(Base.metadata.tables[table].columns.keys())


def _plant(session: Session, table: str) -> None:
    """Put one row into a table without caring what it refers to or whether its checks hold."""
    columns = Base.metadata.tables[table].columns
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET session_replication_role = replica"))
        for check in Base.metadata.tables[table].constraints:
            if check.__class__.__name__ == "CheckConstraint":
                session.execute(text(f'ALTER TABLE {table} DROP CONSTRAINT IF EXISTS "{check.name}"'))
    else:
        session.execute(text("PRAGMA ignore_check_constraints = ON"))
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
    values = {
        column.name: _value(column.type.__class__.__name__) for column in columns if not column.nullable
    }
    names = ", ".join(values)
    session.execute(
        text(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + n for n in values)})"), values
    )
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET session_replication_role = DEFAULT"))


def _value(kind: str) -> object:
    samples: dict[str, object] = {
        "Id": str(UUID(int=7)), "Dong": 1, "Count": 1, "Moment": "2026-11-24T03:00:00.000000Z",
        "Day": "2026-11-24", "Bytes": b"x",
    }  # fmt: skip
    return samples.get(kind, "x")


@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
def test_a_fact_table_refuses_every_change(app: Flask, session: Session, table: str) -> None:
    _plant(session, table)
    fixed = next(c.name for c in Base.metadata.tables[table].columns if c.name not in APPEND_ONLY[table])
    changes = [f"UPDATE {table} SET {fixed} = NULL", f"DELETE FROM {table}"]
    if session.get_bind().dialect.name == "postgresql":
        changes.append(f"TRUNCATE {table} CASCADE")
    else:
        changes.append(f"REPLACE INTO {table} SELECT * FROM {table}")
    for change in changes:
        with pytest.raises(DBAPIError, match="append-only"), session.begin_nested():
            session.execute(text(change))
    session.rollback()


def test_a_document_fills_an_empty_pair_once(session: Session) -> None:
    producer, account = UUID(int=8), UUID(int=9)
    session.execute(insert(Producer).values(id=producer, code="P0001", name="Hoa", search_key="hoa"))
    session.execute(
        insert(BankAccount).values(
            id=account, producer_id=producer, bank_bin="970436", account_no="1", holder="HOA",
            proposed_at=NOW, proposed_by=SYSTEM_PERSON_ID,
        )
    )  # fmt: skip
    approve = BankAccount.__table__.update().values(approved_at=NOW, approved_by=SYSTEM_PERSON_ID)
    session.execute(approve)
    session.execute(approve)  # the same again changes nothing
    with pytest.raises(DBAPIError, match="append-only"), session.begin_nested():
        session.execute(BankAccount.__table__.update().values(approved_at=None, approved_by=None))
    session.rollback()
