"""The list of sold lines, and what they make together."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from core.lists import ListRequest
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.products.models import Product
from pos.checkout.services import record_sale
from review.sales import queries
from review.sales.rules import By, Sums, means_of, part_bp
from tests.tickets import line, sent, ticket
from tests.worlds import World, key, make_world

TODAY = date(2026, 11, 24)
SET = "07"


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """Two jars of honey with a discount and some shrimp for cash; shrimp and something unknown by card."""
    world = make_world(session, minh)
    first = [line(world.honey, 2, 240_000, 48_000, name="Mật ong"), line(world.shrimp, 1, 185_000)]
    record_sale(sent(ticket(world, 1, first)), place=world.place, now=now)
    second = ticket(world, 2, [line(world.shrimp, 1, 185_000), line(None, 1, 50_000, scanned="4711")])
    second["payments"][0]["means"] = "card"
    record_sale(sent(second), place=world.place, now=now)
    certificate = {"product_id": world.honey, "stars": 4, "decided_on": date(2026, 1, 1)}
    session.execute(insert(CertificateRow).values(id=key(70), valid_to=date(2026, 11, 24), **certificate))
    session.commit()
    return world


def lines(session: Session, scope: Actor, **asked: Any) -> list[tuple[str, int]]:
    """The lines that are found: receipt and what was paid."""
    request = ListRequest(**{"sort": "paid", "down": True, **asked})
    found = queries.listed(session, request, scope=scope).rows
    return [(row.receipt[-1], row.paid_dong) for row in found]


def test_a_line_says_when_where_what_and_how_it_splits(session: Session, world: World, lan: Actor) -> None:
    [row, *_] = queries.listed(session, ListRequest(sort="paid", down=True), scope=lan).rows
    assert (row.receipt, row.till, row.place, row.cashier) == (
        "KG01-000001", "KG01", "Showroom Rạch Giá", "Minh",
    )  # fmt: skip
    assert (row.product_name, row.producer_name, row.quantity, row.stars, row.means) == (
        "Mật ong", "Hộ Hoa", 2, 4, ("cash",),
    )  # fmt: skip
    assert (row.list_dong, row.discount_dong, row.paid_dong) == (480_000, 48_000, 432_000)
    assert row.share_dong is not None
    assert row.paid_dong == row.share_dong + (row.house_dong or 0) + (row.host_dong or 0)


def test_what_is_not_known_has_no_shares_and_is_in_the_sums(
    session: Session, world: World, lan: Actor
) -> None:
    [row] = queries.listed(session, ListRequest(search="4711"), scope=lan).rows
    assert (row.producer_name, row.share_dong, row.house_dong, row.host_dong) == ("", None, None, None)
    sums = queries.sums(session, ListRequest(), scope=lan)
    assert (sums.receipts, sums.lines, sums.paid_dong, sums.discount_dong) == (2, 4, 852_000, 48_000)
    assert sums.unassigned_dong == 50_000


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"search": "mat ong"}, [("1", 432_000)]),
        ({"search": "HOA tom"}, [("1", 185_000), ("2", 185_000)]),
        ({"search": "000002"}, [("2", 185_000), ("2", 50_000)]),
        ({"filters": {"means": "card"}}, [("2", 185_000), ("2", 50_000)]),
        ({"filters": {"means": "voucher"}}, []),
        ({"filters": {"stars": "4"}}, [("1", 432_000)]),
        ({"filters": {"stars": "0", "means": "cash"}}, [("1", 185_000)]),
        ({"filters": {"place": "KG", "stars": "4"}}, [("1", 432_000)]),
        ({"filters": {"place": "HT"}}, []),
        ({"filters": {"cashier": "lan"}}, []),
        ({"filters": {"cashier": "minh", "stars": "4"}}, [("1", 432_000)]),
        ({"filters": {"set": SET}}, [("1", 432_000)]),
        ({"filters": {"set": "none", "means": "cash"}}, [("1", 185_000)]),
        ({"first_day": date(2026, 11, 25)}, []),
        ({"last_day": TODAY, "search": "mật"}, [("1", 432_000)]),
    ],
)
def test_lines_are_narrowed(
    session: Session, world: World, lan: Actor, asked: dict[str, Any], found: list[tuple[str, int]]
) -> None:
    session.execute(update(Product).where(Product.id == world.honey).values(set_code=SET))
    session.commit()
    assert sorted(lines(session, lan, **asked)) == sorted(found)


def test_stars_are_those_of_the_day_of_the_sale(session: Session, world: World, lan: Actor) -> None:
    session.execute(update(CertificateRow).values(valid_to=date(2026, 11, 23)))
    session.commit()
    assert lines(session, lan, filters={"stars": "4"}) == []
    session.execute(update(CertificateRow).values(valid_to=TODAY, ended_on=TODAY, end_kind="revoked"))
    session.commit()
    assert lines(session, lan, filters={"stars": "4"}) == []


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (By.DAY, [TODAY]),
        (By.HOUR, [9]),
        (By.PLACE, ["Showroom Rạch Giá"]),
        (By.PRODUCER, ["Hộ Hoa", None]),
        (By.PRODUCT, ["Mật ong rừng tràm", "Tôm khô đất loại 1", None]),
        (By.SET, [None]),
        (By.STARS, [0, 4]),
        (By.CASHIER, ["Minh"]),
        (By.MEANS, [1, 4]),
    ],
)
def test_lines_are_put_together(
    session: Session, world: World, lan: Actor, by: By, names: list[object]
) -> None:
    found = queries.grouped(session, ListRequest(sort="group"), by, scope=lan)
    assert [group.name for group in found.rows] == names
    assert found.total == len(names)
    together = queries.sums(session, ListRequest(), scope=lan)
    assert sum(group.sums.paid_dong for group in found.rows) == together.paid_dong
    assert sum(group.sums.share_dong for group in found.rows) == together.share_dong


def test_groups_are_narrowed_like_lines_and_put_in_order(session: Session, world: World, lan: Actor) -> None:
    by_paid = ListRequest(sort="paid", down=True, filters={"means": "cash"})
    rows = queries.grouped(session, by_paid, By.PRODUCT, scope=lan).rows
    assert [(row.other, row.sums.paid_dong) for row in rows] == [("MAT", 432_000), ("TOM", 185_000)]


def test_an_actor_of_one_place_sees_no_other(session: Session, world: World, lan: Actor) -> None:
    here = replace(lan, location_ids=frozenset({world.location_id}))
    elsewhere = replace(lan, location_ids=frozenset({UUID(int=3)}))
    assert len(lines(session, here)) == 4
    assert lines(session, elsewhere) == []
    assert queries.sums(session, ListRequest(), scope=elsewhere) == Sums()
    assert queries.grouped(session, ListRequest(), By.PLACE, scope=elsewhere).rows == []
    assert [place.code for place in queries.places(session, scope=here)] == ["KG"]
    assert queries.places(session, scope=elsewhere) == []


def test_parts_are_said_to_the_tenth_of_a_percent() -> None:
    assert (part_bp(782, 1000), part_bp(1, 3), part_bp(-1, 3), part_bp(5, 0)) == (7820, 3330, -3330, None)
    assert (means_of(0), means_of(3), means_of(12)) == ([], ["cash", "transfer"], ["card", "voucher"])
