"""Reading a till's catalogue in a handful of selects."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, select
from sqlalchemy.orm import Session

from core.clock import calendar_day
from core.db.types import moment_text
from inventory.certificates.models import CertificateRow
from inventory.certificates.rules import Certificate, stars_on
from inventory.locations import queries as locations
from inventory.producers.models import Producer
from inventory.products import queries as products
from inventory.products.models import Barcode, PriceRow, Product, ProductSet, ProductText
from inventory.products.rules import Price, VatRate
from inventory.stock import queries as stock
from people.persons.models import Person
from pos.catalogue.rules import Catalogue, catalogue, prices_for
from pos.checkout.queries import last_number
from pos.shifts import queries as shifts
from pos.tills.queries import TillView


def snapshot(session: Session, till: TillView, *, now: datetime) -> Catalogue:
    """The catalogue of a till as it is now."""
    return catalogue(
        {
            "till": _till(session, till),
            "location": _location(session, till),
            "vat_rates": [_rate(rate) for rate in products.vat_rates(session)],
            "product_sets": _sets(session),
            "products": _products(session, till, now),
        }
    )


def _till(session: Session, till: TillView) -> dict[str, Any]:
    shift = shifts.open_shift(session, till.id)
    return {
        "id": str(till.id),
        "code": till.code,
        "next_number": last_number(session, till.id) + 1,
        "open_shift": shift and _shift(session, shift),
    }


def _shift(session: Session, shift: shifts.ShiftView) -> dict[str, Any]:
    name = session.scalar(select(Person.name).where(Person.id == shift.cashier_id))
    return {
        "id": str(shift.id),
        "opened_at": moment_text(shift.opened_at),
        "cashier_id": str(shift.cashier_id) if shift.cashier_id else None,
        "cashier_name": name or "",
        "float_dong": shift.float_dong,
    }


def _location(session: Session, till: TillView) -> dict[str, Any]:
    place = locations.by_code(session, till.location_code)
    return {
        "id": str(place.id),
        "code": place.code,
        "name": place.name,
        "address": place.address,
        "tax_code": place.tax_code,
        "phone": place.phone,
        "cash_rounding_dong": place.cash_rounding_dong,
        "cash_rounding_mode": str(place.cash_rounding_mode),
        "bank_bin": place.bank_bin,
        "bank_account": place.bank_account,
        "bank_holder": place.bank_holder,
    }


def _rate(rate: VatRate) -> dict[str, Any]:
    return {
        "vat_class": str(rate.vat_class),
        "valid_from": rate.valid_from.isoformat(),
        "rate_bp": rate.rate_bp,
    }


def _sets(session: Session) -> list[dict[str, str]]:
    chosen = select(ProductSet.code, ProductSet.name_vi, ProductSet.name_en).order_by(ProductSet.code)
    return [dict(row._mapping) for row in session.execute(chosen)]


def _products(session: Session, till: TillView, now: datetime) -> list[dict[str, Any]]:
    """Every product that is sold, with its producer, prices, barcodes, stars and stock at the place."""
    prices, barcodes = _prices(session), _barcodes(session)
    certificates = _certificates(session)
    on_hand = {str(key): quantity for key, quantity in stock.on_hand(session, till.location_id).items()}
    english = dict(_english(session))
    today = calendar_day(now)
    rows = session.execute(
        select(
            _key(Product.id).label("id"), Product.code, Product.name, Product.unit, Product.unit_text,
            Product.price_basis, Product.vat_class, Product.set_code, _key(Producer.id).label("producer_id"),
            Producer.code.label("producer_code"), Producer.name.label("producer_name"), Producer.commune,
        )
        .join(Producer, Producer.id == Product.producer_id)
        .where(Product.retired_at.is_(None))
        .order_by(Product.name, Product.code)
    )  # fmt: skip
    return [
        {
            "id": row.id,
            "code": row.code,
            "name": row.name,
            "name_en": english.get(row.id, ""),
            "unit": str(row.unit),
            "unit_text": row.unit_text,
            "price_basis": row.price_basis,
            "vat_class": str(row.vat_class),
            "set_code": row.set_code,
            "barcodes": barcodes.get(row.id, []),
            "producer": {
                "id": row.producer_id,
                "code": row.producer_code,
                "name": row.producer_name,
                "commune": row.commune,
            },
            **_standing(certificates.get(row.id, ()), today),
            "prices": [_price(p) for p in prices_for(prices.get(row.id, ()), till.location_code, now)],
            "stock": on_hand.get(row.id, 0),
        }
        for row in rows
    ]


def _key(column: Any) -> ColumnElement[str]:
    """An id as text: a catalogue holds thousands of them, and sends them as text anyway."""
    return cast(column, Text)


def _price(price: Price) -> dict[str, Any]:
    return {"valid_from": moment_text(price.valid_from), "unit_price_dong": price.unit_price_dong}


def _standing(certificates: Iterable[Certificate], today: date) -> dict[str, Any]:
    """The stars that may be shown today, and whether the product has lost or never had them."""
    known = tuple(certificates)
    stars = stars_on(known, today)
    return {"stars": stars, "certificate": "valid" if stars else "expired" if known else "none"}


def _prices(session: Session) -> dict[str, list[Price]]:
    found: dict[str, list[Price]] = {}
    columns = (_key(PriceRow.product_id), PriceRow.scope, PriceRow.valid_from, PriceRow.unit_price_dong)
    for product_id, scope, valid_from, unit_price_dong in session.execute(select(*columns)):
        price = Price(scope=scope, valid_from=valid_from, unit_price_dong=unit_price_dong)
        found.setdefault(product_id, []).append(price)
    return found


def _barcodes(session: Session) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for product_id, code in session.execute(
        select(_key(Barcode.product_id), Barcode.code).order_by(Barcode.code)
    ):
        found.setdefault(product_id, []).append(code)
    return found


def _certificates(session: Session) -> dict[str, list[Certificate]]:
    found: dict[str, list[Certificate]] = {}
    columns = (
        _key(CertificateRow.product_id),
        CertificateRow.stars,
        CertificateRow.decided_on,
        CertificateRow.valid_to,
        CertificateRow.ended_on,
    )
    for product_id, stars, decided_on, valid_to, ended_on in session.execute(select(*columns)):
        certificate = Certificate(stars=stars, decided_on=decided_on, valid_to=valid_to, ended_on=ended_on)
        found.setdefault(product_id, []).append(certificate)
    return found


def _english(session: Session) -> list[tuple[str, str]]:
    chosen = select(_key(ProductText.product_id), ProductText.name).where(ProductText.language == "en")
    return [(key, name) for key, name in session.execute(chosen)]
