"""Columns are known by their names in Vietnamese and English, or mapped by hand."""

import pytest

from inventory.imports.fields import DELIVERIES, PRODUCERS, PRODUCTS
from inventory.imports.reading.columns import Kind, parse_mapping
from inventory.imports.reading.refusals import (
    ColumnMissing,
    ColumnTwice,
    HeaderMissing,
    InThousands,
    MappedColumnMissing,
    MappedFieldUnknown,
    MappingMalformed,
)
from tests.inventory.imports.files import column, csv_of, read_file, xlsx_of


@pytest.mark.parametrize(
    "header",
    [
        "Mã hàng,Mã vạch,Tên sản phẩm,Nhà cung cấp,Đơn giá",
        "MA HANG,MA VACH,TEN SAN PHAM,NHA CUNG CAP,DON GIA",
        "Product code,Barcode,Product name,Supplier,Unit price",
        "SKU,EAN-13,Tên hàng hóa,Chủ thể OCOP,Giá bán (VNĐ)",
        "Mã,GTIN,Sản phẩm / Product,Tên NCC,Giá bán lẻ (đồng)",
        "code,barcode,name,producer_name,price",
    ],
)
def test_columns_are_known_by_many_names(header: str) -> None:
    reading = read_file(csv_of(header, "A1,8938500001000,Trà,HTX Minh Xanh,180000"), PRODUCTS)
    assert reading.records[0].values == {
        "code": "A1",
        "barcode": "8938500001000",
        "name": "Trà",
        "producer_name": "HTX Minh Xanh",
        "price": 180_000,
    }
    assert reading.unknown_columns == ()


def test_unknown_columns_are_listed_and_not_refused() -> None:
    reading = read_file(
        csv_of("STT,Mã hàng,Tên,Chủ thể,Giá,Xã,Số lượng", "1,A1,Trà,HTX,1000,An Sơn,x"), PRODUCTS
    )
    assert reading.unknown_columns == ("STT", "Xã", "Số lượng")


def test_a_column_can_be_mapped_to_a_field() -> None:
    raw = csv_of("product_id,name,full_name,price_vnd,ocop_star,producer", "1,Trà,OCOP - Trà,65000,4,HTX Lìm")
    mapping = parse_mapping(["producer=producer_name", "full_name=name", "name="])
    reading = read_file(raw, PRODUCTS, mapping=mapping)
    assert reading.records[0].values == {
        "code": "1",
        "name": "OCOP - Trà",
        "price": 65_000,
        "stars": 4,
        "producer_name": "HTX Lìm",
    }
    assert reading.unknown_columns == ("name",)


def test_a_mapped_column_is_found_without_diacritics_too() -> None:
    raw = csv_of("Mặt hàng,Ký hiệu,Giá,Hộ", "Trà,A1,1000,Hoa")
    mapping = parse_mapping(["ky hieu=code", "Mat hang=name", "Hộ=producer_name"])
    assert column(read_file(raw, PRODUCTS, mapping=mapping), "code") == ["A1"]


def test_two_columns_for_one_field_are_refused_by_name() -> None:
    raw = csv_of("Mã hàng,Tên sản phẩm,Chủ thể,Giá bán,Đơn giá", "A1,Trà,HTX,1,2")
    with pytest.raises(ColumnTwice) as refusal:
        read_file(raw, PRODUCTS)
    assert refusal.value.parameters == {"first": "Giá bán", "second": "Đơn giá", "field": "price"}
    assert column(read_file(raw, PRODUCTS, mapping={"Giá bán": "price"}), "price") == [1]


def test_a_clear_name_goes_before_a_vague_one() -> None:
    raw = csv_of("Mã,Mã hàng,Tên,Tên sản phẩm,Chủ thể,Giá", "9,A1,x,Trà,HTX,1000")
    reading = read_file(raw, PRODUCTS)
    assert (column(reading, "code"), column(reading, "name")) == (["A1"], ["Trà"])
    assert reading.unknown_columns == ("Mã", "Tên")


@pytest.mark.parametrize(
    ("header", "field"), [("Mã hàng,Tên sản phẩm,Chủ thể", "price"), ("Mã hàng,Tên sản phẩm,Giá", "producer")]
)
def test_a_missing_column_is_named(header: str, field: str) -> None:
    with pytest.raises(ColumnMissing) as refusal:
        read_file(csv_of(header, "A1,Trà,1000"), PRODUCTS)
    assert refusal.value.parameters["field"] == field


def test_a_file_without_a_header_says_what_is_expected() -> None:
    with pytest.raises(HeaderMissing):
        read_file(csv_of("A1,Trà,1000", "A2,Mật,2000"), PRODUCTS)


@pytest.mark.parametrize(
    ("mapping", "error"),
    [
        ({"Không có": "price"}, MappedColumnMissing),
        ({"Tên": "nombre"}, MappedFieldUnknown),
    ],
)
def test_a_mapping_that_fits_nothing_is_refused(mapping: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        read_file(csv_of("Mã,Tên,Chủ thể,Giá", "A1,Trà,HTX,1"), PRODUCTS, mapping=mapping)


@pytest.mark.parametrize("text", ["Tên", "=name", ""])
def test_a_mapping_needs_both_sides(text: str) -> None:
    with pytest.raises(MappingMalformed):
        parse_mapping([text])


def test_a_column_name_with_an_equals_sign_can_be_mapped() -> None:
    assert parse_mapping(["SL = giá=price"]) == {"SL = giá": "price"}


@pytest.mark.parametrize("label", ["Đơn giá (1.000đ)", "Đơn giá (nghìn đồng)", "Giá (triệu đồng)"])
def test_prices_in_thousands_are_refused(label: str) -> None:
    with pytest.raises(InThousands):
        read_file(csv_of(f"Mã,Tên,Chủ thể,{label}", "A1,Trà,HTX,180"), PRODUCTS)


def test_a_header_of_two_rows_is_understood_with_merged_cells() -> None:
    rows = [
        ["DANH SÁCH SẢN PHẨM", None, None, None, None, None],
        ["STT", "Mã", None, "Tên sản phẩm", "Giá", None],
        [None, "Mã hàng", "Mã vạch", None, "Giá nhập", "Giá bán"],
        [1, "A1", "893", "Trà", 50, 80],
    ]
    merged = ["A1:F1", "A2:A3", "B2:C2", "D2:D3", "E2:F2"]
    reading = read_file(xlsx_of(rows, merged=merged), PRODUCTS, mapping={"STT": "producer"})
    assert reading.records[0].values == {
        "code": "A1",
        "barcode": "893",
        "name": "Trà",
        "producer": "1",
        "price": 80,
    }


def test_a_header_of_two_rows_is_understood_without_merged_cells() -> None:
    raw = csv_of("STT,Mã,,Tên sản phẩm,Chủ thể,Giá", ",Mã hàng,Mã vạch,,,", "1,A1,893,Trà,HTX,80")
    assert column(read_file(raw, PRODUCTS), "barcode") == ["893"]


def test_commission_bp_is_basis_points_and_hoa_hong_is_per_cent() -> None:
    for label, kind in (
        ("commission_bp", Kind.BASIS),
        ("Hoa hồng", Kind.RATE),
        ("Chiết khấu (%)", Kind.RATE),
    ):
        raw = csv_of(f"Mã chủ thể,Tên chủ thể,{label}", f"P1,HTX,{1800 if kind is Kind.BASIS else 18}")
        assert column(read_file(raw, PRODUCERS), "commission_bp") == [1800]


@pytest.mark.parametrize(
    ("cell", "rate_bp"), [("18", 1800), ("12,5%", 1250), ("0,2", 2000), ("1800", 1800), ("850", 850)]
)
def test_a_column_mapped_to_basis_points_may_be_in_per_cent_too(cell: str, rate_bp: int) -> None:
    raw = csv_of("Mã chủ thể;Tên chủ thể;HH", f"P1;HTX;{cell}")
    reading = read_file(raw, PRODUCERS, mapping={"HH": "commission_bp"})
    assert (column(reading, "commission_bp"), reading.rejected) == ([rate_bp], ())


def test_deliveries_take_the_own_code_before_the_barcode() -> None:
    raw = csv_of("Mã vạch,Mã hàng,Số lượng,Ngày giao", "893,A1,5,2026-11-01")
    assert column(read_file(raw, DELIVERIES), "code") == ["A1"]
    raw = csv_of("Mã vạch,Số lượng,Ngày giao", "893,5,2026-11-01")
    assert column(read_file(raw, DELIVERIES), "code") == ["893"]
