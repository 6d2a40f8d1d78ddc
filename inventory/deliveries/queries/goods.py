"""The goods that a scanned or typed text may mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core.lists import holds_words
from inventory.producers.models import Producer
from inventory.producers.rules import ProducerId
from inventory.products.finding import goods_by_code
from inventory.products.models import Product
from inventory.products.rules import ProductId, Unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Goods:
    """A product with its producer's name."""

    id: ProductId
    code: str
    name: str
    unit: Unit
    unit_text: str
    producer_id: ProducerId
    producer_name: str


def goods_of_code(session: Session, codes: Iterable[str]) -> list[Goods]:
    """The products, whosever they are, of the first of these codes that stands on any."""
    for code in filter(None, codes):
        found = goods_by_code(session, {code}).get(code, [])
        if found:
            return _goods(session, Product.id.in_([each.id for each in found]))
    return []


def goods_named(session: Session, text: str, producer_id: ProducerId) -> list[Goods]:
    """The products of a producer that hold every word of a text; a text without letters is no name."""
    if not any(character.isalpha() for character in text):
        return []
    found = or_(holds_words(text, Product.search_key), func.lower(Product.code) == text.lower())
    return _goods(session, Product.producer_id == producer_id, found)


def goods_of_producer(session: Session, producer_id: ProducerId) -> list[Goods]:
    """The products that a producer can deliver, by name."""
    return _goods(session, Product.producer_id == producer_id, Product.retired_at.is_(None))


def unit_of(session: Session, product_id: ProductId) -> Unit:
    """What quantities of a product count."""
    return session.scalars(select(Product.unit).where(Product.id == product_id)).one()


def _goods(session: Session, *conditions: Any) -> list[Goods]:
    chosen = (
        select(*_COLUMNS)
        .join(Producer, Producer.id == Product.producer_id)
        .where(*conditions)
        .order_by(Product.search_key, Product.code)
    )
    return [Goods(**row._mapping) for row in session.execute(chosen)]


_COLUMNS: Sequence[Any] = (
    Product.id,
    Product.code,
    Product.name,
    Product.unit,
    Product.unit_text,
    Product.producer_id,
    Producer.name.label("producer_name"),
)
