"""The list of products, with what a shop asks of each: stars, price, how much there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Subquery, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session

from core.lists import ListRequest, Page, belongs_to, fetch, holds_words, inside
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.locations.models import Location
from inventory.locations.rules import LocationKind
from inventory.producers.models import Producer
from inventory.products.models import Barcode, PriceRow, Product, ProductSet
from inventory.products.rules import EVERYWHERE, Ownership, ProductId, Unit
from inventory.stock.models import Lot, StockBalance

STATE, SET, STARS = "state", "set", "stars"
"""The filters of the list."""


class State(StrEnum):
    """What a product is wanting before it can be sold, or that it is sold no more."""

    SELLING = "selling"
    WITHOUT_PRICE = "without_price"
    WITHOUT_CODE = "without_code"
    RETIRED = "retired"


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedProduct:
    """A product in a list; the price is the one that holds now, `quantity` what all places have together."""

    id: ProductId
    code: str
    name: str
    unit: Unit
    unit_text: str
    price_basis: int
    ownership: Ownership
    producer_code: str
    producer_name: str
    set_vi: str
    set_en: str
    stars: int
    barcode: str
    price_dong: int | None
    quantity: int
    retired_at: datetime | None

    @property
    def state(self) -> State:
        """The first thing that it is wanting."""
        if self.retired_at:
            return State.RETIRED
        if self.price_dong is None:
            return State.WITHOUT_PRICE
        return State.SELLING if self.barcode else State.WITHOUT_CODE


@dataclass(frozen=True, kw_only=True, slots=True)
class ProductSetName:
    """One of the official product sets."""

    code: str
    name_vi: str
    name_en: str


def product_sets(session: Session) -> Sequence[ProductSetName]:
    """Every official product set, by code."""
    rows = session.execute(
        select(ProductSet.code, ProductSet.name_vi, ProductSet.name_en).order_by(ProductSet.code)
    )
    return [ProductSetName(**row._mapping) for row in rows]


def listed(
    session: Session, request: ListRequest, *, now: datetime, day: date, scope: Actor
) -> Page[ListedProduct]:
    """The products that the actor may see; stars as valid on the day, the price as it holds now."""
    held, price, stars = _held(scope), _price(now), _stars(day)
    chosen = (
        select(
            Product,
            Producer.code.label("producer_code"),
            Producer.name.label("producer_name"),
            func.coalesce(ProductSet.name_vi, "").label("set_vi"),
            func.coalesce(ProductSet.name_en, "").label("set_en"),
            func.coalesce(stars, 0).label("stars"),
            func.coalesce(_barcode(), "").label("barcode"),
            price.label("price_dong"),
            func.coalesce(held.c.quantity, 0).label("quantity"),
        )
        .join(Producer, Producer.id == Product.producer_id)
        .outerjoin(ProductSet, ProductSet.code == Product.set_code)
        .outerjoin(held, held.c.product_id == Product.id)
        .where(belongs_to(Product.producer_id, scope), _found(request.search))
        .where(*_narrowed(request, price, stars))
    )
    orders = {
        "code": Product.code,
        "name": Product.search_key,
        "producer": Producer.search_key,
        "set": Product.set_code,
        "stars": func.coalesce(stars, 0),
        "price": price,
        "quantity": func.coalesce(held.c.quantity, 0),
    }
    return fetch(session, chosen, request, orders=orders, last=Product.code, row=_listed)


def _found(search: str) -> ColumnElement[bool]:
    """Whether a product is meant: by its name or code, its producer's, or a barcode that it carries."""
    return or_(
        holds_words(search, Product.search_key, Product.code),
        holds_words(search, Producer.search_key, Producer.code),
        exists().where(Barcode.product_id == Product.id, Barcode.code == search),
    )


def _narrowed(
    request: ListRequest, price: ScalarSelect[Any], stars: ScalarSelect[Any]
) -> list[ColumnElement[bool]]:
    product_set, earned = request.chosen(SET), request.chosen(STARS)
    conditions = [_in_state(request.chosen(STATE), price)]
    if product_set:
        conditions.append(Product.set_code == product_set)
    if earned:
        conditions.append(func.coalesce(stars, 0) == int(earned))
    return conditions


def _in_state(state: str, price: ScalarSelect[Any]) -> ColumnElement[bool]:
    coded = exists().where(Barcode.product_id == Product.id)
    meant: dict[str, ColumnElement[bool]] = {
        State.SELLING: Product.retired_at.is_(None),
        State.WITHOUT_PRICE: and_(Product.retired_at.is_(None), price.is_(None)),
        State.WITHOUT_CODE: and_(Product.retired_at.is_(None), ~coded),
        State.RETIRED: Product.retired_at.is_not(None),
    }
    return meant.get(state, true())


def _price(now: datetime) -> ScalarSelect[Any]:
    """The general price that holds at a moment."""
    return (
        select(PriceRow.unit_price_dong)
        .where(PriceRow.product_id == Product.id, PriceRow.scope == EVERYWHERE, PriceRow.valid_from <= now)
        .order_by(PriceRow.valid_from.desc())
        .limit(1)
        .scalar_subquery()
    )


def _stars(day: date) -> ScalarSelect[Any]:
    """The stars that may be shown on a day, as `certificates.rules.stars_on` says."""
    c = CertificateRow
    still = or_(c.ended_on.is_(None), c.ended_on > day)
    return (
        select(func.max(c.stars))
        .where(c.product_id == Product.id, c.decided_on <= day, c.valid_to >= day, still)
        .scalar_subquery()
    )


def _barcode() -> ScalarSelect[Any]:
    return select(func.min(Barcode.code)).where(Barcode.product_id == Product.id).scalar_subquery()


def _held(scope: Actor) -> Subquery:
    """What the places that the actor may see have, by product."""
    return (
        select(Lot.product_id, func.sum(StockBalance.quantity).label("quantity"))
        .join(StockBalance, StockBalance.lot_id == Lot.id)
        .join(Location, Location.id == StockBalance.location_id)
        .where(Location.kind != LocationKind.VIRTUAL, inside(StockBalance.location_id, scope))
        .group_by(Lot.product_id)
        .subquery()
    )


def _listed(row: Any) -> ListedProduct:
    product: Product = row.Product
    return ListedProduct(
        id=product.id,
        code=product.code,
        name=product.name,
        unit=product.unit,
        unit_text=product.unit_text,
        price_basis=product.price_basis,
        ownership=product.ownership,
        producer_code=row.producer_code,
        producer_name=row.producer_name,
        set_vi=row.set_vi,
        set_en=row.set_en,
        stars=row.stars,
        barcode=row.barcode,
        price_dong=row.price_dong,
        quantity=int(row.quantity),
        retired_at=product.retired_at,
    )
