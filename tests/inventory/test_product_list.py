"""The list of products: what each is wanting, in which order, narrowed by what, seen by whom."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from core.lists import ListRequest
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.products import queries
from inventory.products.models import Barcode, PriceRow, Product
from inventory.products.queries import ListedProduct, State
from tests.worlds import World, key, make_world

TODAY = date(2026, 11, 24)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """Shrimp and honey; the honey has had four stars since the spring."""
    world = make_world(session, minh)
    certificate = {"id": key(70), "product_id": world.honey, "stars": 4, "number": "12/QĐ"}
    days = {"decided_on": date(2026, 4, 1), "valid_to": date(2029, 4, 1)}
    session.execute(insert(CertificateRow).values(**certificate, **days))
    session.commit()
    return world


def rows(session: Session, scope: Actor, now: datetime, **asked: object) -> Sequence[ListedProduct]:
    """The products that are asked for."""
    request = ListRequest(**{"sort": "name", **asked})  # type: ignore[arg-type]
    return queries.listed(session, request, now=now, day=TODAY, scope=scope).rows


def codes(session: Session, scope: Actor, now: datetime, **asked: object) -> Sequence[str]:
    """Their codes."""
    return [row.code for row in rows(session, scope, now, **asked)]


def test_a_product_stands_with_its_price_stars_and_stock(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    honey, shrimp = rows(session, lan, now)
    assert (honey.code, honey.producer_name, honey.stars, honey.price_dong) == ("MAT", "Hộ Hoa", 4, 240_000)
    assert (honey.quantity, honey.barcode, honey.state) == (20, "8938500001376", State.SELLING)
    assert (shrimp.code, shrimp.stars) == ("TOM", 0)


def test_a_price_holds_from_its_moment_on_and_stars_until_their_day(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    dearer = {"id": key(71), "product_id": world.honey, "scope": "product", "unit_price_dong": 250_000}
    session.execute(
        insert(PriceRow).values(**dearer, valid_from=now + timedelta(hours=1), set_by=lan.person_id)
    )
    session.execute(update(CertificateRow).values(ended_on=TODAY, end_kind="revoked"))
    assert [(row.price_dong, row.stars) for row in rows(session, lan, now, search="MAT")] == [(240_000, 0)]
    later = now + timedelta(hours=1)
    assert [row.price_dong for row in rows(session, lan, later, search="MAT")] == [250_000]


def test_what_is_wanting_is_told_and_found(session: Session, world: World, lan: Actor, now: datetime) -> None:
    product = {"vat_class": "8", "producer_id": world.hoa, "changed_at": now}
    bare = {"id": key(72), "code": "KHO", "name": "Khô cá", "search_key": "kho ca"}
    old = {"id": key(73), "code": "CU", "name": "Trà cũ", "search_key": "tra cu", "retired_at": now}
    for each in (bare, old):
        session.execute(insert(Product).values(**product, **each))
    assert codes(session, lan, now, filters={"state": "without_price"}) == ["KHO"]
    assert codes(session, lan, now, filters={"state": "without_code"}) == ["KHO"]
    assert codes(session, lan, now, filters={"state": "retired"}) == ["CU"]
    assert codes(session, lan, now, filters={"state": "selling"}) == ["KHO", "MAT", "TOM"]
    states = {row.code: row.state for row in rows(session, lan, now)}
    assert (states["KHO"], states["CU"]) == (State.WITHOUT_PRICE, State.RETIRED)
    session.execute(update(Barcode).where(Barcode.product_id == world.honey).values(product_id=key(72)))
    assert {row.code: row.state for row in rows(session, lan, now)}["MAT"] is State.WITHOUT_CODE


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("mật ong", ["MAT"]),
        ("tom", ["TOM"]),
        ("8938500001376", ["MAT"]),
        ("hộ hoa", ["MAT", "TOM"]),
        ("p0001", ["MAT", "TOM"]),
        ("893850000137", []),
    ],
)
def test_a_product_is_found_by_name_code_barcode_and_producer(
    session: Session, world: World, lan: Actor, now: datetime, search: str, found: Sequence[str]
) -> None:
    assert codes(session, lan, now, search=search) == found


def test_products_stand_in_the_order_asked_for(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    assert codes(session, lan, now, sort="price") == ["TOM", "MAT"]
    assert codes(session, lan, now, sort="stars", down=True) == ["MAT", "TOM"]
    assert codes(session, lan, now, filters={"stars": "4"}) == ["MAT"]
    assert codes(session, lan, now, filters={"stars": "0"}) == ["TOM"]
    assert codes(session, lan, now, filters={"set": "1"}) == []


def test_who_works_at_one_place_sees_what_is_there(
    session: Session, world: World, lan: Actor, hoa: Actor, now: datetime
) -> None:
    elsewhere = Actor(
        person_id=lan.person_id, permissions=lan.permissions, location_ids=frozenset({UUID(int=3)})
    )
    assert [row.quantity for row in rows(session, elsewhere, now)] == [0, 0]
    mine = Actor(person_id=hoa.person_id, permissions=hoa.permissions, producer_id=world.hoa)
    assert codes(session, mine, now) == ["MAT", "TOM"]
    other = Actor(person_id=hoa.person_id, permissions=hoa.permissions, producer_id=UUID(int=4))
    assert codes(session, other, now) == []
