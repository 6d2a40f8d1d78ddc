"""CSV as it comes: delimiters, quotes, line ends, and the sample collection of edge cases."""

import json
from collections.abc import Sequence

import pytest

from inventory.imports.reading.cells import Row
from inventory.imports.reading.csv_file import read_csv
from inventory.imports.reading.decoding import decode
from inventory.imports.reading.limits import COMMAND, MAX_COLUMNS, MAX_TEXT, Limits
from inventory.imports.reading.refusals import TooManyColumns, TooManyRows, UnclosedQuote
from tests.inventory.imports.files import FIXTURES

SPECTRUM = sorted(path.stem for path in (FIXTURES / "csv-spectrum").glob("*.csv"))
SPECTRUM.remove("location_coordinates")  # its own answer is another file's


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    lines = [["Mã", "Tên", "Hoa hồng"], ["A1", "Trà; đậm, thơm | ngon", "12,5%"], ["A2", "Mật ong", "20"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    assert [list(row.cells) for row in read_csv(text, COMMAND).rows] == lines


@pytest.mark.parametrize("name", SPECTRUM)
def test_the_edge_cases_of_csv_are_read_as_they_should(name: str) -> None:
    source = FIXTURES / "csv-spectrum" / f"{name}.csv"
    expected = json.loads(source.with_suffix(".json").read_text(encoding="utf-8").replace("\\r\\n", "\\n"))
    header, *rows = (row.cells for row in read_csv(decode(source.read_bytes()).text, COMMAND).rows)
    assert [dict(zip(header, row, strict=True)) for row in rows] == expected


def test_inch_and_minute_marks_are_read_as_they_are() -> None:
    source = (FIXTURES / "csv-spectrum" / "location_coordinates.csv").read_bytes()
    assert read_csv(decode(source).text, COMMAND).rows[1].cells == (
        "2095257564",
        "37\ufffd36'37.8\"N 121\ufffd2'17.9\"W",
        "Modesto",
        "Stanislaus",
    )


def test_a_decimal_comma_in_every_row_does_not_make_the_comma_a_delimiter() -> None:
    text = "Mã;Hoa hồng\nA1;12,5\nA2;7,5\nA3;2,5\n"
    assert [row.cells for row in read_csv(text, COMMAND).rows][1] == ("A1", "12,5")


def test_rows_keep_the_numbers_that_a_person_sees() -> None:
    text = 'Mã,Tên\n\nA1,"hai\ndòng"\n,\nA2,x\n'
    assert [row.number for row in read_csv(text, COMMAND).rows] == [1, 3, 5]


def test_a_first_line_may_name_the_delimiter() -> None:
    rows = read_csv("sep=|\nMã|Tên\nA1|Trà, gừng, sả\n", COMMAND).rows
    assert [(row.number, row.cells) for row in rows] == [(2, ("Mã", "Tên")), (3, ("A1", "Trà, gừng, sả"))]


def test_an_inch_mark_inside_a_text_is_no_quotation() -> None:
    assert read_csv('Mã,Tên\nA1,Mâm 5" tre\n', COMMAND).rows[1].cells == ("A1", 'Mâm 5" tre')


@pytest.mark.parametrize("text", ['Mã,Tên\nA1,"Trà\nA2,Mật\nA3,Gạo\n', 'Mã,Tên\nA1,"Trà" đen\nA2,x\n'])
def test_a_quotation_mark_that_would_swallow_rows_is_refused(text: str) -> None:
    with pytest.raises(UnclosedQuote) as refusal:
        read_csv(text, COMMAND)
    assert refusal.value.parameters == {"row": 2}


def test_a_table_of_hundreds_of_columns_is_refused() -> None:
    with pytest.raises(TooManyColumns):
        read_csv(",".join("x" * 300), COMMAND)


def test_reading_stops_at_the_bound_and_not_at_the_end() -> None:
    with pytest.raises(TooManyRows):
        read_csv("a,b\n" * 1_200, Limits(file_bytes=10**6, unpacked_bytes=10**6, rows=20))


def test_an_empty_text_has_no_rows() -> None:
    assert read_csv("", COMMAND).rows == []


def test_a_table_that_is_too_long_is_refused_below_its_header_before_its_rows_are_kept() -> None:
    limits = Limits(file_bytes=10**6, unpacked_bytes=10**6, rows=20)
    seen: list[int] = []

    def head(first: Sequence[Row]) -> int:
        seen.append(len(first))
        return 2

    assert len(read_csv("a,b\n" * 22, limits, head).rows) == 22
    with pytest.raises(TooManyRows):
        read_csv("a,b\n" * 23, limits, head)
    with pytest.raises(TooManyRows):
        read_csv("\n" * 2_000, limits, head)
    assert seen == [22, 23, 0]


def test_a_line_longer_than_any_table_is_wide_is_refused() -> None:
    with pytest.raises(TooManyColumns):
        read_csv("a,b\n" + "," * (MAX_COLUMNS * MAX_TEXT + 1), COMMAND)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_each_of_three_ways(end: str) -> None:
    rows = read_csv(end.join(["a,b", "", '1,"x', 'y"']), COMMAND).rows
    assert [row.cells for row in rows] == [("a", "b"), ("1", f"x{end}y")]
