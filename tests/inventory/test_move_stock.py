"""The ledger of goods: what a sale takes, what comes back, and the balances that follow."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.db import transaction
from core.permissions import Actor
from inventory.locations.models import Location
from inventory.locations.rules import CUSTOMER, DAMAGED, LocationId, LocationKind
from inventory.products.rules import ProductId
from inventory.stock.models import Lot, StockBalance, StockMovement
from inventory.stock.rules import LotId, MovementKind, Returning, Taken, Taking
from inventory.stock.services import Cause, TakenLots, put_back, take
from tests.conftest import NOW
from tests.worlds import World, add_stock, key, make_world

CAUSE = Cause(
    source_kind="sale_line", business_day=date(2026, 11, 24), occurred_at=NOW, actor_id=None, now=NOW
)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The showroom: 20 shrimps without a lot code, and two lots that expire before any other."""
    world = make_world(session, minh)
    add_stock(session, world, world.shrimp, 3, code="L2", expiry=date(2027, 6, 1))
    add_stock(session, world, world.shrimp, 2, code="L1", expiry=date(2027, 1, 1))
    session.commit()
    return world


def sell(world: World, *lines: tuple[ProductId, int]) -> TakenLots:
    """Take goods for lines that are numbered from 500 on."""
    takings = [
        Taking(line_id=key(500 + number), product_id=product, quantity=quantity)
        for number, (product, quantity) in enumerate(lines)
    ]
    with transaction() as writing:
        return take(writing, takings, location_id=world.location_id, cause=CAUSE)


def bring_back(quantity: int, to: LocationId, product: ProductId, *lots: Taken) -> None:
    """Take goods back on the line 600."""
    returning = Returning(
        line_id=key(600), product_id=product, quantity=quantity, lots=lots, to_location_id=to
    )
    with transaction() as writing:
        put_back(writing, [returning], CAUSE)


def balances(session: Session, place: UUID) -> dict[str, tuple[int, int]]:
    """Quantity and oversold of the shrimp's lots at a place, by their codes."""
    chosen = select(Lot.code, StockBalance.quantity, StockBalance.oversold).join(
        StockBalance, StockBalance.lot_id == Lot.id
    )
    rows = session.execute(chosen.where(StockBalance.location_id == place, Lot.product_id == key(4)))
    return {row.code: (row.quantity, row.oversold) for row in rows}


def lot_of(session: Session, code: str) -> LotId:
    """The id of a shrimp's lot."""
    return LotId(session.scalars(select(Lot.id).where(Lot.product_id == key(4), Lot.code == code)).one())


def test_a_sold_line_names_the_lots_that_it_took_in_their_order(session: Session, world: World) -> None:
    taken = sell(world, (world.shrimp, 4))
    assert (taken.lots, taken.oversold) == ({key(500): "L1, L2"}, {})
    assert balances(session, world.location_id) == {"": (20, 0), "L1": (0, 0), "L2": (1, 0)}


def test_two_lines_of_one_product_share_what_is_on_the_shelf(session: Session, world: World) -> None:
    taken = sell(world, (world.shrimp, 2), (world.honey, 1), (world.shrimp, 2))
    assert taken.lots == {key(500): "L1", key(502): "L2"}
    assert balances(session, world.location_id)["L2"] == (1, 0)


def test_what_no_lot_can_give_is_taken_from_the_last_one(session: Session, world: World) -> None:
    taken = sell(world, (world.shrimp, 27))
    assert taken.oversold == {key(500): 2}
    assert balances(session, world.location_id) == {"": (0, 0), "L1": (-2, 2), "L2": (0, 0)}
    kinds = select(StockMovement.kind, StockMovement.quantity).where(
        StockMovement.to_location_id == CUSTOMER, StockMovement.lot_id == lot_of(session, "L1")
    )
    assert set(session.execute(kinds)) == {(MovementKind.SOLD, 2), (MovementKind.OVERSOLD, 2)}


def test_goods_that_a_place_never_had_are_oversold_there_alone(session: Session, world: World) -> None:
    elsewhere = LocationId(key(700))
    with transaction() as writing:
        place = {"id": elsewhere, "code": "CM", "name": "Cà Mau", "kind": LocationKind.SHOWROOM}
        writing.execute(Location.__table__.insert().values(**place))
        take(
            writing,
            [Taking(line_id=key(500), product_id=world.shrimp, quantity=1)],
            location_id=elsewhere,
            cause=CAUSE,
        )
    assert balances(session, elsewhere) == {"": (-1, 1)}
    assert balances(session, world.location_id)[""] == (20, 0)


def test_goods_come_back_into_the_lots_that_they_were_sold_from(session: Session, world: World) -> None:
    sell(world, (world.shrimp, 5))
    lots = [
        Taken(lot_id=lot_of(session, code), quantity=quantity) for code, quantity in (("L1", 2), ("L2", 1))
    ]
    bring_back(3, world.location_id, world.shrimp, *lots)
    assert balances(session, world.location_id) == {"": (20, 0), "L1": (2, 0), "L2": (1, 0)}


def test_more_than_was_sold_comes_back_into_the_last_lot_that_is_known(
    session: Session, world: World
) -> None:
    bring_back(3, world.location_id, world.shrimp, Taken(lot_id=lot_of(session, "L2"), quantity=1))
    assert balances(session, world.location_id) == {"": (20, 0), "L1": (2, 0), "L2": (6, 0)}


def test_goods_of_an_unknown_sale_come_back_into_the_newest_lot(session: Session, world: World) -> None:
    bring_back(1, world.location_id, world.shrimp)
    assert balances(session, world.location_id) == {"": (20, 0), "L1": (3, 0), "L2": (3, 0)}


def test_damaged_goods_wait_apart_and_are_not_for_sale(session: Session, world: World) -> None:
    bring_back(1, DAMAGED, world.shrimp, Taken(lot_id=lot_of(session, "L1"), quantity=1))
    assert balances(session, DAMAGED) == {"L1": (1, 0)}
    assert balances(session, world.location_id)["L1"] == (2, 0)
