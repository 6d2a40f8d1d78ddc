"""The audit: clean books are clean, and every planted fault is seen by the check that is for it, alone."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from core.db import Base, create_triggers
from inventory.locations.rules import CUSTOMER, PRODUCER
from pos.checkout.models import Sale, SaleLine
from review.verification.rules import Report, gaps
from review.verification.services import CHECKS, audit
from settlement.entries.models import AccountEntry, SoldEntry
from settlement.payouts.models import Payout
from tests.review.books import (
    BAG,
    OPEN_HONEY,
    OPEN_SHRIMP,
    SOLD,
    STATEMENTS,
    TAKEN,
    copied,
    planted,
    spoiled,
    unlocked,
)
from tests.worlds import World, key

LINES = "A = L − D, B = P + C + T, A = P + H + M on every line"
MONEY = "total = lines, payments = total + rounding on every sale"
DIRECTION = "goods move between two places in the direction of their kind"
OWNER = "every unit has an owner"
STOCK = "stock balances are the sums of movements"
ACCOUNTS = "account balances are the sums of entries"
BELOW = "nothing is below zero without an oversold movement"
PAID_OUT = "payouts and their entries agree"
HALVES = "both halves of every line agree"
ONCE = "each sold line is on its producer's account once"
CLAIMED = "each entry is on one live statement at most"
COVERED = "nothing due was left out of a statement"
SUMS = "statements are the sums of their lines and carry on"
PAPERS = "stored papers fit their hashes"
WHOLE = "sales are whole, with their stock"
CONTENT = "stored content fits its hash"
NUMBERS = "receipt numbers are used once"
TOTALS = "closings hold what was recorded before them"
PERPETUAL = "perpetual totals never fall"
RETURNS = "returns stay within what was sold"
CASH = "cash expected, counted and the difference"
FACTS = "facts are append-only"
WHOLE_NUMBERS = "money and quantities are whole numbers"

ENTRY_OF = "(SELECT id FROM account_entry WHERE kind = 'sale' AND source_id = '{}')"
STATEMENT = "(SELECT id FROM statement WHERE number = '{}')"
NEW = f"'{key(900)}'"


def exchanged(first: str, second: str) -> str:
    """Two entries that took each other's line."""
    return (
        f"UPDATE account_entry SET kind = 'adjustment', source_id = '{second}' WHERE source_id = '{first}'; "
        f"UPDATE account_entry SET source_id = '{first}' WHERE source_id = '{second}' AND kind = 'sale'; "
        f"UPDATE account_entry SET kind = 'sale' WHERE source_id = '{second}'"
    )


BAG_ENTRY = copied(AccountEntry, f"source_id = '{OPEN_HONEY}'", id=NEW, source_id=f"'{BAG}'", amount_dong="0")
LONE_PAYOUT = copied(AccountEntry, "kind = 'payout'", id=NEW, source_id=NEW)
LONE_HALF = copied(SoldEntry, f"id = '{BAG}'", id=NEW)
EMPTY_SALE = copied(
    Sale, "number = 7", id=NEW, number="8", receipt="'KG01-000008'", total_dong="0",
    recorded_at="'2026-11-26T00:00:00.000000Z'",
)  # fmt: skip
MORE_BACK = copied(
    SaleLine, "quantity = -1", id=NEW, position="2", quantity="-5", list_dong="0", discount_dong="0",
    paid_dong="0", product_id="NULL",
)  # fmt: skip
LONE_LINE = copied(
    SaleLine, "product_id IS NULL", id=NEW, position="2", list_dong="0", discount_dong="0", paid_dong="0"
)

FAULTS: list[tuple[set[str], str]] = [
    ({LINES}, "UPDATE sold_entry SET house_dong = house_dong + 1 WHERE quantity = 3"),
    ({LINES}, f"UPDATE sold_entry SET commission_dong = commission_dong + 1 WHERE id = '{OPEN_HONEY}'"),
    ({LINES, HALVES}, "UPDATE sale_line SET discount_dong = discount_dong + 1 WHERE quantity = 3"),
    ({LINES, MONEY}, "UPDATE sale_line SET paid_dong = paid_dong + 1 WHERE quantity = -1"),
    ({MONEY}, "UPDATE sale SET rounding_dong = rounding_dong + 1 WHERE number = 1"),
    ({MONEY}, "UPDATE sale SET total_dong = total_dong + 1 WHERE number = 1"),
    ({MONEY, TOTALS}, "UPDATE payment SET amount_dong = amount_dong + 1 WHERE means = 'transfer'"),
    ({DIRECTION}, f"UPDATE stock_movement SET to_location_id = '{PRODUCER}' WHERE kind = 'sold'"),
    ({DIRECTION}, f"UPDATE stock_movement SET to_location_id = '{PRODUCER}' WHERE kind = 'oversold'"),
    ({DIRECTION}, f"UPDATE stock_movement SET from_location_id = '{CUSTOMER}' WHERE kind = 'received'"),
    ({DIRECTION}, ("UPDATE stock_movement SET from_location_id = "
                  f"'{PRODUCER}' WHERE kind = 'customer_return'")),
    ({DIRECTION, STOCK}, "UPDATE stock_movement SET to_location_id = from_location_id WHERE kind = 'sold'"),
    ({DIRECTION, STOCK, WHOLE}, "UPDATE stock_movement SET quantity = -quantity WHERE kind = 'sold'"),
    ({OWNER}, "DELETE FROM lot"),
    ({STOCK}, "UPDATE stock_balance SET quantity = quantity + 1 WHERE oversold = 0"),
    ({STOCK}, "DELETE FROM stock_balance WHERE oversold = 0"),
    ({ACCOUNTS}, "UPDATE producer_account SET open_dong = open_dong + 1"),
    ({ACCOUNTS}, "UPDATE producer_account SET due_dong = due_dong + 1"),
    ({ACCOUNTS}, "DELETE FROM producer_account"),
    ({BELOW}, "UPDATE stock_balance SET oversold = oversold + 1"),
    ({BELOW}, "UPDATE stock_balance SET oversold = 0"),
    ({BELOW}, "DELETE FROM anomaly WHERE kind = 'oversold'"),
    ({PAID_OUT}, "UPDATE account_entry SET amount_dong = amount_dong - 1 WHERE kind = 'payout'"),
    ({PAID_OUT}, "DELETE FROM account_entry WHERE kind = 'payout'"),
    ({PAID_OUT}, LONE_PAYOUT),
    ({PAID_OUT, ACCOUNTS, SUMS}, "UPDATE payout SET amount_dong = amount_dong + 1"),
    ({HALVES}, "UPDATE sold_entry SET quantity = 2 WHERE quantity = 3"),
    ({HALVES}, f"UPDATE sold_entry SET product_id = '{key(4)}' WHERE quantity = 3"),
    ({HALVES}, "UPDATE sold_entry SET kept_quantity = 1 WHERE quantity = -1"),
    ({HALVES, WHOLE}, ("UPDATE sale_line SET put_to = 'house', return_reason = 'handling' "
                      "WHERE quantity = -1")),
    ({HALVES}, "DELETE FROM anomaly WHERE kind = 'unknown_item'"),
    ({HALVES}, LONE_HALF),
    ({HALVES}, f"DELETE FROM sold_entry WHERE id = '{BAG}'"),
    ({HALVES}, ("UPDATE sold_entry SET discount_house_dong = 10001, house_dong = house_dong - 1 "
               "WHERE quantity = 3")),
    ({ONCE}, exchanged(OPEN_HONEY, OPEN_SHRIMP)),
    ({ONCE}, BAG_ENTRY),
    ({ONCE, ACCOUNTS}, f"DELETE FROM account_entry WHERE source_id = '{OPEN_HONEY}'"),
    ({ONCE, HALVES}, f"DELETE FROM sold_entry WHERE id = '{OPEN_HONEY}'"),
    ({CLAIMED}, (f"UPDATE entry_claim SET statement_id = {STATEMENT.format(STATEMENTS[0])} "
                f"WHERE entry_id = {ENTRY_OF.format(TAKEN)}")),
    ({CLAIMED, ACCOUNTS}, (f"INSERT INTO entry_claim SELECT id, '{key(701)}' FROM account_entry "
                          f"WHERE source_id = '{OPEN_HONEY}'")),
    ({CLAIMED, COVERED, ACCOUNTS}, f"DELETE FROM entry_claim WHERE entry_id = {ENTRY_OF.format(SOLD)}"),
    ({COVERED}, ("UPDATE account_entry SET recorded_at = '2026-11-24T03:00:00.000000Z' "
                f"WHERE source_id = '{OPEN_HONEY}'")),
    ({SUMS}, "UPDATE statement SET commission_dong = commission_dong + 1"),
    ({SUMS}, "UPDATE statement SET gross_dong = gross_dong + 1"),
    ({SUMS}, "UPDATE statement SET balance_dong = balance_dong + 1"),
    ({SUMS}, ("UPDATE statement SET carried_dong = carried_dong + 7, balance_dong = balance_dong + 7 "
             f"WHERE number = '{STATEMENTS[1]}'")),
    ({SUMS, ACCOUNTS}, ("UPDATE statement SET total_dong = total_dong + 5, balance_dong = balance_dong + 5 "
                       f"WHERE number = '{STATEMENTS[1]}'")),
    ({PAPERS}, "UPDATE stored_file SET sha256 = 'x'"),
    ({WHOLE}, f"UPDATE stock_movement SET source_id = {NEW} WHERE kind = 'customer_return'"),
    ({WHOLE}, EMPTY_SALE),
    ({WHOLE, STOCK}, "DELETE FROM stock_movement WHERE kind = 'customer_return'"),
    ({CONTENT}, "UPDATE sale SET content = content || ' '"),
    ({NUMBERS}, "UPDATE sale SET clash = 2 WHERE number = 1"),
    ({TOTALS}, "UPDATE shift_closing SET sales = sales + 1"),
    ({TOTALS}, "UPDATE shift_closing SET totals = '{}'"),
    ({PERPETUAL}, "UPDATE shift_closing SET perpetual_total_dong = perpetual_total_dong - 1"),
    ({RETURNS}, "UPDATE line_returned SET returned = 2"),
    ({RETURNS}, "UPDATE line_returned SET sold = sold + 1"),
    ({RETURNS}, "DELETE FROM line_returned"),
    ({RETURNS, HALVES}, MORE_BACK),
    ({CASH}, "UPDATE shift_closing SET expected_dong = expected_dong + 1"),
    ({CASH}, "UPDATE shift_closing SET difference_dong = difference_dong + 1"),
    ({CASH}, "UPDATE shift SET float_dong = float_dong + 1"),
    ({CASH}, "UPDATE cash_movement SET amount_dong = amount_dong + 1"),
]  # fmt: skip


def audited(session: Session, now: datetime) -> Report:
    """The verdict at the end of the second day."""
    return audit(session, today=(now + timedelta(days=1)).date())


def broken(session: Session, now: datetime) -> set[str]:
    """The titles of the broken checks."""
    return {check.title for check in audited(session, now).checks if check.broken}


def test_honest_books_are_clean(session: Session, books: World, now: datetime) -> None:
    report = audited(session, now)
    assert [(check.title, check.broken) for check in report.checks if check.broken] == []
    assert report.sound
    assert (report.unassigned, report.warnings) == (1, ())
    assert all(check.rows > 0 for check in report.checks)
    assert {check.code for check in report.checks} >= {
        "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I13", "I14", "I17", "I18",
    }  # fmt: skip


def test_every_check_has_a_fault_that_breaks_it_alone() -> None:
    alone = {title for titles, _ in FAULTS if len(titles) == 1 for title in titles}
    assert alone | {FACTS, WHOLE_NUMBERS} == {check.title for check in CHECKS}


def test_every_planted_fault_is_seen_by_its_check_alone(
    session: Session, books: World, now: datetime
) -> None:
    seen = []
    with unlocked(session):
        for _, fault in FAULTS:
            with planted(session, *fault.split("; ")):
                seen.append((broken(session, now), fault))
    assert seen == FAULTS


TWICE = [
    (NUMBERS, "UPDATE sale SET number = 2 WHERE number = 1", "sale"),
    (ONCE, copied(AccountEntry, f"source_id = '{OPEN_HONEY}'", id=NEW, amount_dong="0"), "account_entry"),
]


@pytest.mark.parametrize(("title", "fault", "table"), TWICE, ids=["receipt number", "entry of a line"])
def test_what_is_there_twice_is_seen_though_its_constraint_is_lost(
    session: Session, books: World, now: datetime, title: str, fault: str, table: str
) -> None:
    with spoiled(session, fault, free=table):
        assert broken(session, now) == {title}


def test_a_missing_trigger_is_seen(session: Session, books: World, now: datetime) -> None:
    on = " ON sale" if session.get_bind().dialect.name == "postgresql" else ""
    session.execute(text(f"DROP TRIGGER sale_no_update{on}"))
    [found] = [check for check in audited(session, now).checks if check.broken]
    assert (found.title, found.broken) == (FACTS, ("sale_no_update",))
    session.rollback()


DOES_NOTHING = {
    "sqlite": (
        "DROP TRIGGER {name}",
        "CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN 0 BEGIN SELECT 1; END",
    ),
    "postgresql": (
        "CREATE FUNCTION do_nothing() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$",
        "DROP TRIGGER {name} ON {table}",
        "CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION do_nothing()",
    ),
}


@pytest.mark.parametrize(
    ("table", "event"),
    [("sale", "UPDATE"), ("statement", "UPDATE"), ("delivery_line", "INSERT"), ("entry_claim", "DELETE")],
)
def test_a_trigger_of_the_right_name_that_does_nothing_is_seen(
    session: Session, books: World, now: datetime, table: str, event: str
) -> None:
    name = f"{table}_no_{event.lower()}"
    for statement in DOES_NOTHING[session.get_bind().dialect.name]:
        session.execute(text(statement.format(name=name, table=table, event=event)))
    [found] = [check for check in audited(session, now).checks if check.broken]
    assert (found.title, found.broken) == (FACTS, (name,))
    session.rollback()


def test_a_trigger_whose_function_does_nothing_is_seen(session: Session, books: World, now: datetime) -> None:
    has_functions = session.get_bind().dialect.name == "postgresql"
    if has_functions:
        session.execute(
            text(
                "CREATE OR REPLACE FUNCTION delivery_line_no_insert() RETURNS trigger LANGUAGE plpgsql "
                "AS $$BEGIN RETURN NEW; END$$"
            )
        )
    found = {check.title: check.broken for check in audited(session, now).checks if check.broken}
    assert found == ({FACTS: ("delivery_line_no_insert",)} if has_functions else {})
    session.rollback()


@pytest.mark.parametrize("how", ["DISABLE", "ENABLE REPLICA"])
def test_a_trigger_that_sleeps_is_seen(session: Session, books: World, now: datetime, how: str) -> None:
    sleeps = session.get_bind().dialect.name == "postgresql"  # SQLite's triggers cannot
    if sleeps:
        session.execute(text(f"ALTER TABLE sale {how} TRIGGER sale_no_update"))
    assert broken(session, now) == ({"facts are append-only"} if sleeps else set())
    session.rollback()


def test_a_column_that_could_hold_fractions_is_seen(session: Session, books: World, now: datetime) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("ALTER TABLE payment ALTER COLUMN amount_dong TYPE numeric"))
    else:
        session.execute(text("ALTER TABLE payment RENAME TO payment_strict"))
        session.execute(text("CREATE TABLE payment AS SELECT * FROM payment_strict"))
        create_triggers(session.connection(), Base.metadata)
    [found] = [check for check in audited(session, now).checks if check.broken]
    assert (found.title, found.broken[0].split(".")[0]) == (WHOLE_NUMBERS, "payment")
    session.rollback()


def test_what_is_broken_is_named(session: Session, books: World, now: datetime) -> None:
    with unlocked(session):
        for title, fault, name in (
            (HALVES, LONE_LINE, str(key(900))),
            (PAID_OUT, copied(Payout, "amount_dong = 100000", id=NEW, number="'PC2'"), "PC2"),
            (CONTENT, "UPDATE sale SET content = '' WHERE number = 2", "KG01-000002"),
            (SUMS, f"UPDATE statement SET gross_dong = 0 WHERE number = '{STATEMENTS[0]}'", STATEMENTS[0]),
        ):
            with planted(session, fault):
                found = {check.title: check.broken for check in audited(session, now).checks}
                assert found[title] == (name,)


def test_gaps_in_a_tills_numbers_are_named() -> None:
    assert gaps([1, 2, 5, 5, 9]) == [(3, 4), (6, 8)]
    assert gaps([]) == []
