"""What people read after an import: each column once, numbers as written, warnings that block nothing."""

import json

from click.testing import Result
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from inventory.products.models import Barcode
from tests.inventory.imports.files import csv_of

GOODS = csv_of(
    "Mã hàng;Tên hàng;Chủ thể;Đơn giá;Số lượng;Thành tiền;Ghi chú", "A1;Trà;HTX Lá Dứa;180.500;2;361.000;x"
)


def told(app: Flask, kind: str, raw: bytes, *options: str) -> Result:
    """An import as an operator sees it."""
    path = app.config["GANH"].instance / f"{kind}.csv"
    path.write_bytes(raw)
    return app.test_cli_runner().invoke(args=["import", kind, str(path), *options])


def test_a_column_that_only_tests_others_is_told_once(app: Flask) -> None:
    result = told(app, "products", GOODS, "--create-producers", "--dry-run")
    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines() if line.startswith("Cột")]
    assert lines == [
        "Cột đã đọc: Mã hàng = code, Tên hàng = name, Chủ thể = producer_name, Đơn giá = price",
        "Cột chỉ dùng để kiểm tra số liệu: Số lượng, Thành tiền",
        "Cột không đọc: Ghi chú",
    ]


def test_a_file_without_such_columns_says_nothing_of_them(app: Flask) -> None:
    plain = csv_of("Mã hàng;Tên hàng;Chủ thể;Đơn giá", "A1;Trà;HTX Lá Dứa;180000")
    result = told(app, "products", plain, "--create-producers", "--dry-run")
    lines = [line for line in result.stdout.splitlines() if line.startswith("Cột")]
    assert len(lines) == 1


def test_refused_numbers_are_shown_as_they_were_written(app: Flask) -> None:
    told(app, "products", GOODS, "--create-producers")
    app.test_cli_runner().invoke(args=["location", "add", "KG", "Showroom"])
    head, too_much = "Thời gian;Số phiếu;Mã hàng;Số lượng;Đơn giá;Giảm giá", "10.000.000.000.000.000"
    raw = csv_of(head, f"2026-01-05 09:00;R1;A1;1;{too_much};")
    result = told(app, "sales", raw, "--location", "KG")
    assert result.exit_code == 1
    limits = "Ô này phải nằm trong khoảng từ 0 đến 1.000.000.000.000.000."
    assert f"cột Đơn giá: '{too_much}': {limits}" in result.stderr
    raw = csv_of(head, "2026-01-05 09:00;R1;A1;1;1.000;1.001")
    result = told(app, "sales", raw, "--location", "KG", "--notation", "1.234,5")
    assert (result.exit_code, "Dòng 2, cột Giảm giá: '1.001': " in result.stderr) == (1, True)


def test_a_refused_commission_is_shown_with_its_sign(app: Flask) -> None:
    told(app, "producers", csv_of("Mã chủ thể;Tên chủ thể", "P1;HTX Lá Dứa"))
    raw = csv_of("Mã hàng;Tên hàng;Mã chủ thể;Đơn giá;Hoa hồng", "A1;Trà;P1;1000;12,5 %")
    result = told(app, "products", raw)
    assert (result.exit_code, "Dòng 2, cột Hoa hồng: '12,5 %': " in result.stderr) == (1, True)


def test_a_mistyped_barcode_is_warned_of_and_taken(app: Flask, session: Session) -> None:
    head, more = "Mã hàng;Mã vạch;Tên hàng;Chủ thể;Đơn giá", "HTX;1000"
    codes = ("8938500001007", "8938500001000 893850000100", "89385000010", "2000001", "KHO-1")
    raw = csv_of(head, *(f"A{i};{code};Trà {i};{more}" for i, code in enumerate(codes)))
    result = told(app, "products", raw, "--create-producers")
    assert (result.exit_code, result.stderr.count("Cảnh báo")) == (0, 0)
    assert [line for line in result.stdout.splitlines() if "Cảnh báo" in line] == [
        "Cảnh báo, dòng 2: mã vạch 8938500001007: số kiểm tra không đúng",
        "Cảnh báo, dòng 3: mã vạch 893850000100: số kiểm tra không đúng",
        "Cảnh báo, dòng 4: mã vạch 89385000010: mã GTIN có 8, 12, 13 hoặc 14 chữ số",
    ]
    assert set(session.scalars(select(Barcode.code))) == {
        "8938500001007", "8938500001000", "893850000100", "89385000010", "2000001", "KHO-1",
    }  # fmt: skip


def test_json_keeps_its_keys_when_there_are_warnings(app: Flask) -> None:
    raw = csv_of("Mã hàng;Mã vạch;Tên hàng;Chủ thể;Đơn giá", "A1;8938500001007;Trà;HTX;1000")
    result = told(app, "products", raw, "--create-producers", "--json")
    assert "mã vạch 8938500001007: số kiểm tra không đúng" in result.stderr
    assert set(json.loads(result.stdout)) == {
        "rows", "created", "updated", "unchanged", "rejected", "notation", "encoding", "unknown_columns",
    }  # fmt: skip
