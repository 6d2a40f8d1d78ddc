"""Every decision about a statement, pure: what it takes, what it comes to, and the stock beside the money."""

from settlement.statements.rules.access import sees, sees_all
from settlement.statements.rules.figures import (
    Figures,
    Terms,
    compensation,
    due_on,
    figures,
    may_be_cancelled,
    owed,
    payable,
    payable_now,
)
from settlement.statements.rules.lines import Entry, SoldLine, claimable, on_hold
from settlement.statements.rules.states import State, may_be_paid, state_of
from settlement.statements.rules.stock import (
    BridgeRow,
    SoldSum,
    bridge,
    stock_table,
)

__all__ = [
    "BridgeRow",
    "Entry",
    "Figures",
    "SoldLine",
    "SoldSum",
    "State",
    "Terms",
    "bridge",
    "claimable",
    "compensation",
    "due_on",
    "figures",
    "may_be_cancelled",
    "may_be_paid",
    "on_hold",
    "owed",
    "payable",
    "payable_now",
    "sees",
    "sees_all",
    "state_of",
    "stock_table",
]
