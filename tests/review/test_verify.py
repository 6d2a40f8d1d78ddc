"""The audit: clean books are clean, and every planted fault is seen by the check that is there for it."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from core.permissions import SYSTEM_PERSON_ID, Actor
from pos.checkout import services
from pos.shifts.services import close_shift
from review.verification.rules import gaps
from review.verification.services import audit
from tests.tickets import back, line, sent, ticket
from tests.worlds import World, key, make_world

SOLD = key(500)


@pytest.fixture
def books(session: Session, minh: Actor, now: datetime) -> World:
    """A day of sales, returns, an oversell and a closed shift."""
    world = make_world(session, minh)
    honey = line(world.honey, 3, 240_000, 10_000, id=str(SOLD))
    for number, lines in enumerate(
        ([honey, line(world.shrimp, 25, 185_000)], [back(honey, 1)], [line(None, 1, 5_000, scanned="?")]), 1
    ):
        services.record_sale(sent(ticket(world, number, lines)), place=world.place, now=now)
    close_shift(
        shift_id=world.shift.id,
        till_id=world.till_id,
        counted_dong=1_000_000,
        denominations={500_000: 2},
        waiting=0,
        closed_by=minh.person_id,
        now=now,
    )
    return world


def broken(session: Session, now: datetime) -> set[str]:
    """The numbers of the broken invariants."""
    return {check.code for check in audit(session, today=now.date()).checks if check.broken}


def test_honest_books_are_clean(session: Session, books: World, now: datetime) -> None:
    report = audit(session, today=now.date(), day=now.date())
    assert [(check.code, check.title, check.broken) for check in report.checks if check.broken] == []
    assert report.sound
    assert report.unassigned == 1
    assert [day.location for day in report.days] == ["KG"]
    assert {check.code for check in report.checks} >= {
        "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I13", "I14", "I17", "I18",
    }  # fmt: skip


def vandalise(session: Session, *statements: str) -> None:
    """Change facts behind the program's back: without triggers, checks and foreign keys."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET session_replication_role = replica"))
        for table in (
            "sale_line",
            "sold_entry",
            "line_returned",
            "stock_balance",
            "stock_movement",
            "shift_closing",
        ):
            names = session.scalars(
                text(
                    "SELECT conname FROM pg_constraint "
                    f"WHERE contype = 'c' AND conrelid = '{table}'::regclass"
                )
            ).all()
            for name in names:
                session.execute(text(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'))
    else:
        session.rollback()
        connection = session.connection().connection.driver_connection
        assert connection is not None
        connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        connection.execute("BEGIN")
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        session.execute(text(statement))


FAULTS: list[tuple[str, str]] = [
    ("I1", "UPDATE sale_line SET paid_dong = paid_dong + 1 WHERE quantity = 3"),
    ("I1", "UPDATE sold_entry SET share_dong = share_dong + 1 WHERE quantity = 3"),
    ("I1", "UPDATE payment SET amount_dong = amount_dong + 1"),
    ("I1", "UPDATE sale SET total_dong = total_dong + 1 WHERE number = 1"),
    ("I2", "UPDATE stock_movement SET quantity = -quantity WHERE kind = 'sold'"),
    ("I2", "UPDATE stock_movement SET to_location_id = from_location_id WHERE kind = 'sold'"),
    ("I2", "DELETE FROM lot"),
    ("I3", "UPDATE stock_balance SET quantity = quantity + 1"),
    ("I3", "UPDATE producer_account SET open_dong = open_dong + 1"),
    ("I3", "UPDATE producer_account SET due_dong = due_dong + 1"),
    ("I4", "UPDATE stock_balance SET oversold = oversold + 1"),
    ("I4", "DELETE FROM anomaly WHERE kind = 'oversold'"),
    ("I6", "DELETE FROM sold_entry WHERE quantity = 3"),
    ("I6", "UPDATE sold_entry SET list_dong = list_dong + 1 WHERE quantity = 3"),
    ("I6", "DELETE FROM account_entry WHERE kind = 'sale'"),
    ("I6", "UPDATE account_entry SET amount_dong = amount_dong + 1 WHERE kind = 'return'"),
    ("I6", "DELETE FROM anomaly WHERE kind = 'unknown_item'"),
    ("I8", "DELETE FROM sale_line WHERE quantity = 25"),
    ("I8", "DELETE FROM stock_movement WHERE kind = 'customer_return'"),
    ("I9", "UPDATE sale SET content = content || ' '"),
    ("I13", "UPDATE sale SET clash = 2 WHERE number = 1"),
    ("I14", "UPDATE shift_closing SET sales = sales + 1"),
    ("I14", "UPDATE shift_closing SET perpetual_total_dong = perpetual_total_dong - 1"),
    ("I17", "UPDATE line_returned SET returned = 2"),
    ("I17", "DELETE FROM line_returned"),
    ("I18", "UPDATE shift_closing SET expected_dong = expected_dong + 1"),
]


@pytest.mark.parametrize(("code", "fault"), FAULTS, ids=[f"{c} {f[:60]}" for c, f in FAULTS])
def test_a_planted_fault_is_seen(
    session: Session, books: World, now: datetime, code: str, fault: str
) -> None:
    vandalise(session, fault)
    assert code in broken(session, now)
    session.rollback()


def test_a_missing_trigger_is_seen(session: Session, books: World, now: datetime) -> None:
    on = " ON sale" if session.get_bind().dialect.name == "postgresql" else ""
    session.execute(text(f"DROP TRIGGER sale_no_update{on}"))
    assert broken(session, now) == {"I10"}
    session.rollback()


def test_a_column_that_could_hold_fractions_is_seen(session: Session, books: World, now: datetime) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ALTER TABLE payment ALTER COLUMN amount_dong TYPE numeric"))
    else:
        session.execute(text("ALTER TABLE payment RENAME TO payment_strict"))
        session.execute(text("CREATE TABLE payment AS SELECT * FROM payment_strict"))
    assert "I11" in broken(session, now)
    session.rollback()


def test_gaps_in_a_tills_numbers_are_named() -> None:
    assert gaps([1, 2, 5, 5, 9]) == [(3, 4), (6, 8)]
    assert gaps([]) == []


FIGURES = [
    "list",
    "discount_producer",
    "gross",
    "commission",
    "tax_kept",
    "share",
    "commission_vat",
    "fees",
    "compensation",
    "adjustment",
    "total",
    "carried",
    "balance",
    "payable",
    "on_hold",
]


def _statement(**change: int) -> tuple[str, dict[str, Any]]:
    row: dict[str, Any] = {f"{figure}_dong": 0 for figure in FIGURES} | change
    row |= {"id": str(key(700)), "number": "QT2026-000001", "producer_id": str(key(3)), "lines": 0}
    row |= {"cut_off_day": "2026-11-30", "issued_at": "2026-12-01T00:00:00.000000Z"}
    row |= {"issued_by": str(SYSTEM_PERSON_ID)}
    return f"INSERT INTO statement ({', '.join(row)}) VALUES ({', '.join(':' + name for name in row)})", row


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("I6", {}),
        ("I7", {"total_dong": 5, "adjustment_dong": 5, "balance_dong": 5}),
        ("I7", {"carried_dong": 7, "balance_dong": 7}),
    ],
    ids=["what was due is left out", "figures of no line", "carried from nowhere"],
)
def test_a_false_statement_is_seen(
    session: Session, books: World, now: datetime, code: str, change: dict[str, int]
) -> None:
    statement, row = _statement(**change)
    session.execute(text(statement), row)
    assert code in broken(session, now)
    session.rollback()


def test_a_claim_of_no_statement_is_seen(session: Session, books: World, now: datetime) -> None:
    vandalise(session, f"INSERT INTO entry_claim SELECT id, '{key(701)}' FROM account_entry")
    assert "I6" in broken(session, now)
    session.rollback()


def test_a_payout_without_its_entry_is_seen(session: Session, books: World, now: datetime) -> None:
    vandalise(
        session,
        "INSERT INTO payout (id, number, producer_id, statement_id, amount_dong, method, paid_on, at, by_id) "
        f"VALUES ('{UUID(int=3)}', 'PC1', '{key(3)}', '{key(700)}', 5, 'cash', '2026-11-24', "
        f"'2026-11-24T00:00:00.000000Z', '{SYSTEM_PERSON_ID}')",
    )
    assert "I5" in broken(session, now)
    session.rollback()


def test_a_paper_changed_in_the_store_is_seen(session: Session, books: World, now: datetime) -> None:
    session.execute(
        text("INSERT INTO stored_file (id, sha256, media_type, content) VALUES (:id, 'x', 'a/pdf', :c)"),
        {"id": str(key(702)), "c": b"%PDF"},
    )
    assert "I7" in broken(session, now)
    session.rollback()


def test_the_command_answers_json_and_says_by_its_exit_whether_all_is_well(app: Flask, books: World) -> None:
    result = app.test_cli_runner().invoke(args=["verify", "--json", "--day", "2026-11-24"])
    assert result.exit_code == 0
    assert json.loads(result.output)["ok"] is True
    plain = app.test_cli_runner().invoke(args=["verify"])
    assert "The books balance." in plain.output
