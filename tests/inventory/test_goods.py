"""From an agreement to goods on the shelf, and what is refused on the way."""

from datetime import date, datetime
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.db import transaction
from core.errors import NotFound
from core.permissions import Actor
from inventory.certificates import queries as certificate_queries
from inventory.certificates import services as certificates
from inventory.certificates.rules import EndKind, last_valid_day
from inventory.certificates.services import NewCertificate
from inventory.deliveries import services as deliveries
from inventory.deliveries.models import Delivery, DeliveryLine
from inventory.deliveries.services import DeliveryItem, NewDelivery
from inventory.locations import queries as locations
from inventory.locations import services as location_services
from inventory.locations.rules import LocationId, LocationKind
from inventory.producers import queries as producers
from inventory.producers import services as producer_services
from inventory.producers.rules import ProducerId
from inventory.producers.services import NewProducer
from inventory.products import queries as products
from inventory.products import services as product_services
from inventory.products.models import Product, ProductText
from inventory.products.rules import ProductId, VatClass, price_at, vat_rate_bp
from inventory.products.services import NewPrice, NewProduct
from inventory.stock import queries as stock
from inventory.stock.models import Lot, StockBalance
from tests.inventory.conftest import honey


def test_a_delivery_brings_goods_into_stock_once(
    session: Session, place: LocationId, hoa_id: ProducerId, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    items = (
        DeliveryItem(product_id=honey_id, quantity=12, expiry=date(2027, 6, 1)),
        DeliveryItem(product_id=honey_id, quantity=8, lot_code="L2"),
    )
    new = NewDelivery(location_id=place, producer_id=hoa_id, delivered_on=now.date(), items=items)
    delivery_id = deliveries.draft_delivery(delivery=new, actor=lan, now=now)
    assert stock.on_hand(session, place) == {}
    assert deliveries.confirm_delivery(delivery_id=delivery_id, actor=lan, now=now) == "PN2026-000001"
    assert stock.on_hand(session, place) == {honey_id: 20}
    assert set(session.scalars(select(Lot.code))) == {"2027-06-01", "L2"}
    with pytest.raises(deliveries.DeliveryConfirmed):
        deliveries.confirm_delivery(delivery_id=delivery_id, actor=lan, now=now)
    assert stock.on_hand(session, place) == {honey_id: 20}


def test_a_draft_can_be_changed_and_a_fact_cannot(
    session: Session, place: LocationId, hoa_id: ProducerId, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    item = DeliveryItem(product_id=honey_id, quantity=1)
    new = NewDelivery(location_id=place, producer_id=hoa_id, delivered_on=now.date(), items=(item,))
    delivery_id = deliveries.draft_delivery(delivery=new, actor=lan, now=now)
    more = [DeliveryItem(product_id=honey_id, quantity=5)]
    deliveries.change_draft(delivery_id=delivery_id, items=more, actor=lan, now=now)
    assert session.scalars(select(DeliveryLine.quantity)).all() == [5]
    deliveries.confirm_delivery(delivery_id=delivery_id, actor=lan, now=now)
    with pytest.raises(deliveries.DeliveryConfirmed):
        deliveries.change_draft(delivery_id=delivery_id, items=more, actor=lan, now=now)
    assert session.scalars(select(Delivery.agreement_id)).one() is not None


def test_a_delivery_without_goods_or_with_anothers_is_refused(
    place: LocationId, hoa_id: ProducerId, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    def draft(producer_id: ProducerId, *items: DeliveryItem) -> UUID:
        new = NewDelivery(location_id=place, producer_id=producer_id, delivered_on=now.date(), items=items)
        return deliveries.draft_delivery(delivery=new, actor=lan, now=now)

    empty = draft(hoa_id)
    with pytest.raises(deliveries.DeliveryEmpty):
        deliveries.confirm_delivery(delivery_id=empty, actor=lan, now=now)
    with pytest.raises(deliveries.QuantityRefused):
        draft(hoa_id, DeliveryItem(product_id=honey_id, quantity=0))
    other = producer_services.add_producer(producer=NewProducer(code="P2", name="B"), actor=lan, now=now)
    with pytest.raises(deliveries.ForeignGoods):
        draft(other, DeliveryItem(product_id=honey_id, quantity=1))
    with pytest.raises(NotFound):
        deliveries.confirm_delivery(delivery_id=UUID(int=1), actor=lan, now=now)


def test_receiving_makes_up_for_what_was_oversold(
    session: Session, place: LocationId, hoa_id: ProducerId, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    lot = UUID(int=7)
    session.execute(Lot.__table__.insert().values(id=lot, product_id=honey_id, code=""))
    balance = {"lot_id": lot, "location_id": place, "quantity": -3, "oversold": 3}
    session.execute(StockBalance.__table__.insert().values(**balance))
    session.commit()
    item = DeliveryItem(product_id=honey_id, quantity=2)
    new = NewDelivery(location_id=place, producer_id=hoa_id, delivered_on=now.date(), items=(item,))
    delivery_id = deliveries.draft_delivery(delivery=new, actor=lan, now=now)
    deliveries.confirm_delivery(delivery_id=delivery_id, actor=lan, now=now)
    row = session.execute(select(StockBalance.quantity, StockBalance.oversold)).one()
    assert tuple(row) == (-1, 1)


def test_codes_are_given_once(
    place: LocationId, hoa_id: ProducerId, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    with pytest.raises(location_services.LocationCodeTaken):
        location_services.add_location(code="KG", name="x", actor=lan, now=now)
    with pytest.raises(location_services.LocationCodeWrong):
        location_services.add_location(code="K G", name="x", actor=lan, now=now)
    with pytest.raises(location_services.LocationKindWrong):
        location_services.add_location(code="V", name="x", kind=LocationKind.VIRTUAL, actor=lan, now=now)
    with pytest.raises(producer_services.ProducerCodeTaken):
        producer_services.add_producer(producer=NewProducer(code="P0001", name="x"), actor=lan, now=now)
    with pytest.raises(product_services.ProductCodeTaken):
        product_services.add_product(product=honey(hoa_id), valid_from=now, actor=lan, now=now)


def test_a_product_is_found_by_code_barcode_and_part_of_its_name(
    session: Session, hoa_id: ProducerId, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    assert products.by_code(session, "MAT").id == honey_id
    assert [p.id for p in products.by_barcode(session, "8938500001376")] == [honey_id]
    assert [p.id for p in products.by_barcode(session, "08938500001376")] == [honey_id]
    assert products.by_barcode(session, "0000") == []
    assert [p.id for p in products.search(session, "tram mat")] == [honey_id]
    assert products.search(session, " ") == []
    assert products.search(session, "100%") == []
    with pytest.raises(NotFound):
        products.by_code(session, "?")


def test_exact_diacritics_come_first(session: Session, hoa_id: ProducerId, lan: Actor, now: datetime) -> None:
    for code, name in (("A", "Bánh dương"), ("B", "Bánh đường")):
        new = honey(hoa_id, code, name=name, barcodes=())
        product_services.add_product(product=new, valid_from=now, actor=lan, now=now)
    assert [p.code for p in products.search(session, "đường")] == ["B", "A"]


@pytest.mark.usefixtures("place")
def test_a_price_ends_the_one_before_it(
    session: Session, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    later = now.replace(month=12)
    product_services.set_price(
        price=NewPrice(product_id=honey_id, unit_price_dong=250_000, valid_from=later), actor=lan, now=now
    )
    product_services.set_price(
        price=NewPrice(product_id=honey_id, unit_price_dong=199_000, valid_from=now, scope="product@KG"),
        actor=lan,
        now=now,
    )
    with pytest.raises(product_services.PriceTaken):
        product_services.set_price(
            price=NewPrice(product_id=honey_id, unit_price_dong=1, valid_from=later), actor=lan, now=now
        )
    from pos.checkout.queries import _goods

    prices = _goods(session, [honey_id])[honey_id].prices
    assert (price_at(prices, now, "CM"), price_at(prices, later, "CM")) == (240_000, 250_000)
    assert price_at(prices, later, "KG") == 199_000
    assert price_at(prices, now.replace(year=2020), "KG") is None


def test_stars_count_only_while_the_certificate_is_valid(
    session: Session, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    new = NewCertificate(product_id=honey_id, stars=4, decided_on=date(2024, 2, 29))
    certificate_id = certificates.add_certificate(certificate=new, actor=lan, now=now)
    stars = certificate_queries.stars_of
    assert stars(session, [honey_id], date(2027, 2, 28)) == {honey_id: 4}
    assert stars(session, [honey_id], date(2027, 3, 1)) == {honey_id: 0}
    certificates.end_certificate(
        certificate_id=certificate_id, kind=EndKind.REVOKED, ended_on=date(2026, 1, 1), actor=lan, now=now
    )
    assert stars(session, [honey_id], date(2026, 1, 1)) == {honey_id: 0}
    with pytest.raises(certificates.StarsRefused):
        certificates.add_certificate(
            certificate=NewCertificate(product_id=honey_id, stars=2, decided_on=now.date()),
            actor=lan,
            now=now,
        )
    with pytest.raises(NotFound):
        certificates.end_certificate(
            certificate_id=UUID(int=1), kind=EndKind.SUSPENDED, ended_on=now.date(), actor=lan, now=now
        )


def test_thirty_six_months_end_on_the_last_day_that_there_is() -> None:
    assert last_valid_day(date(2024, 2, 29)) == date(2027, 2, 28)
    assert last_valid_day(date(2024, 12, 31)) == date(2027, 12, 31)
    assert last_valid_day(date(2025, 11, 5)) == date(2028, 11, 5)


def test_the_rate_of_the_reduced_class_goes_back_on_the_first_of_january(session: Session) -> None:
    rates = products.vat_rates(session)
    assert vat_rate_bp(rates, VatClass.EIGHT, date(2026, 12, 31)) == 800
    assert vat_rate_bp(rates, VatClass.EIGHT, date(2027, 1, 1)) == 1000
    assert vat_rate_bp(rates, VatClass.NOT_TAXABLE, date(2026, 1, 1)) is None
    assert vat_rate_bp((), VatClass.TEN, date(2026, 1, 1)) is None


def test_places_are_listed_without_the_virtual_ones(session: Session, place: LocationId) -> None:
    assert [found.code for found in locations.all_real(session)] == ["KG"]
    assert locations.by_id(session, place).name == "Showroom"
    with pytest.raises(NotFound):
        locations.by_id(session, LocationId(UUID(int=1)))
    with pytest.raises(NotFound):
        locations.by_code(session, "?")


def test_producers_are_found_by_code_and_id(session: Session, hoa_id: ProducerId) -> None:
    assert producers.by_code(session, "P0001").id == hoa_id
    assert producers.by_ids(session, [hoa_id])[hoa_id].search_key == "ho hoa"
    assert producers.by_ids(session, []) == {}
    assert [found.code for found in producers.everybody(session)] == ["P0001"]
    with pytest.raises(NotFound):
        producers.by_code(session, "?")


@pytest.mark.parametrize(
    ("day", "rate_bp"),
    [
        (date(2022, 1, 31), 1000), (date(2022, 2, 1), 800), (date(2022, 12, 31), 800),
        (date(2023, 1, 1), 1000), (date(2023, 6, 30), 1000), (date(2023, 7, 1), 800),
        (date(2024, 3, 1), 800), (date(2025, 6, 30), 800), (date(2025, 7, 1), 800),
    ],
)  # fmt: skip
def test_past_sales_have_the_reduced_rate_of_their_own_law(session: Session, day: date, rate_bp: int) -> None:
    assert vat_rate_bp(products.vat_rates(session), VatClass.EIGHT, day) == rate_bp


def test_a_good_without_a_readable_name_is_called_by_its_code(
    session: Session, honey_id: ProductId, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    new = NewProduct(code="X1", name="\x01", name_en="\ufeff", producer_id=hoa_id, unit_price_dong=1_000)
    made = product_services.add_product(product=new, valid_from=now, actor=lan, now=now)
    with transaction() as writing:
        product_services.change(writing, honey_id, {"name": "\u200b"}, actor=lan, now=now)
    named = dict(session.execute(select(Product.id, Product.name)).all())
    assert named[made] == "X1"
    assert named[honey_id] == session.scalars(select(Product.code).where(Product.id == honey_id)).one()
    assert session.scalars(select(ProductText.name).where(ProductText.product_id == made)).all() == []


def test_no_row_without_a_name_gets_into_the_tables(session: Session, honey_id: ProductId) -> None:
    with pytest.raises(IntegrityError, match="ck_product_named"):
        session.execute(update(Product).where(Product.id == honey_id).values(name=""))
