"""The list of producers: what was agreed with each, whether it can be paid, in which order, seen by whom."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from core.lists import ListRequest
from core.permissions import Actor
from inventory.agreements import services as agreements
from inventory.agreements.rules import AgreementId, TermKind
from inventory.agreements.services import NewAgreement, NewTerm
from inventory.producers import queries, services
from inventory.producers.queries import ListedProducer, State
from inventory.producers.rules import EntityType, ProducerId
from inventory.producers.services import NewProducer
from tests.worlds import World, key, make_world


@pytest.fixture
def world(session: Session, minh: Actor, lan: Actor, now: datetime) -> World:
    """Hoa's household at 18 %, and a co-operative with which nothing was agreed."""
    world = make_world(session, minh)
    new = NewProducer(
        code="P0002",
        name="Hợp tác xã Đất Mũi",
        entity_type=EntityType.COOPERATIVE,
        commune="xã Đất Mũi",
        phone="0297 000 111",
        tax_code="1700000001",
    )
    services.add_producer(producer=new, actor=lan, now=now)
    return world


def rows(session: Session, scope: Actor, now: datetime, **asked: object) -> Sequence[ListedProducer]:
    """The producers that are asked for."""
    request = ListRequest(**{"sort": "code", **asked})  # type: ignore[arg-type]
    return queries.listed(session, request, now=now, scope=scope).rows


def codes(session: Session, scope: Actor, now: datetime, **asked: object) -> Sequence[str]:
    """Their codes."""
    return [row.code for row in rows(session, scope, now, **asked)]


def test_a_producer_stands_with_its_agreement_and_the_goods_for_sale(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    hoa, coop = rows(session, lan, now)
    assert (hoa.name, hoa.commune, hoa.products, hoa.agreement) == ("Hộ Hoa", "An Biên", 2, "HĐ1")
    assert (hoa.rate_bp, hoa.net_dong, hoa.state) == (1800, None, State.AGREED)
    assert (coop.products, coop.agreement, coop.rate_bp, coop.state) == (0, "", None, State.NONE)


def test_the_term_for_all_goods_that_holds_now_is_told(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    def add(term: NewTerm, at: datetime) -> None:
        agreements.add_term(agreement_id=AgreementId(key(10)), term=term, valid_from=at, actor=lan, now=now)

    add(NewTerm(rate_bp=2500, scope="set:04"), now)
    add(NewTerm(rate_bp=2000), now + timedelta(days=1))
    add(NewTerm(kind=TermKind.FIXED_NET, net_dong=90_000), now + timedelta(days=2))
    told = [rows(session, lan, now + timedelta(days=days))[0] for days in range(3)]
    assert [(row.rate_bp, row.net_dong) for row in told] == [(1800, None), (2000, None), (None, 90_000)]


def test_an_agreement_that_ended_or_is_to_come_is_not_in_force(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    agreements.end_agreement(agreement_id=AgreementId(key(10)), ended_at=now, actor=lan, now=now)
    later = NewAgreement(
        producer_id=world.hoa, number="HĐ2", valid_from=now + timedelta(days=3), term=NewTerm(rate_bp=1500)
    )
    agreements.add_agreement(agreement=later, actor=lan, now=now)
    assert codes(session, lan, now, filters={"state": "ended"}) == ["P0001"]
    after = rows(session, lan, now + timedelta(days=3), filters={"state": "agreed"})
    assert [(row.agreement, row.rate_bp) for row in after] == [("HĐ2", 1500)]
    assert codes(session, lan, now, filters={"state": "none"}) == ["P0002"]


def test_who_waits_for_the_second_person_is_found(
    session: Session, world: World, lan: Actor, minh: Actor, now: datetime
) -> None:
    def propose(number: str, at: datetime) -> UUID:
        return services.propose_bank_account(
            producer_id=world.hoa, bank_bin="970436", account_no=number, holder="Hoa", actor=minh, now=at
        )

    assert codes(session, lan, now, filters={"account": "none"}) == ["P0001", "P0002"]
    propose("111", now)
    second = propose("222", now + timedelta(minutes=1))
    assert codes(session, lan, now, filters={"account": "waiting"}) == ["P0001"]
    services.approve_bank_account(account_id=second, actor=lan, now=now + timedelta(minutes=2))
    assert codes(session, lan, now, filters={"account": "waiting"}) == []
    assert codes(session, lan, now, filters={"account": "approved"}) == ["P0001"]
    assert codes(session, lan, now, filters={"account": "none"}) == ["P0002"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"search": "dat mui"}, ["P0002"]),
        ({"search": "0297 000"}, ["P0002"]),
        ({"search": "1700000001"}, ["P0002"]),
        ({"search": "An Biên"}, ["P0001"]),
        ({"search": "hộ hoa"}, ["P0001"]),
        ({"filters": {"entity": "cooperative"}}, ["P0002"]),
        ({"sort": "name"}, ["P0001", "P0002"]),
        ({"sort": "products", "down": True}, ["P0001", "P0002"]),
        ({"sort": "commission"}, ["P0001", "P0002"]),
    ],
)
def test_a_producer_is_found_by_what_is_known_of_it(
    session: Session, world: World, lan: Actor, now: datetime, asked: dict[str, object], found: Sequence[str]
) -> None:
    assert codes(session, lan, now, **asked) == found


def test_a_producer_sees_itself_alone(session: Session, world: World, hoa: Actor, now: datetime) -> None:
    mine = Actor(person_id=hoa.person_id, permissions=hoa.permissions, producer_id=world.hoa)
    assert codes(session, mine, now) == ["P0001"]


@pytest.mark.parametrize(("typed", "meant"), [("P0002", 1), ("hop tac xa dat mui", 1), ("Hợp", 0), ("★", 0)])
def test_a_typed_code_or_whole_name_means_a_producer(
    session: Session, world: World, typed: str, meant: int
) -> None:
    assert len(queries.meant_by(session, typed)) == meant


def test_names_and_communes_stand_to_be_chosen_from(session: Session, world: World) -> None:
    assert queries.named(session) == [("P0001", "Hộ Hoa"), ("P0002", "Hợp tác xã Đất Mũi")]
    assert queries.communes(session) == [("An Biên", ""), ("xã Đất Mũi", "")]
    assert sorted(queries.codes(session)) == ["P0001", "P0002"]
    assert queries.meant_by(session, "hộ hoa") == [ProducerId(world.hoa)]
