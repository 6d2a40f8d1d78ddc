"""Roles: named sets of permissions."""

from enum import StrEnum
from typing import NewType
from uuid import UUID

from core.permissions import Permission

PersonId = NewType("PersonId", UUID)


class Role(StrEnum):
    """What a person does here."""

    ADMINISTRATOR = "administrator"
    MANAGER = "manager"
    ACCOUNTANT = "accountant"
    STOCK_KEEPER = "stock_keeper"
    CASHIER = "cashier"
    PRODUCER = "producer"


_CASHIER = frozenset(
    {
        Permission.INVENTORY_GOODS_READ,
        Permission.PEOPLE_SELF_USE,
        Permission.POS_RECEIPT_READ,
        Permission.POS_SHIFT_CLOSE,
        Permission.POS_TILL_USE,
    }
)
_STOCK_KEEPER = frozenset(
    {
        Permission.INVENTORY_GOODS_CHANGE,
        Permission.INVENTORY_GOODS_IMPORT,
        Permission.INVENTORY_GOODS_READ,
        Permission.INVENTORY_PRODUCER_READ,
        Permission.INVENTORY_STOCK_READ,
        Permission.INVENTORY_STOCK_RECEIVE,
        Permission.PEOPLE_SELF_USE,
    }
)
_ACCOUNTANT = frozenset(
    {
        Permission.INVENTORY_GOODS_READ,
        Permission.INVENTORY_PRODUCER_CHANGE,
        Permission.INVENTORY_PRODUCER_READ,
        Permission.INVENTORY_STOCK_READ,
        Permission.PEOPLE_SELF_USE,
        Permission.POS_RECEIPT_READ,
        Permission.REVIEW_ANOMALY_CLOSE,
        Permission.REVIEW_ANOMALY_READ,
        Permission.REVIEW_SALES_READ,
        Permission.SETTLEMENT_ACCOUNT_READ,
        Permission.SETTLEMENT_PAYOUT_RECORD,
        Permission.SETTLEMENT_STATEMENT_CANCEL,
        Permission.SETTLEMENT_STATEMENT_ISSUE,
        Permission.SETTLEMENT_STATEMENT_READ,
    }
)
_PRODUCER = frozenset(
    {
        Permission.PEOPLE_SELF_USE,
        Permission.SETTLEMENT_OWN_READ,
        Permission.SETTLEMENT_STATEMENT_READ,
    }
)
_TILL_ALONE = frozenset({Permission.POS_CATALOGUE_READ, Permission.POS_SALE_SEND})

_OWN = frozenset({Permission.SETTLEMENT_OWN_READ})
"""What nobody can use but a producer, whose account it is about."""

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset(Permission) - _TILL_ALONE - _OWN,
    Role.MANAGER: frozenset(Permission) - _TILL_ALONE - _OWN - {Permission.PEOPLE_PERSON_MANAGE},
    Role.ACCOUNTANT: _ACCOUNTANT,
    Role.STOCK_KEEPER: _STOCK_KEEPER,
    Role.CASHIER: _CASHIER,
    Role.PRODUCER: _PRODUCER,
}

GIVES_ROLES = frozenset(
    role for role, allowed in PERMISSIONS.items() if Permission.PEOPLE_PERSON_MANAGE in allowed
)
"""Roles that give roles: somebody must always have one."""

TILL_PERMISSIONS = _TILL_ALONE | {Permission.POS_RECEIPT_READ, Permission.POS_SHIFT_CLOSE}
