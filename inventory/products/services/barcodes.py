"""Writing the codes that stand on products; the same code may stand on several."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.db import insert_all_once, transaction
from core.errors import NotFound
from core.gs1 import gtin14
from core.permissions import Actor
from core.text import printable
from inventory.products.models import Barcode, Product
from inventory.products.rules import MOST_IN_BARCODE, ProductId
from inventory.products.services.refusals import BarcodeRefused
from inventory.products.services.trail import note


def add_barcodes(session: Session, codes: Sequence[tuple[ProductId, str]]) -> None:
    """Put codes on products, inside the caller's transaction; a code that is on it already stays."""
    rows = [{"product_id": product_id, "code": code, "gtin14": gtin14(code)} for product_id, code in codes]
    insert_all_once(session, Barcode, rows)


def put_barcode(*, product_id: ProductId, code: str, actor: Actor, now: datetime) -> None:
    """Put a code on a product; one that is on it already stays. Raises NotFound and BarcodeRefused."""
    told = printable(code).strip()
    if not 1 <= len(told) <= MOST_IN_BARCODE:
        raise BarcodeRefused
    with transaction() as session:
        if session.scalar(select(Product.id).where(Product.id == product_id)) is None:
            raise NotFound
        add_barcodes(session, [(product_id, told)])
        note(session, "product.barcode_put", product_id, actor, now, code=told)


def take_barcode_off(*, product_id: ProductId, code: str, actor: Actor, now: datetime) -> None:
    """Take a code off a product; what was sold by it stays as it was. Raises NotFound."""
    with transaction() as session:
        on_it = (Barcode.product_id == product_id, Barcode.code == code)
        if session.scalar(select(Barcode.code).where(*on_it)) is None:
            raise NotFound
        session.execute(delete(Barcode).where(*on_it))
        note(session, "product.barcode_taken_off", product_id, actor, now, code=code)
