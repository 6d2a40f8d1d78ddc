"""The same file from two sides at once: one makes what is new, the other finds it there."""

from datetime import datetime

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.permissions import SYSTEM
from inventory.imports.fields import PRODUCERS, PRODUCTS
from inventory.imports.reading.limits import COMMAND
from inventory.imports.reading.reader import read
from inventory.imports.rules import Order
from inventory.imports.services.producers import import_producers
from inventory.imports.services.products import import_products
from inventory.producers.models import Producer
from inventory.products.models import Product
from tests.pos.test_races import together

MANY = 60
MAKERS = "\n".join(["Mã chủ thể;Tên chủ thể;Hoa hồng", *(f"P{i:03};Hộ {i};18 %" for i in range(MANY))])
GOODS = "\n".join(
    ["Mã hàng;Tên hàng;Mã chủ thể;Đơn giá", *(f"S{i:03};Mật {i};P{i:03};85000" for i in range(MANY))]
)


def test_the_same_file_from_two_sides_is_taken_once(app: Flask, session: Session, now: datetime) -> None:
    order = Order(actor=SYSTEM, now=now, valid_from=now)
    makers, goods = (
        read(text.encode(), shape, limits=COMMAND) for text, shape in ((MAKERS, PRODUCERS), (GOODS, PRODUCTS))
    )

    made = together(app, [lambda: import_producers(makers, order).created] * 3)
    assert sorted(made) == [0, 0, MANY]  # type: ignore[type-var]
    made = together(app, [lambda: import_products(goods, order).created] * 3)
    assert sorted(made) == [0, 0, MANY]  # type: ignore[type-var]

    session.rollback()
    for table in (Producer, Product):
        assert session.scalar(select(func.count()).select_from(table)) == MANY
