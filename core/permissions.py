"""Permissions, and the actor that has them. Every route says which one it needs, or that it is public."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from http import HTTPStatus
from typing import ParamSpec, TypeVar
from uuid import UUID

from flask import g

from core.errors import DomainError, Forbidden

P = ParamSpec("P")
T = TypeVar("T")

SYSTEM_PERSON_ID = UUID("00000000-0000-7000-8000-000000000001")


class Permission(StrEnum):
    """All permissions, `package:resource:action`, in order."""

    INVENTORY_AGREEMENT_CHANGE = "inventory:agreement:change"
    INVENTORY_GOODS_CHANGE = "inventory:goods:change"
    INVENTORY_GOODS_IMPORT = "inventory:goods:import"
    INVENTORY_GOODS_READ = "inventory:goods:read"
    INVENTORY_LOCATION_MANAGE = "inventory:location:manage"
    INVENTORY_PRODUCER_CHANGE = "inventory:producer:change"
    INVENTORY_PRODUCER_READ = "inventory:producer:read"
    INVENTORY_STOCK_READ = "inventory:stock:read"
    INVENTORY_STOCK_RECEIVE = "inventory:stock:receive"
    PEOPLE_PERSON_MANAGE = "people:person:manage"
    PEOPLE_SELF_USE = "people:self:use"
    POS_CATALOGUE_READ = "pos:catalogue:read"
    POS_RECEIPT_READ = "pos:receipt:read"
    POS_SALE_SEND = "pos:sale:send"
    POS_SHIFT_CLOSE = "pos:shift:close"
    POS_TILL_MANAGE = "pos:till:manage"
    POS_TILL_USE = "pos:till:use"
    PRINTING_PRINTER_MANAGE = "printing:printer:manage"
    REVIEW_ANOMALY_CLOSE = "review:anomaly:close"
    REVIEW_ANOMALY_READ = "review:anomaly:read"
    REVIEW_SALES_READ = "review:sales:read"
    SETTLEMENT_ACCOUNT_READ = "settlement:account:read"
    SETTLEMENT_OWN_READ = "settlement:own:read"
    SETTLEMENT_PAYOUT_RECORD = "settlement:payout:record"
    SETTLEMENT_STATEMENT_CANCEL = "settlement:statement:cancel"
    SETTLEMENT_STATEMENT_ISSUE = "settlement:statement:issue"
    SETTLEMENT_STATEMENT_READ = "settlement:statement:read"


class Everywhere:
    """The scope that holds every location."""

    def __contains__(self, _location_id: object) -> bool:
        """Any location is inside."""
        return True


ALL = Everywhere()


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Who acts, built once per request or command: a person, or a till with its own credential.

    `producer_id` is set for producers, who see nothing but their own.
    """

    person_id: UUID
    permissions: frozenset[Permission]
    location_ids: frozenset[UUID] | Everywhere = ALL
    producer_id: UUID | None = None
    till_id: UUID | None = None

    def require(self, permission: Permission) -> None:
        """Raise Forbidden unless the actor has the permission."""
        if permission not in self.permissions:
            raise Forbidden


SYSTEM = Actor(person_id=SYSTEM_PERSON_ID, permissions=frozenset(Permission))


class SignInRequired(DomainError):
    """Nobody is signed in, or the till is not enrolled."""

    code = "sign_in_required"
    status = HTTPStatus.UNAUTHORIZED
    message = "Please sign in first."


def current_actor() -> Actor:
    """The actor of this request; raises SignInRequired when there is none."""
    actor: Actor | None = g.get("actor")
    if actor is None:
        raise SignInRequired
    return actor


def permission_required(permission: Permission) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let a route run only for an actor with the permission; a test reads the mark from the URL map."""

    def decorate(view: Callable[P, T]) -> Callable[P, T]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
            current_actor().require(permission)
            return view(*args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def public(view: Callable[P, T]) -> Callable[P, T]:
    """Mark a route as open to everybody."""
    view.permission = None  # type: ignore[attr-defined]
    return view
