"""The list of producers, with what was agreed with each and whether there is an account to pay to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from core.lists import ListRequest, Page, belongs_to, fetch, holds_words
from core.permissions import Actor
from inventory.agreements.models import AgreementRow, TermRow
from inventory.producers.models import BankAccount, Producer
from inventory.producers.rules import EntityType, ProducerId
from inventory.products.models import Product

STATE, ENTITY, ACCOUNT = "state", "entity", "account"
"""The filters of the list."""

_ALL_GOODS = "all"


class State(StrEnum):
    """What was agreed with a producer at this moment."""

    AGREED = "agreed"
    ENDED = "ended"
    NONE = "none"


class AccountState(StrEnum):
    """Whether a producer can be paid by transfer."""

    APPROVED = "approved"
    WAITING = "waiting"
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedProducer:
    """A producer in a list; the rate is that of the term for all goods, empty for a fixed net."""

    id: ProducerId
    code: str
    name: str
    entity_type: EntityType
    commune: str
    province: str
    phone: str
    tax_code: str
    products: int
    agreement: str
    state: State
    rate_bp: int | None
    net_dong: int | None


def listed(session: Session, request: ListRequest, *, now: datetime, scope: Actor) -> Page[ListedProducer]:
    """The producers that the actor may see, with the agreement and the term for all goods as of a moment."""
    agreement, term, products = aliased(AgreementRow), aliased(TermRow), _products()
    chosen = (
        select(
            Producer,
            products.label("products"),
            agreement.number,
            agreement.ended_at,
            term.rate_bp,
            term.net_dong,
        )
        .select_from(Producer)
        .outerjoin(agreement, agreement.id == _agreement(now))
        .outerjoin(term, term.id == _term(agreement.id, now))
        .where(belongs_to(Producer.id, scope))
        .where(holds_words(request.search, Producer.search_key, Producer.code, *_told()))
        .where(*_narrowed(request, _state(agreement.number, agreement.ended_at, now)))
    )
    orders = {
        "code": Producer.code,
        "name": Producer.search_key,
        "entity": Producer.entity_type,
        "commune": Producer.commune,
        "products": products,
        "commission": term.rate_bp,
    }
    return fetch(
        session, chosen, request, orders=orders, last=Producer.code, row=lambda row: _listed(row, now)
    )


def _told() -> tuple[Any, ...]:
    return Producer.phone, Producer.tax_code, Producer.commune


def _products() -> ScalarSelect[Any]:
    """How many products a producer has that are still sold."""
    still = and_(Product.producer_id == Producer.id, Product.retired_at.is_(None))
    return select(func.count(Product.id)).where(still).scalar_subquery()


def _agreement(now: datetime) -> ScalarSelect[Any]:
    """The agreement in force, or the last one that began."""
    a = AgreementRow
    return (
        select(a.id)
        .where(a.producer_id == Producer.id, a.valid_from <= now)
        .order_by(a.valid_from.desc())
        .limit(1)
        .scalar_subquery()
    )


def _term(agreement_id: Any, now: datetime) -> ScalarSelect[Any]:
    """The term for all goods that holds at a moment."""
    t = TermRow
    return (
        select(t.id)
        .where(t.agreement_id == agreement_id, t.scope == _ALL_GOODS, t.valid_from <= now)
        .order_by(t.valid_from.desc())
        .limit(1)
        .scalar_subquery()
    )


def _state(number: Any, ended_at: Any, now: datetime) -> dict[str, ColumnElement[bool]]:
    in_force = and_(number.is_not(None), or_(ended_at.is_(None), ended_at > now))
    return {
        State.AGREED: in_force,
        State.ENDED: and_(number.is_not(None), ended_at <= now),
        State.NONE: number.is_(None),
    }


def _narrowed(request: ListRequest, states: dict[str, ColumnElement[bool]]) -> list[ColumnElement[bool]]:
    entity = request.chosen(ENTITY)
    return [
        states.get(request.chosen(STATE), true()),
        _accounts().get(request.chosen(ACCOUNT), true()),
        Producer.entity_type == EntityType(entity) if entity else true(),
    ]


def _accounts() -> dict[str, ColumnElement[bool]]:
    """An account waits for the second person until it is approved, or another is proposed in its place."""
    later = aliased(BankAccount)
    own = exists().where(BankAccount.producer_id == Producer.id)
    newer = exists().where(
        later.producer_id == BankAccount.producer_id, later.proposed_at > BankAccount.proposed_at
    )
    return {
        AccountState.APPROVED: own.where(BankAccount.approved_at.is_not(None)),
        AccountState.WAITING: own.where(BankAccount.approved_at.is_(None), ~newer),
        AccountState.NONE: ~own,
    }


def _listed(row: Any, now: datetime) -> ListedProducer:
    producer: Producer = row.Producer
    ended = row.ended_at is not None and row.ended_at <= now
    state = State.NONE if row.number is None else State.ENDED if ended else State.AGREED
    return ListedProducer(
        id=producer.id,
        code=producer.code,
        name=producer.name,
        entity_type=producer.entity_type,
        commune=producer.commune,
        province=producer.province,
        phone=producer.phone,
        tax_code=producer.tax_code,
        products=row.products,
        agreement=row.number or "",
        state=state,
        rate_bp=row.rate_bp,
        net_dong=row.net_dong,
    )
