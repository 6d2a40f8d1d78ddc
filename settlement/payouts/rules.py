"""Payouts: how, how much, and to which account."""

from datetime import datetime, timedelta
from enum import StrEnum

CASH_NEEDS_REASON_DONG = 5_000_000
"""From this sum on, input VAT and cost are deductible only when paid without cash (Law 48/2024/QH15)."""

CHANGED_ACCOUNT_WAITS = timedelta(hours=24)


class PayoutMethod(StrEnum):
    """How a producer was paid."""

    TRANSFER = "transfer"
    CASH = "cash"


def needs_reason(method: PayoutMethod, amount_dong: int) -> bool:
    """Whether somebody must say why this is paid in cash."""
    return method is PayoutMethod.CASH and amount_dong >= CASH_NEEDS_REASON_DONG


def may_be_used(*, approved_at: datetime, is_first: bool, now: datetime) -> bool:
    """Whether an approved account, if it replaces another, has waited 24 hours."""
    return is_first or now - approved_at >= CHANGED_ACCOUNT_WAITS
