"""Which agreement a statement goes by: the last that had begun by its cut-off."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from core.clock import day_start
from core.ids import new_id
from core.permissions import SYSTEM_PERSON_ID, Actor
from inventory.agreements.models import AgreementRow
from pos.checkout.services import record_sale
from settlement.statements import queries
from tests.tickets import line, sent, ticket
from tests.worlds import World, key, make_world

TODAY = date(2026, 11, 24)
END_OF_TODAY = day_start(TODAY + timedelta(days=1))


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """One jar sold under an agreement with a minimum that the share does not reach."""
    world = make_world(session, minh)
    session.execute(update(AgreementRow).where(AgreementRow.id == key(10)).values(min_payout_dong=1_000_000))
    session.commit()
    record_sale(sent(ticket(world, 1, [line(world.honey, 1, 240_000)])), place=world.place, now=now)
    return world


def end(session: Session, at: datetime) -> None:
    """End Hoa's agreement."""
    ending = update(AgreementRow).where(AgreementRow.id == key(10))
    session.execute(ending.values(ended_at=at, ended_by=SYSTEM_PERSON_ID))
    session.commit()


def payable(session: Session, world: World) -> int:
    """What the draft up to today pays."""
    return queries.draft(session, world.hoa, TODAY).figures.payable_dong


def test_a_share_below_the_minimum_waits(session: Session, world: World) -> None:
    assert payable(session, world) == 0


def test_an_agreement_that_has_ended_pays_the_rest(session: Session, world: World) -> None:
    end(session, END_OF_TODAY - timedelta(seconds=1))
    assert payable(session, world) == 196_800


def test_an_agreement_that_ends_after_the_cut_off_still_waits(session: Session, world: World) -> None:
    end(session, END_OF_TODAY)
    assert payable(session, world) == 0


def test_an_agreement_that_begins_after_the_cut_off_says_nothing_yet(session: Session, world: World) -> None:
    end(session, END_OF_TODAY)
    new = {"id": new_id(END_OF_TODAY), "producer_id": world.hoa, "number": "HĐ2", "valid_from": END_OF_TODAY}
    session.execute(insert(AgreementRow).values(**new))
    session.commit()
    draft = queries.draft(session, world.hoa, TODAY)
    assert (draft.agreement_id, draft.figures.payable_dong) == (key(10), 0)


def test_a_draft_before_any_agreement_names_none(session: Session, world: World) -> None:
    assert queries.draft(session, world.hoa, date(2025, 1, 1)).agreement_id is None
