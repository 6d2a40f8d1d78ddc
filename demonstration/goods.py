"""The goods of the demonstration shop, the same every time: pure, from the invented names."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from core.gs1 import check_digit
from demonstration import names

SEED = 20241103


@dataclass(frozen=True, kw_only=True, slots=True)
class Maker:
    """An invented producer with its terms."""

    code: str
    name: str
    entity_type: str
    tax_code: str
    phone: str
    commune: str
    account: str
    rate_bp: int | None
    net_bp: int | None
    discounts_by: str
    hold_days: int
    goods: tuple["Good", ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Good:
    """An invented product."""

    code: str
    barcode: str
    name: str
    kind: names.Kind
    price_dong: int
    stars: int


def makers() -> list[Maker]:
    """130 producers with 269 products; three in five have a single one."""
    random = Random(SEED)  # noqa: S311 - invented goods, nothing secret
    stars = [5] * names.FIVE_STARS + [4] * names.FOUR_STARS + [3] * names.THREE_STARS
    random.shuffle(stars)
    counts = _counts(random, len(stars))
    goods = _goods(random, stars)
    return [_maker(random, i, tuple(next(goods) for _ in range(n))) for i, n in enumerate(counts)]


def _counts(random: Random, products: int) -> list[int]:
    """How many products each producer has."""
    counts = [1] * names.PRODUCERS
    for _ in range(products - names.PRODUCERS):
        counts[random.randrange(names.PRODUCERS_WITH_ONE, names.PRODUCERS)] += 1
    return counts


def _goods(random: Random, stars: list[int]) -> Iterator[Good]:
    """Each kind with each quality once at most, so that no two products share a name."""
    pairs = [(kind, quality) for quality in names.QUALITIES for kind in names.KINDS]
    chosen = pairs[: len(names.KINDS)] + random.sample(
        pairs[len(names.KINDS) :], len(stars) - len(names.KINDS)
    )
    random.shuffle(chosen)
    for number, ((kind, quality), star) in enumerate(zip(chosen, stars, strict=True), 1):
        yield Good(
            code=f"SP{number:04d}",
            barcode=_barcode(number),
            name=f"{kind.name} {quality}",
            kind=kind,
            price_dong=random.randint(kind.cheapest, kind.dearest) * 1000,
            stars=star,
        )


def _barcode(number: int) -> str:
    """A house code: 20, ten digits, check digit; no real manufacturer's number is used."""
    digits = f"20{number:010d}"
    return f"{digits}{check_digit(digits)}"


def _maker(random: Random, index: int, goods: tuple[Good, ...]) -> Maker:
    entity_type, form = names.FORMS[index % len(names.FORMS)]
    first, last = names.FIRST[index % 13], names.LAST[(index // 13 + index) % 13]
    net = index % 10 == 7
    return Maker(
        code=f"P{index + 1:04d}",
        name=f"{form} {first} {last}",
        entity_type=entity_type,
        tax_code=f"17{index + 1:08d}",
        phone=f"0900{index + 1:06d}",
        commune=names.COMMUNES[random.randrange(len(names.COMMUNES))],
        account=f"9{index + 1:011d}",
        rate_bp=None if net else (1500, 1800, 2000, 2500)[index % 4],
        net_bp=8000 if net else None,
        discounts_by="house" if net or index % 3 else "producer",
        hold_days=3 if index % 6 == 0 else 0,
        goods=goods,
    )
