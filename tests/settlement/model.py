"""What is owed to producers, reckoned in few lines that know nothing of the program."""

from dataclasses import dataclass, field
from datetime import date

from inventory.producers.rules import ProducerId
from inventory.products.rules import ProductId


def rounded(above: int, below: int) -> int:
    """A fraction to the nearest whole number, halves away from zero."""
    return (2 * abs(above) + below) // (2 * below) * (1 if above >= 0 else -1)


@dataclass
class Due:
    """An entry of the model: what it is worth, from when, and on which statement it stands."""

    amount: int
    commission: int
    day: date
    matures: date
    statement: str = ""


@dataclass
class Owner:
    """A producer of the model, with one product."""

    id: ProducerId
    product: ProductId
    code: str
    price: int
    rate: int
    net: int | None
    bears: bool
    hold: int
    adds_vat: bool
    entries: list[Due] = field(default_factory=list)
    statements: list[tuple[str, date, int]] = field(default_factory=list)
    paid: dict[str, int] = field(default_factory=dict)

    def share(self, quantity: int, discount: int) -> tuple[int, int]:
        """What is owed of a line, and the commission."""
        base = self.price * quantity - (discount if self.bears else 0)
        commission = base - self.net * quantity if self.net is not None else rounded(base * self.rate, 10_000)
        return base - commission, commission

    @property
    def due(self) -> int:
        """What the statements left to pay."""
        return sum(total for _, _, total in self.statements) - sum(self.paid.values())
