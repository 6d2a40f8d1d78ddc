"""Writing products, their barcodes, texts and prices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core.audit.services import record, record_all
from core.db import insert_all_once, insert_once, retried, transaction
from core.errors import DomainError, NotFound
from core.gs1 import gtin14
from core.ids import new_id
from core.permissions import Actor
from core.text import legible, search_key
from inventory.locations import queries as locations
from inventory.producers.rules import ProducerId
from inventory.products.models import Barcode, PriceRow, Product, ProductText
from inventory.products.rules import (
    ENGLISH,
    EVERYWHERE,
    PRICE_BASES,
    Ownership,
    ProductId,
    Unit,
    VatClass,
    is_price_scope,
)


class ProductCodeTaken(DomainError):
    """There is such a product already."""

    code = "product_code_taken"
    message = "There is already a product with the code %(code)s."


class PriceTaken(DomainError):
    """Another price begins at the same moment."""

    code = "price_taken"
    message = "Another price of this product begins at the same moment."


class PriceRefused(DomainError):
    """A price that takes money away, or holds nowhere."""

    code = "price_refused"
    message = "A price is not negative, and holds everywhere or at one location."


class PricePlaceUnknown(PriceRefused):
    """A price for a place that is none: it would never hold."""

    code = "price_place_unknown"
    message = "“%(scope)s” names no location that is known, and a price for it would never hold."


class ProductRefused(DomainError):
    """A product that nobody could find or price."""

    code = "product_refused"
    message = "A product needs a code, and a price for one piece or for 1, 100 or 1,000 g or ml."


@dataclass(frozen=True, kw_only=True, slots=True)
class NewProduct:
    """A product to store, with its first price; prices include VAT and are per `price_basis`.

    Where the name has nothing to read, the code stands for it.
    """

    code: str
    name: str
    producer_id: ProducerId
    unit_price_dong: int | None
    name_en: str = ""
    vat_class: VatClass = VatClass.EIGHT
    barcodes: tuple[str, ...] = ()
    unit: Unit = Unit.PIECE
    unit_text: str = ""
    price_basis: int = 1
    set_code: str | None = None
    ownership: Ownership = Ownership.CONSIGNED


@dataclass(frozen=True, kw_only=True, slots=True)
class NewPrice:
    """A price to set from a moment on."""

    product_id: ProductId
    unit_price_dong: int
    valid_from: datetime
    scope: str = EVERYWHERE


@retried
def add_product(*, product: NewProduct, valid_from: datetime, actor: Actor, now: datetime) -> ProductId:
    """Make a product whose price holds from `valid_from`.

    Raises ProductCodeTaken, ProductRefused and PriceRefused.
    """
    with transaction() as session:
        if session.scalar(select(Product.id).where(Product.code == product.code)):
            raise ProductCodeTaken(code=product.code)
        return store(session, [product], valid_from=valid_from, actor=actor, now=now)[0]


def store(
    session: Session, products: Sequence[NewProduct], *, valid_from: datetime, actor: Actor, now: datetime
) -> list[ProductId]:
    """Store products whose codes are known to be new, inside the caller's transaction; their ids in order.

    Raises ProductRefused and PriceRefused.
    """
    if not products:
        return []
    for product in products:
        _refuse_unsound(product)
    ids = [ProductId(new_id(now)) for _ in products]
    pairs = list(zip(ids, products, strict=True))
    session.execute(insert(Product), [_row(product_id, product, now) for product_id, product in pairs])
    add_barcodes(session, [(product_id, code) for product_id, product in pairs for code in product.barcodes])
    english = [(product_id, legible(product.name_en)) for product_id, product in pairs]
    _add_texts(session, [(product_id, name) for product_id, name in english if name])
    prices = [
        NewPrice(product_id=product_id, unit_price_dong=product.unit_price_dong, valid_from=valid_from)
        for product_id, product in pairs
        if product.unit_price_dong is not None
    ]
    set_prices(session, prices, actor=actor, now=now)
    record_all(
        session,
        "product.added",
        [(product_id, {"code": product.code}) for product_id, product in pairs],
        subject_kind="product",
        actor_id=actor.person_id,
        now=now,
    )
    return ids


def _refuse_unsound(product: NewProduct) -> None:
    if not product.code or product.price_basis not in PRICE_BASES[product.unit]:
        raise ProductRefused


def _row(product_id: ProductId, product: NewProduct, now: datetime) -> dict[str, Any]:
    name = legible(product.name) or product.code
    return {
        "id": product_id,
        "code": product.code,
        "producer_id": product.producer_id,
        "ownership": product.ownership,
        "name": name,
        "search_key": search_key(name),
        "unit": product.unit,
        "unit_text": product.unit_text,
        "price_basis": product.price_basis,
        "vat_class": product.vat_class,
        "set_code": product.set_code,
        "changed_at": now,
    }


def add_barcodes(session: Session, codes: Sequence[tuple[ProductId, str]]) -> None:
    """Put codes on products, inside the caller's transaction; a code that is on it already stays."""
    rows = [{"product_id": product_id, "code": code, "gtin14": gtin14(code)} for product_id, code in codes]
    insert_all_once(session, Barcode, rows)


def set_text(session: Session, product_id: ProductId, language: str, name: str) -> None:
    """Give a product its name in another language, inside the caller's transaction."""
    row = {"product_id": product_id, "language": language, "name": name, "description": ""}
    if not insert_once(session, ProductText, row):
        session.execute(
            update(ProductText)
            .where(ProductText.product_id == product_id, ProductText.language == language)
            .values(name=name)
        )


def _add_texts(session: Session, texts: Sequence[tuple[ProductId, str]]) -> None:
    if texts:
        rows = [{"product_id": p, "language": ENGLISH, "name": name, "description": ""} for p, name in texts]
        session.execute(insert(ProductText), rows)


def set_prices(session: Session, prices: Sequence[NewPrice], *, actor: Actor, now: datetime) -> None:
    """Append prices, inside the caller's transaction; raises PriceRefused, PricePlaceUnknown."""
    if any(price.unit_price_dong < 0 or not is_price_scope(price.scope) for price in prices):
        raise PriceRefused
    _refuse_unknown_places(session, [price.scope for price in prices if price.scope != EVERYWHERE])
    rows = [
        {
            "id": new_id(now),
            "product_id": price.product_id,
            "scope": price.scope,
            "valid_from": price.valid_from,
            "unit_price_dong": price.unit_price_dong,
            "set_by": actor.person_id,
        }
        for price in prices
    ]
    if rows:
        session.execute(insert(PriceRow), rows)


def _refuse_unknown_places(session: Session, scopes: Sequence[str]) -> None:
    known = locations.real_codes(session) if scopes else set()
    for scope in scopes:
        if scope.partition("@")[2] not in known:
            raise PricePlaceUnknown(scope=scope)


@retried
def set_price(*, price: NewPrice, actor: Actor, now: datetime) -> None:
    """Set a price from a moment on; it ends the one before it.

    Raises NotFound, PriceTaken, PriceRefused and PricePlaceUnknown.
    """
    with transaction() as session:
        if session.scalar(select(Product.id).where(Product.id == price.product_id)) is None:
            raise NotFound
        taken = select(PriceRow.id).where(
            PriceRow.product_id == price.product_id,
            PriceRow.scope == price.scope,
            PriceRow.valid_from == price.valid_from,
        )
        if session.scalar(taken):
            raise PriceTaken
        set_prices(session, [price], actor=actor, now=now)
        _record(
            session, "product.price_set", price.product_id, actor, now, unit_price_dong=price.unit_price_dong
        )


def change(
    session: Session, product_id: ProductId, changed: dict[str, Any], *, actor: Actor, now: datetime
) -> None:
    """Change fields of a product, inside the caller's transaction; the search key follows the name.

    Where the name has nothing to read, the code stands for it.
    """
    if "name" in changed:
        code = select(Product.code).where(Product.id == product_id)
        name = legible(changed["name"]) or session.scalar(code) or ""
        changed = changed | {"name": name, "search_key": search_key(name)}
    session.execute(update(Product).where(Product.id == product_id).values(**changed, changed_at=now))
    _record(session, "product.changed", product_id, actor, now, fields=sorted(changed))


def _record(
    session: Session, action: str, product_id: ProductId, actor: Actor, now: datetime, **detail: object
) -> None:
    record(
        session,
        action,
        subject_kind="product",
        subject_id=product_id,
        actor_id=actor.person_id,
        now=now,
        detail=detail,
    )
