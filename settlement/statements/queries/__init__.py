"""Reading statements: drafts are computed when they are looked at, issued ones stay as they were frozen."""

from settlement.statements.queries.drafts import Draft, Previous, draft, latest, producers_with_entries
from settlement.statements.queries.frozen import (
    Goods,
    PaidOut,
    Statement,
    by_number,
    goods,
    location_names,
    paid_on,
)
from settlement.statements.queries.listed import (
    SHOW,
    UNPAID,
    ListedStatement,
    Waiting,
    listed,
    waiting,
)
from settlement.statements.queries.standing import is_cancellable, owed_on, state

__all__ = [
    "SHOW",
    "UNPAID",
    "Draft",
    "Goods",
    "ListedStatement",
    "PaidOut",
    "Previous",
    "Statement",
    "Waiting",
    "by_number",
    "draft",
    "goods",
    "is_cancellable",
    "latest",
    "listed",
    "location_names",
    "owed_on",
    "paid_on",
    "producers_with_entries",
    "state",
    "waiting",
]
