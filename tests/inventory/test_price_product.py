"""Products and prices: what can be kept, and what is refused."""

from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.db import transaction
from core.errors import NotFound
from core.permissions import Actor
from inventory.producers.rules import ProducerId
from inventory.products import services
from inventory.products.models import Barcode, PriceRow, Product, ProductText
from inventory.products.rules import ProductId, Unit, is_price_scope
from inventory.products.services import NewPrice, PricePlaceUnknown, PriceRefused, ProductRefused
from tests.inventory.conftest import honey


def test_a_product_is_kept_with_its_texts_codes_and_first_price(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    codes = ("8938500001376", "08938500001376", "MAT-01")
    new = honey(hoa_id, name_en="Forest honey", barcodes=codes, set_code="04")
    product_id = services.add_product(product=new, valid_from=now, actor=lan, now=now)
    assert session.execute(select(Product.search_key, Product.set_code)).one() == ("mat ong rung tram", "04")
    assert session.execute(select(ProductText.language, ProductText.name)).one() == ("en", "Forest honey")
    stored = session.execute(select(Barcode.code, Barcode.gtin14))
    gtin = "08938500001376"
    assert {row.code: row.gtin14 for row in stored} == dict(zip(codes, (gtin, gtin, None), strict=True))
    price = session.scalars(select(PriceRow)).one()
    assert (price.unit_price_dong, price.scope, price.set_by) == (240_000, "product", lan.person_id)
    trail = select(AuditEvent.action).where(AuditEvent.subject_id == str(product_id))
    assert session.scalars(trail).all() == ["product.added"]


@pytest.mark.parametrize(
    "change",
    [
        {"code": ""},
        {"price_basis": 100},
        {"unit": Unit.GRAM, "price_basis": 500},
        {"unit": Unit.MILLILITRE, "price_basis": 0},
    ],
)
def test_a_product_that_nobody_could_find_or_price_is_refused(
    hoa_id: ProducerId, lan: Actor, now: datetime, change: dict[str, object]
) -> None:
    new = honey(hoa_id, **change)  # type: ignore[arg-type]
    with pytest.raises(ProductRefused):
        services.add_product(product=new, valid_from=now, actor=lan, now=now)


def test_goods_by_weight_are_priced_by_the_hundred_grams(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    new = honey(hoa_id, unit=Unit.GRAM, price_basis=100, unit_price_dong=0)
    services.add_product(product=new, valid_from=now, actor=lan, now=now)
    assert session.execute(select(Product.unit, Product.price_basis)).one() == (Unit.GRAM, 100)


def test_a_negative_price_is_refused_and_nothing_of_the_product_stays(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    with pytest.raises(PriceRefused):
        services.add_product(product=honey(hoa_id, unit_price_dong=-1), valid_from=now, actor=lan, now=now)
    assert session.scalars(select(Product.id)).all() == []


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("code", ["NOWHERE", "@LOST", "kg"])
def test_a_price_for_a_place_that_is_none_is_refused_by_its_name(
    session: Session, honey_id: ProductId, lan: Actor, now: datetime, code: str
) -> None:
    price = NewPrice(product_id=honey_id, unit_price_dong=1, valid_from=now, scope=f"product@{code}")
    with pytest.raises(PricePlaceUnknown, match=f"“product@{code}”"):
        services.set_price(price=price, actor=lan, now=now)
    assert session.scalars(select(PriceRow.scope)).all() == ["product"]


@pytest.mark.usefixtures("place")
def test_a_price_is_for_a_known_product_and_place(honey_id: ProductId, lan: Actor, now: datetime) -> None:
    later = now.replace(month=12)

    def set_price(product_id: ProductId, scope: str) -> None:
        price = NewPrice(product_id=product_id, unit_price_dong=1, valid_from=later, scope=scope)
        services.set_price(price=price, actor=lan, now=now)

    set_price(honey_id, "product@KG")
    with pytest.raises(PriceRefused):
        set_price(honey_id, "everywhere")
    with pytest.raises(NotFound):
        set_price(ProductId(UUID(int=1)), "product")


def test_scopes_of_prices_are_read_strictly() -> None:
    assert all(is_price_scope(scope) for scope in ("product", "product@KG"))
    assert not any(is_price_scope(scope) for scope in ("", "all", "product@", "product:1", "@KG"))


def test_the_search_key_and_the_moment_of_change_follow_the_name(
    session: Session, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    later = now.replace(month=12)
    with transaction() as writing:
        services.change(writing, honey_id, {"name": "Mật ong hoa tràm"}, actor=lan, now=later)
    changed = session.execute(select(Product.search_key, Product.changed_at)).one()
    assert changed == ("mat ong hoa tram", later)


def test_what_is_not_told_of_a_product_stays(
    session: Session, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    with transaction() as writing:
        services.change(writing, honey_id, {"set_code": "05"}, actor=lan, now=now)
    changed = session.execute(select(Product.name, Product.search_key, Product.set_code)).one()
    assert changed == ("Mật ong rừng tràm", "mat ong rung tram", "05")


def test_goods_may_be_kept_before_their_price_is_known(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    new = honey(hoa_id, unit_price_dong=None)
    product_id = services.add_product(product=new, valid_from=now, actor=lan, now=now)
    assert session.scalars(select(Product.id)).all() == [product_id]
    assert session.scalars(select(PriceRow.id)).all() == []


def test_a_code_that_stands_on_a_product_already_stays_once(session: Session, honey_id: ProductId) -> None:
    with transaction() as writing:
        services.add_barcodes(writing, [(honey_id, "8938500001376"), (honey_id, "X1")])
    assert sorted(session.scalars(select(Barcode.code))) == ["8938500001376", "X1"]


def test_a_name_in_another_language_is_given_and_changed(session: Session, honey_id: ProductId) -> None:
    for name in ("Miel", "Miel de mélaleuca"):
        with transaction() as writing:
            services.set_text(writing, honey_id, "fr", name)
    assert session.scalars(select(ProductText.name)).all() == ["Miel de mélaleuca"]
