"""Agreements and terms: which term a sale falls under. Terms only begin; the next one ends the last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from core.errors import DomainError
from inventory.producers.rules import ProducerId

AgreementId = NewType("AgreementId", UUID)
TermId = NewType("TermId", UUID)

ALL_GOODS = "all"
WHOLE_BP = 10_000
MOST_HOLD_DAYS = 365
MOST_DAYS_TO_PAY = 365


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


@dataclass(frozen=True, kw_only=True, slots=True)
class NewTerm:
    """A term to be agreed: `rate_bp` for percent, `net_dong` per price basis for fixed net."""

    kind: TermKind = TermKind.PERCENT
    rate_bp: int | None = None
    net_dong: int | None = None
    scope: str = ALL_GOODS
    base_vat: BaseVat = BaseVat.INCLUDED
    discount_bearer: Bearer = Bearer.HOUSE
    discount_producer_bp: int = 0
    shrinkage_tolerance_bp: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class NewAgreement:
    """An agreement to be made, with its first term, which is for all goods.

    `days_to_pay` are the days from the issue of a statement to its payment; None where they are not agreed.
    """

    producer_id: ProducerId
    number: str
    valid_from: datetime
    term: NewTerm
    hold_days: int = 0
    min_payout_dong: int = 0
    answer_days: int | None = None
    days_to_pay: int | None = None
    tax_kept_from: date | None = None
    commission_vat: CommissionVat = CommissionVat.INCLUDED


class TermRefused(DomainError):
    """A term that contradicts itself; the subclasses say how."""

    code = "term_refused"
    message = "These terms contradict themselves."


class ScopeRefused(TermRefused):
    """A term for goods that nobody could name."""

    code = "scope_refused"
    message = "A term is for all goods, for a product set or for a product, not for “%(scope)s”."


class ScopeUnknown(TermRefused):
    """A term that would never apply: no such set, product or place, or goods of another producer."""

    code = "scope_unknown"
    message = "“%(scope)s” names no set, product of this producer, or location that is known."


class FixedNetRefused(TermRefused):
    """A fixed net without its amount, or with a rate beside it."""

    code = "fixed_net_refused"
    message = "A fixed net is an amount of đồng that is not negative, and has no rate beside it."


class FixedNetDiscounted(TermRefused):
    """A fixed net that a discount would make smaller, so that it would not be fixed."""

    code = "fixed_net_discounted"
    message = "With a fixed net the house bears every discount."


class RateRefused(TermRefused):
    """A commission that is no share of the price."""

    code = "rate_refused"
    message = "A commission lies between 0 and 100 percent, and has no fixed net beside it."


class PartRefused(TermRefused):
    """A part of a discount or a tolerance that is no part of the whole."""

    code = "part_refused"
    message = "The producer's part of a discount and the tolerance lie between 0 and 100 percent."


class FirstTermNarrow(TermRefused):
    """An agreement whose first term leaves goods without terms."""

    code = "first_term_narrow"
    message = "The first term of an agreement is for all goods."


class AgreementRefused(DomainError):
    """An agreement whose figures cannot be kept."""

    code = "agreement_refused"
    message = (
        "A share is on hold, and a statement waits for its payment, for 0 to 365 days, and no amount or "
        "number of days is negative."
    )


def refuse_unknown(scopes: Sequence[str]) -> None:
    """Raise ScopeUnknown for the first of the scopes that could never apply."""
    for scope in scopes:
        raise ScopeUnknown(scope=scope)


def refuse_unsound_term(term: NewTerm) -> None:
    """Refuse in words what the table would refuse too; raises a kind of TermRefused."""
    if not scope_is_sound(term.scope):
        raise ScopeRefused(scope=term.scope)
    if not (_is_part(term.discount_producer_bp) and _is_part(term.shrinkage_tolerance_bp)):
        raise PartRefused
    if term.kind is TermKind.FIXED_NET:
        _refuse_unsound_net(term)
    elif term.rate_bp is None or not _is_part(term.rate_bp) or term.net_dong is not None:
        raise RateRefused


def _is_part(bp: int) -> bool:
    return 0 <= bp <= WHOLE_BP


def _refuse_unsound_net(term: NewTerm) -> None:
    if term.net_dong is None or term.net_dong < 0 or term.rate_bp is not None:
        raise FixedNetRefused
    if term.discount_bearer is not Bearer.HOUSE:
        raise FixedNetDiscounted


def refuse_unsound_agreement(agreement: NewAgreement) -> None:
    """Refuse an agreement that could not be kept; raises TermRefused and AgreementRefused."""
    refuse_unsound_term(agreement.term)
    if agreement.term.scope != ALL_GOODS:
        raise FirstTermNarrow
    if agreement.min_payout_dong < 0 or (agreement.answer_days or 0) < 0:
        raise AgreementRefused
    if not 0 <= (agreement.days_to_pay or 0) <= MOST_DAYS_TO_PAY:
        raise AgreementRefused
    refuse_hold_days(agreement.hold_days)


def refuse_hold_days(hold_days: int) -> None:
    """Refuse a waiting time that is negative or longer than a year; raises AgreementRefused."""
    if not 0 <= hold_days <= MOST_HOLD_DAYS:
        raise AgreementRefused


def next_number(producer_code: str, taken: Iterable[str]) -> str:
    """A number for a producer's next agreement: HĐ-P0001, then HĐ-P0001-2 and so on."""
    first, known, count = f"HĐ-{producer_code}", set(taken), 2
    if first not in known:
        return first
    while f"{first}-{count}" in known:
        count += 1
    return f"{first}-{count}"
