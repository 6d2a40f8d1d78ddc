"""One sale through the books, and everything odd that may arrive."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from core.permissions import SYSTEM, Actor
from inventory.agreements.models import AgreementRow
from inventory.agreements.rules import NewTerm, TermKind
from inventory.agreements.services import add_term
from inventory.stock.models import StockBalance, StockMovement
from pos.checkout import services
from pos.checkout.models import Payment, QuarantinedSale, Sale, SaleLine
from pos.checkout.rules import Outcome, Status
from pos.returns.models import LineReturned
from pos.shifts.models import Shift
from review.verification.services import audit
from settlement.entries.models import AccountEntry, ProducerAccount, SoldEntry
from tests.tickets import back, line, sent, ticket
from tests.worlds import World, add_goods, key, make_world


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The small showroom."""
    return make_world(session, minh)


def record(world: World, body: dict[str, Any], now: datetime) -> Outcome:
    """Send one ticket."""
    return services.record_sale(sent(body), place=world.place, now=now)


def count(session: Session, table: Any) -> int:
    """How many rows a table has."""
    return session.scalars(select(func.count()).select_from(table)).one()


def anomalies(session: Session) -> set[AnomalyKind]:
    """The kinds that are open."""
    return set(session.scalars(select(AnomalyRow.kind)))


def test_a_sale_writes_both_halves_stock_payment_and_account(
    session: Session, world: World, now: datetime
) -> None:
    body = ticket(world, 1, [line(world.shrimp, 2, 185_000), line(world.honey, 1, 240_000, 24_000)])
    outcome = record(world, body, now)
    assert (outcome.status, outcome.receipt) == (Status.CREATED, "KG01-000001")
    sold = session.scalars(select(SoldEntry).order_by(SoldEntry.list_dong)).all()
    assert [(x.commission_dong, x.share_dong, x.house_dong) for x in sold] == [
        (43_200, 196_800, 19_200),
        (66_600, 303_400, 66_600),
    ]
    assert session.scalars(select(ProducerAccount.open_dong)).one() == 196_800 + 303_400
    assert session.scalars(select(AccountEntry.amount_dong).order_by(AccountEntry.amount_dong)).all() == [
        196_800,
        303_400,
    ]
    assert sorted(session.scalars(select(StockBalance.quantity))) == [18, 19]
    assert session.scalars(select(Payment.amount_dong)).one() == 586_000
    assert session.scalars(select(Sale.business_day)).one().isoformat() == "2026-11-24"
    assert count(session, Shift) == 1
    assert anomalies(session) == {AnomalyKind.UNKNOWN_SHIFT}


def test_the_same_sale_again_is_a_duplicate_with_the_stored_answer(
    session: Session, world: World, now: datetime
) -> None:
    body = ticket(world, 1, [line(world.shrimp, 1, 185_000)])
    first, second = record(world, body, now), record(world, body, now)
    assert (second.status, second.receipt) == (Status.DUPLICATE, first.receipt)
    assert (count(session, Sale), count(session, AccountEntry), count(session, StockMovement)) == (1, 1, 3)


def test_other_content_under_the_same_id_is_a_conflict_kept_apart(
    session: Session, world: World, now: datetime
) -> None:
    body = ticket(world, 1, [line(world.shrimp, 1, 185_000)])
    record(world, body, now)
    other = record(world, ticket(world, 1, [line(world.shrimp, 3, 185_000)], id=body["id"]), now)
    assert other.status is Status.CONFLICT
    assert session.scalars(select(SaleLine.quantity)).one() == 1
    assert count(session, QuarantinedSale) == 1
    assert AnomalyKind.SALE_CONFLICT in anomalies(session)


def test_broken_arithmetic_is_rejected_and_its_body_kept(
    session: Session, world: World, now: datetime
) -> None:
    body = ticket(world, 1, [line(world.shrimp, 1, 185_000, paid_dong=185_001)])
    outcome = record(world, body, now)
    assert outcome.status is Status.REJECTED
    assert count(session, Sale) == 0
    assert session.scalars(select(QuarantinedSale.reason)).one().startswith("line 1: paid is not list")


def test_a_return_takes_the_frozen_amounts_of_its_part(session: Session, world: World, now: datetime) -> None:
    sold = line(world.honey, 3, 240_000, 10_000)
    record(world, ticket(world, 1, [sold]), now)
    outcome = record(world, ticket(world, 2, [back(sold, 1)]), now)
    assert outcome.status is Status.CREATED
    returned = session.scalars(select(SoldEntry).where(SoldEntry.quantity < 0)).one()
    original = session.scalars(select(SoldEntry).where(SoldEntry.quantity > 0)).one()
    assert returned.share_dong == -196_800
    assert (returned.agreement_id, returned.term_id) == (original.agreement_id, original.term_id)
    assert session.scalars(select(LineReturned.returned)).one() == 1
    assert session.scalars(select(ProducerAccount.open_dong)).one() == 2 * 196_800
    assert 18 in session.scalars(select(StockBalance.quantity)).all()
    assert anomalies(session) == {AnomalyKind.UNKNOWN_SHIFT}


def test_giving_back_all_leaves_nothing_owed(session: Session, world: World, now: datetime) -> None:
    sold = line(world.honey, 3, 240_001, 10_000)
    record(world, ticket(world, 1, [sold]), now)
    for number in range(3):
        record(world, ticket(world, 2 + number, [back(sold, 1, before=number)]), now)
    assert session.scalars(select(ProducerAccount.open_dong)).one() == 0
    assert session.scalars(select(func.sum(SoldEntry.house_dong))).one() == 0
    assert sorted(session.scalars(select(StockBalance.quantity))) == [20, 20]


def test_more_than_was_sold_comes_back_at_the_cost_of_the_house(
    session: Session, world: World, now: datetime
) -> None:
    sold = line(world.honey, 1, 240_000)
    record(world, ticket(world, 1, [sold]), now)
    double = sold | {
        "quantity": 2,
        "list_dong": 480_000,
        "paid_dong": 480_000,
        "vat_dong": 2 * sold["vat_dong"],
    }
    record(world, ticket(world, 2, [back(double, 2)]), now)
    returned = session.scalars(select(SoldEntry).where(SoldEntry.quantity < 0)).one()
    assert (returned.share_dong, returned.house_dong) == (-196_800, 196_800 - 480_000)
    assert session.scalars(select(ProducerAccount.open_dong)).one() == 0
    assert AnomalyKind.OVER_RETURN in anomalies(session)


def test_a_return_without_receipt_reverses_nobodys_share(
    session: Session, world: World, now: datetime
) -> None:
    body = ticket(world, 1, [line(world.honey, -1, 240_000, vat_dong=-17_778)])
    assert record(world, body, now).status is Status.CREATED
    assert count(session, SoldEntry) == 0
    assert AnomalyKind.RETURN_UNMATCHED in anomalies(session)


def test_an_unknown_item_is_stored_and_listed(session: Session, world: World, now: datetime) -> None:
    body = ticket(
        world, 1, [line(None, 1, 50_000, scanned="8930000000000", name="?"), line(key(77), 1, 9_000)]
    )
    assert record(world, body, now).status is Status.CREATED
    assert (count(session, SaleLine), count(session, SoldEntry)) == (2, 0)
    assert AnomalyKind.UNKNOWN_ITEM in anomalies(session)


def test_what_no_lot_can_give_is_sold_all_the_same(session: Session, world: World, now: datetime) -> None:
    record(world, ticket(world, 1, [line(world.shrimp, 23, 185_000)]), now)
    balances = session.execute(select(StockBalance.quantity, StockBalance.oversold)).all()
    assert (-3, 3) in [tuple(balance) for balance in balances]
    assert AnomalyKind.OVERSOLD in anomalies(session)


def test_goods_never_received_get_a_lot_to_be_oversold_from(
    session: Session, world: World, now: datetime
) -> None:
    add_goods(session, world, key(6), "MUC", "Khô mực", 500_000, "8938500001741", stock=0)
    session.commit()
    record(world, ticket(world, 1, [line(key(6), 1, 500_000)]), now)
    assert (-1, 1) in [
        tuple(x) for x in session.execute(select(StockBalance.quantity, StockBalance.oversold))
    ]


def test_a_number_used_twice_is_kept_beside_the_first(session: Session, world: World, now: datetime) -> None:
    for _ in range(2):
        record(world, ticket(world, 7, [line(world.shrimp, 1, 185_000)]), now)
    assert sorted(session.scalars(select(Sale.clash))) == [0, 1]
    assert AnomalyKind.NUMBER_CLASH in anomalies(session)


def test_another_price_than_the_catalogues_stands(session: Session, world: World, now: datetime) -> None:
    record(world, ticket(world, 1, [line(world.shrimp, 1, 180_000)]), now)
    assert session.scalars(select(SaleLine.unit_price_dong)).one() == 180_000
    assert AnomalyKind.PRICE_DIFFERS in anomalies(session)


def test_another_vat_rate_than_the_days_stands(session: Session, world: World, now: datetime) -> None:
    record(world, ticket(world, 1, [line(world.shrimp, 1, 185_000, vat_rate_bp=1000)]), now)
    assert AnomalyKind.VAT_DIFFERS in anomalies(session)


def test_an_unknown_cashier_is_left_out_and_listed(session: Session, world: World, now: datetime) -> None:
    body = ticket(world, 1, [line(world.shrimp, 1, 185_000)], cashier_id=str(UUID(int=5)))
    assert record(world, body, now).status is Status.CREATED
    assert session.scalars(select(Sale.cashier_id)).one() is None
    assert AnomalyKind.UNKNOWN_CASHIER in anomalies(session)


def test_a_clock_that_runs_ahead_is_held_at_the_moment_of_recording(
    session: Session, world: World, now: datetime
) -> None:
    record(world, ticket(world, 1, [line(world.shrimp, 1, 185_000)], clock_offset_ms=86_400_000), now)
    assert session.scalars(select(Sale.occurred_at)).one() == now
    assert AnomalyKind.CLOCK in anomalies(session)


def test_a_sale_before_any_agreement_is_unassigned(session: Session, world: World, now: datetime) -> None:
    from inventory.producers.models import Producer

    session.execute(Producer.__table__.insert().values(id=key(30), code="P2", name="B", search_key="b"))
    add_goods(session, world, key(31), "BANH", "Bánh", 10_000, "8938500002113", producer_id=key(30))
    session.commit()
    record(world, ticket(world, 1, [line(key(31), 1, 10_000)]), now)
    assert count(session, SoldEntry) == 0
    assert AnomalyKind.NO_AGREEMENT in anomalies(session)


def test_goods_of_the_house_owe_nobody(session: Session, world: World, now: datetime) -> None:
    add_goods(session, world, key(32), "TUI", "Túi giấy", 5_000, "8938500002489", ownership="owned")
    session.commit()
    record(world, ticket(world, 1, [line(key(32), 2, 5_000)]), now)
    sold = session.scalars(select(SoldEntry)).one()
    assert (sold.share_dong, sold.commission_dong, sold.house_dong) == (0, 10_000, 10_000)
    assert count(session, AccountEntry) == 0


def test_goods_without_any_lot_come_back_too(session: Session, world: World, now: datetime) -> None:
    add_goods(session, world, key(33), "MAM", "Mắm ruốc", 58_000, "8938500004001", stock=0)
    session.commit()
    body = ticket(world, 1, [line(key(33), -2, 58_000, vat_dong=-8_593, to="damaged")])
    assert record(world, body, now).status is Status.CREATED
    assert (2, 0) in [tuple(x) for x in session.execute(select(StockBalance.quantity, StockBalance.oversold))]


@pytest.mark.parametrize("known", [True, False], ids=["of other goods", "of no goods"])
def test_a_return_takes_nothing_back_of_a_line_of_other_goods(
    session: Session, world: World, now: datetime, *, known: bool
) -> None:
    sold = line(world.honey, 1, 240_000)
    record(world, ticket(world, 1, [sold]), now)
    other = back(sold, 1, product_id=str(world.shrimp) if known else None)
    record(world, ticket(world, 2, [other]), now)
    assert session.scalars(select(SoldEntry.share_dong)).all() == [196_800]
    assert count(session, LineReturned) == 0
    odd = AnomalyKind.RETURN_UNMATCHED if known else AnomalyKind.UNKNOWN_ITEM
    assert odd in anomalies(session)
    record(world, ticket(world, 3, [back(sold, 1)]), now)
    assert session.scalars(select(ProducerAccount.open_dong)).one() == 0
    assert audit(session, today=now.date()).sound


def test_two_returns_of_one_line_in_one_ticket_follow_on_each_other(
    session: Session, world: World, now: datetime
) -> None:
    sold = line(world.honey, 3, 240_001, 10_000)
    record(world, ticket(world, 1, [sold]), now)
    record(world, ticket(world, 2, [back(sold, 1), back(sold, 1, before=1), back(sold, 1, before=2)]), now)
    assert AnomalyKind.RETURN_AMOUNT_DIFFERS not in anomalies(session)
    assert session.scalars(select(ProducerAccount.open_dong)).one() == 0


def test_a_price_for_another_quantity_is_listed_and_takes_no_fixed_net_away(
    session: Session, world: World, now: datetime
) -> None:
    agreement_id = session.scalars(select(AgreementRow.id)).one()
    net = NewTerm(kind=TermKind.FIXED_NET, net_dong=200_000)
    add_term(agreement_id=agreement_id, term=net, valid_from=now, actor=SYSTEM, now=now)
    sold = line(world.honey, 1, 240_000, price_basis=1000)
    record(world, ticket(world, 1, [sold], device_at=now.isoformat()), now)
    assert session.scalars(select(ProducerAccount.open_dong)).one() == 200_000
    [note] = session.scalars(select(AnomalyRow.note).where(AnomalyRow.kind == AnomalyKind.PRICE_DIFFERS))
    assert note == "240000 per 1000 / 240000"
