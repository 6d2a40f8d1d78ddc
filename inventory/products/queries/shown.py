"""A product with all that its page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.gs1 import gtin14
from core.lists import belongs_to, inside
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.locations.models import Location
from inventory.locations.rules import LocationKind
from inventory.producers.models import Producer
from inventory.products.models import Barcode, PriceRow, Product, ProductSet, ProductText
from inventory.products.rules import ENGLISH, EVERYWHERE, Ownership, ProductId, Unit, VatClass
from inventory.stock.models import Lot, StockBalance


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownCode:
    """A code on a product; not a GTIN where its check digit is wrong or a house invented it."""

    code: str
    is_gtin: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownPrice:
    """A price from a moment on, everywhere or at one place; the next one of that place ends it."""

    place: str
    valid_from: datetime
    unit_price_dong: int
    holds: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownCertificate:
    """A certificate as printed, and whether its stars may be shown."""

    id: UUID
    stars: int
    number: str
    issuer: str
    decided_on: date
    valid_to: date
    ended_on: date | None
    end_kind: str | None
    is_valid: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """What one place has of a product."""

    place_code: str
    place: str
    quantity: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownProduct:
    """A product, and what hangs on it."""

    id: ProductId
    code: str
    name: str
    name_en: str
    producer_code: str
    producer_name: str
    ownership: Ownership
    unit: Unit
    unit_text: str
    price_basis: int
    vat_class: VatClass
    set_code: str | None
    set_vi: str
    set_en: str
    retired_at: datetime | None
    codes: Sequence[ShownCode]
    prices: Sequence[ShownPrice]
    certificates: Sequence[ShownCertificate]
    held: Sequence[Held]

    @property
    def price_dong(self) -> int | None:
        """What it costs now wherever the place has no price of its own."""
        return next((each.unit_price_dong for each in self.prices if each.holds and not each.place), None)

    @property
    def stars(self) -> int:
        """The stars that may be shown today."""
        return max((each.stars for each in self.certificates if each.is_valid), default=0)

    @property
    def quantity(self) -> int:
        """What all places have together."""
        return sum(each.quantity for each in self.held)


def shown(session: Session, code: str, *, now: datetime, day: date, scope: Actor) -> ShownProduct:
    """A product by its code, as the actor may see it; raises NotFound."""
    row = session.execute(
        select(Product, Producer.code, Producer.name, ProductSet.name_vi, ProductSet.name_en)
        .join(Producer, Producer.id == Product.producer_id)
        .outerjoin(ProductSet, ProductSet.code == Product.set_code)
        .where(Product.code == code, belongs_to(Product.producer_id, scope))
    ).first()
    if row is None:
        raise NotFound
    product: Product = row.Product
    return ShownProduct(
        id=product.id,
        code=product.code,
        name=product.name,
        name_en=_english(session, product.id),
        producer_code=row.code,
        producer_name=row.name,
        ownership=product.ownership,
        unit=product.unit,
        unit_text=product.unit_text,
        price_basis=product.price_basis,
        vat_class=product.vat_class,
        set_code=product.set_code,
        set_vi=row.name_vi or "",
        set_en=row.name_en or "",
        retired_at=product.retired_at,
        codes=_codes(session, product.id),
        prices=_prices(session, product.id, now),
        certificates=_certificates(session, product.id, day),
        held=_held(session, product.id, scope),
    )


def _english(session: Session, product_id: ProductId) -> str:
    text = ProductText
    found = select(text.name).where(text.product_id == product_id, text.language == ENGLISH)
    return session.scalar(found) or ""


def _codes(session: Session, product_id: ProductId) -> list[ShownCode]:
    codes = session.scalars(
        select(Barcode.code).where(Barcode.product_id == product_id).order_by(Barcode.code)
    )
    return [ShownCode(code=code, is_gtin=gtin14(code) is not None) for code in codes]


def _prices(session: Session, product_id: ProductId, now: datetime) -> list[ShownPrice]:
    """Every price, the latest first; of each place the last that has begun holds."""
    rows = session.execute(
        select(PriceRow.scope, PriceRow.valid_from, PriceRow.unit_price_dong)
        .where(PriceRow.product_id == product_id)
        .order_by(PriceRow.valid_from.desc(), PriceRow.scope)
    ).all()
    holding: dict[str, datetime] = {}
    for row in rows:
        if row.valid_from <= now:
            holding.setdefault(row.scope, row.valid_from)
    return [
        ShownPrice(
            place=row.scope.removeprefix(EVERYWHERE).removeprefix("@"),
            valid_from=row.valid_from,
            unit_price_dong=row.unit_price_dong,
            holds=holding.get(row.scope) == row.valid_from,
        )
        for row in rows
    ]


def _certificates(session: Session, product_id: ProductId, day: date) -> list[ShownCertificate]:
    rows = session.scalars(
        select(CertificateRow)
        .where(CertificateRow.product_id == product_id)
        .order_by(CertificateRow.decided_on.desc(), CertificateRow.id.desc())
    )
    return [
        ShownCertificate(
            id=row.id,
            stars=row.stars,
            number=row.number,
            issuer=row.issuer,
            decided_on=row.decided_on,
            valid_to=row.valid_to,
            ended_on=row.ended_on,
            end_kind=row.end_kind,
            is_valid=row.decided_on <= day <= row.valid_to and not (row.ended_on and row.ended_on <= day),
        )
        for row in rows
    ]


def _held(session: Session, product_id: ProductId, scope: Actor) -> list[Held]:
    rows = session.execute(
        select(Location.code, Location.name, func.sum(StockBalance.quantity).label("quantity"))
        .join(StockBalance, StockBalance.location_id == Location.id)
        .join(Lot, Lot.id == StockBalance.lot_id)
        .where(Lot.product_id == product_id, Location.kind != LocationKind.VIRTUAL)
        .where(inside(Location.id, scope))
        .group_by(Location.code, Location.name)
        .order_by(Location.code)
    )
    return [Held(place_code=code, place=name, quantity=int(quantity)) for code, name, quantity in rows]
