"""How far a statement has come. "Paid" is derived from its payouts, never stored."""

from enum import StrEnum


class State(StrEnum):
    """What there still is to do about a statement."""

    CANCELLED = "cancelled"
    CARRIED = "carried"
    PAID = "paid"
    PARTLY_PAID = "partly_paid"
    UNPAID = "unpaid"


def may_be_paid(state: State) -> bool:
    """Whether a payout can be recorded against a statement in this state."""
    return state in {State.PARTLY_PAID, State.UNPAID}


def state_of(*, payable_dong: int, paid_dong: int, is_latest: bool, is_cancelled: bool) -> State:
    """The state; `CARRIED` where the rest, or a debt, goes on to the next statement."""
    if is_cancelled:
        return State.CANCELLED
    if payable_dong and paid_dong >= payable_dong:
        return State.PAID
    if not payable_dong or not is_latest:
        return State.CARRIED
    return State.PARTLY_PAID if paid_dong else State.UNPAID
