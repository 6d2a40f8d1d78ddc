"""The shop that is measured: invented goods of one place, and its tills, made by the program's services."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from random import Random
from typing import Any

from flask import Flask

from core import clock
from core.db import db, transaction
from core.gs1 import check_digit
from core.ids import new_id
from core.permissions import SYSTEM
from demonstration import names
from demonstration.tickets import Item, Ticket, sale
from inventory.agreements import services as agreements
from inventory.agreements.services import NewAgreement, NewTerm
from inventory.deliveries.services import DeliveryItem, NewDelivery, confirm, store_draft
from inventory.locations.rules import LocationId
from inventory.locations.services import add_location
from inventory.producers import services as producers
from inventory.producers.rules import ProducerId
from inventory.producers.services import NewProducer
from inventory.products import queries as products
from inventory.products import services as product_services
from inventory.products.rules import ProductId, VatClass, vat_rate_bp
from inventory.products.services import NewProduct
from people.persons.rules import PersonId, Role
from people.persons.services import create_person
from pos.checkout.queries import place_of
from pos.checkout.rules import Place
from pos.shifts.rules import ShiftOpened
from pos.tills import queries as tills
from pos.tills.services import add_till, enrol, give_code

SEED = 7
AGE = timedelta(days=60)
PIECES = 1_000_000
PRODUCTS_OF_EACH = 50
LINES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Till:
    """A till with its credential and the shift that it sells in."""

    place: Place
    credential: str
    shift: ShiftOpened


@dataclass(frozen=True, kw_only=True, slots=True)
class Books:
    """What there is to sell, and where."""

    app: Flask
    producer_ids: tuple[ProducerId, ...]
    barcodes: tuple[str, ...]
    goods: tuple[Item, ...]
    tills: tuple[Till, ...]
    cashier_id: PersonId

    def baskets(self, till: Till, count: int, *, first: int, at: datetime) -> list[dict[str, Any]]:
        """Cash sales of five products each at a till, with numbers from `first` on."""
        random = Random(first)  # noqa: S311 - the same baskets every time, nothing secret
        return [
            sale(Ticket(number=number, shift=till.shift, at=at), random.sample(self.goods, LINES))
            for number in range(first, first + count)
        ]


def make_books(app: Flask, *, products_count: int, tills_count: int) -> Books:
    """Fill an empty database: producers with 50 products each, all in stock, and enrolled tills."""
    now = clock.now()
    with app.app_context():
        begun = now - AGE
        location_id = add_location(code="KG", name="Showroom", actor=SYSTEM, now=begun)
        cashier_id = create_person(
            login="minh",
            name="Minh",
            password=None,
            roles=[(Role.CASHIER, None, None)],
            actor=SYSTEM,
            now=begun,
        )
        new = [_product(number) for number in range(products_count)]
        owners = _producers(-(-products_count // PRODUCTS_OF_EACH), begun)
        ids = _products(new, owners, begun)
        _deliver(ids, owners, location_id, begun)
        return Books(
            app=app,
            producer_ids=tuple(owners),
            barcodes=tuple(barcode for _, _, barcode in new),
            goods=tuple(_items(new, ids, now)),
            tills=tuple(_till(location_id, n, cashier_id, now) for n in range(1, tills_count + 1)),
            cashier_id=cashier_id,
        )


def _product(number: int) -> tuple[str, int, str]:
    """The invented name, price and barcode of a product."""
    pairs = list(product(names.KINDS, names.QUALITIES))
    kind, quality = pairs[number * 7 % len(pairs)]
    digits = f"20{number:010d}"
    name = f"{kind.name} {quality} {number // len(pairs) + 1}"
    return name, kind.cheapest * 1000, f"{digits}{check_digit(digits)}"


def _producers(count: int, at: datetime) -> list[ProducerId]:
    with transaction() as session:
        new = [NewProducer(code=f"P{n:04d}", name=f"Hợp tác xã {n}") for n in range(count)]
        ids = producers.store(session, new, actor=SYSTEM, now=at)
        deals = [
            NewAgreement(producer_id=i, number="HĐ1", valid_from=at, term=NewTerm(rate_bp=1800)) for i in ids
        ]
        agreements.store(session, deals, actor=SYSTEM, now=at)
        return ids


def _owner(owners: list[ProducerId], number: int) -> ProducerId:
    return owners[number // PRODUCTS_OF_EACH]


def _products(new: list[tuple[str, int, str]], owners: list[ProducerId], at: datetime) -> list[ProductId]:
    rows = [
        NewProduct(
            code=f"SP{number:05d}",
            name=name,
            producer_id=_owner(owners, number),
            unit_price_dong=price,
            barcodes=(barcode,),
        )
        for number, (name, price, barcode) in enumerate(new)
    ]
    with transaction() as session:
        return product_services.store(session, rows, valid_from=at, actor=SYSTEM, now=at)


def _deliver(ids: list[ProductId], owners: list[ProducerId], location_id: LocationId, at: datetime) -> None:
    with transaction() as session:
        for number, owner in enumerate(owners):
            part = ids[number * PRODUCTS_OF_EACH : (number + 1) * PRODUCTS_OF_EACH]
            delivery = NewDelivery(
                location_id=location_id,
                producer_id=owner,
                delivered_on=at.date(),
                items=tuple(DeliveryItem(product_id=product_id, quantity=PIECES) for product_id in part),
            )
            confirm(session, store_draft(session, delivery, actor=SYSTEM, now=at), actor=SYSTEM, now=at)


def _items(new: list[tuple[str, int, str]], ids: list[ProductId], now: datetime) -> list[Item]:
    rates = products.vat_rates(db.session())
    rate = vat_rate_bp(rates, VatClass.EIGHT, clock.calendar_day(now))
    return [
        Item(
            product_id=product_id,
            name=name,
            quantity=1,
            unit_price_dong=price,
            vat_class=VatClass.EIGHT,
            vat_rate_bp=rate,
        )
        for (name, price, _), product_id in zip(new, ids, strict=True)
    ]


def _till(location_id: LocationId, number: int, cashier_id: PersonId, now: datetime) -> Till:
    code = f"KG{number:02d}"
    till_id = add_till(code=code, location_id=location_id, actor=SYSTEM, now=now)
    _, credential = enrol(code=give_code(till_id=till_id, actor=SYSTEM, now=now), now=now)
    return Till(
        place=place_of(tills.by_code(db.session(), code)),
        credential=credential,
        shift=shift_at(now, cashier_id),
    )


def shift_at(at: datetime, cashier_id: PersonId) -> ShiftOpened:
    """A shift that is opened at a moment."""
    return ShiftOpened(id=new_id(at), opened_at=at, cashier_id=cashier_id, float_dong=1_000_000)
