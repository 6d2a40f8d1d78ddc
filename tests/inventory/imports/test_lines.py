"""What is goods and what is the decoration of a report."""

import pytest

from inventory.imports.fields import DELIVERIES, PRODUCTS
from inventory.imports.reading.lines import LeftOut
from tests.inventory.imports.files import column, csv_of, faults, read_file, xlsx_of

HEAD = "STT,Mã hàng,Tên sản phẩm,Chủ thể,Đơn giá,Số lượng"


def _left_out(*lines: str) -> list[tuple[int, str]]:
    reading = read_file(csv_of(HEAD, "1,A1,Trà,HTX,1000,1", *lines), PRODUCTS)
    assert not reading.rejected
    assert column(reading, "code")[0] == "A1"
    return [(line.row, line.role) for line in reading.left_out]


def test_a_report_is_read_around_its_decoration() -> None:
    raw = csv_of(
        "HỘI NÔNG DÂN TỈNH KIÊN GIANG",
        "BẢNG KÊ HÀNG KÝ GỬI THÁNG 10 NĂM 2026",
        "",
        HEAD,
        "A,B,C,D,1,2",
        "I,Nhóm trà,,,,",
        "1,A1,Trà,HTX,1000,1",
        "2,A2,Trà sen,HTX,2000,1",
        ",,Cộng nhóm,,,2",
        HEAD,
        "3,A3,Tổng hợp hạt dinh dưỡng,HTX,3000,1",
        ",,Tổng cộng nhà cung cấp HTX,,,3",
        "TỔNG CỘNG,,,,6000,3",
        "",
        ',,,"Rạch Giá, ngày 01 tháng 11 năm 2026",,',
        ",Người lập biểu,,Giám đốc,,",
        ",Nguyễn Thị Lan,,Trần Văn Minh,,",
    )
    reading = read_file(raw, PRODUCTS)
    assert column(reading, "code") == ["A1", "A2", "A3"]
    assert reading.rows == 3
    assert [(line.row, line.role) for line in reading.left_out] == [
        (5, "numbering"),
        (6, "group"),
        (9, "total"),
        (10, "header"),
        (12, "total"),
        (13, "total"),
        (15, "footer"),
        (16, "footer"),
        (17, "footer"),
    ]
    assert not reading.rejected


@pytest.mark.parametrize(
    "line",
    [
        ",,Tổng cộng,,,9",
        ",,TỔNG CỘNG,,9000,9",
        ",,Cộng,,9000,9",
        ",,Tổng,,,9",
        "Tổng cộng:,,,,,9",
        ",Tổng cộng,,,,9",
        ",,Cộng nhóm,HTX,,9",
        ",,Tổng cộng nhà cung cấp HTX Minh Xanh,,,9",
        ",,Tong cong,,,9",
        ",,Total,,,9",
        ",,Grand total,,,9",
    ],
)
def test_totals_are_left_out_and_listed(line: str) -> None:
    assert _left_out(line) == [(3, "total")]


@pytest.mark.parametrize(
    "line",
    [
        "2,A2,Tổng hợp hạt,HTX,1000,1",
        "2,A2,Cộng sả,HTX,1000,1",
        "2,CONG,Cộng,HTX,1000,1",
        "2,TONG,Trà,HTX,1000,1",
        "2,A2,Người lập biểu,HTX,1000,1",
        "2,I,Nhóm,HTX,1000,1",
    ],
)
def test_goods_with_strange_names_are_goods(line: str) -> None:
    assert _left_out(line) == []


@pytest.mark.parametrize(
    "line", ["I,Nhóm trà,,,,", "Nhà cung cấp: HTX Minh Xanh,,,,,", "II. Mật ong,,,,,", ",,Nhóm 2,,,"]
)
def test_groups_are_left_out_and_listed(line: str) -> None:
    assert _left_out(line) == [(3, "group")]


def test_a_banner_across_the_table_is_a_group() -> None:
    rows = [HEAD.split(","), ["Hợp tác xã Minh Xanh"], [1, "A1", "Trà", "HTX", 1000, 1]]
    reading = read_file(xlsx_of(rows, merged=["A2:F2"]), PRODUCTS)
    assert reading.left_out == (LeftOut(row=2, role=reading.left_out[0].role, text="Hợp tác xã Minh Xanh"),)


def test_goods_without_what_they_need_are_refused_and_not_left_out() -> None:
    reading = read_file(csv_of(HEAD, "1,,Trà,HTX,1000,1", "2,A2,,,,"), PRODUCTS)
    assert not reading.left_out
    assert {fault[0] for fault in faults(reading)} == {2, 3}


def test_rows_inside_a_merged_block_belong_to_it() -> None:
    rows = [
        ["Chủ thể", "Mã hàng", "Số lượng", "Ngày giao"],
        ["HTX A", "A1", 1, "2026-11-01"],
        [None, "A2", 2, "2026-11-01"],
        [None, "Cộng", 3, None],
    ]
    reading = read_file(xlsx_of(rows, merged=["A2:A4"]), DELIVERIES)
    assert column(reading, "producer") == ["HTX A", "HTX A"]
    assert [line.role for line in reading.left_out] == ["total"]
