"""What states and permissions are called on screens."""

from collections.abc import Mapping, Sequence

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from core.permissions import Permission
from people.administration.rules import PersonState

STATE_NAMES: Mapping[PersonState, LazyString] = {
    PersonState.ACTIVE: lazy("Active"),
    PersonState.GIVEN: lazy("Has to choose a password"),
    PersonState.WITHOUT: lazy("No password yet"),
    PersonState.DISABLED: lazy("Disabled"),
}
STATE_TONES: Mapping[PersonState, str] = {
    PersonState.ACTIVE: "ok",
    PersonState.GIVEN: "note",
    PersonState.WITHOUT: "note",
    PersonState.DISABLED: "out",
}

PERMISSION_GROUPS: Sequence[tuple[LazyString, Mapping[Permission, LazyString]]] = (
    (
        lazy("Selling"),
        {
            Permission.POS_TILL_USE: lazy("Sell at a till"),
            Permission.POS_SHIFT_CLOSE: lazy("Count the drawer and close the shift"),
            Permission.POS_RECEIPT_READ: lazy("See and print receipts"),
        },
    ),
    (
        lazy("Goods"),
        {
            Permission.INVENTORY_GOODS_READ: lazy("See products and prices"),
            Permission.INVENTORY_GOODS_CHANGE: lazy("Add products, change them and their prices"),
            Permission.INVENTORY_PRODUCER_READ: lazy("See producers and what was agreed with them"),
            Permission.INVENTORY_PRODUCER_CHANGE: lazy("Add and change producers and their bank accounts"),
            Permission.INVENTORY_AGREEMENT_CHANGE: lazy("Make, change and end agreements"),
            Permission.INVENTORY_GOODS_IMPORT: lazy("Read producers, products and deliveries in from files"),
            Permission.INVENTORY_STOCK_READ: lazy("See the stock and its movements"),
            Permission.INVENTORY_STOCK_RECEIVE: lazy("Receive deliveries"),
        },
    ),
    (
        lazy("Money owed to producers"),
        {
            Permission.SETTLEMENT_ACCOUNT_READ: lazy("See what producers are owed"),
            Permission.SETTLEMENT_OWN_READ: lazy("See one's own account as a producer"),
            Permission.SETTLEMENT_STATEMENT_READ: lazy("See statements"),
            Permission.SETTLEMENT_STATEMENT_ISSUE: lazy("Issue statements"),
            Permission.SETTLEMENT_STATEMENT_CANCEL: lazy("Cancel statements"),
            Permission.SETTLEMENT_PAYOUT_RECORD: lazy("Record payouts"),
        },
    ),
    (
        lazy("Looking after the books"),
        {
            Permission.REVIEW_SALES_READ: lazy("See sales figures"),
            Permission.REVIEW_ANOMALY_READ: lazy("See what has to be looked at"),
            Permission.REVIEW_ANOMALY_CLOSE: lazy("Close what was looked at"),
        },
    ),
    (
        lazy("Settings"),
        {
            Permission.INVENTORY_LOCATION_MANAGE: lazy("Add and change places of sale"),
            Permission.POS_TILL_MANAGE: lazy("Add, enrol and retire tills"),
            Permission.PRINTING_PRINTER_MANAGE: lazy("Add, try and retire printers"),
            Permission.PEOPLE_PERSON_MANAGE: lazy("Give roles and passwords"),
            Permission.PEOPLE_SELF_USE: lazy("Change one's own name and password"),
        },
    ),
)
"""Permissions of people, in the groups and the order of the table; those of a till alone are nobody's."""
