"""Deliveries from a file: one per producer and day, in stock at once, never twice."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.db import transaction
from core.permissions import SYSTEM
from inventory.deliveries.models import Delivery, DeliveryLine
from inventory.locations import services as locations
from inventory.products.models import Product
from inventory.products.services import add_barcodes
from inventory.stock.models import Lot, StockBalance
from tests.conftest import NOW
from tests.inventory.imports.commands import Run, contents, run_import

TABLES = ("delivery", "delivery_line", "lot", "stock_movement", "stock_balance")
GOODS = (
    "Mã hàng;Mã vạch;Tên;Chủ thể;Giá\nTRA01;8938500001000;Trà;HTX A;1000\n"
    "MAT01;;Mật;Hộ Hoa;1000\nGAO01;;Gạo;HTX A;1000\n"
)
HEAD = "Chủ thể;Mã hàng;Số lượng;Số lô;HSD;Ngày giao"
FILE = (
    f"{HEAD}\nHTX A;TRA01;20;L1;31/12/2027;01/11/2026\nHTX A;GAO01;50;;30/06/2027;01/11/2026\n"
    ";MAT01;1.000;;;01/11/2026\nhtx a;TRA01;5;L2;;02/11/2026\n"
)


@pytest.fixture
def shop(sqlite_app: Flask) -> Flask:
    """A showroom that knows its goods."""
    _prepare(sqlite_app)
    return sqlite_app


def _prepare(app: Flask) -> None:
    locations.add_location(code="KG", name="Showroom", actor=SYSTEM, now=NOW)
    assert (
        run_import(app, "products", GOODS, "--create-producers", "--valid-from", "2026-01-01").exit_code == 0
    )


def _import(app: Flask, file: str, *options: str) -> Run:
    return run_import(app, "deliveries", file, "--location", "KG", "--notation", "1.234,5", *options)


def test_a_file_puts_goods_on_the_shelf(app: Flask, session: Session) -> None:
    _prepare(app)
    run = _import(app, FILE)
    assert (run.exit_code, run.counts) == (0, (4, 4, 0, 0))
    assert len(session.scalars(select(Delivery)).all()) == 3
    assert all(delivery.number for delivery in session.scalars(select(Delivery)))
    chosen = select(Lot.code, StockBalance.quantity).join(StockBalance, StockBalance.lot_id == Lot.id)
    assert sorted(session.execute(chosen)) == [("", 1000), ("2027-06-30", 50), ("L1", 20), ("L2", 5)]


def test_the_same_file_again_changes_nothing(app: Flask, session: Session) -> None:
    _prepare(app)
    _import(app, FILE)
    before = contents(session, *TABLES)
    assert _import(app, FILE).counts == (4, 0, 0, 4)
    assert contents(session, *TABLES) == before


def test_a_longer_file_adds_only_what_is_new(shop: Flask, session_of: Session) -> None:
    _import(shop, FILE)
    assert _import(shop, FILE + "HTX A;TRA01;7;L3;;02/11/2026\n").counts == (5, 1, 0, 4)
    assert contents(session_of, "delivery_line") == {"delivery_line": 5}


def test_a_barcode_finds_the_goods_too(shop: Flask, session_of: Session) -> None:
    assert _import(shop, "Mã vạch;SL;Ngày nhập\n8938500001000;3;2026-11-01\n").exit_code == 0
    assert session_of.scalars(select(DeliveryLine.quantity)).all() == [3]


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        ("HTX A;LA01;1;;;01/11/2026", ("Mã hàng", "LA01")),
        ("Lạ;TRA01;1;;;01/11/2026", ("Chủ thể", "Lạ")),
        ("Hộ Hoa;TRA01;1;;;01/11/2026", ("Chủ thể", "Hộ Hoa")),
        ("HTX A;TRA01;0;;;01/11/2026", ("Số lượng", "0")),
        ("HTX A;TRA01;1,5;;;01/11/2026", ("Số lượng", "1,5")),
        ("HTX A;TRA01;1;;;01/11/2126", ("Ngày giao", "2126-11-01")),
        ("HTX A;TRA01;1;;31/02/2027;01/11/2026", ("HSD", "31/02/2027")),
        ("HTX A;TRA01;1;;;", ("Ngày giao", "")),
        ("HTX A;TRA01;21;L1;31/12/2027;01/11/2026", ("Số lượng", "21")),
        (
            "HTX A;MOI;1;;;01/11/2026\nHTX A;GAO01;1;;;03/11/2026\nHTX A;GAO01;2;;;03/11/2026",
            ("Mã hàng", "GAO01"),
        ),
    ],
)
def test_one_bad_row_and_nothing_is_written(
    shop: Flask, session_of: Session, row: str, refused: tuple[str, str]
) -> None:
    _import(shop, FILE)
    before = contents(session_of, *TABLES)
    run = _import(shop, f"{HEAD}\n{row}\nHTX A;GAO01;9;;;04/11/2026\n")
    assert (run.exit_code, run.counts[1:]) == (1, (0, 0, 0))
    assert refused in [(column, value) for _, column, value in run.refused]
    assert contents(session_of, *TABLES) == before


def test_a_barcode_on_two_goods_must_be_told_apart(shop: Flask, session_of: Session) -> None:
    rice = session_of.scalars(select(Product.id).where(Product.code == "GAO01")).one()
    with transaction() as session:
        add_barcodes(session, [(rice, "8938500001000")])
    run = _import(shop, "Mã vạch;SL;Ngày nhập\n8938500001000;3;2026-11-01\n")
    assert run.refused == [(2, "Mã vạch", "8938500001000")]


@pytest.mark.parametrize("option", ["--json", "--dry-run"])
def test_a_lot_with_another_expiry_is_refused_by_its_row(app: Flask, session: Session, option: str) -> None:
    _prepare(app)
    _import(app, FILE)
    before = contents(session, *TABLES)
    run = _import(
        app,
        f"{HEAD}\nHTX A;TRA01;1;L1;30/12/2027;03/11/2026\nHTX A;TRA01;1;L9;01/2028;03/11/2026\n"
        "HTX A;TRA01;1;L9;02/2028;03/11/2026\nHTX A;TRA01;2;L2;02/2028;03/11/2026\n",
        option,
    )
    assert run.refused == [(2, "HSD", "2027-12-30"), (4, "HSD", "2028-02-29")]
    assert "31/12/2027" in run.told["rejected"][0]["reason"]
    assert contents(session, *TABLES) == before


def test_a_file_of_nothing_but_its_header_changes_nothing(shop: Flask) -> None:
    assert _import(shop, HEAD).counts == (0, 0, 0, 0)


def test_people_read_why_rows_are_refused(shop: Flask) -> None:
    path = shop.config["GANH"].instance / "x.csv"
    path.write_text("Mã hàng;SL;Ngày nhập;Ghi chú\nLA01;3;2026-11-01;\n", encoding="utf-8")
    result = shop.test_cli_runner().invoke(args=["import", "deliveries", str(path), "--location", "KG"])
    assert result.exit_code == 1
    assert "Cột không đọc: Ghi chú" in result.stdout
    assert "Dòng 2, cột Mã hàng: 'LA01': Không có sản phẩm nào" in result.stderr
    assert "1 dòng, 1 dòng bị từ chối; chưa ghi gì." in result.stdout
    path.write_text("a,b\n", encoding="utf-8")
    result = shop.test_cli_runner().invoke(args=["import", "deliveries", str(path), "--location", "KG"])
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_dry_run_writes_nothing(shop: Flask, session_of: Session) -> None:
    assert _import(shop, FILE, "--dry-run").counts == (4, 4, 0, 0)
    assert not any(contents(session_of, *TABLES).values())


def test_an_unknown_place_is_refused(shop: Flask) -> None:
    run = run_import(shop, "deliveries", FILE, "--location", "XX", "--notation", "1.234,5")
    assert run.exit_code == 1
    assert run.told["rejected"][0]["reason"] == "Không có điểm bán nào mang mã XX."


def test_without_json_people_read_what_was_understood(shop: Flask) -> None:
    path = shop.config["GANH"].instance / "x.csv"
    path.write_text(FILE + ";Tổng cộng;1.075;;;\n", encoding="utf-8")
    options = ["import", "deliveries", str(path), "--location", "KG", "--notation", "1.234,5"]
    result = shop.test_cli_runner().invoke(args=options)
    assert result.exit_code == 0
    for words in (
        "Bảng mã: UTF-8", "Cách viết số: 1.234,5", "Cách viết ngày: dd/mm/yyyy", "Số lượng = quantity",
        "Bỏ qua dòng 6 vì là dòng tổng", "4 dòng: 4 mới, 0 đổi, 0 giữ nguyên.",
    ):  # fmt: skip
        assert words in result.stdout
    result = shop.test_cli_runner().invoke(args=[*options, "--dry-run"])
    assert "4 dòng: sẽ có 0 mới, 0 đổi, 4 giữ nguyên. Chưa ghi gì." in result.stdout
