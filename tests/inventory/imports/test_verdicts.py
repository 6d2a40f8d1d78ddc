"""Each sample file with its expected verdict: forty goods in four disguises, and broken ones beside."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from core.text import legible
from inventory.imports.fields import DELIVERIES, PRODUCTS
from inventory.imports.reading.columns import Shape
from inventory.imports.reading.reader import Reading
from inventory.imports.reading.refusals import ColumnMissing, FileRefused, HeaderMissing, NotationUnknown
from inventory.imports.reading.values import OneOrHundred
from tests.inventory.imports.files import FIXTURES, TRUTH, column, read_file

RATES = {"0,2": 2000, "25 %": 2500, "15%": 1500, "12,5%": 1250, "20": 2000}


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What is to be found in a file of the forty goods."""

    file: str
    encoding: str
    left_out: list[int] = field(default_factory=list)
    rows_before: int = 1
    producers: bool = True


DISGUISES = [
    Verdict(file="01_utf8_bom_comma.csv", encoding="UTF-8 BOM"),
    Verdict(file="02_utf8_nobom_semicolon_dot_thousands.csv", encoding="UTF-8"),
    Verdict(file="09_header_on_row_5_totals_and_blank.csv", encoding="UTF-8 BOM", left_out=[47]),
    Verdict(
        file="01_merged_header_groups_subtotals.xlsx",
        encoding="XLSX",
        left_out=[*range(11, 54, 6), 54],
        producers=False,  # its merged cells give five goods at a time one supplier
    ),
]


def _read(name: str, shape: Shape = PRODUCTS) -> Reading:
    return read_file((FIXTURES / name).read_bytes(), shape)


@pytest.mark.parametrize("verdict", DISGUISES, ids=lambda verdict: verdict.file)
def test_the_forty_goods_are_the_same_in_every_disguise(verdict: Verdict) -> None:
    reading = _read(verdict.file)
    assert (reading.encoding, reading.notation, reading.rows, reading.rejected) == (
        verdict.encoding,
        "1.234,5",
        40,
        (),
    )
    assert [line.row for line in reading.left_out] == verdict.left_out
    assert column(reading, "code") == [good["ma"] for good in TRUTH]
    assert column(reading, "barcode") == [good["gtin"] for good in TRUTH]
    assert column(reading, "name") == [good["ten"] for good in TRUTH]
    assert column(reading, "price") == [good["gia"] for good in TRUTH]
    assert column(reading, "commission") == [RATES[good["ck"]] for good in TRUTH]
    if verdict.producers:
        assert column(reading, "producer_name") == [good["ncc"] for good in TRUTH]
    assert set(reading.unknown_columns) == {
        "STT",
        "Số lượng",
        "HSD" if "xlsx" in verdict.file else "Hạn sử dụng",
    }


@pytest.mark.parametrize("verdict", DISGUISES, ids=lambda verdict: verdict.file)
def test_the_forty_goods_as_a_delivery_have_quantities_and_expiries(verdict: Verdict) -> None:
    raw = (FIXTURES / verdict.file).read_bytes()
    reading = read_file(raw, DELIVERIES, mapping={"STT": "lot", "Chiết khấu": "delivered_on"})
    assert reading.rows == 40
    assert {type(fault.reason).__name__ for fault in reading.rejected} == {"NoDay"}


def _without_rates(text: str) -> str:
    """The file with dots in its prices and nothing left that settles what they mean."""
    return "\r\n".join(line.rpartition(";")[0] for line in text.splitlines())


def _with_a_rate_of_one(text: str) -> str:
    return text.replace(";25 %", ";1", 1)


def _without_header(text: str) -> str:
    return text.partition("\n")[2]


def _without_prices(text: str) -> str:
    return text.replace("Đơn giá", "Ghi chú")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [(_without_rates, NotationUnknown), (_without_header, HeaderMissing), (_without_prices, ColumnMissing)],
)
def test_a_file_that_cannot_be_understood_is_refused(
    change: Callable[[str], str], refusal: type[FileRefused]
) -> None:
    text = (FIXTURES / "02_utf8_nobom_semicolon_dot_thousands.csv").read_text(encoding="utf-8")
    with pytest.raises(refusal):
        read_file(change(text).encode(), PRODUCTS)


def test_a_rate_of_exactly_one_refuses_its_row() -> None:
    text = (FIXTURES / "02_utf8_nobom_semicolon_dot_thousands.csv").read_text(encoding="utf-8")
    reading = read_file(_with_a_rate_of_one(text).encode(), PRODUCTS)
    (fault,) = reading.rejected
    assert (fault.row, fault.column, fault.value) == (3, "Chiết khấu", "1")
    assert isinstance(fault.reason, OneOrHundred)


@pytest.mark.parametrize(
    "path", sorted((FIXTURES / "csv-spectrum").glob("*.csv")), ids=lambda path: path.stem
)
def test_tables_of_something_else_are_refused(path: object) -> None:
    with pytest.raises(FileRefused):
        _read(f"csv-spectrum/{path.name}")  # type: ignore[attr-defined]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_the_forty_goods_survive_each_encoding_of_unicode(encoding: str) -> None:
    text = (FIXTURES / "01_utf8_bom_comma.csv").read_text(encoding="utf-8-sig")
    assert column(read_file(text.encode(encoding), PRODUCTS), "name") == [good["ten"] for good in TRUTH]


def test_every_naughty_string_is_read_as_a_name() -> None:
    strings = json.loads(
        (FIXTURES.parents[1] / "vectors" / "strings" / "blns.json").read_text(encoding="utf-8")
    )
    names = [text for text in strings if text.strip()]
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(["code", "name", "producer", "price"])
    writer.writerows([f"N{i}", name, "P1", "1000"] for i, name in enumerate(names))
    reading = read_file(buffer.getvalue().encode(), PRODUCTS)
    assert not reading.rejected
    assert column(reading, "name") == [legible(name) for name in names]
