"""Products: what they are sold as, at which price and with which VAT on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

ProductId = NewType("ProductId", UUID)


class Ownership(StrEnum):
    """Whose the goods are until they are sold."""

    CONSIGNED = "consigned"
    OWNED = "owned"


class Unit(StrEnum):
    """What a quantity counts."""

    PIECE = "piece"
    GRAM = "gram"
    MILLILITRE = "millilitre"


class VatClass(StrEnum):
    """A class, never only a number: 0 %, not taxable and not declared all have no VAT and differ in law."""

    TEN = "10"
    EIGHT = "8"
    FIVE = "5"
    ZERO = "0"
    NOT_TAXABLE = "KCT"
    NOT_DECLARED = "KKKNT"
    NONE = "none"


ENGLISH = "en"
FIRST_CODE = "SP0001"
MOST_IN_BARCODE = 80
EVERYWHERE = "product"
"""The scope of a price that holds wherever the place has none of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VatRate:
    """From a day on, a class has this rate in basis points; None where the class has no rate."""

    vat_class: VatClass
    valid_from: date
    rate_bp: int | None


def vat_rate_bp(rates: Iterable[VatRate], vat_class: VatClass, day: date) -> int | None:
    """The rate of a class on a calendar day in Vietnam: the last row from no later than that day."""
    fitting = [rate for rate in rates if rate.vat_class == vat_class and rate.valid_from <= day]
    return max(fitting, key=lambda rate: rate.valid_from).rate_bp if fitting else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Price:
    """From a moment on, a product costs this; `scope` is `product` or `product@<location code>`."""

    scope: str
    valid_from: datetime
    unit_price_dong: int


def price_at(prices: Iterable[Price], moment: datetime, location_code: str) -> int | None:
    """The price at a place and moment: the place's own before the general one, then the latest."""
    fitting = [price for price in prices if price.valid_from <= moment]
    for scope in (f"{EVERYWHERE}@{location_code}", EVERYWHERE):
        here = [price for price in fitting if price.scope == scope]
        if here:
            return max(here, key=lambda price: price.valid_from).unit_price_dong
    return None


PRICE_BASES: dict[Unit, tuple[int, ...]] = {
    Unit.PIECE: (1,),
    Unit.GRAM: (1, 100, 1000),
    Unit.MILLILITRE: (1, 100, 1000),
}
"""The quantities that a price can be for."""


def is_price_scope(scope: str) -> bool:
    """Whether a price's scope is `product` or `product@<location code>`."""
    goods, at, place = scope.partition("@")
    return goods == EVERYWHERE and bool(place) == bool(at)


def place_scope(location_code: str) -> str:
    """The scope of a price at one place; everywhere where no place is named."""
    return f"{EVERYWHERE}@{location_code}" if location_code else EVERYWHERE
