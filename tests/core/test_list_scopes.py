"""What an actor's scope lets through in a list."""

from uuid import UUID

from sqlalchemy import Uuid, column, literal, select
from sqlalchemy.orm import Session

from core.lists import belongs_to, inside
from core.permissions import Actor

KIEN_GIANG, RACH_GIA = UUID(int=1), UUID(int=2)
EVERYWHERE = Actor(person_id=UUID(int=9), permissions=frozenset())
AT_ONE_PLACE = Actor(person_id=UUID(int=9), permissions=frozenset(), location_ids=frozenset({RACH_GIA}))
HOA = Actor(person_id=UUID(int=9), permissions=frozenset(), producer_id=KIEN_GIANG)
ID = column("id", Uuid)


def test_a_place_is_seen_by_who_works_there(session: Session) -> None:
    rows = select(literal(KIEN_GIANG, Uuid).label("id")).union_all(select(literal(RACH_GIA, Uuid))).subquery()
    assert session.scalars(select(rows.c.id).where(inside(ID, AT_ONE_PLACE))).all() == [RACH_GIA]
    assert len(session.scalars(select(rows.c.id).where(inside(ID, EVERYWHERE))).all()) == 2


def test_a_producer_sees_only_their_own(session: Session) -> None:
    rows = select(literal(KIEN_GIANG, Uuid).label("id")).union_all(select(literal(RACH_GIA, Uuid))).subquery()
    assert session.scalars(select(rows.c.id).where(belongs_to(ID, HOA))).all() == [KIEN_GIANG]
    assert len(session.scalars(select(rows.c.id).where(belongs_to(ID, EVERYWHERE))).all()) == 2
