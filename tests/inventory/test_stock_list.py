"""The list of the stock, and the ledger of one product."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.lists import ListRequest
from core.permissions import Actor
from inventory.stock import queries
from inventory.stock.models import Lot, StockBalance
from inventory.stock.queries import ListedLot, Note
from inventory.stock.rules import MovementKind
from inventory.stock.views import equation_of
from pos.checkout.services import record_sale
from tests.tickets import line, sent, ticket
from tests.worlds import World, key, make_world

TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """Shrimp and honey, 20 of each; three of the honey are sold today."""
    world = make_world(session, minh)
    record_sale(sent(ticket(world, 1, [line(world.honey, 3, 240_000)])), place=world.place, now=now)
    return world


def rows(session: Session, scope: Actor, **asked: object) -> Sequence[ListedLot]:
    """The lots that are asked for."""
    request = ListRequest(**{"sort": "name", **asked})  # type: ignore[arg-type]
    return queries.listed(session, request, day=TODAY, scope=scope).rows


def lot_of(session: Session, code: str) -> UUID:
    """The id of the one lot of a product."""
    found = session.scalar(select(Lot.id).where(Lot.product_id == key(5 if code == "MAT" else 4)))
    assert found
    return found


def test_a_lot_stands_with_its_places_and_how_long_it_lasts(
    session: Session, world: World, lan: Actor
) -> None:
    honey, shrimp = rows(session, lan)
    assert (honey.product_code, honey.quantity, honey.sold, honey.cover_days) == ("MAT", 17, 3, 170)
    assert dict(honey.places) == {world.location_id: 17}
    assert (shrimp.quantity, shrimp.sold, shrimp.cover_days, shrimp.note) == (20, 0, None, None)


@pytest.mark.parametrize(
    ("expiry", "quantity", "note"),
    [
        (TODAY - timedelta(days=1), 17, Note.EXPIRED),
        (TODAY, 17, Note.EXPIRING),
        (TODAY + timedelta(days=30), 17, Note.EXPIRING),
        (TODAY + timedelta(days=31), 17, None),
        (None, 0, None),
    ],
)
def test_what_is_out_of_date_is_noted_and_found(
    session: Session, world: World, lan: Actor, expiry: date | None, quantity: int, note: Note | None
) -> None:
    lot = lot_of(session, "MAT")
    session.execute(update(Lot).where(Lot.id == lot).values(expiry=expiry))
    session.execute(update(StockBalance).where(StockBalance.lot_id == lot).values(quantity=quantity))
    found = {row.product_code: row.note for row in rows(session, lan)}
    assert found.get("MAT") == note
    for each in (Note.EXPIRED, Note.EXPIRING):
        noted = [row.product_code for row in rows(session, lan, filters={"note": each})]
        assert noted == (["MAT"] if note is each else [])


def test_what_runs_out_or_is_below_nothing_is_noted_and_found(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    record_sale(sent(ticket(world, 2, [line(world.honey, 17, 240_000)])), place=world.place, now=now)
    assert [row.product_code for row in rows(session, lan)] == ["TOM"]
    record_sale(sent(ticket(world, 3, [line(world.shrimp, 19, 185_000)])), place=world.place, now=now)
    [shrimp] = rows(session, lan, filters={"note": Note.LOW})
    assert (shrimp.quantity, shrimp.cover_days, shrimp.note) == (1, 1, Note.LOW)
    record_sale(sent(ticket(world, 4, [line(world.honey, 2, 240_000)])), place=world.place, now=now)
    [honey] = rows(session, lan, filters={"note": Note.NEGATIVE})
    assert (honey.quantity, honey.note) == (-2, Note.NEGATIVE)


@pytest.mark.parametrize(
    ("search", "found"), [("mật", ["MAT"]), ("hoa", ["MAT", "TOM"]), ("TOM", ["TOM"]), ("khô mực", [])]
)
def test_a_lot_is_found_by_its_goods_and_their_producer(
    session: Session, world: World, lan: Actor, search: str, found: Sequence[str]
) -> None:
    assert [row.product_code for row in rows(session, lan, search=search)] == found


def test_places_are_seen_by_who_works_there(session: Session, world: World, lan: Actor) -> None:
    elsewhere = Actor(
        person_id=lan.person_id, permissions=lan.permissions, location_ids=frozenset({UUID(int=3)})
    )
    assert rows(session, elsewhere) == []
    assert queries.places(session, scope=elsewhere) == []
    assert [place.code for place in queries.places(session, scope=lan)] == ["KG"]
    assert len(rows(session, lan, filters={"place": "KG"})) == 2
    assert rows(session, lan, filters={"place": "CR"}) == []
    other = Actor(person_id=lan.person_id, permissions=lan.permissions, producer_id=UUID(int=4))
    assert rows(session, other) == []


def test_the_equation_of_some_days_agrees_with_the_books(session: Session, world: World, lan: Actor) -> None:
    [row] = queries.equation(session, world.honey, TODAY, TODAY, scope=lan)
    books = queries.on_the_books(session, world.honey)
    equation = equation_of([row], {}, books)
    assert (row.opening, row.sold, row.closing) == (20, 3, 17)
    assert (equation.agrees, equation.columns[0], equation.columns[-1]) == (True, "opening", "closing")
    assert equation_of([row], {}, {world.location_id: 16}).agrees is False
    assert equation_of([row], {}, None).agrees is None
    elsewhere = Actor(
        person_id=lan.person_id, permissions=lan.permissions, location_ids=frozenset({UUID(int=3)})
    )
    assert queries.equation(session, world.honey, TODAY, TODAY, scope=elsewhere) == []


def test_movements_are_listed_by_kind_place_and_days(session: Session, world: World, lan: Actor) -> None:
    def moved(**asked: object) -> Sequence[tuple[MovementKind, int, str, str]]:
        request = ListRequest(**{"sort": "day", "down": True, **asked})  # type: ignore[arg-type]
        page = queries.movements(session, world.honey, request, scope=lan)
        return [(row.kind, row.quantity, row.from_name, row.to_name) for row in page.rows]

    sold = (MovementKind.SOLD, 3, "Showroom Rạch Giá", "Khách hàng")
    assert sold in moved()
    assert moved(filters={"kind": "sold"}) == [sold]
    assert sold in moved(filters={"at": "KG"})
    assert moved(filters={"at": "CR"}) == []
    assert moved(first_day=TODAY + timedelta(days=1)) == []
