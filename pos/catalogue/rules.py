"""The catalogue of a till: plain values, and the version that tells whether it has changed."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from inventory.products.rules import EVERYWHERE, Price


@dataclass(frozen=True, kw_only=True, slots=True)
class Catalogue:
    """Everything that a till needs to sell, as it is sent; `version` names the content."""

    version: str
    content: dict[str, Any]


def prices_for(prices: Iterable[Price], location_code: str, now: datetime) -> list[Price]:
    """The prices of one product at a place: the one in force and those to come, in order of time.

    A place that has prices of its own goes by them alone from the first of them on.
    """
    told = list(prices)
    own = _by_time(price for price in told if price.scope == f"{EVERYWHERE}@{location_code}")
    general = _by_time(price for price in told if price.scope == EVERYWHERE)
    if own:
        general = [price for price in general if price.valid_from < own[0].valid_from]
    ordered = general + own
    begun = [price for price in ordered if price.valid_from <= now]
    return begun[-1:] + [price for price in ordered if price.valid_from > now]


def _by_time(prices: Iterable[Price]) -> list[Price]:
    return sorted(prices, key=lambda price: price.valid_from)


def catalogue(content: dict[str, Any]) -> Catalogue:
    """A catalogue with the version of its content."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return Catalogue(version=hashlib.sha256(text.encode()).hexdigest()[:16], content=content)
