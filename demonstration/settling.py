"""The demonstration shop settles each month with every producer and pays most of them."""

from datetime import date, datetime, time, timedelta

from core.clock import VIETNAM
from demonstration.shop import Shop

MORNING = time(9, 0)
UNPAID_EVERY = 12


def settle_month(shop: Shop, last: date, *, now: datetime) -> None:
    """Issue every statement up to the last day of a month, two days later, and pay; never later than now."""
    at = min(datetime.combine(last + timedelta(days=2), MORNING, VIETNAM), now)
