"""The showroom, a household with an agreement, and its honey."""

from datetime import datetime

import pytest

from core.permissions import Actor
from inventory.agreements import services as agreements
from inventory.agreements.services import NewAgreement, NewTerm
from inventory.locations import services as location_services
from inventory.locations.rules import LocationId
from inventory.producers import services as producer_services
from inventory.producers.rules import ProducerId
from inventory.producers.services import NewProducer
from inventory.products import services as product_services
from inventory.products.rules import ProductId
from inventory.products.services import NewProduct


@pytest.fixture
def place(lan: Actor, now: datetime) -> LocationId:
    """The showroom."""
    return location_services.add_location(code="KG", name="Showroom", actor=lan, now=now)


@pytest.fixture
def hoa_id(lan: Actor, now: datetime) -> ProducerId:
    """Hoa's household, with an agreement at 18 %."""
    producer_id = producer_services.add_producer(
        producer=NewProducer(code="P0001", name="Hộ Hoa"), actor=lan, now=now
    )
    agreements.add_agreement(
        agreement=NewAgreement(
            producer_id=producer_id, number="1", valid_from=now, term=NewTerm(rate_bp=1800)
        ),
        actor=lan,
        now=now,
    )
    return producer_id


def honey(producer_id: ProducerId, code: str = "MAT", **change: object) -> NewProduct:
    """A jar of honey."""
    given = {"name": "Mật ong rừng tràm", "unit_price_dong": 240_000, "barcodes": ("8938500001376",)} | change
    return NewProduct(code=code, producer_id=producer_id, **given)  # type: ignore[arg-type]


@pytest.fixture
def honey_id(hoa_id: ProducerId, lan: Actor, now: datetime) -> ProductId:
    """Hoa's honey."""
    return product_services.add_product(product=honey(hoa_id), valid_from=now, actor=lan, now=now)
