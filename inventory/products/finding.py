"""Finding goods by any code that stands on them, many at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.gs1 import gtin14
from inventory.producers.rules import ProducerId
from inventory.products.models import Barcode, Product
from inventory.products.rules import ProductId, VatClass

_BATCH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A product that a code stands on."""

    id: ProductId
    producer_id: ProducerId
    name: str
    price_basis: int
    vat_class: VatClass


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(set(values))
    for start in range(0, len(wanted), _BATCH):
        yield wanted[start : start + _BATCH]


def goods_by_code(session: Session, codes: Iterable[str]) -> dict[str, list[Found]]:
    """The products of each code: by the house's own, else by barcode as printed, else by the same GTIN."""
    wanted = set(codes)
    found = _by_own_code(session, wanted)
    found |= _by_barcode(session, wanted - set(found))
    return found | _by_gtin(session, wanted - set(found))


def _by_own_code(session: Session, codes: set[str]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for part in _parts(codes):
        for row in session.execute(_products(Product.code).where(Product.code.in_(part))):
            found.setdefault(row.found_by, []).append(_known(row))
    return found


def _by_barcode(session: Session, codes: set[str]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for part in _parts(codes):
        chosen = _products(Barcode.code).join(Barcode, Barcode.product_id == Product.id)
        for row in session.execute(chosen.where(Barcode.code.in_(part))):
            found.setdefault(row.found_by, []).append(_known(row))
    return found


def _by_gtin(session: Session, codes: set[str]) -> dict[str, list[Found]]:
    spelled: dict[str, list[str]] = {}
    for code in codes:
        gtin = gtin14(code)
        if gtin:
            spelled.setdefault(gtin, []).append(code)
    found: dict[str, list[Found]] = {}
    for part in _parts(spelled):
        chosen = _products(Barcode.gtin14).join(Barcode, Barcode.product_id == Product.id)
        # A product that carries the code in two spellings is one product.
        for row in session.execute(chosen.where(Barcode.gtin14.in_(part)).distinct()):
            for code in spelled[row.found_by]:
                found.setdefault(code, []).append(_known(row))
    return found


def _products(found_by: InstrumentedAttribute[Any]) -> Any:
    p = Product
    return select(found_by.label("found_by"), p.id, p.producer_id, p.name, p.price_basis, p.vat_class)


def _known(row: Any) -> Found:
    return Found(
        id=row.id,
        producer_id=row.producer_id,
        name=row.name,
        price_basis=row.price_basis,
        vat_class=row.vat_class,
    )
