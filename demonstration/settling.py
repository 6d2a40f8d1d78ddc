"""The demonstration shop settles each month with every producer and pays most of them."""

from datetime import date, datetime, time, timedelta

from core.clock import VIETNAM
from core.db import db
from core.permissions import SYSTEM
from inventory.producers.queries import approved_accounts
from inventory.producers.rules import ProducerId
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.statements import queries
from settlement.statements.services import issue

MORNING = time(9, 0)
UNPAID_EVERY = 12


def settle_month(last: date, *, now: datetime) -> None:
    """Issue every statement up to the last day of a month, two days later, and pay; never later than now."""
    at = min(datetime.combine(last + timedelta(days=2), MORNING, VIETNAM), now)
    for number, producer_id in enumerate(queries.producers_with_entries(db.session(), last), 1):
        statement = issue(producer_id=producer_id, cut_off=last, actor=SYSTEM, now=at)
        if number % UNPAID_EVERY:
            _pay(statement, producer_id, at)


def _pay(number: str, producer_id: ProducerId, at: datetime) -> None:
    payable = queries.by_number(db.session(), number, scope=SYSTEM).figures.payable_dong
    if not payable:
        return
    [account, *_] = approved_accounts(db.session(), producer_id)
    payout = NewPayout(
        statement=number,
        amount_dong=payable,
        method=PayoutMethod.TRANSFER,
        paid_on=at.date(),
        bank_account_id=account,
    )
    record_payout(payout=payout, actor=SYSTEM, now=at)
