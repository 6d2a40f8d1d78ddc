"""Deliveries: drafted, changed, confirmed once, and never against what is known."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.errors import DomainError, NotFound
from core.permissions import Actor
from inventory.agreements import services as agreements
from inventory.agreements.models import AgreementRow
from inventory.agreements.services import NewAgreement, NewTerm
from inventory.deliveries import services as deliveries
from inventory.deliveries.models import Delivery, DeliveryLine
from inventory.deliveries.services import DeliveryItem, NewDelivery
from inventory.locations.rules import LocationId
from inventory.producers.rules import ProducerId
from inventory.products.rules import ProductId
from inventory.stock import queries as stock
from inventory.stock.models import Lot, StockMovement

Draft = Callable[..., UUID]


@pytest.fixture
def draft(place: LocationId, hoa_id: ProducerId, honey_id: ProductId, lan: Actor, now: datetime) -> Draft:
    """Draft a delivery of Hoa's honey in pieces of a lot."""

    def make(quantity: int = 1, *, delivered_on: date | None = None, **lot: object) -> UUID:
        item = DeliveryItem(product_id=honey_id, quantity=quantity, **lot)  # type: ignore[arg-type]
        day = delivered_on or now.date()
        new = NewDelivery(location_id=place, producer_id=hoa_id, delivered_on=day, items=(item,))
        return deliveries.draft_delivery(delivery=new, actor=lan, now=now)

    return make


def test_a_confirmed_delivery_has_number_agreement_movements_and_trail(
    session: Session, draft: Draft, lan: Actor, now: datetime
) -> None:
    delivery_id = draft(
        12, lot_code="L1", expiry=date(2027, 6, 1), delivered_on=now.date() - timedelta(days=3)
    )
    number = deliveries.confirm_delivery(delivery_id=delivery_id, actor=lan, now=now)
    kept = session.scalars(select(Delivery)).one()
    assert (kept.number, kept.confirmed_by, kept.confirmed_at) == (number, lan.person_id, now)
    assert kept.agreement_id == session.scalars(select(AgreementRow.id)).one()
    movement = session.scalars(select(StockMovement)).one()
    assert (movement.quantity, movement.business_day) == (12, now.date() - timedelta(days=3))
    assert movement.source_id == session.scalars(select(DeliveryLine.id)).one()
    trail = select(AuditEvent.action).where(AuditEvent.subject_id == str(delivery_id)).order_by(AuditEvent.id)
    assert session.scalars(trail).all() == ["delivery.drafted", "delivery.confirmed"]


def test_numbers_have_no_gap_when_a_delivery_is_refused(
    draft: Draft, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    first, second = draft(1, lot_code="L1", expiry=date(2027, 1, 1)), draft(1)
    clashing = draft(1, lot_code="L1", expiry=date(2027, 1, 2))

    def confirm(delivery_id: UUID) -> str:
        return deliveries.confirm_delivery(delivery_id=delivery_id, actor=lan, now=now)

    assert confirm(first) == "PN2026-000001"
    with pytest.raises(deliveries.ExpiryDiffers):
        confirm(clashing)
    assert confirm(second) == "PN2026-000002"


def test_the_number_is_of_the_year_in_vietnam(draft: Draft, lan: Actor, now: datetime) -> None:
    new_year = now.replace(month=12, day=31, hour=17)
    number = deliveries.confirm_delivery(delivery_id=draft(), actor=lan, now=new_year)
    assert number == "PN2027-000001"


def test_a_delivery_of_tomorrow_is_refused(draft: Draft, now: datetime) -> None:
    with pytest.raises(deliveries.DeliveryInFuture):
        draft(delivered_on=now.date() + timedelta(days=1))


def test_a_lot_has_one_expiry(
    session: Session, draft: Draft, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    deliveries.confirm_delivery(delivery_id=draft(lot_code="L1", expiry=date(2027, 1, 1)), actor=lan, now=now)
    with pytest.raises(deliveries.ExpiryDiffers):
        draft(lot_code="L1", expiry=date(2027, 1, 2))
    same = [draft(lot_code="L1"), draft(lot_code="L1", expiry=date(2027, 1, 1)), draft(lot_code="L2")]
    two = [
        DeliveryItem(product_id=honey_id, quantity=1, lot_code="L3", expiry=date(2027, 1, d)) for d in (1, 2)
    ]
    with pytest.raises(deliveries.ExpiryDiffers):
        deliveries.change_draft(delivery_id=same[0], items=two, actor=lan, now=now)
    for delivery_id in same:
        deliveries.confirm_delivery(delivery_id=delivery_id, actor=lan, now=now)
    lots = {row.code: row.expiry for row in session.execute(select(Lot.code, Lot.expiry))}
    assert lots == {"L1": date(2027, 1, 1), "L2": None}


def test_an_expiry_that_one_line_tells_is_that_of_the_lot(
    session: Session, draft: Draft, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    items = [
        DeliveryItem(product_id=honey_id, quantity=1, lot_code="L1", expiry=expiry)
        for expiry in (date(2027, 1, 1), None)
    ]
    delivery_id = draft()
    deliveries.change_draft(delivery_id=delivery_id, items=items, actor=lan, now=now)
    deliveries.confirm_delivery(delivery_id=delivery_id, actor=lan, now=now)
    assert session.scalars(select(Lot.expiry)).all() == [date(2027, 1, 1)]


def test_an_expiry_that_is_told_later_holds_for_the_lot(
    session: Session, draft: Draft, lan: Actor, now: datetime
) -> None:
    for expiry in (None, date(2027, 1, 1)):
        deliveries.confirm_delivery(delivery_id=draft(lot_code="L1", expiry=expiry), actor=lan, now=now)
    assert session.scalars(select(Lot.expiry)).all() == [date(2027, 1, 1)]
    with pytest.raises(deliveries.ExpiryDiffers):
        draft(lot_code="L1", expiry=date(2027, 1, 2))


def test_the_agreement_of_a_paper_is_the_one_in_force(
    session: Session, draft: Draft, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    first = session.scalars(select(AgreementRow.id)).one()
    soon = now + timedelta(days=1)
    second = agreements.add_agreement(
        agreement=NewAgreement(producer_id=hoa_id, number="2", valid_from=soon, term=NewTerm(rate_bp=1)),
        actor=lan,
        now=now,
    )
    early, late, after = draft(), draft(), draft()
    deliveries.confirm_delivery(delivery_id=early, actor=lan, now=now)
    deliveries.confirm_delivery(delivery_id=late, actor=lan, now=soon)
    agreements.end_agreement(agreement_id=second, ended_at=soon, actor=lan, now=soon)
    deliveries.confirm_delivery(delivery_id=after, actor=lan, now=soon)
    named = {row.id: row.agreement_id for row in session.execute(select(Delivery.id, Delivery.agreement_id))}
    assert named == {early: first, late: second, after: None}


def test_a_draft_that_is_not_there_cannot_be_changed(lan: Actor, now: datetime) -> None:
    with pytest.raises(NotFound):
        deliveries.change_draft(delivery_id=UUID(int=1), items=[], actor=lan, now=now)


def test_confirming_from_eight_sides_happens_once(
    app: Flask,
    session: Session,
    draft: Draft,
    place: LocationId,
    honey_id: ProductId,
    lan: Actor,
    now: datetime,
) -> None:
    delivery_id, done, refused = draft(5), list[str](), list[DomainError]()
    barrier = threading.Barrier(8)

    def run() -> None:
        with app.app_context():
            barrier.wait()
            try:
                done.append(deliveries.confirm_delivery(delivery_id=delivery_id, actor=lan, now=now))
            except deliveries.DeliveryConfirmed as error:
                refused.append(error)

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (done, len(refused)) == (["PN2026-000001"], 7)
    assert stock.on_hand(session, place) == {honey_id: 5}
    assert session.scalar(select(func.count()).select_from(StockMovement)) == 1


def test_a_lot_without_an_expiry_takes_the_one_that_is_told_later(
    session: Session, draft: Draft, lan: Actor, now: datetime
) -> None:
    for lot in ({}, {"expiry": date(2027, 6, 1)}, {}):
        deliveries.confirm_delivery(delivery_id=draft(1, lot_code="L1", **lot), actor=lan, now=now)
    assert session.scalars(select(Lot.expiry)).all() == [date(2027, 6, 1)]
    with pytest.raises(deliveries.ExpiryDiffers):
        draft(1, lot_code="L1", expiry=date(2027, 6, 2))


def test_one_delivery_may_tell_a_lots_expiry_on_one_line_of_two(
    session: Session, place: LocationId, hoa_id: ProducerId, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    items = tuple(
        DeliveryItem(product_id=honey_id, quantity=1, lot_code="L1", expiry=expiry)
        for expiry in (date(2027, 6, 1), None)
    )
    new = NewDelivery(location_id=place, producer_id=hoa_id, delivered_on=now.date(), items=items)
    delivery_id = deliveries.draft_delivery(delivery=new, actor=lan, now=now)
    deliveries.confirm_delivery(delivery_id=delivery_id, actor=lan, now=now)
    assert session.scalars(select(Lot.expiry)).all() == [date(2027, 6, 1)]


@pytest.mark.parametrize("is_known", [False, True], ids=["new lot", "lot without an expiry"])
@pytest.mark.parametrize("moment", ["next_number", "receive"])
def test_two_deliveries_at_once_do_not_tell_one_lot_two_expiries(
    app: Flask,
    session: Session,
    draft: Draft,
    lan: Actor,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
    is_known: bool,
) -> None:
    if is_known:
        deliveries.confirm_delivery(delivery_id=draft(lot_code="L1"), actor=lan, now=now)
    ours, theirs = (draft(lot_code="L1", expiry=date(2027, 6, day)) for day in (1, 2))
    confirmed, refused = list[UUID](), list[DomainError]()

    def confirm(delivery_id: UUID) -> None:
        try:
            deliveries.confirm_delivery(delivery_id=delivery_id, actor=lan, now=now)
            confirmed.append(delivery_id)
        except deliveries.ExpiryDiffers as error:
            refused.append(error)

    def run() -> None:
        with app.app_context():
            confirm(theirs)

    other, then = threading.Thread(target=run), getattr(deliveries.confirming, moment)

    def meanwhile(*args: object) -> object:
        if not other.ident:
            other.start()
            other.join(0.5)
        return then(*args)

    monkeypatch.setattr(deliveries.confirming, moment, meanwhile)
    confirm(ours)
    other.join()
    assert (len(confirmed), len(refused)) == (1, 1)
    told = {ours: date(2027, 6, 1), theirs: date(2027, 6, 2)}[confirmed[0]]
    assert session.scalars(select(Lot.expiry)).all() == [told]
    numbers = select(Delivery.number).where(Delivery.confirmed_at.is_not(None)).order_by(Delivery.number)
    assert session.scalars(numbers).all() == ["PN2026-000001", "PN2026-000002"][: 1 + is_known]
