"""VAT added to the commission: on what was sold under agreements that add it, and on nothing else."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.permissions import Actor
from inventory.agreements.models import AgreementRow
from inventory.agreements.rules import CommissionVat, NewAgreement, NewTerm
from inventory.agreements.services import add_agreement
from pos.checkout.services import record_sale
from review.verification.services import audit
from settlement.statements import queries
from settlement.statements.rules import Figures
from tests.tickets import back, line, sent, ticket
from tests.worlds import World, make_world


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The small showroom."""
    return make_world(session, minh)


def figures(session: Session, world: World, now: datetime) -> Figures:
    """What Hoa's statement would come to today."""
    return queries.draft(session, world.hoa, now.date()).figures


def test_what_was_sold_under_an_older_agreement_keeps_its_way(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    before, after = (line(world.honey, 1, 240_000) for _ in range(2))
    early = ticket(world, 1, [before], device_at="2026-11-24T01:00:00Z")
    record_sale(sent(early), place=world.place, now=now)
    agreement = NewAgreement(
        producer_id=world.hoa, number="HĐ2", valid_from=now - timedelta(hours=1),
        term=NewTerm(rate_bp=1800), commission_vat=CommissionVat.ADDED,
    )  # fmt: skip
    add_agreement(agreement=agreement, actor=lan, now=now)
    assert figures(session, world, now).commission_vat_dong == 0
    record_sale(sent(ticket(world, 2, [after])), place=world.place, now=now)
    found = figures(session, world, now)
    assert (found.commission_dong, found.commission_vat_dong) == (86_400, 3_456)
    record_sale(sent(ticket(world, 3, [back(before, 1)])), place=world.place, now=now)
    assert figures(session, world, now).commission_vat_dong == 3_456
    assert audit(session, today=now.date()).sound


def test_an_excess_that_the_house_bears_takes_no_vat_off(
    session: Session, world: World, now: datetime
) -> None:
    session.execute(update(AgreementRow).values(commission_vat=CommissionVat.ADDED))
    session.commit()
    sold, other = line(world.honey, 1, 240_000), line(world.shrimp, 1, 185_000)
    record_sale(sent(ticket(world, 1, [sold, other])), place=world.place, now=now)
    double = sold | {"quantity": 2, "list_dong": 480_000, "paid_dong": 480_000, "vat_dong": 0}
    record_sale(sent(ticket(world, 2, [back(double, 2)])), place=world.place, now=now)
    found = figures(session, world, now)
    assert (found.gross_dong, found.commission_dong) == (185_000, 33_300)
    assert (found.share_dong, found.commission_vat_dong) == (151_700, 2_664)
    assert audit(session, today=now.date()).sound
