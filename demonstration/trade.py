"""Three months of invented trade, the same every time but for the dates: pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from core.clock import VIETNAM
from demonstration.goods import SEED, Good
from pos.checkout.rules import Means

Progress = Callable[[], None]

SALES = 3000
TILLS = ("KG01", "CR01", "CB01")
_TILL_WEIGHTS = (6, 3, 2)
_MEANS = (Means.CASH,) * 14 + (Means.TRANSFER,) * 5 + (Means.CARD,)
OPENS, CLOSES = time(8, 0), time(18, 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Basket:
    """One customer: goods with quantities and discounts in percent, the means, and whether one comes back."""

    till: str
    at: datetime
    goods: tuple[tuple[Good, int, int], ...]
    means: Means
    comes_back: bool


def months_before(today: date) -> list[tuple[date, date]]:
    """The first and last days of the three calendar months before the current one, in order."""
    months: list[tuple[date, date]] = []
    last = today.replace(day=1) - timedelta(days=1)
    for _ in range(3):
        months.insert(0, (last.replace(day=1), last))
        last = last.replace(day=1) - timedelta(days=1)
    return months


def baskets(goods: Sequence[Good], first: date, last: date) -> Iterator[Basket]:
    """About 3,000 baskets in order of time; dear goods are bought less often than cheap ones."""
    random = Random(SEED + 1)  # noqa: S311 - invented trade, nothing secret
    weights = [10_000_000 // (good.price_dong + 40_000) + good.stars * 20 for good in goods]
    moments = sorted(_moment(random, first, last) for _ in range(SALES))
    for at in moments:
        chosen = random.choices(goods, weights, k=random.choice((1, 1, 2, 2, 3, 3, 4, 5)))
        yield Basket(
            till=random.choices(TILLS, _TILL_WEIGHTS)[0],
            at=at,
            goods=tuple((good, *_much(random, good)) for good in dict.fromkeys(chosen)),
            means=random.choice(_MEANS),
            comes_back=random.random() < 0.02,
        )


def _moment(random: Random, first: date, last: date) -> datetime:
    day = first + timedelta(days=random.randrange((last - first).days + 1))
    opened = datetime.combine(day, OPENS, VIETNAM)
    return opened + timedelta(seconds=random.randrange(60, 9 * 3600))


def _much(random: Random, good: Good) -> tuple[int, int]:
    quantity = 1 if good.price_dong > 500_000 else random.choice((1, 1, 1, 2, 2, 3))
    return quantity, random.choice((0,) * 9 + (10,))


def days_of(trade: Sequence[Basket], first: date, last: date) -> Iterator[tuple[date, list[Basket]]]:
    """Every day of a month with its baskets; days without one too."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        yield day, [basket for basket in trade if basket.at.date() == day]
