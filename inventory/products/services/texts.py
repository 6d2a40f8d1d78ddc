"""Writing what products are called in other languages."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from core.db import insert_once
from inventory.products.models import ProductText
from inventory.products.rules import ENGLISH, ProductId


def set_text(session: Session, product_id: ProductId, language: str, name: str) -> None:
    """Give a product its name in another language, inside the caller's transaction."""
    row = {"product_id": product_id, "language": language, "name": name, "description": ""}
    if not insert_once(session, ProductText, row):
        session.execute(
            update(ProductText)
            .where(ProductText.product_id == product_id, ProductText.language == language)
            .values(name=name)
        )


def add_texts(session: Session, texts: Sequence[tuple[ProductId, str]]) -> None:
    """Give many new products their English names, inside the caller's transaction."""
    if texts:
        rows = [{"product_id": p, "language": ENGLISH, "name": name, "description": ""} for p, name in texts]
        session.execute(insert(ProductText), rows)


def drop_text(session: Session, product_id: ProductId, language: str) -> None:
    """Leave a product without a name in a language, inside the caller's transaction."""
    named = (ProductText.product_id == product_id, ProductText.language == language)
    session.execute(delete(ProductText).where(*named))
