"""Agreements and terms: which term a sale falls under. Terms only begin; the next one ends the last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

AgreementId = NewType("AgreementId", UUID)
TermId = NewType("TermId", UUID)

ALL_GOODS = "all"


class TermKind(StrEnum):
    """How the producer's share is found."""

    PERCENT = "percent"
    FIXED_NET = "fixed_net"


class BaseVat(StrEnum):
    """Whether a percent commission counts on the price with or without its VAT."""

    INCLUDED = "included"
    EXCLUDED = "excluded"


class Bearer(StrEnum):
    """Who bears a discount."""

    PRODUCER = "producer"
    HOUSE = "house"
    SHARED = "shared"


class CommissionVat(StrEnum):
    """Whether the commission contains its own VAT or has it added, once per statement."""

    INCLUDED = "included"
    ADDED = "added"


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One term; `rate_bp` for percent, `net_dong` per price basis for fixed net."""

    id: TermId
    agreement_id: AgreementId
    scope: str
    valid_from: datetime
    kind: TermKind
    rate_bp: int | None = None
    net_dong: int | None = None
    base_vat: BaseVat = BaseVat.INCLUDED
    discount_bearer: Bearer = Bearer.HOUSE
    discount_producer_bp: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """What a producer and the house agreed to, with all its terms."""

    id: AgreementId
    valid_from: datetime
    ended_at: datetime | None
    hold_days: int
    tax_kept_from: date | None
    terms: tuple[Term, ...]


def agreement_at(agreements: Iterable[Agreement], moment: datetime) -> Agreement | None:
    """The agreement in force, or the last one that began before the moment; None before the first."""
    begun = [agreement for agreement in agreements if agreement.valid_from <= moment]
    return max(begun, key=lambda agreement: agreement.valid_from, default=None)


def scopes_for(product_id: UUID, set_code: str | None, location_code: str) -> tuple[str, ...]:
    """The scopes that fit a product at a place, the narrowest first."""
    product, product_set = f"product:{product_id}", f"set:{set_code}"
    return (
        f"{product}@{location_code}",
        product,
        f"{product_set}@{location_code}",
        product_set,
        f"{ALL_GOODS}@{location_code}",
        ALL_GOODS,
    )


def term_at(terms: Iterable[Term], moment: datetime, scopes: Iterable[str]) -> Term | None:
    """The term of the narrowest scope, then the latest that began no later than the moment."""
    begun = [term for term in terms if term.valid_from <= moment]
    for scope in scopes:
        fitting = [term for term in begun if term.scope == scope]
        if fitting:
            return max(fitting, key=lambda term: term.valid_from)
    return None


def scope_is_sound(scope: str) -> bool:
    """Whether a scope is `all`, `set:<code>` or `product:<id>`, each optionally `@<location code>`."""
    goods, at, place = scope.partition("@")
    kind, colon, key = goods.partition(":")
    known = goods == ALL_GOODS or (kind in {"set", "product"} and bool(colon and key))
    return known and (not at or bool(place))
