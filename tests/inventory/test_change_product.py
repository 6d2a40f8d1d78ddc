"""Products: renamed, priced, coded, sold no more and again."""

from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.errors import NotFound
from core.permissions import Actor
from inventory.products import services
from inventory.products.models import Barcode, Product, ProductText
from inventory.products.rules import ProductId, VatClass, place_scope
from inventory.products.services import BarcodeRefused, ProductDetails

DETAILS = ProductDetails(name="Mật ong rừng tràm", name_en="Forest honey", unit_text="hũ 500 g")


def _trail(session: Session) -> list[str]:
    chosen = select(AuditEvent.action).where(AuditEvent.subject_kind == "product")
    return [action for action in session.scalars(chosen) if action != "product.added"]


def test_what_is_changed_is_changed_and_the_rest_is_not_written(
    session: Session, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    change = {"actor": lan, "now": now, "product_id": honey_id}
    services.change_product(details=DETAILS, **change)  # type: ignore[arg-type]
    row = session.execute(select(Product.name, Product.unit_text, Product.vat_class)).one()
    assert tuple(row) == ("Mật ong rừng tràm", "hũ 500 g", VatClass.EIGHT)
    assert session.scalars(select(ProductText.name)).all() == ["Forest honey"]
    services.change_product(details=DETAILS, **change)  # type: ignore[arg-type]
    assert _trail(session) == ["product.renamed", "product.changed"]
    bare = ProductDetails(name="Mật ong", set_code="04", unit_text="hũ 500 g")
    services.change_product(details=bare, **change)  # type: ignore[arg-type]
    assert session.scalars(select(ProductText.name)).all() == []
    assert session.execute(select(Product.search_key, Product.set_code)).one() == ("mat ong", "04")


def test_a_product_is_sold_no_more_and_again(
    session: Session, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    services.retire_product(product_id=honey_id, actor=lan, now=now)
    assert session.scalars(select(Product.retired_at)).all() == [now]
    with pytest.raises(NotFound):
        services.retire_product(product_id=honey_id, actor=lan, now=now)
    services.sell_product_again(product_id=honey_id, actor=lan, now=now)
    assert session.scalars(select(Product.retired_at)).all() == [None]
    with pytest.raises(NotFound):
        services.sell_product_again(product_id=honey_id, actor=lan, now=now)
    assert _trail(session) == ["product.retired", "product.sold_again"]


def test_a_barcode_is_put_on_once_and_taken_off(
    session: Session, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    for code in (" KHO-9 ", "KHO-9", "8938500001376"):
        services.put_barcode(product_id=honey_id, code=code, actor=lan, now=now)
    chosen = select(Barcode.code).order_by(Barcode.code)
    assert session.scalars(chosen).all() == ["8938500001376", "KHO-9"]
    services.take_barcode_off(product_id=honey_id, code="8938500001376", actor=lan, now=now)
    assert session.scalars(chosen).all() == ["KHO-9"]
    with pytest.raises(NotFound):
        services.take_barcode_off(product_id=honey_id, code="8938500001376", actor=lan, now=now)


@pytest.mark.parametrize("code", ["", "\u200b", "x" * 81])
def test_a_barcode_that_nobody_could_scan_is_refused(
    honey_id: ProductId, lan: Actor, now: datetime, code: str
) -> None:
    with pytest.raises(BarcodeRefused):
        services.put_barcode(product_id=honey_id, code=code, actor=lan, now=now)


def test_there_must_be_such_a_product(lan: Actor, now: datetime) -> None:
    nothing = ProductId(UUID(int=1))
    with pytest.raises(NotFound):
        services.put_barcode(product_id=nothing, code="1", actor=lan, now=now)
    with pytest.raises(NotFound):
        services.change_product(product_id=nothing, details=DETAILS, actor=lan, now=now)


def test_a_price_is_for_a_place_or_everywhere() -> None:
    assert (place_scope("KG"), place_scope("")) == ("product@KG", "product")
