"""What the steps are called, why they are there, and the page where each is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as lazy

from review.beginning.rules import Step


@dataclass(frozen=True, kw_only=True, slots=True)
class StepWords:
    """A step as the page shows it; `endpoint` is where it is done, `act` what its button says."""

    title: LazyString
    why: LazyString
    act: LazyString
    endpoint: str


WORDS: Mapping[Step, StepWords] = {
    Step.PLACE: StepWords(
        title=lazy("Your showroom"),
        why=lazy("The place where goods are sold; receipts begin with its name."),
        act=lazy("Add the place"),
        endpoint="locations.new",
    ),
    Step.PAPERS: StepWords(
        title=lazy("Your association on papers"),
        why=lazy("Address and tax code stand on receipts and on the producers' statements."),
        act=lazy("Fill in address and tax code"),
        endpoint="locations.index",
    ),
    Step.PRODUCERS: StepWords(
        title=lazy("Producers and what was agreed with them"),
        why=lazy("Whose goods you sell, and the commission of each. One is enough to begin with."),
        act=lazy("Add a producer"),
        endpoint="producers.index",
    ),
    Step.PRODUCTS: StepWords(
        title=lazy("Products with their prices"),
        why=lazy("What stands on the shelf. One is enough to begin with."),
        act=lazy("Add a product"),
        endpoint="products.index",
    ),
    Step.DELIVERY: StepWords(
        title=lazy("The first delivery"),
        why=lazy("Goods are in the books when their delivery is confirmed."),
        act=lazy("Receive goods"),
        endpoint="deliveries.new",
    ),
    Step.TILL: StepWords(
        title=lazy("A till"),
        why=lazy("Its code begins every receipt number, such as KG01-000001."),
        act=lazy("Add the till"),
        endpoint="tills.new",
    ),
    Step.ENROLLED: StepWords(
        title=lazy("The device at the counter"),
        why=lazy("Open the till there and type in its one-time code. The tills' page gives a new one."),
        act=lazy("Open the till"),
        endpoint="checkout.till",
    ),
    Step.SALE: StepWords(
        title=lazy("The first sale"),
        why=lazy("Count the float, open the shift, scan, take the money."),
        act=lazy("Sell"),
        endpoint="checkout.till",
    ),
}
