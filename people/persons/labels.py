"""What roles are called on screens."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from people.persons.rules import Role

ROLE_NAMES: Mapping[Role, LazyString] = {
    Role.ADMINISTRATOR: lazy("Administrator"),
    Role.MANAGER: lazy("Manager"),
    Role.ACCOUNTANT: lazy("Accountant"),
    Role.STOCK_KEEPER: lazy("Stock keeper"),
    Role.CASHIER: lazy("Cashier"),
    Role.PRODUCER: lazy("Producer"),
}
