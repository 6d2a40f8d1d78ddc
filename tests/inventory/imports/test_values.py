"""Single cells: what is read, what is refused, and that a refusal never stops at the first."""

from datetime import UTC, datetime

import pytest

from inventory.imports.fields import DELIVERIES, PRODUCERS, PRODUCTS
from inventory.imports.reading.cells import Cell, Exact
from inventory.imports.reading.columns import Column, Field, Kind
from inventory.imports.reading.notation import Notation
from inventory.imports.reading.reader import Record
from inventory.imports.reading.values import Manner, Unreadable, value_of
from tests.inventory.imports.files import column, csv_of, faults, read_file, xlsx_of

MANNER = Manner(notation=Notation.COMMA, order=None)


def _value(kind: Kind, cell: Cell, **more: object) -> object:
    field = Field(name="x", kind=kind, title="X", aliases=(), **more)  # type: ignore[arg-type]
    return value_of(cell, Column(index=0, label="X", field=field, kind=kind), MANNER)


def _refusal(kind: Kind, cell: Cell, **more: object) -> str:
    with pytest.raises(Unreadable) as refusal:
        _value(kind, cell, **more)
    return type(refusal.value).__name__


def test_every_fault_of_a_file_is_listed() -> None:
    raw = csv_of(
        "Mã hàng;Tên;Chủ thể;Đơn giá;Hoa hồng;Sao",
        "A1;Trà;HTX;180.000,5;1;3",
        ";Mật;HTX;35.000;15;7",
        "A3;;HTX;;15;3",
        "A4;Gạo;;1.000;15;3",
        "A5;Gạo;HTX;1.000;15;3",
    )
    assert faults(read_file(raw, PRODUCTS)) == [
        (2, "Đơn giá", "180.000,5", "NotWhole"),
        (2, "Hoa hồng", "1", "OneOrHundred"),
        (3, "Mã hàng", "", "Missing"),
        (3, "Sao", "7", "NoStars"),
        (4, "Tên", "", "Missing"),
        (4, "Đơn giá", "", "Missing"),
        (5, "Chủ thể", "", "Missing"),
    ]


@pytest.mark.parametrize(
    ("cell", "rate_bp"),
    [
        ("15", 1500),
        ("15 %", 1500),
        ("12,5%", 1250),
        ("0,2", 2000),
        ("0,05", 500),
        ("0", 0),
        ("1 %", 100),
        ("0,5 %", 50),
        ("1,5", 150),
        ("100", 10_000),
        (Exact("0.2"), 2000),
        (Exact("15"), 1500),
        (Exact("20%"), 2000),
        (Exact("100%"), 10_000),
        ("12,50", 1250),
        ("", None),
        ("-", None),
    ],
)
def test_rates_become_basis_points(cell: str, rate_bp: int | None) -> None:
    assert _value(Kind.RATE, cell) == rate_bp


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1", "OneOrHundred"),
        ("1,00", "OneOrHundred"),
        (Exact("1"), "OneOrHundred"),
        ("101", "OutOfRange"),
        ("-5", "OutOfRange"),
        ("12,345", "RateTooFine"),
        ("mười", "NoNumber"),
    ],
)
def test_doubtful_rates_are_refused(cell: str, reason: str) -> None:
    assert _refusal(Kind.RATE, cell) == reason


def test_a_column_of_basis_points_takes_per_cent_only_with_its_sign() -> None:
    assert _value(Kind.BASIS, "1800") == 1800
    assert _value(Kind.BASIS, "18 %") == 1800
    assert _value(Kind.BASIS, "0") == 0
    assert _refusal(Kind.BASIS, "18") == "PercentOrBasisPoints"
    assert _refusal(Kind.BASIS, "0,2") == "PercentOrBasisPoints"
    assert _refusal(Kind.BASIS, "10.001") == "OutOfRange"


def test_money_and_counts_are_whole_and_in_bounds() -> None:
    assert _value(Kind.MONEY, "180.000,00") == 180_000
    assert _value(Kind.COUNT, Exact("12")) == 12
    assert _value(Kind.COUNT, "-3", low=-10) == -3
    assert _refusal(Kind.MONEY, "0,5") == "NotWhole"
    assert _refusal(Kind.MONEY, "-1") == "OutOfRange"
    assert _refusal(Kind.COUNT, "0", low=1) == "OutOfRange"
    assert _refusal(Kind.MONEY, "9" * 17) == "OutOfRange"
    assert _refusal(Kind.MONEY, "9" * 5_000) == "NoNumber"
    assert _refusal(Kind.MONEY, "15 %") == "NoNumber"
    assert _refusal(Kind.MONEY, "#N/A") == "NoNumber"


@pytest.mark.parametrize(
    ("cell", "stars"),
    [
        ("3", 3),
        ("3 sao", 3),
        ("4 SAO", 4),
        ("★★★", 3),
        ("⭐⭐⭐⭐", 4),
        ("5*", 5),
        ("OCOP 4 sao", 4),
        ("0", 0),
        ("", None),
    ],
)
def test_stars_are_read_in_many_ways(cell: str, stars: int | None) -> None:
    assert _value(Kind.STARS, cell) == stars


@pytest.mark.parametrize("cell", ["2", "6", "★", "ba sao", "3,5", "33"])
def test_other_stars_are_refused(cell: str) -> None:
    assert _refusal(Kind.STARS, cell) == "NoStars"


def test_codes_keep_their_leading_zeros_and_lose_their_wrapping() -> None:
    raw = csv_of(
        "Mã hàng,Mã vạch,Tên,Chủ thể,Giá",
        "007,0893850001,Trà,HTX,1",
        '\'008,"=""0893""",Trà,HTX,1',
        " 009 ,'0893,Trà,HTX,1",
    )
    reading = read_file(raw, PRODUCTS)
    assert column(reading, "code") == ["007", "008", "009"]
    assert column(reading, "barcode") == ["0893850001", "0893", "0893"]


def test_a_barcode_that_lost_its_figures_is_refused() -> None:
    raw = csv_of("Mã hàng;Mã vạch;Tên;Chủ thể;Giá", "A1;8,9385E+12;Trà;HTX;1", "A2;8.9385E+12;Mật;HTX;1")
    assert [fault[3] for fault in faults(read_file(raw, PRODUCTS))] == ["LostFigures", "LostFigures"]


def test_a_code_with_a_number_format_of_zeros_keeps_them() -> None:
    rows = [["Mã hàng", "Tên", "Chủ thể", "Giá"], [7, "Trà", "HTX", 1]]
    assert column(read_file(xlsx_of(rows, formats={"A2": "00000"}), PRODUCTS), "code") == ["00007"]


def test_names_are_kept_as_they_are_but_for_unicode_and_line_breaks() -> None:
    assert _value(Kind.NAME, "  _TRÀ  Ô  long\n2 ") == "  _TRÀ  Ô  long 2 "
    assert _value(Kind.NAME, "Tra\u0300") == "Trà"
    assert _value(Kind.NAME, Exact("12.5")) == "12.5"
    assert _refusal(Kind.NAME, " ", required=True) == "Missing"
    assert _refusal(Kind.NAME, "x" * 10_001) == "TooLong"
    assert _refusal(Kind.WORD, "x" * 201) == "TooLong"


def test_choices_are_known_without_diacritics() -> None:
    raw = csv_of(
        "Mã chủ thể,Tên chủ thể,Loại hình", "P1,A,HTX", "P2,B,Công ty TNHH", "P3,C,Hộ kinh doanh", "P4,D,Bạn"
    )
    reading = read_file(raw, PRODUCERS)
    assert column(reading, "entity_type") == ["cooperative", "company", "household"]
    assert faults(reading) == [(5, "Loại hình", "Bạn", "UnknownChoice")]


@pytest.mark.parametrize(
    ("cell", "vat"),
    [
        ("8%", "8"),
        ("8", "8"),
        ("10 %", "10"),
        ("0,08", "8"),
        ("0", "0"),
        ("KCT", "KCT"),
        ("Không chịu thuế", "KCT"),
    ],
)
def test_vat_classes_are_known_by_many_names(cell: str, vat: str) -> None:
    raw = csv_of("Mã;Tên;Chủ thể;Giá;Thuế suất", f"A1;Trà;HTX;1000;{cell}")
    assert column(read_file(raw, PRODUCTS), "vat") == [vat]


def test_moments_are_read_or_refused() -> None:
    assert _value(Kind.MOMENT, "06/01/2026 14:05") == datetime(2026, 1, 6, 7, 5, tzinfo=UTC)
    assert _refusal(Kind.MOMENT, "14:05") == "NoMoment"
    assert _refusal(Kind.MOMENT, Exact("46028.5")) == "NoMoment"


def test_a_cell_may_hold_several_barcodes() -> None:
    values = {"a": "8938500001000 08938500001000;8938500001000", "b": "AB 12", "c": None}
    record = Record(row=2, values=values)
    assert record.codes("a") == ("8938500001000", "08938500001000")
    assert record.codes("b") == ("AB 12",)
    assert record.codes("c") == ()


def test_an_empty_delivery_day_is_missing() -> None:
    raw = csv_of("Mã hàng,Số lượng,Ngày giao", "A1,5,", "A2,5,-")
    assert [fault[3] for fault in faults(read_file(raw, DELIVERIES))] == ["Missing", "Missing"]
