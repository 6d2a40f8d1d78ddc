"""Two days of honest books for the audit to look at, and the means to spoil them unseen."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Table, inspect, text
from sqlalchemy.orm import Session

from core.db import Base, create_triggers
from core.permissions import Actor
from pos.checkout import services
from pos.checkout.rules import Status
from pos.shifts.rules import ShiftOpened
from pos.shifts.services import close_shift, move_cash
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.statements.services import issue, keep_paper
from tests.tickets import back, line, moment, sent, ticket
from tests.worlds import World, add_goods, key, make_world

FIRST, SECOND = date(2026, 11, 24), date(2026, 11, 25)
SOLD, TAKEN, BAG, OPEN_HONEY, OPEN_SHRIMP = (str(key(number)) for number in range(500, 505))
"""Lines: three jars on the first statement, one on the second, a bag of the house, two on no statement."""
BAGS = key(32)
STATEMENTS = ("QT2026-000001", "QT2026-000002")


def keep_books(session: Session, minh: Actor, lan: Actor, now: datetime) -> World:
    """Sales, a return, an oversell, drawers, transfers, rounding, two statements, a payout, house goods.

    The first shift and statement are of the first day, the second of the second; what is sold last is open.
    """
    world = make_world(session, minh)
    add_goods(session, world, BAGS, "TUI", "Túi giấy", 5_000, "8938500002489", ownership="owned")
    session.commit()
    _first_day(world, lan, now)
    _second_day(world, lan, now + timedelta(days=1))
    return world


def _first_day(world: World, lan: Actor, now: datetime) -> None:
    honey = line(world.honey, 3, 240_000, 10_000, id=SOLD)
    _sell(world, 1, [honey, line(world.shrimp, 25, 185_000)], now)
    move_cash(shift_id=world.shift.id, amount_dong=-200_000, reason="Tiền đá lạnh", actor=lan, now=now)
    _sell(world, 2, [back(honey, 1)], now)
    _sell(world, 3, [line(None, 1, 5_000, scanned="?")], now)
    number = issue(producer_id=world.hoa, cut_off=FIRST, actor=lan, now=now + timedelta(hours=1))
    payout = NewPayout(statement=number, amount_dong=100_000, method=PayoutMethod.CASH, paid_on=FIRST)
    record_payout(payout=payout, actor=lan, now=now + timedelta(hours=2))
    late = [line(world.honey, 1, 240_000, id=TAKEN)]
    seen = [_transfer(600, 240_000, seen_at=moment(now))]
    _sell(world, 4, late, now + timedelta(hours=3), payments=seen)
    _close(world, world.shift.id, now + timedelta(hours=4))


def _second_day(world: World, lan: Actor, now: datetime) -> None:
    shift = ShiftOpened(id=key(91), opened_at=now, cashier_id=world.cashier_id, float_dong=300_000)
    told = {
        "shift": {
            "id": str(shift.id),
            "opened_at": moment(now),
            "cashier_id": str(shift.cashier_id),
            "float_dong": shift.float_dong,
        },
        "device_at": moment(now),
    }
    unseen = [_transfer(601, 185_000)]
    _sell(world, 5, [line(world.shrimp, 1, 185_000)], now, payments=unseen, **told)
    issue(producer_id=world.hoa, cut_off=SECOND, actor=lan, now=now + timedelta(hours=1))
    after = now + timedelta(hours=2)
    rounded = {"rounding_dong": -250, "payments": [_transfer(602, 239_000, means="cash")]}
    honey = line(world.honey, 1, 240_000, 750, id=OPEN_HONEY)
    _sell(world, 6, [honey], after, **told | rounded)
    last = [line(world.shrimp, 1, 185_000, id=OPEN_SHRIMP), line(BAGS, 2, 5_000, id=BAG)]
    _sell(world, 7, last, after, **told)
    _close(world, shift.id, now + timedelta(hours=3))
    keep_paper(statement_id=_statement_id(STATEMENTS[0]), content=b"%PDF-1.7", now=now)


def _sell(world: World, number: int, lines: list[dict[str, Any]], now: datetime, **change: Any) -> None:
    body = ticket(world, number, lines, **change)
    outcome = services.record_sale(sent(body), place=world.place, now=now)
    if outcome.status is not Status.CREATED:
        raise AssertionError(outcome.reason)


def _transfer(
    number: int, amount: int, *, means: str = "transfer", seen_at: str | None = None
) -> dict[str, Any]:
    payment = {"id": str(key(number)), "means": means, "amount_dong": amount, "tendered_dong": None}
    return payment | {"reference": "", "seen_at": seen_at}


def _close(world: World, shift_id: UUID, now: datetime) -> None:
    close_shift(
        shift_id=shift_id,
        till_id=world.till_id,
        counted_dong=1_000_000,
        denominations={500_000: 2},
        waiting=0,
        closed_by=world.cashier_id,
        now=now,
    )


def _statement_id(number: str) -> UUID:
    from core.db import db
    from settlement.statements.models import StatementRow

    found: UUID = db.session().query(StatementRow.id).filter_by(number=number).scalar()
    return found


@contextmanager
def spoiled(session: Session, *statements: str, free: str = "") -> Iterator[None]:
    """Books with facts changed behind the program's back, for as long as the audit looks at them.

    `free` names a table that loses its uniqueness too. The triggers stand again when the audit looks.
    """
    with unlocked(session), planted(session, *statements, free=free):
        yield


@contextmanager
def unlocked(session: Session) -> Iterator[None]:
    """A transaction without triggers, checks and foreign keys, which is rolled back."""
    session.rollback()
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL session_replication_role = replica"))
        _drop_constraints(session, "c")
    else:
        _unlock_file(session)
    yield
    session.rollback()


@contextmanager
def planted(session: Session, *statements: str, free: str = "") -> Iterator[None]:
    """One fault in unlocked books, taken out again afterwards."""
    nested = session.begin_nested()
    if free:
        _free(session, free)
    for statement in statements:
        session.execute(text(statement))
    if session.get_bind().dialect.name == "sqlite":
        create_triggers(session.connection(), Base.metadata)
    yield
    nested.rollback()


def _drop_constraints(session: Session, kind: str, table: str = "") -> None:
    found = session.execute(
        text(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint "
            "WHERE contype = :kind AND connamespace = 'public'::regnamespace "
            "AND :owner IN ('', conrelid::regclass::text)"
        ),
        {"kind": kind, "owner": table},
    ).all()
    for owner, name in found:
        session.execute(text(f'ALTER TABLE {owner} DROP CONSTRAINT "{name}"'))


def _unlock_file(session: Session) -> None:
    connection: Any = session.connection().connection.driver_connection
    connection.execute("ROLLBACK")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("BEGIN")
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        connection.execute(f"DROP TRIGGER {name}")


def _free(session: Session, table: str) -> None:
    if session.get_bind().dialect.name == "postgresql":
        _drop_constraints(session, "u", table)
        return
    made = session.scalars(
        text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :t"), {"t": table}
    ).one()
    kept = "\n".join(row for row in made.splitlines() if "UNIQUE (" not in row)
    session.execute(text(f"ALTER TABLE {table} RENAME TO {table}_before"))
    session.execute(text(re.sub(r",(\s*\)\s*STRICT)", r"\1", kept)))
    session.execute(text(f"INSERT INTO {table} SELECT * FROM {table}_before"))


def copied(table: type[Base], where: str, **change: str) -> str:
    """A statement that puts a row in a second time, with other values (SQL) in the named columns."""
    found: Table = inspect(table).local_table
    names = [column.name for column in found.columns]
    values: Mapping[str, str] = {name: change.get(name, name) for name in names}
    return (
        f"INSERT INTO {found.name} ({', '.join(names)}) "
        f"SELECT {', '.join(values[name] for name in names)} FROM {found.name} WHERE {where}"
    )
