"""What leads from empty books to the first sale, in order."""

from collections.abc import Collection
from enum import StrEnum


class Step(StrEnum):
    """One thing to do; the books say whether it is done."""

    PLACE = "place"
    PAPERS = "papers"
    PRODUCERS = "producers"
    PRODUCTS = "products"
    DELIVERY = "delivery"
    TILL = "till"
    ENROLLED = "enrolled"
    SALE = "sale"


def next_step(done: Collection[Step]) -> Step | None:
    """The first thing that is still to do; None when all is done."""
    return next((step for step in Step if step not in done), None)
