"""Reading deliveries: the list, one with its lines, and the goods that a scan may mean."""

from inventory.deliveries.queries.deliverers import (
    Deliverer,
    NoSuchDeliverer,
    SeveralDeliverers,
    deliverer,
    deliverers,
)
from inventory.deliveries.queries.goods import (
    Goods,
    goods_named,
    goods_of_code,
    goods_of_producer,
    unit_of,
)
from inventory.deliveries.queries.listed import PLACE, STATE, ListedDelivery, State, listed
from inventory.deliveries.queries.shown import (
    InForce,
    ShownDelivery,
    ShownLine,
    agreement_in_force,
    by_number,
    lines_of,
    one,
)

__all__ = [
    "PLACE",
    "STATE",
    "Deliverer",
    "Goods",
    "InForce",
    "ListedDelivery",
    "NoSuchDeliverer",
    "SeveralDeliverers",
    "ShownDelivery",
    "ShownLine",
    "State",
    "agreement_in_force",
    "by_number",
    "deliverer",
    "deliverers",
    "goods_named",
    "goods_of_code",
    "goods_of_producer",
    "lines_of",
    "listed",
    "one",
    "unit_of",
]
