"""`flask anomaly`: what a person has to look at, listed and closed once."""

import json
from datetime import datetime
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import Anomaly, AnomalyKind
from core.anomalies.services import AnomalyClosed, NothingSaid, close, open_all
from core.audit.models import AuditEvent
from core.db import transaction
from core.errors import Forbidden, NotFound
from core.permissions import SYSTEM, Actor, Permission
from people.persons.rules import PERMISSIONS, Role
from pos.checkout.services import record_sale
from pos.shifts.services import ensure_shift
from tests.tickets import line, sent, ticket
from tests.worlds import key, make_world


def _run(app: Flask, *arguments: str, code: int = 0) -> str:
    result = app.test_cli_runner().invoke(args=["anomaly", *arguments])
    assert result.exit_code == code, result.output
    return str(result.output)


@pytest.fixture
def priced(session: Session, minh: Actor, now: datetime) -> UUID:
    """A jar of honey that was sold for less than the catalogue says."""
    world = make_world(session, minh)
    with transaction() as writing:
        ensure_shift(writing, world.shift, till_id=world.till_id, now=now)
    record_sale(sent(ticket(world, 1, [line(world.honey, 1, 200_000)])), place=world.place, now=now)
    session.commit()
    return session.scalars(select(AnomalyRow.id)).one()


def test_anomalies_are_listed_with_their_receipt_for_people_and_programs(
    app: Flask, priced: UUID, now: datetime
) -> None:
    told = [str(priced), "price_differs", "2026-11-24T03:00:00.000000Z", "KG01-000001", "200000 / 240000"]
    assert _run(app, "list") == "\t".join(told) + "\n"
    [listed] = json.loads(_run(app, "list", "--json"))
    assert [listed[name] for name in ("id", "kind", "opened_at", "receipt", "note")] == told
    assert (listed["subject_kind"], listed["closed_at"], listed["closing_note"]) == ("sale_line", None, None)


def test_one_kind_is_listed_alone(app: Flask, priced: UUID, now: datetime) -> None:
    rejected = Anomaly(kind=AnomalyKind.SALE_REJECTED, subject_kind="sale", subject_id="no id", note="x")
    with transaction() as session:
        open_all(session, [rejected], now=now)
    assert len(_run(app, "list").splitlines()) == 2
    assert _run(app, "list", "--kind", "sale_rejected").split("\t")[3:] == ["", "x\n"]
    assert str(priced) in _run(app, "list", "--kind", "price_differs", "--open")


def test_what_is_closed_says_who_when_and_why_and_is_open_no_more(
    app: Flask, session: Session, priced: UUID
) -> None:
    _run(app, "close", str(priced), "--note", " Giá hội chợ, đã hỏi Minh ")
    row = session.scalars(select(AnomalyRow)).one()
    assert (row.closed_by, row.closing_note) == (SYSTEM.person_id, "Giá hội chợ, đã hỏi Minh")
    assert row.closed_at
    assert _run(app, "list", "--open") == ""
    assert _run(app, "list").rstrip("\n").split("\t")[-2:] == ["@system", "Giá hội chợ, đã hỏi Minh"]
    trail = select(AuditEvent.action, AuditEvent.detail).where(AuditEvent.subject_id == str(priced))
    assert session.execute(trail).all() == [("anomaly.closed", '{"kind": "price_differs"}')]


def test_closing_twice_is_refused_and_the_first_note_stays(
    app: Flask, session: Session, priced: UUID
) -> None:
    _run(app, "close", str(priced), "--note", "đã xem xong")
    assert "đã được đóng" in _run(app, "close", str(priced), "--note", "xem lần nữa", code=1)
    assert session.scalars(select(AnomalyRow.closing_note)).all() == ["đã xem xong"]


@pytest.mark.parametrize("note", ["", "  ", "xong", "ok!", "… —"])
def test_a_note_says_something(session: Session, priced: UUID, now: datetime, note: str) -> None:
    with pytest.raises(NothingSaid):
        close(anomaly_id=priced, note=note, actor=SYSTEM, now=now)
    assert session.scalars(select(AnomalyRow.closed_at)).all() == [None]


@pytest.mark.usefixtures("session")
def test_what_is_not_there_is_not_closed(now: datetime) -> None:
    with pytest.raises(NotFound):
        close(anomaly_id=key(77), note="đã xem xong", actor=SYSTEM, now=now)


def test_who_may_read_them_may_not_close_them(priced: UUID, now: datetime, lan: Actor) -> None:
    reader = Actor(person_id=key(50), permissions=frozenset({Permission.REVIEW_ANOMALY_READ}))
    with pytest.raises(Forbidden):
        close(anomaly_id=priced, note="đã xem xong", actor=reader, now=now)
    manager = Actor(person_id=lan.person_id, permissions=PERMISSIONS[Role.MANAGER])
    close(anomaly_id=priced, note="đã xem xong", actor=manager, now=now)
    with pytest.raises(AnomalyClosed):
        close(anomaly_id=priced, note="đã xem xong", actor=manager, now=now)


def test_what_was_closed_is_opened_again_by_news_alone(session: Session, minh: Actor, now: datetime) -> None:
    world = make_world(session, minh)
    first = ticket(world, 1, [line(world.honey, 1, 240_000)])
    conflict, another = (first | {"clock_offset_ms": offset} for offset in (1, 2))
    for body in (first, conflict):
        record_sale(sent(body), place=world.place, now=now)
    is_conflict = AnomalyRow.kind == AnomalyKind.SALE_CONFLICT
    [opened] = session.scalars(select(AnomalyRow.id).where(is_conflict)).all()
    close(anomaly_id=opened, note="đã xem xong", actor=SYSTEM, now=now)
    closed = select(AnomalyRow.closed_at).where(is_conflict).order_by(AnomalyRow.id)
    record_sale(sent(conflict), place=world.place, now=now)
    assert session.scalars(closed).all() == [now]
    record_sale(sent(another), place=world.place, now=now)
    assert session.scalars(closed).all() == [now, None]


@pytest.mark.parametrize(
    "change", ["note = 'x'", "closed_at = NULL, closed_by = NULL", "closing_note = 'something else'"]
)
def test_what_was_closed_stays_as_it_was_closed(
    session: Session, priced: UUID, now: datetime, change: str
) -> None:
    close(anomaly_id=priced, note="đã xem xong", actor=SYSTEM, now=now)
    for forbidden in (f"UPDATE anomaly SET {change}", "DELETE FROM anomaly"):
        with pytest.raises(DBAPIError, match="append-only"), session.begin_nested():
            session.execute(text(forbidden))
    session.rollback()
