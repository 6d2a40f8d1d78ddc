"""Reading products."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.gs1 import gtin14
from core.text import normalise, search_key
from inventory.producers.rules import ProducerId
from inventory.products.models import Barcode, Product, VatRateRow
from inventory.products.rules import Ownership, ProductId, Unit, VatClass, VatRate

_ESCAPE = "/"
_SPELLINGS = 5
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


def _views(session: Session, chosen: Any, values: Mapping[str, Any] | None = None) -> list[ProductView]:
    return [ProductView(**row._mapping) for row in session.connection().execute(chosen, values)]


def codes(session: Session) -> list[str]:
    """The codes that are taken."""
    return list(session.scalars(select(Product.code)))


def others_with(session: Session, codes: Sequence[str], product_id: ProductId) -> list[tuple[str, str]]:
    """Each of the codes that stands on another product too, with that product's name."""
    chosen = select(Barcode.code, Product.name).join(Product, Product.id == Barcode.product_id)
    rows = session.execute(chosen.where(Barcode.code.in_(codes), Product.id != product_id))
    return [(code, name) for code, name in rows]


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

    What a page asks while somebody types a name to choose one product, the likeliest first; the list of
    products filters and sorts by its columns instead, and the till searches its own catalogue. No page
    chooses a product so far: it is kept beside `by_barcode` as the look-up that the benchmark W3 measures.

    Names with the diacritics as they were typed come first, then those that begin with the first word.
    """
    words = search_key(text).split()
    if not words:
        return []
    # The words of a key are letters and figures: nothing in them means more to LIKE than itself.
    values = {f"word_{n}": f"%{word}%" for n, word in enumerate(words)}
    values |= {f"typed_{n}": f"%{typed}%" for n, typed in enumerate(_spellings(text))}
    values["beginning"] = f"{words[0]}%"
    return _views(session, _holding(len(words)).limit(limit), values)


@lru_cache(maxsize=32)
def _holding(words: int) -> Any:
    """The select for so many words, made once; it takes patterns."""
    key, name = Product.search_key, Product.name
    holds_all = (key.like(bindparam(f"word_{n}")) for n in range(words))
    as_typed = or_(*(name.like(bindparam(f"typed_{n}"), escape=_ESCAPE) for n in range(_SPELLINGS)))
    begins = key.like(bindparam("beginning"))
    return _products().where(*holds_all).order_by(as_typed.desc(), begins.desc(), key, Product.code)


def _spellings(text: str) -> tuple[str, ...]:
    """A text in the cases that names have, fit for LIKE; SQLite knows the cases of ASCII alone."""
    typed = normalise(text).strip()
    for special in (_ESCAPE, "%", "_"):
        typed = typed.replace(special, _ESCAPE + special)
    return typed, typed.lower(), typed.capitalize(), typed.title(), typed.upper()
