"""Producers: made, changed, and found again."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.db import transaction
from core.permissions import Actor
from inventory.producers import queries, services
from inventory.producers.rules import EntityType, ProducerId
from inventory.producers.services import NewProducer


def test_what_is_changed_is_changed_and_the_rest_stays(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    with transaction() as writing:
        services.change(writing, hoa_id, {"phone": "0900 000 000"}, actor=lan, now=now)
    kept = queries.by_code(session, "P0001")
    assert (kept.name, kept.search_key, kept.phone) == ("Hộ Hoa", "ho hoa", "0900 000 000")
    trail = select(AuditEvent.detail).where(AuditEvent.action == "producer.changed")
    assert session.scalars(trail).all() == ['{"fields": ["phone"]}']


def test_the_search_key_follows_the_name(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    with transaction() as writing:
        services.change(writing, hoa_id, {"name": "Hợp tác xã Đất Mũi"}, actor=lan, now=now)
    assert queries.by_code(session, "P0001").search_key == "hop tac xa dat mui"


def test_a_name_with_nothing_to_read_gives_way_to_the_code(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    with transaction() as writing:
        services.change(writing, hoa_id, {"name": "\ufeff \x07"}, actor=lan, now=now)
        services.store(writing, [NewProducer(code="P7", name="\x01")], actor=lan, now=now)
        services.store(writing, [NewProducer(code="P8", name="Hộ\tTám\x00")], actor=lan, now=now)
    found = [queries.by_code(session, code) for code in ("P0001", "P7", "P8")]
    assert [producer.name for producer in found] == ["P0001", "P7", "Hộ Tám"]
    assert [producer.search_key for producer in found] == ["p0001", "p7", "ho tam"]


def test_many_are_stored_at_once_in_order(session: Session, lan: Actor, now: datetime) -> None:
    new = [
        NewProducer(code=f"P{number:04d}", name=f"Hộ {number}", entity_type=EntityType.HOUSEHOLD)
        for number in range(3)
    ]
    with transaction() as writing:
        ids = services.store(writing, new, actor=lan, now=now)
        assert services.store(writing, [], actor=lan, now=now) == []
    found = queries.by_ids(session, ids)
    assert [found[producer_id].code for producer_id in ids] == ["P0000", "P0001", "P0002"]
    assert session.scalars(select(AuditEvent.subject_id)).all() == [str(producer_id) for producer_id in ids]


def test_more_than_a_statement_takes_are_read_in_parts(session: Session, hoa_id: ProducerId) -> None:
    many = [ProducerId(UUID(int=number)) for number in range(40_000)]
    assert list(queries.by_ids(session, [*many, hoa_id])) == [hoa_id]
