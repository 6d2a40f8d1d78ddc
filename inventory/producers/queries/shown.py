"""A producer with all that its page shows: products, what was agreed, accounts to pay to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from core.permissions import Actor
from inventory.agreements.models import AgreementRow, TermRow
from inventory.locations.models import Location
from inventory.producers.models import BankAccount
from inventory.producers.queries.known import ProducerView, seen
from inventory.producers.rules import ProducerId
from inventory.products.models import PriceRow, Product, ProductSet
from people.persons.models import Person

_ALL_GOODS = "all"
_EVERYWHERE = "product"


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownProduct:
    """A product of the producer, with the price that holds now."""

    id: UUID
    code: str
    name: str
    unit_text: str
    price_dong: int | None
    retired_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownTerm:
    """A term and what it is for: `goods` is a set's or a product's name, empty for all goods."""

    scope: str
    goods: str
    place: str
    valid_from: datetime
    kind: str
    rate_bp: int | None
    net_dong: int | None
    base_vat: str
    discount_bearer: str
    discount_producer_bp: int
    holds: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownAgreement:
    """An agreement with its terms, those for all goods first, each scope's latest first."""

    id: UUID
    number: str
    valid_from: datetime
    ended_at: datetime | None
    hold_days: int
    min_payout_dong: int
    answer_days: int | None
    tax_kept_from: date | None
    commission_vat: str
    terms: Sequence[ShownTerm]

    def is_in_force(self, now: datetime) -> bool:
        """Whether it has begun and not ended."""
        return self.valid_from <= now and (self.ended_at is None or self.ended_at > now)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownAccount:
    """An account that was proposed, by whom, and who approved it; only the last proposal `waits`."""

    id: UUID
    bank_bin: str
    account_no: str
    holder: str
    proposed_at: datetime
    proposed_by: UUID
    proposer: str
    approved_at: datetime | None
    approver: str
    waits: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownProducer:
    """A producer, and what hangs on it."""

    about: ProducerView
    products: Sequence[ShownProduct]
    agreements: Sequence[ShownAgreement]
    accounts: Sequence[ShownAccount]

    def in_force(self, now: datetime) -> ShownAgreement | None:
        """The agreement that goods are sold under at a moment."""
        return next((each for each in self.agreements if each.is_in_force(now)), None)


def shown(session: Session, code: str, *, now: datetime, scope: Actor) -> ShownProducer:
    """A producer by its code, as the actor may see it; raises NotFound."""
    producer = seen(session, code, scope=scope)
    return ShownProducer(
        about=producer,
        products=_products(session, producer.id, now),
        agreements=_agreements(session, producer.id, now),
        accounts=_accounts(session, producer.id),
    )


def _products(session: Session, producer_id: ProducerId, now: datetime) -> list[ShownProduct]:
    price = (
        select(PriceRow.unit_price_dong)
        .where(PriceRow.product_id == Product.id, PriceRow.scope == _EVERYWHERE, PriceRow.valid_from <= now)
        .order_by(PriceRow.valid_from.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Product.id,
            Product.code,
            Product.name,
            Product.unit_text,
            price.label("price_dong"),
            Product.retired_at,
        )
        .where(Product.producer_id == producer_id)
        .order_by(Product.search_key, Product.code)
    )
    return [ShownProduct(**row._mapping) for row in rows]


def _agreements(session: Session, producer_id: ProducerId, now: datetime) -> list[ShownAgreement]:
    a = AgreementRow
    rows = session.execute(
        select(a.__table__).where(a.producer_id == producer_id).order_by(a.valid_from.desc())
    ).all()
    terms = _terms(session, [row.id for row in rows], now)
    return [
        ShownAgreement(
            id=row.id,
            number=row.number,
            valid_from=row.valid_from,
            ended_at=row.ended_at,
            hold_days=row.hold_days,
            min_payout_dong=row.min_payout_dong,
            answer_days=row.answer_days,
            tax_kept_from=row.tax_kept_from,
            commission_vat=row.commission_vat,
            terms=terms.get(row.id, ()),
        )
        for row in rows
    ]


def _terms(session: Session, agreement_ids: Sequence[UUID], now: datetime) -> dict[UUID, list[ShownTerm]]:
    t = TermRow
    rows = session.execute(
        select(t.__table__)
        .where(t.agreement_id.in_(agreement_ids))
        .order_by(t.scope != _ALL_GOODS, t.scope, t.valid_from.desc())
    ).all()
    goods, places = _names(session, {row.scope.partition("@")[0] for row in rows}), _places(session)
    holding: set[tuple[UUID, str]] = set()
    found: dict[UUID, list[ShownTerm]] = {}
    for row in rows:
        holds = row.valid_from <= now and (row.agreement_id, row.scope) not in holding
        if holds:
            holding.add((row.agreement_id, row.scope))
        found.setdefault(row.agreement_id, []).append(_term(row, goods, places, holds=holds))
    return found


def _term(row: Any, goods: Mapping[str, str], places: Mapping[str, str], *, holds: bool) -> ShownTerm:
    named, _, place = row.scope.partition("@")
    return ShownTerm(
        scope=row.scope,
        goods=goods.get(named, ""),
        place=places.get(place, place),
        valid_from=row.valid_from,
        kind=row.kind,
        rate_bp=row.rate_bp,
        net_dong=row.net_dong,
        base_vat=row.base_vat,
        discount_bearer=row.discount_bearer,
        discount_producer_bp=row.discount_producer_bp,
        holds=holds,
    )


def _names(session: Session, scopes: Iterable[str]) -> dict[str, str]:
    """What the sets and products that terms name are called, by the scope of each."""
    sets = [scope.removeprefix("set:") for scope in scopes if scope.startswith("set:")]
    ids = [UUID(scope.removeprefix("product:")) for scope in scopes if scope.startswith("product:")]
    named = select(ProductSet.code, ProductSet.name_vi).where(ProductSet.code.in_(sets))
    goods = select(Product.id, Product.name).where(Product.id.in_(ids))
    return {f"set:{code}": name for code, name in session.execute(named)} | {
        f"product:{product_id}": name for product_id, name in session.execute(goods)
    }


def _places(session: Session) -> dict[str, str]:
    rows = session.execute(select(Location.code, Location.name))
    return {row.code: row.name for row in rows}


def _accounts(session: Session, producer_id: ProducerId) -> list[ShownAccount]:
    """Every account that was ever proposed, the latest first."""
    b, proposer, approver = BankAccount, aliased(Person), aliased(Person)
    rows = session.execute(
        select(b.__table__, proposer.name.label("proposer"), approver.name.label("approver"))
        .join(proposer, proposer.id == b.proposed_by)
        .outerjoin(approver, approver.id == b.approved_by)
        .where(b.producer_id == producer_id)
        .order_by(b.proposed_at.desc(), b.id.desc())
    ).all()
    return [
        ShownAccount(
            id=row.id,
            bank_bin=row.bank_bin,
            account_no=row.account_no,
            holder=row.holder,
            proposed_at=row.proposed_at,
            proposed_by=row.proposed_by,
            proposer=row.proposer,
            approved_at=row.approved_at,
            approver=row.approver or "",
            waits=place == 0 and row.approved_at is None,
        )
        for place, row in enumerate(rows)
    ]
