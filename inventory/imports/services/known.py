"""What the books know of the goods that a file is about, read in a few selects."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.gs1 import gtin14
from core.text import search_key
from inventory.certificates import queries as certificates
from inventory.imports.reading.reader import Record
from inventory.producers.rules import ProducerId
from inventory.products.models import Barcode, PriceRow, Product, ProductSet, ProductText
from inventory.products.rules import ENGLISH, EVERYWHERE, ProductId, Unit, VatClass

_BATCH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownProduct:
    """A product with its price and when that began, its codes and its stars today."""

    id: ProductId
    code: str
    producer_id: ProducerId
    name: str
    name_en: str
    unit: Unit
    unit_text: str
    set_code: str | None
    vat_class: VatClass
    price_dong: int | None
    priced_from: datetime | None
    barcodes: frozenset[str]
    stars: int


class Book:
    """The products that a file's codes stand on, the owners of its barcodes, and the product sets."""

    def __init__(self, session: Session, records: Sequence[Record], *, today: date, at: datetime) -> None:
        """Read all of it at once: stars as of today, prices as they hold at a moment."""
        codes = {record.text("code") for record in records}
        self.products = _products(session, codes, today, at)
        self._owner_of = _barcode_owners(
            session, {code for record in records for code in record.codes("barcode")}
        )
        self._sets = {row.code: row.code for row in session.execute(select(ProductSet.code))}
        self._sets |= {
            search_key(row.name_vi): row.code
            for row in session.execute(select(ProductSet.name_vi, ProductSet.code))
        }

    def set_code(self, told: str) -> str | None:
        """A product set by its number, with or without the leading zero, or by its name."""
        return self._sets.get(told.zfill(2)) or self._sets.get(search_key(told))

    def belongs_to_another(self, barcode: str, code: str) -> bool:
        """Whether a barcode stands on other products than the one with this code, and not on that one."""
        owners = self._owner_of.get(same(barcode), set())
        return bool(owners) and code not in owners


def same(barcode: str) -> str:
    """Two spellings of one GTIN are one code."""
    return gtin14(barcode) or barcode


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(set(values))
    for start in range(0, len(wanted), _BATCH):
        yield wanted[start : start + _BATCH]


def _products(session: Session, codes: set[str], today: date, at: datetime) -> dict[str, KnownProduct]:
    found: dict[str, KnownProduct] = {}
    for part in _parts(codes):
        rows = session.execute(select(Product.__table__).where(Product.code.in_(part))).all()
        ids = [row.id for row in rows]
        prices, barcodes = _prices(session, ids, at), _barcodes(session, ids)
        english = _english(session, ids)
        stars = certificates.stars_of(session, ids, today)
        for row in rows:
            price_dong, priced_from = prices.get(row.id, (None, None))
            found[row.code] = KnownProduct(
                id=row.id,
                code=row.code,
                producer_id=row.producer_id,
                name=row.name,
                name_en=english.get(row.id, ""),
                unit=row.unit,
                unit_text=row.unit_text,
                set_code=row.set_code,
                vat_class=row.vat_class,
                price_dong=price_dong,
                priced_from=priced_from,
                barcodes=frozenset(barcodes.get(row.id, ())),
                stars=stars.get(row.id, 0),
            )
    return found


def _prices(
    session: Session, ids: Sequence[ProductId], at: datetime
) -> dict[ProductId, tuple[int, datetime]]:
    """The price that holds everywhere at a moment, and when it began."""
    chosen = (
        select(PriceRow.product_id, PriceRow.unit_price_dong, PriceRow.valid_from)
        .where(PriceRow.product_id.in_(ids), PriceRow.scope == EVERYWHERE, PriceRow.valid_from <= at)
        .order_by(PriceRow.valid_from)
    )
    return {row.product_id: (row.unit_price_dong, row.valid_from) for row in session.execute(chosen)}


def _english(session: Session, ids: Sequence[ProductId]) -> dict[ProductId, str]:
    chosen = select(ProductText.product_id, ProductText.name).where(
        ProductText.product_id.in_(ids), ProductText.language == ENGLISH
    )
    return {row.product_id: row.name for row in session.execute(chosen)}


def _barcodes(session: Session, ids: Sequence[ProductId]) -> dict[ProductId, list[str]]:
    found: dict[ProductId, list[str]] = {}
    for row in session.execute(select(Barcode.product_id, Barcode.code).where(Barcode.product_id.in_(ids))):
        found.setdefault(row.product_id, []).append(row.code)
    return found


def _barcode_owners(session: Session, barcodes: set[str]) -> dict[str, set[str]]:
    """The codes of the products that each barcode stands on, as printed or as the same GTIN."""
    owners: dict[str, set[str]] = {}
    wanted = {code: gtin14(code) for code in barcodes if code}
    chosen = select(Barcode.code, Product.code.label("owner")).join(Product, Product.id == Barcode.product_id)
    for part in _parts(wanted):
        gtins = [gtin for code in part if (gtin := wanted[code])]
        for row in session.execute(chosen.where(Barcode.code.in_(part) | Barcode.gtin14.in_(gtins))):
            owners.setdefault(same(row.code), set()).add(row.owner)
    return owners
