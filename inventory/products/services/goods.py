"""Writing products."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core.audit.services import record_all
from core.db import retried, transaction
from core.errors import NotFound
from core.ids import new_id
from core.permissions import Actor
from core.text import legible, search_key
from inventory.producers.rules import ProducerId
from inventory.products.models import Product, ProductText
from inventory.products.rules import ENGLISH, PRICE_BASES, Ownership, ProductId, Unit, VatClass
from inventory.products.services.barcodes import add_barcodes
from inventory.products.services.prices import NewPrice, set_prices
from inventory.products.services.refusals import ProductCodeTaken, ProductRefused
from inventory.products.services.texts import add_texts, drop_text, set_text
from inventory.products.services.trail import note


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
    add_texts(session, [(product_id, name) for product_id, name in english if name])
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
    note(session, "product.changed", product_id, actor, now, fields=sorted(changed))


@dataclass(frozen=True, kw_only=True, slots=True)
class ProductDetails:
    """What may change of a product. Its unit and owner may not: quantities and shares stand on them."""

    name: str
    name_en: str = ""
    unit_text: str = ""
    vat_class: VatClass = VatClass.EIGHT
    set_code: str | None = None


@retried
def change_product(*, product_id: ProductId, details: ProductDetails, actor: Actor, now: datetime) -> None:
    """Let a product be as it is told; what stays the same is not written. Raises NotFound."""
    with transaction() as session:
        known = session.execute(select(Product.__table__).where(Product.id == product_id)).first()
        if known is None:
            raise NotFound
        told = asdict(details)
        _rename(session, product_id, legible(told.pop("name_en")), actor, now)
        changed = {name: value for name, value in told.items() if value != known._mapping[name]}
        if changed:
            change(session, product_id, changed, actor=actor, now=now)


def _rename(session: Session, product_id: ProductId, name_en: str, actor: Actor, now: datetime) -> None:
    t = ProductText
    known = session.scalar(select(t.name).where(t.product_id == product_id, t.language == ENGLISH))
    if name_en == (known or ""):
        return
    if name_en:
        set_text(session, product_id, ENGLISH, name_en)
    else:
        drop_text(session, product_id, ENGLISH)
    note(session, "product.renamed", product_id, actor, now, language=ENGLISH)


def retire_product(*, product_id: ProductId, actor: Actor, now: datetime) -> None:
    """Sell a product no more: tills leave it out. Raises NotFound where it is not sold now."""
    _turn(product_id, retired_at=now, actor=actor, now=now)


def sell_product_again(*, product_id: ProductId, actor: Actor, now: datetime) -> None:
    """Sell a retired product again. Raises NotFound where it is sold already."""
    _turn(product_id, retired_at=None, actor=actor, now=now)


def _turn(product_id: ProductId, *, retired_at: datetime | None, actor: Actor, now: datetime) -> None:
    with transaction() as session:
        p = Product
        otherwise = p.retired_at.is_(None) if retired_at else p.retired_at.is_not(None)
        if session.scalar(select(p.id).where(p.id == product_id, otherwise).with_for_update()) is None:
            raise NotFound
        session.execute(update(p).where(p.id == product_id).values(retired_at=retired_at, changed_at=now))
        note(session, "product.retired" if retired_at else "product.sold_again", product_id, actor, now)
