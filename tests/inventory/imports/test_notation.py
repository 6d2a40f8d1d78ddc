"""1.234,5 or 1,234.5: found over the whole file, refused when nothing settles it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.imports.fields import DELIVERIES, PRODUCTS
from inventory.imports.reading.cells import Exact
from inventory.imports.reading.figures import Fixed, expand, lost_figures, token_of
from inventory.imports.reading.notation import Notation, parse
from inventory.imports.reading.refusals import NotationContradicts, NotationUnknown
from tests.inventory.imports.files import column, csv_of, faults, read_file, xlsx_of

HEAD = "Mã hàng;Tên;Chủ thể;Đơn giá;Hoa hồng"
FULL = "Mã hàng;Tên;Chủ thể;Đơn giá;Số lượng;Thành tiền"


def _prices(
    *rows: str, head: str = HEAD, notation: Notation | None = None
) -> tuple[Notation | None, list[object]]:
    lines = [f"A{i};Trà;HTX;{row}" for i, row in enumerate(rows)]
    reading = read_file(csv_of(head, *lines), PRODUCTS, notation=notation)
    assert not reading.rejected
    return reading.notation, column(reading, "price")


@pytest.mark.parametrize(
    ("rows", "notation", "prices"),
    [
        (["180000;15", "35000;20"], None, [180_000, 35_000]),
        (["180.000;12,5", "35.000;20"], "1.234,5", [180_000, 35_000]),
        (["180.000;0,2", "35.000;25 %"], "1.234,5", [180_000, 35_000]),
        (["1.180.000;15", "35.000;15"], "1.234,5", [1_180_000, 35_000]),
        (["180.000,00;15", "35.000,00;15"], "1.234,5", [180_000, 35_000]),
        (["58.220;15", "35.000;15"], "1.234,5", [58_220, 35_000]),
        (["180,000;12.5%", "35,000;15"], "1,234.5", [180_000, 35_000]),
        (["1,180,000;15", "35,000;15"], "1,234.5", [1_180_000, 35_000]),
        (["180,000.00;15", "35,000.00;15"], "1,234.5", [180_000, 35_000]),
        (["180000.0;15", "35000.0;15"], "1,234.5", [180_000, 35_000]),
        (["180.000 đ;15,5", "35.000 VNĐ;15"], "1.234,5", [180_000, 35_000]),
        (["180 000;15", "1 035 000 đ;15"], None, [180_000, 1_035_000]),
        (["180.000;12,500%", "35.000;15"], "1.234,5", [180_000, 35_000]),
    ],
)
def test_one_number_settles_the_whole_file(rows: list[str], notation: str | None, prices: list[int]) -> None:
    assert _prices(*rows) == (notation, prices)


@pytest.mark.parametrize(
    "rows",
    [
        ["180.000;15", "35.000;20"],
        ["180,000;15", "35,000;20"],
        ["180.000;15", "35000;20"],
        ["180.000 đ;15", "240.000 đ;15"],
        ["180.000;12.5%"],
        ["180,000;12,5%"],
    ],
)
def test_what_nothing_settles_is_refused_and_the_way_out_is_named(rows: list[str]) -> None:
    with pytest.raises(NotationUnknown) as refusal:
        _prices(*rows)
    assert "--notation 1.234,5" in str(refusal.value)
    assert refusal.value.parameters["row"] == 2


def test_the_notation_can_be_said() -> None:
    assert _prices("180.000;15", notation=Notation.COMMA) == ("1.234,5", [180_000])
    assert _prices("180.000;15", notation=Notation.POINT) == ("1,234.5", [180])


def test_numbers_against_the_notation_that_was_said_are_refused_row_by_row() -> None:
    raw = csv_of(HEAD, "A1;Trà;HTX;1,180,000;15", "A2;Mật;HTX;35.000;15")
    reading = read_file(raw, PRODUCTS, notation=Notation.COMMA)
    assert faults(reading) == [(2, "Đơn giá", "1,180,000", "NoNumber")]


def test_two_notations_in_one_file_are_refused_with_a_row_of_each() -> None:
    with pytest.raises(NotationContradicts) as refusal:
        _prices("1.180.000;15", "35.000;15", "1,035,000;15")
    assert refusal.value.parameters == {
        "first": "1.180.000",
        "first_row": 2,
        "second": "1,035,000",
        "second_row": 4,
    }


def test_an_amount_column_settles_it_when_it_adds_up_one_way_only() -> None:
    assert _prices("180.000;2;360000", "35.000;1;35000", head=FULL) == ("1.234,5", [180_000, 35_000])
    assert _prices("180.000;2;360", head=FULL) == ("1,234.5", [180])


def test_an_amount_column_that_adds_up_both_ways_settles_nothing() -> None:
    with pytest.raises(NotationUnknown):
        _prices("180.000;2;360.000", "35.000;1;35.000", head=FULL)


def test_every_row_is_tested_against_its_amount() -> None:
    raw = csv_of(
        FULL, "A1;Trà;HTX;1.180.000;2;2.360.000", "A2;Mật;HTX;35.000;3;35.000", "A3;Gạo;HTX;5.000;x;1"
    )
    reading = read_file(raw, PRODUCTS)
    assert faults(reading) == [(3, "Thành tiền", "35.000", "AmountDiffers")]
    assert column(reading, "code") == ["A1", "A3"]


def test_an_ambiguous_column_that_is_not_read_asks_nothing() -> None:
    raw = csv_of("Mã hàng;Số lượng;Ngày giao;Đơn giá", "A1;5;2026-11-01;180.000")
    assert column(read_file(raw, DELIVERIES), "quantity") == [5]


def test_an_ambiguous_quantity_is_refused() -> None:
    raw = csv_of("Mã hàng;Số lượng;Ngày giao", "A1;1.250;2026-11-01")
    with pytest.raises(NotationUnknown):
        read_file(raw, DELIVERIES)
    assert column(read_file(raw, DELIVERIES, notation=Notation.COMMA), "quantity") == [1_250]


def test_numbers_that_a_workbook_holds_as_such_need_no_notation() -> None:
    rows = [
        ["Mã hàng", "Tên", "Chủ thể", "Đơn giá"],
        ["A1", "Trà", "HTX", 180000],
        ["A2", "Mật", "HTX", 35000.0],
    ]
    reading = read_file(xlsx_of(rows), PRODUCTS)
    assert (reading.notation, column(reading, "price")) == (None, [180_000, 35_000])


def test_a_text_among_the_numbers_of_a_workbook_must_still_be_decidable() -> None:
    rows = [
        ["Mã hàng", "Tên", "Chủ thể", "Đơn giá"],
        ["A1", "Trà", "HTX", 180000],
        ["A2", "Mật", "HTX", "35.000"],
    ]
    with pytest.raises(NotationUnknown):
        read_file(xlsx_of(rows), PRODUCTS)


@given(st.integers(0, 10**15), st.integers(0, 99))
def test_whatever_is_written_in_a_notation_is_read_back(whole: int, hundredths: int) -> None:
    english = f"{whole:,}.{hundredths:02d}"
    vietnamese = english.translate(str.maketrans(",.", ".,"))
    for text, notation in ((english, Notation.POINT), (vietnamese, Notation.COMMA)):
        found = parse(text, notation)
        assert found is not None
        assert found.equals(Fixed(units=whole * 100 + hundredths, decimals=2))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("-1.234", -1234),
        ("−5", -5),
        ("(1.000)", -1000),
        ("+7", 7),
        ("1'000", 1000),
        ("₫ 5.000", 5000),
        ("5.000 đồng", 5000),
        ("1.0000", None),
        ("01.000", None),
        ("0.200", None),
        ("1..000", None),
        ("1.000.00", None),
        ("--5", None),
        ("1-2", None),
        ("٣", None),
        ("5 hộp", None),
        ("1" * 19, None),
        (".", None),
        ("%", None),
        ("", None),
    ],
)
def test_numbers_are_read_strictly(text: str, found: int | None) -> None:
    read = parse(text, Notation.COMMA)
    assert (read.whole() if read else None) == found


def test_a_day_is_no_number() -> None:
    assert parse(date(2026, 1, 6), Notation.COMMA) is None


def test_without_a_notation_only_plain_figures_are_numbers() -> None:
    assert parse("1.000", None) is None
    assert parse(Exact("1.5"), None) == Fixed(units=15, decimals=1)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("8.9385e+12", "8938500000000"),
        ("1e-07", "0.0000001"),
        ("-2.5E3", "-2500"),
        ("1.25e1", "12.5"),
        ("1e99", "1e99"),
        ("12", "12"),
    ],
)
def test_exponents_are_written_out(text: str, plain: str) -> None:
    assert expand(text) == plain


def test_a_code_in_scientific_notation_has_lost_figures_unless_all_are_there() -> None:
    assert lost_figures("8,9385E+12")
    assert not lost_figures("8.938500001000E+12")
    assert not lost_figures("8938500001000")


def test_a_token_keeps_its_sign_and_its_per_cent() -> None:
    token = token_of("-12,5 %")
    assert token is not None
    assert (token.negative, token.figures, token.percent) == (True, "12,5", True)
