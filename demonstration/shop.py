"""The shop itself: places, people, producers and goods, before the first sale."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.db import db, transaction
from core.permissions import SYSTEM
from core.text import to_ascii
from demonstration.goods import Good, Maker
from demonstration.trade import TILLS
from inventory.agreements import services as agreements
from inventory.agreements.rules import Bearer, TermKind
from inventory.agreements.services import NewAgreement, NewTerm
from inventory.certificates import services as certificates
from inventory.certificates.services import NewCertificate
from inventory.locations import services as location_services
from inventory.locations.rules import LocationKind
from inventory.producers import services as producers
from inventory.producers.rules import EntityType, ProducerId
from inventory.producers.services import NewProducer
from inventory.products import queries as products
from inventory.products import services as product_services
from inventory.products.rules import ProductId, VatClass, VatRate
from inventory.products.services import NewProduct
from people.persons import services as persons
from people.persons.rules import PersonId, Role
from people.sessions.services import open_for_trying
from pos.checkout.queries import place_of
from pos.checkout.rules import Place
from pos.tills import queries as tills
from pos.tills import services as till_services

PASSWORD = "demo-ganh-2024"  # noqa: S105 - printed on the sign-in page of the demonstration shop
ROUNDING_DONG = 500

PLACES = (
    (
        "KG",
        "Showroom Hội Nông dân Rạch Giá",
        LocationKind.SHOWROOM,
        "12 Nguyễn Công Trứ, phường Rạch Giá, An Giang",
    ),
    ("CR", "Góc OCOP Siêu thị Rạch Giá", LocationKind.CORNER, "Khu lấn biển, phường Rạch Giá, An Giang"),
    ("CB", "Góc OCOP Siêu thị Biển Xanh", LocationKind.CORNER, "Đường 3 Tháng 2, phường Rạch Giá, An Giang"),
)

PEOPLE = (
    ("lan", "Trần Thị Lan", Role.MANAGER),
    ("minh", "Lê Văn Minh", Role.CASHIER),
    ("thu", "Lê Thị Thu", Role.CASHIER),
    ("ketoan", "Phạm Thị Hạnh", Role.ACCOUNTANT),
    ("kho", "Nguyễn Văn Tám", Role.STOCK_KEEPER),
)

PRODUCER = "hoa"
"""The sign-in name of the first producer."""

DOORS = ("minh", PRODUCER, "lan", "ketoan")
"""As whom visitors may look around, in the order of the sign-in page: whoever has a page of their own."""


@dataclass(kw_only=True, slots=True)
class Shop:
    """What the making of the shop has to remember from one step to the next."""

    makers: list[Maker]
    producer_ids: dict[str, ProducerId] = field(default_factory=dict)
    product_ids: dict[str, ProductId] = field(default_factory=dict)
    cashiers: dict[str, PersonId] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    rates: tuple[VatRate, ...] = ()

    @property
    def goods(self) -> list[Good]:
        """Every product, in order."""
        return [good for maker in self.makers for good in maker.goods]


def make_places(shop: Shop, at: datetime) -> None:
    """The showroom and two corners, each with a till."""
    for code, name, kind, address in PLACES:
        location_id = location_services.add_location(
            code=code,
            name=name,
            kind=kind,
            cash_rounding_dong=ROUNDING_DONG,
            texts={
                "address": address,
                "tax_code": "1700000000",
                "phone": "0900 000 000",
                "bank_bin": "970436",
                "bank_account": "0000000001",
                "bank_holder": "HOI NONG DAN",
            },
            actor=SYSTEM,
            now=at,
        )
        till_services.add_till(code=f"{code}01", location_id=location_id, actor=SYSTEM, now=at)
    for code in TILLS:
        shop.places[code] = place_of(tills.by_code(db.session(), code))
    shop.rates = products.vat_rates(db.session())


def make_people(shop: Shop, at: datetime) -> None:
    """Who works there."""
    for login, name, role in PEOPLE:
        person_id = persons.create_person(
            login=login, name=name, password=PASSWORD, roles=[(role, None, None)], actor=SYSTEM, now=at
        )
        if role is Role.CASHIER:
            shop.cashiers[login] = person_id


def open_doors(shop: Shop, at: datetime) -> None:
    """Let a producer sign in too, and visitors be each of these people without a password."""
    maker = shop.makers[0]
    roles = [(Role.PRODUCER, None, shop.producer_ids[maker.code])]
    persons.create_person(
        login=PRODUCER, name=maker.name, password=PASSWORD, roles=roles, actor=SYSTEM, now=at
    )
    open_for_trying(logins=DOORS, now=at)


def make_goods(shop: Shop, at: datetime) -> None:
    """Producers, agreements, products and certificates, each in bulk, in one transaction."""
    with transaction() as session:
        ids = producers.store(session, [_producer(maker) for maker in shop.makers], actor=SYSTEM, now=at)
        shop.producer_ids = {maker.code: i for maker, i in zip(shop.makers, ids, strict=True)}
        deals = [_agreement(maker, shop.producer_ids[maker.code], at) for maker in shop.makers]
        agreement_ids = agreements.store(session, deals, actor=SYSTEM, now=at)
        new = [_product(good, shop.producer_ids[maker.code]) for maker in shop.makers for good in maker.goods]
        product_ids = product_services.store(session, new, valid_from=at, actor=SYSTEM, now=at)
        shop.product_ids = {good.code: i for good, i in zip(shop.goods, product_ids, strict=True)}
        nets = [
            (agreement_id, _net(good, shop.product_ids[good.code], maker), at)
            for maker, agreement_id in zip(shop.makers, agreement_ids, strict=True)
            for good in maker.goods
            if maker.net_bp
        ]
        agreements.store_terms(session, nets, actor=SYSTEM, now=at)
        certificates.store(
            session, [_certificate(good, shop, at) for good in shop.goods], actor=SYSTEM, now=at
        )
    for maker in shop.makers:
        _account(maker, shop.producer_ids[maker.code], at)


def _producer(maker: Maker) -> NewProducer:
    return NewProducer(
        code=maker.code,
        name=maker.name,
        entity_type=EntityType(maker.entity_type),
        tax_code=maker.tax_code,
        commune=maker.commune,
        province="An Giang",
        phone=maker.phone,
    )


def _agreement(maker: Maker, producer_id: ProducerId, at: datetime) -> NewAgreement:
    term = NewTerm(rate_bp=maker.rate_bp or 2000, discount_bearer=Bearer(maker.discounts_by))
    return NewAgreement(
        producer_id=producer_id,
        number=f"HĐ-{maker.code}",
        valid_from=at,
        term=term,
        hold_days=maker.hold_days,
        min_payout_dong=100_000,
        days_to_pay=7,
    )


def _net(good: Good, product_id: ProductId, maker: Maker) -> NewTerm:
    net = good.price_dong * (maker.net_bp or 0) // 10_000
    return NewTerm(kind=TermKind.FIXED_NET, net_dong=net, scope=f"product:{product_id}")


def _product(good: Good, producer_id: ProducerId) -> NewProduct:
    return NewProduct(
        code=good.code,
        name=good.name,
        producer_id=producer_id,
        unit_price_dong=good.price_dong,
        vat_class=VatClass(good.kind.vat_class),
        barcodes=(good.barcode,),
        unit_text=good.kind.unit_text,
        set_code=good.kind.set_code,
    )


def _certificate(good: Good, shop: Shop, at: datetime) -> NewCertificate:
    """Most are valid; every thirtieth lapsed before the trade began."""
    number = int(good.code.removeprefix("SP"))
    age = 1200 if number % 30 == 0 else 100 + number % 700
    return NewCertificate(
        product_id=shop.product_ids[good.code],
        stars=good.stars,
        decided_on=(at - timedelta(days=age)).date(),
        number=f"{number}/QĐ-UBND",
        issuer="UBND tỉnh",
    )


def _account(maker: Maker, producer_id: ProducerId, at: datetime) -> None:
    account = producers.propose_bank_account(
        producer_id=producer_id,
        bank_bin="970405",
        account_no=maker.account,
        holder=to_ascii(maker.name).upper(),
        actor=SYSTEM,
        now=at,
    )
    producers.approve_bank_account(account_id=account, actor=SYSTEM, now=at)
