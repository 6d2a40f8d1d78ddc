"""Reading products."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.gs1 import gtin14
from core.text import normalise, search_key
from inventory.producers.rules import ProducerId
from inventory.products.models import Barcode, Product, VatRateRow
from inventory.products.rules import Ownership, ProductId, Unit, VatClass, VatRate

_VAT_RATES = select(VatRateRow.vat_class, VatRateRow.valid_from, VatRateRow.rate_bp)


def vat_rates(session: Session) -> tuple[VatRate, ...]:
    """Every VAT rate with the day it begins."""
    return tuple(VatRate(**row._mapping) for row in session.connection().execute(_VAT_RATES))


@dataclass(frozen=True, kw_only=True, slots=True)
class ProductView:
    """A product, as lists and look-ups show it."""

    id: ProductId
    code: str
    producer_id: ProducerId
    ownership: Ownership
    name: str
    unit: Unit
    unit_text: str
    price_basis: int
    vat_class: VatClass
    set_code: str | None


def _products() -> Any:
    p = Product
    return select(
        p.id,
        p.code,
        p.producer_id,
        p.ownership,
        p.name,
        p.unit,
        p.unit_text,
        p.price_basis,
        p.vat_class,
        p.set_code,
    )


def _views(session: Session, chosen: Any) -> list[ProductView]:
    return [ProductView(**row._mapping) for row in session.connection().execute(chosen)]


def by_code(session: Session, code: str) -> ProductView:
    """A product by the house's own code; raises NotFound."""
    found = _views(session, _products().where(Product.code == code))
    if not found:
        raise NotFound
    return found[0]


def by_barcode(session: Session, code: str) -> list[ProductView]:
    """The products that carry a code: as it was scanned, else as the same GTIN in another length."""
    found = _carrying(session, Barcode.code == code)
    gtin = gtin14(code)
    # Codes that a house invented have no GTIN: comparing with none would find all of them.
    return found if found or gtin is None else _carrying(session, Barcode.gtin14 == gtin)


def _carrying(session: Session, condition: Any) -> list[ProductView]:
    chosen = _products().join(Barcode, Barcode.product_id == Product.id).where(condition)
    return _views(session, chosen.order_by(Product.code).distinct())


def search(session: Session, text: str, *, limit: int = 50) -> list[ProductView]:
    """Products whose name holds every word, in any order and without diacritics; at most `limit`.

    Names with the diacritics as they were typed come first, then those that begin with the first word.
    """
    words = search_key(text).split()
    if not words:
        return []
    holds_all = (Product.search_key.contains(word, autoescape=True) for word in words)
    begins = Product.search_key.startswith(words[0], autoescape=True)
    ranks = (_as_typed(text).desc(), begins.desc(), Product.search_key, Product.code)
    return _views(session, _products().where(*holds_all).order_by(*ranks).limit(limit))


def _as_typed(text: str) -> ColumnElement[bool]:
    """Whether a name holds the text with its diacritics; SQLite knows upper and lower case of ASCII alone."""
    typed = normalise(text).strip()
    spellings = sorted({typed, typed.lower(), typed.capitalize(), typed.title(), typed.upper()})
    return or_(*(Product.name.contains(spelling, autoescape=True) for spelling in spellings))
