"""The shop that the baskets are sold in: goods by the import command, the rest by the program's services.

A producer's number mod 4 chooses the terms: 18 % with discounts borne by the producer; 25 % with discounts
borne by the house; a fixed net of 80 % of the price, discounts borne by the house as they must be; 10 % with
discounts borne by the producer and three hold days.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient

from core import clock
from core.db import db, transaction
from core.money import share_of
from core.permissions import SYSTEM
from inventory.agreements import services as agreements
from inventory.agreements.rules import AgreementId, Bearer, TermKind
from inventory.agreements.services import NewAgreement, NewTerm
from inventory.deliveries.services import DeliveryItem, NewDelivery, confirm, store_draft
from inventory.locations.rules import LocationId
from inventory.locations.services import add_location
from inventory.producers import queries as producers
from inventory.producers.rules import ProducerId
from inventory.products import queries as products
from inventory.products.queries import ProductView
from inventory.products.rules import VatRate
from people.persons.rules import PersonId, Role
from people.persons.services import create_person
from pos.tills.services import add_till, give_code
from replaying.baskets import Good, Input

NET_BP = 8000


class ReplayFailed(Exception):
    """The program answered otherwise than it must."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deal:
    """The terms of a producer."""

    rate_bp: int
    bearer: Bearer
    hold_days: int = 0
    net: bool = False


DEALS = (
    Deal(rate_bp=1800, bearer=Bearer.PRODUCER),
    Deal(rate_bp=2500, bearer=Bearer.HOUSE),
    Deal(rate_bp=2000, bearer=Bearer.HOUSE, net=True),
    Deal(rate_bp=1000, bearer=Bearer.PRODUCER, hold_days=3),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Till:
    """An enrolled till and the credential that it shows."""

    code: str
    location_id: LocationId
    credential: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Shop:
    """What selling has to know."""

    cashier_id: PersonId
    tills: dict[str, Till]
    products: dict[str, ProductView]
    producer_codes: dict[int, str]
    rates: tuple[VatRate, ...]


def open_shop(app: Flask, given: Input, products_file: Path) -> Shop:
    """Make everything that has to be there before the first basket, two days and one day before it."""
    first = clock.day_start(clock.calendar_day(given.baskets[0].at))
    with clock.frozen(first - timedelta(days=2)):
        import_goods(app, products_file)
    with clock.frozen(first - timedelta(days=1)), app.app_context():
        now = clock.now()
        shop = Shop(
            cashier_id=_cashier(now),
            tills={store: _till(app.test_client(), store, now) for store in _stores(given)},
            products={good.code: products.by_code(db.session(), good.code) for good in given.goods},
            producer_codes={},
            rates=products.vat_rates(db.session()),
        )
        shop.producer_codes.update(_producer_codes(given, shop))
        _agree(given, shop, now)
        _deliver(given, shop, now)
        return shop


def import_goods(app: Flask, file: Path) -> None:
    """Import the products' file; every row is new and good."""
    day = clock.calendar_day(clock.now()).isoformat()
    made = ("--create-producers", "--commission-bp", "1800", "--valid-from", day)
    done = app.test_cli_runner().invoke(args=["import", "products", str(file), *made, "--json"])
    outcome = json.loads(done.stdout or "{}")
    if done.exit_code or outcome["created"] != outcome["rows"]:
        raise ReplayFailed(f"the import refused the products: {done.output}")


def _cashier(now: datetime) -> PersonId:
    return create_person(
        login="minh", name="Minh", password=None, roles=[(Role.CASHIER, None, None)], actor=SYSTEM, now=now
    )


def _stores(given: Input) -> list[str]:
    return sorted({basket.store for basket in given.baskets})


def _till(client: FlaskClient, store: str, now: datetime) -> Till:
    """A place with a till for each store, enrolled by its one-time code."""
    location_id = add_location(code=f"S{store}", name=f"Store {store}", actor=SYSTEM, now=now)
    code = f"S{store}01"
    till_id = add_till(code=code, location_id=location_id, actor=SYSTEM, now=now)
    one_time = give_code(till_id=till_id, actor=SYSTEM, now=now)
    answer = client.post("/api/v1/tills/enrol", json={"code": one_time})
    return Till(code=code, location_id=location_id, credential=answer.get_json()["credential"])


def _producer_codes(given: Input, shop: Shop) -> dict[int, str]:
    views = producers.by_ids(db.session(), {view.producer_id for view in shop.products.values()})
    return {good.producer: views[shop.products[good.code].producer_id].code for good in given.goods}


def _agree(given: Input, shop: Shop, now: datetime) -> None:
    """Every producer's agreement, which ends the one that the import made."""
    for number, goods in _by_producer(given):
        deal = DEALS[number % len(DEALS)]
        agreement = NewAgreement(
            producer_id=_owner(shop, goods),
            number=f"HĐ-{number}",
            valid_from=now,
            term=NewTerm(rate_bp=deal.rate_bp, discount_bearer=deal.bearer),
            hold_days=deal.hold_days,
        )
        agreement_id = agreements.add_agreement(agreement=agreement, actor=SYSTEM, now=now)
        if deal.net:
            _agree_on_nets(agreement_id, goods, shop, now)


def _agree_on_nets(agreement_id: AgreementId, goods: list[Good], shop: Shop, now: datetime) -> None:
    for good in goods:
        net = share_of(good.price_dong, NET_BP)
        term = NewTerm(kind=TermKind.FIXED_NET, net_dong=net, scope=f"product:{shop.products[good.code].id}")
        agreements.add_term(agreement_id=agreement_id, term=term, valid_from=now, actor=SYSTEM, now=now)


def _by_producer(given: Input) -> Iterator[tuple[int, list[Good]]]:
    ordered = sorted(given.goods, key=lambda good: good.producer)
    for number, goods in groupby(ordered, key=lambda good: good.producer):
        yield number, list(goods)


def _owner(shop: Shop, goods: list[Good]) -> ProducerId:
    return shop.products[goods[0].code].producer_id


def _deliver(given: Input, shop: Shop, now: datetime) -> None:
    """What each store is going to sell, delivered by each producer at once."""
    needed = {store: _needed(given, store) for store in shop.tills}
    for _, goods in _by_producer(given):
        with transaction() as session:
            for store, till in shop.tills.items():
                items = _items(goods, needed[store], shop)
                if items:
                    new = NewDelivery(
                        location_id=till.location_id,
                        producer_id=_owner(shop, goods),
                        delivered_on=clock.calendar_day(now),
                        items=items,
                    )
                    delivery_id: UUID = store_draft(session, new, actor=SYSTEM, now=now)
                    confirm(session, delivery_id, actor=SYSTEM, now=now)


def _needed(given: Input, store: str) -> Counter[str]:
    pieces: Counter[str] = Counter()
    for basket in given.baskets:
        if basket.store == store:
            for line in basket.lines:
                pieces[line.good.code] += line.quantity
    return pieces


def _items(goods: list[Good], needed: Counter[str], shop: Shop) -> tuple[DeliveryItem, ...]:
    return tuple(
        DeliveryItem(product_id=shop.products[good.code].id, quantity=needed[good.code])
        for good in goods
        if needed[good.code]
    )
