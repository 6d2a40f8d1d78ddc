"""What people read after an import: each column once, numbers as they were written, warnings that block nothing."""

from click.testing import Result
from flask import Flask

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
