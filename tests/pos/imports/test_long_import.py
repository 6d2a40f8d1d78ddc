"""Long files of sales: written in batches, with a bar that moves all along."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.clock import calendar_day
from core.permissions import SYSTEM, Actor
from inventory.imports.reading.limits import COMMAND
from inventory.imports.reading.progress import WHOLE
from inventory.imports.reading.reader import read
from inventory.imports.rules import Order
from inventory.locations import queries as locations
from pos.checkout.models import Sale
from pos.imports.fields import SALES
from pos.imports.rules import SoldRow, batches
from pos.imports.services import import_sales
from review.verification.services import audit
from settlement.entries.models import SoldEntry
from tests.worlds import make_world

AT = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)


def _rows(receipt: str, *quantities: int) -> tuple[SoldRow, ...]:
    return tuple(
        SoldRow(
            row=1,
            occurred_at=AT,
            receipt=receipt,
            code="TOM",
            quantity=quantity,
            unit_price_dong=1_000,
            discount_dong=0,
            means=None,
            original_receipt="",
        )
        for quantity in quantities
    )


@pytest.mark.parametrize(
    ("receipts", "told"),
    [
        ([], []),
        ([(1,), (1,), (1,)], [["R0", "R1"], ["R2"]]),
        ([(1,), (-1,), (1,), (-1,)], [["R0"], ["R1", "R2"], ["R3"]]),
        ([(1, -1), (2,)], [["R0", "R1"]]),
    ],
)
def test_a_receipt_that_takes_back_begins_a_batch(
    receipts: list[tuple[int, ...]], told: list[list[str]]
) -> None:
    made = batches([_rows(f"R{i}", *quantities) for i, quantities in enumerate(receipts)], 2)
    assert [[rows[0].receipt for rows in batch] for batch in made] == told


def _file(sales: int) -> bytes:
    """One piece of shrimp a receipt; each fiftieth comes back in the next receipt."""
    lines = ["Thời gian;Số phiếu;Mã hàng;Số lượng;Đơn giá;Phiếu gốc"]
    for i in range(sales):
        at = f"{20 + i // 1_000:02d}/03/2026 {7 + i % 1_000 // 60:02d}:{i % 60:02d}"
        lines.append(f"{at};A{i};TOM;1;185000;")
        if i % 50 == 0:
            lines.append(f"{at};B{i};TOM;-1;185000;A{i}")
    return "\n".join(lines).encode()


def test_a_long_file_is_booked_like_a_short_one_and_tells_how_far_it_is(
    session: Session, minh: Actor, now: datetime
) -> None:
    make_world(session, minh)
    told: list[tuple[int, int]] = []
    order = Order(
        actor=SYSTEM, now=now, valid_from=now, progress=lambda done, every: told.append((done, every))
    )
    reading = read(_file(2_500), SALES, limits=COMMAND)
    imported = import_sales(reading, locations.by_code(session, "KG"), order, move_stock=False)
    assert (imported.created, imported.unmatched) == (2_550, ())
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Sale)) == 2_550
    assert session.scalar(select(func.sum(SoldEntry.quantity))) == 2_450
    assert audit(session, today=calendar_day(now)).sound
    shares = [done for done, _ in told]
    assert shares == sorted(set(shares))
    assert {every for _, every in told} == {WHOLE}
    assert 0 < shares[0] <= 60
    assert max(later - earlier for earlier, later in pairwise(shares)) <= 20


def test_few_receipts_move_the_bar_too(session: Session, minh: Actor, now: datetime) -> None:
    make_world(session, minh)
    told: list[int] = []
    order = Order(actor=SYSTEM, now=now, valid_from=now, progress=lambda done, _every: told.append(done))
    reading = read(_file(12), SALES, limits=COMMAND)
    import_sales(reading, locations.by_code(session, "KG"), order, move_stock=False)
    assert told == sorted(set(told))
    assert len([share for share in told if share > 60]) >= 12
