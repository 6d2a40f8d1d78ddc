"""Two files of sales that are imported at one place at the same moment."""

from datetime import datetime

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.db import db
from core.permissions import SYSTEM, Actor
from inventory.imports.reading.limits import COMMAND
from inventory.imports.reading.reader import read
from inventory.imports.rules import Order
from inventory.locations import queries as locations
from pos.checkout.models import Sale
from pos.imports.fields import SALES
from pos.imports.services import import_sales
from review.verification.services import audit
from tests.pos.test_races import together
from tests.worlds import make_world

EACH = 40


def _file(series: str, sales: int = EACH) -> bytes:
    rows = [f"20/03/2026 07:{i:02d};{series}{i};TOM;1;185000" for i in range(sales)]
    return "\n".join(["Thời gian;Số phiếu;Mã hàng;Số lượng;Đơn giá", *rows]).encode()


def test_each_sale_has_a_number_of_its_own(app: Flask, session: Session, minh: Actor, now: datetime) -> None:
    make_world(session, minh)
    order = Order(actor=SYSTEM, now=now, valid_from=now)

    def load(series: str, sales: int = EACH) -> None:
        reading = read(_file(series, sales), SALES, limits=COMMAND)
        import_sales(reading, locations.by_code(db.session(), "KG"), order, move_stock=True)

    load("A", 1)
    together(app, [lambda: load("B"), lambda: load("C")])
    numbers = session.execute(select(Sale.number, Sale.clash).order_by(Sale.number)).all()
    assert numbers == [(number, 0) for number in range(1, 2 * EACH + 2)]
    assert "number_clash" not in set(session.scalars(select(AnomalyRow.kind)))
    assert audit(session, today=now.date()).sound
