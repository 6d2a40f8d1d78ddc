"""Past sales of another till: booked by the terms of their own moment, once, whole or not at all."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from core.clock import calendar_day
from core.permissions import Actor
from inventory.stock.models import StockBalance
from pos.checkout.models import Payment, Sale, SaleLine
from review.verification.services import audit
from settlement.entries.models import SoldEntry
from tests.inventory.imports.commands import contents, run_import
from tests.worlds import World, add_goods, key, make_world

HEAD = "Thời gian;Số phiếu;Mã hàng;Số lượng;Đơn giá;Giảm giá;Thanh toán;Phiếu gốc"
SALES = "\n".join(
    [
        HEAD,
        "20/03/2026 09:00;A1;TOM;2;180.000;10.000;Tiền mặt;",
        "20/03/2026 09:00;A1;8938500001376;1;240.000;;Tiền mặt;",
        "20/03/2026 10:00;A2;MAT;1;235.000;;Chuyển khoản;",
        "21/03/2026 10:00;A3;TOM;-1;180.000;;Tiền mặt;A1",
    ]
)
FACTS = ("till", "sale", "sale_line", "payment", "sold_entry", "account_entry", "stock_movement")


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """The showroom whose older till sold by these files."""
    return make_world(session, minh)


def sell(app: Flask, text: str, *options: str):  # type: ignore[no-untyped-def]
    """Import a file of sales at the showroom."""
    return run_import(app, "sales", text, "--location", "KG", "--notation", "1.234,5", *options)


def test_sales_are_booked_at_what_was_paid_then(app: Flask, session: Session, world: World) -> None:
    outcome = sell(app, SALES)
    assert (outcome.exit_code, outcome.counts) == (0, (4, 4, 0, 0))
    sales = session.scalars(select(Sale).order_by(Sale.occurred_at)).all()
    assert [(sale.external_receipt, sale.total_dong) for sale in sales] == [
        ("A1", 590_000), ("A2", 235_000), ("A3", -175_000),
    ]  # fmt: skip
    assert sales[0].occurred_at == datetime(2026, 3, 20, 2, 0, tzinfo=UTC)
    assert sales[0].business_day == date(2026, 3, 20)
    assert sales[0].recorded_at > sales[0].occurred_at
    paid = dict(
        session.execute(select(Payment.means, func.sum(Payment.amount_dong)).group_by(Payment.means)).all()
    )
    assert {str(means): int(amount) for means, amount in paid.items()} == {
        "cash": 415_000,
        "transfer": 235_000,
    }


def test_the_share_of_a_return_is_that_of_its_line(app: Flask, session: Session, world: World) -> None:
    sell(app, SALES)
    entries = session.scalars(select(SoldEntry).order_by(SoldEntry.occurred_at, SoldEntry.share_dong)).all()
    assert [entry.share_dong for entry in entries] == [196_800, 295_200, 192_700, -147_600]
    assert entries[-1].producer_id == world.hoa
    assert audit(session, today=calendar_day(datetime.now(UTC))).sound


def test_the_prices_of_the_other_till_stand_and_are_nothing_to_look_at(
    app: Flask, session: Session, world: World
) -> None:
    sell(app, SALES)  # honey at 235.000 and shrimp at 180.000, where the catalogue says 240.000 and 185.000
    assert set(session.scalars(select(SaleLine.unit_price_dong))) == {180_000, 235_000, 240_000}
    assert session.scalars(select(AnomalyRow.kind)).all() == []


def test_a_sale_without_an_agreement_is_still_looked_at(app: Flask, session: Session, world: World) -> None:
    sell(app, SALES.replace("2026", "2025"))
    assert set(session.scalars(select(AnomalyRow.kind))) == {AnomalyKind.NO_AGREEMENT}


def test_the_same_file_again_changes_nothing(app: Flask, session: Session, world: World) -> None:
    sell(app, SALES)
    before = contents(session, *FACTS)
    again = sell(app, SALES)
    assert (again.exit_code, again.counts) == (0, (4, 0, 0, 4))
    assert contents(session, *FACTS) == before


def test_a_dry_run_writes_nothing(app: Flask, session: Session, world: World) -> None:
    before = contents(session, *FACTS)
    assert sell(app, SALES, "--dry-run").counts == (4, 4, 0, 0)
    assert contents(session, *FACTS) == before


def test_a_stored_receipt_with_other_content_is_refused(app: Flask, session: Session, world: World) -> None:
    sell(app, SALES)
    outcome = sell(app, SALES.replace("235.000", "230.000"))
    assert outcome.exit_code == 1
    assert outcome.refused == [(4, "Số phiếu", "A2")]
    assert session.scalar(select(func.count()).select_from(Sale)) == 3


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("20/03/2026 09:00;B1;NONE;1;1.000;;;", "Mã hàng"),
        ("20/03/2026 09:00;B1;TOM;0;1.000;;;", "Số lượng"),
        ("2100-03-20 09:00;B1;TOM;1;1.000;;;", "Thời gian"),
        ("20/03/2026 09:00;B1;TOM;1;1.000;1.001;;", "Giảm giá"),
        ("20/03/2026 09:00;B1;TOM;1;1.000;;vàng;", "Thanh toán"),
        ("hôm qua;B1;TOM;1;1.000;;;", "Thời gian"),
        ("20/03/2026 09:00;B1;TOM;1;1.000,5;;;", "Đơn giá"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(
    app: Flask, session: Session, world: World, row: str, column: str
) -> None:
    before = contents(session, *FACTS)
    outcome = sell(app, f"{SALES}\n{row}")
    assert outcome.exit_code == 1
    assert [(row, column) for row, column, _ in outcome.refused] == [(6, column)]
    assert outcome.told["rejected"][0]["reason"]
    assert outcome.told["rejected"][0]["value"] in row + row.replace(".", "")
    assert contents(session, *FACTS) == before


def test_a_code_that_stands_on_two_products_is_refused_with_what_to_do(
    app: Flask, session: Session, world: World
) -> None:
    add_goods(session, world, key(40), "TOM2", "Tôm khô loại 2", 150_000, "8938500001000")
    session.commit()
    outcome = sell(app, f"{HEAD}\n20/03/2026 09:00;B1;8938500001000;1;1.000;;;")
    assert outcome.refused == [(2, "Mã hàng", "8938500001000")]
    assert "trên nhiều sản phẩm" in outcome.told["rejected"][0]["reason"]


def test_a_return_that_fits_nothing_takes_from_nobody(app: Flask, session: Session, world: World) -> None:
    lone = f"{HEAD}\n20/03/2026 10:00;C1;TOM;-1;180.000;;;"
    said = "Dòng 2: dòng trả này không khớp dòng bán nào"
    assert said in sell(app, lone, "--dry-run").words
    outcome = sell(app, lone)
    assert said in outcome.words
    assert (outcome.exit_code, outcome.counts) == (0, (1, 1, 0, 0))
    assert session.scalars(select(SoldEntry.share_dong)).all() in ([], [0])
    line = session.scalars(select(SaleLine)).one()
    assert (line.paid_dong, line.original_line_id) == (-180_000, None)


def test_people_read_which_returns_took_from_nobody(app: Flask, world: World) -> None:
    path = app.config["GANH"].instance / "sales.csv"
    path.write_text(f"{HEAD}\n20/03/2026 09:00;A1;TOM;-1;180.000;;Tiền mặt;\n", encoding="utf-8")
    result = app.test_cli_runner().invoke(
        args=["import", "sales", str(path), "--location", "KG", "--notation", "1.234,5"]
    )
    assert result.exit_code == 0
    assert "Dòng 2: dòng trả này không khớp dòng bán nào" in result.stdout
    assert "1 dòng: 1 mới" in result.stdout


def test_a_return_without_a_receipt_finds_the_latest_line_at_its_price(
    app: Flask, session: Session, world: World
) -> None:
    sell(app, SALES)
    sell(app, f"{HEAD}\n22/03/2026 10:00;D1;MAT;-1;235.000;;;")
    assert (
        session.scalars(select(SoldEntry.share_dong).order_by(SoldEntry.occurred_at.desc())).first()
        == -192_700
    )


def test_three_partial_returns_give_back_exactly_what_was_credited(
    app: Flask, session: Session, world: World
) -> None:
    rows = ["20/03/2026 09:00;E1;TOM;3;33.333;1;;"]
    rows += [f"2{day}/03/2026 09:00;E2{day};TOM;-1;33.333;;;E1" for day in (1, 2, 3)]
    assert sell(app, "\n".join([HEAD, *rows])).exit_code == 0
    assert session.scalar(select(func.sum(SoldEntry.share_dong))) == 0
    assert session.scalar(select(func.sum(SaleLine.paid_dong))) == 0


def test_stock_moves_only_when_asked_to(app: Flask, session: Session, world: World) -> None:
    sell(app, SALES)
    held = select(func.sum(StockBalance.quantity))
    assert session.scalar(held) == 40
    session.rollback()
    sell(app, f"{HEAD}\n22/03/2026 10:00;F1;MAT;4;235.000;;;", "--move-stock")
    assert session.scalar(held) == 36
    assert audit(session, today=calendar_day(datetime.now(UTC))).sound
