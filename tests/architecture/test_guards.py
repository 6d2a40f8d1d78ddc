"""Confirmed deliveries and claims are kept: both databases refuse what would change them."""

import threading
from datetime import date, datetime
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core.db import GUARDS, Base, db
from core.ids import new_id
from core.permissions import Actor
from inventory.deliveries import services as deliveries
from inventory.deliveries.models import Delivery, DeliveryLine
from inventory.deliveries.services import DeliveryItem, NewDelivery
from pos.checkout.services import record_sale
from settlement.statements.models import EntryClaim
from settlement.statements.services import cancel, issue
from tests.tickets import line, sent, ticket
from tests.worlds import World, make_world

FREE, FIXED = (f"SELECT id FROM delivery WHERE confirmed_at IS {word} NULL" for word in ("", "NOT"))
ADDED = (
    f"INSERT INTO delivery_line (id, delivery_id, product_id, lot_code, quantity) SELECT '{UUID(int=99)}', "
    "({}), product_id, lot_code, quantity FROM delivery_line LIMIT 1"
)
REFUSED = (
    ADDED.format(FIXED),
    f"UPDATE delivery_line SET quantity = quantity + 1 WHERE delivery_id = ({FIXED})",
    f"UPDATE delivery_line SET delivery_id = ({FIXED}) WHERE delivery_id = ({FREE})",
    f"UPDATE delivery_line SET delivery_id = ({FREE}) WHERE delivery_id = ({FIXED})",
    f"DELETE FROM delivery_line WHERE delivery_id = ({FIXED})",
    "UPDATE delivery SET delivered_on = '2026-01-01' WHERE confirmed_at IS NOT NULL",
    "UPDATE delivery SET number = NULL, confirmed_at = NULL, confirmed_by = NULL",
    "DELETE FROM delivery WHERE confirmed_at IS NOT NULL",
    "UPDATE entry_claim SET statement_id = statement_id",
    "DELETE FROM entry_claim",
)
ALLOWED = (
    ADDED.format(FREE),
    f"UPDATE delivery_line SET quantity = quantity + 1 WHERE delivery_id = ({FREE})",
    f"DELETE FROM delivery_line WHERE delivery_id = ({FREE})",
    "UPDATE delivery SET delivered_on = '2026-01-01' WHERE confirmed_at IS NULL",
)
TRUNCATED = ("delivery", "delivery_line", "entry_claim")
REPLACED = "REPLACE INTO {0} SELECT * FROM {0}"


@pytest.fixture
def world(session: Session, lan: Actor, now: datetime) -> World:
    """A delivery that is confirmed and a draft, and a jar of honey on a statement."""
    world = make_world(session, lan)
    deliveries.confirm_delivery(delivery_id=_draft(world, lan, now), actor=lan, now=now)
    _draft(world, lan, now)
    sold = ticket(world, 1, [line(world.honey, 1, 240_000)])
    record_sale(sent(sold), place=world.place, now=now)
    issue(producer_id=world.hoa, cut_off=now.date(), actor=lan, now=now)
    return world


def _draft(world: World, lan: Actor, now: datetime) -> UUID:
    delivery = NewDelivery(
        location_id=world.location_id,
        producer_id=world.hoa,
        delivered_on=now.date(),
        items=(DeliveryItem(product_id=world.honey, quantity=5, lot_code="L1", expiry=date(2027, 6, 1)),),
    )
    return deliveries.draft_delivery(delivery=delivery, actor=lan, now=now)


def _try(session: Session, change: str) -> None:
    with session.begin_nested():
        session.execute(text(change))


def test_the_guards_are_on_real_tables_and_columns() -> None:
    tables = Base.metadata.tables
    for guard in GUARDS:
        if guard.document:
            assert guard.document.key in tables[guard.table].columns
            assert guard.document.refuses.split()[0] in tables[guard.document.table].columns


def test_a_confirmed_delivery_and_a_claim_refuse_every_change(session: Session, world: World) -> None:
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    wholes = (f"TRUNCATE {table} CASCADE" for table in TRUNCATED)
    replaced = (REPLACED.format(table) for table in TRUNCATED)
    for change in (*REFUSED, *(wholes if is_postgresql else replaced)):
        with pytest.raises(DBAPIError, match="append-only"):
            _try(session, change)
    session.rollback()


def test_a_draft_changes_freely(session: Session, world: World) -> None:
    for change in ALLOWED:
        _try(session, change)
    session.rollback()


def test_claims_go_with_their_statement(session: Session, world: World, lan: Actor, now: datetime) -> None:
    cancel(number="QT2026-000001", actor=lan, now=now)
    assert session.scalars(select(func.count()).select_from(EntryClaim)).one() == 0


def test_no_line_slips_in_while_a_delivery_is_confirmed(
    app: Flask, session: Session, world: World, lan: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = session.scalars(select(Delivery.id).where(Delivery.confirmed_at.is_(None))).one()
    refused: list[str] = []

    def slip_in() -> None:
        added = {"delivery_id": draft, "product_id": world.honey, "lot_code": "", "quantity": 1}
        with app.app_context():
            try:
                db.session().execute(insert(DeliveryLine).values(id=new_id(now), **added))
                db.session().commit()
            except DBAPIError as error:
                refused.append(str(error.orig))

    other = threading.Thread(target=slip_in)
    receive = deliveries.confirming.receive

    def meanwhile(*args: object) -> None:
        other.start()
        other.join(0.5)
        receive(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(deliveries.confirming, "receive", meanwhile)
    deliveries.confirm_delivery(delivery_id=draft, actor=lan, now=now)
    other.join()
    assert len(refused) == 1
    lines = select(func.count()).select_from(DeliveryLine).where(DeliveryLine.delivery_id == draft)
    assert session.scalars(lines).one() == 1
