"""Papers on A4: what stands on them survives extraction, on each page, in the same bytes every time."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from printing.papers.grid import Grid
from printing.papers.parts import (
    Beside,
    Column,
    Fact,
    Heading,
    KeyFigure,
    Note,
    Paper,
    Part,
    Stars,
    Sums,
    Table,
    figure,
    words,
)
from printing.papers.render import render
from printing.papers.widths import text_width
from tests.printing.receipts import NAUGHTY
from tests.printing.statements import SIGNATURES, SUMS, a_statement, sold, stock


def texts(paper: Paper) -> list[str]:
    """The text of each page, blanks evened out."""
    pages = PdfReader(BytesIO(render(paper))).pages
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pages]


def rows_on(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"(\d+) 02/11 09:14", page)]


def test_a_statement_says_all_that_it_was_given() -> None:
    (page,) = texts(a_statement())
    for text in (
        "HỘI NÔNG DÂN TỈNH AN GIANG (mẫu)",
        "Mẫu số 01-BH",
        "Bảng thanh toán hàng đại lý, ký gửi",
        "Số QT2026-000023 · Phát hành ngày 21 tháng 11 năm 2026",
        "HTX Tôm khô Bảy Rạch, xã Vân Khánh, An Giang",
        "3.770.680 đ",
        "\u2212 863.020",
        "1 02/11 09:14 Rạch Giá KG01-000287 Tôm khô 200 g 2 370.000 \u221218.500 351.500 63.270 288.230",
        "Cộng 34 4.626.000 \u221237.000 4.589.000 826.020 3.762.980",
        "Phí kệ tháng 11 \u2212120.000",
        "Ruốc tôm cháy tỏi",
        "Bằng chữ: Ba triệu bảy trăm bảy mươi nghìn sáu trăm tám mươi đồng.",
        "Đại diện nhà sản xuất",
        "In từ Gánh lúc 14:35 ngày 21/11/2026",
        "Trang 1 / 1",
    ):
        assert text in page


def test_the_same_statement_is_the_same_file() -> None:
    assert render(a_statement()) == render(a_statement())


def test_each_page_has_headings_the_number_and_its_place_in_the_whole() -> None:
    pages = texts(a_statement([Heading(text="1. Hàng đã bán"), sold(200), SIGNATURES]))
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert f"Trang {number} / {len(pages)}" in page
        assert "STT Ngày giờ Nơi bán" in page
        assert "QT2026-000023" in page


def test_no_row_is_lost_or_doubled_between_pages() -> None:
    pages = texts(a_statement([sold(200)]))
    assert [row for page in pages for row in rows_on(page)] == list(range(1, 201))


@pytest.mark.parametrize("count", range(28, 38))
def test_the_sums_never_stand_alone_on_a_page(count: int) -> None:
    pages = texts(a_statement([sold(count)]))
    last = next(page for page in pages if "Cộng 34" in page)
    assert rows_on(last)


def test_of_thousands_of_rows_each_is_printed() -> None:
    pages = PdfReader(BytesIO(render(a_statement([sold(3_000), SIGNATURES])))).pages
    assert len(pages) > 60
    numbers = {word for page in pages for word in page.extract_text().split() if word.isdigit()}
    assert {str(number) for number in range(1, 3_001)} <= numbers


def test_a_table_without_rows_shows_its_headings() -> None:
    (page,) = texts(a_statement([Table(columns=(words("Hàng"), figure("Số lượng")), rows=[])]))
    assert "Hàng Số lượng" in page


def test_columns_that_do_not_fit_give_way_and_keep_their_words() -> None:
    name, note = "Nước mắm cá cơm 40 độ đạm", "Một ghi chú dài, để xem bảng có giữ được mọi chữ"
    columns = [*(Column(heading=f"Cột số {i}") for i in range(12)), words("Ghi chú")]
    table = Table(columns=columns, rows=[[name] * 12 + [note]])
    (page,) = texts(a_statement([table]))
    assert page.count(name) == 12
    assert note in page
    grid = Grid(table, 500)
    assert grid.edges[-1].right == pytest.approx(500)
    for cell, edge in zip(grid.line(0).cells, grid.edges, strict=True):
        assert isinstance(cell, tuple)
        assert all(text_width(line, bold=False) <= edge.right - edge.left + 0.1 for line in cell)


def test_a_cell_never_fills_a_page() -> None:
    rows = [["Tôm khô rất dài " * 2_000, "1"]]
    pages = texts(a_statement([Table(columns=(words("Hàng"), figure("SL")), rows=rows)]))
    assert len(pages) <= 2
    assert "…" in "".join(pages)


def test_stars_are_drawn_not_written() -> None:
    columns = (words("Sản phẩm"), Column(heading="Sao"))
    plain, starred = (
        render(a_statement([Table(columns=columns, rows=[["Mật ong", Stars(count=count)]])]))
        for count in (0, 5)
    )
    assert len(starred) > len(plain)
    (page,) = texts(a_statement([Table(columns=columns, rows=[["Mật ong", Stars(count=5)]])]))
    assert "Mật ong" in page
    with pytest.raises(ValueError, match="6 stars"):
        Stars(count=6)


def test_parts_too_long_to_stand_beside_each_other_stand_below() -> None:
    long = Sums(rows=[(f"Khoản {i}", str(i)) for i in range(60)], result=("Cộng", "1.770"))
    pages = texts(a_statement([Beside(left=(long,), right=(Heading(text="Hàng"), stock()))]))
    text = " ".join(pages)
    assert text.index("Khoản 59") < text.index("Tôm khô, gói 200 g")


def test_a_wide_table_may_lie_on_its_side() -> None:
    page = PdfReader(BytesIO(render(a_statement([sold(3)], landscape=True)))).pages[0]
    assert page.mediabox.width > page.mediabox.height


def test_a_bare_paper_has_only_its_title_and_number() -> None:
    (page,) = texts(a_statement([SUMS], facts=(), form=(), key=None, about="", footer="", title="Phiếu chi"))
    assert "Phiếu chi Số QT2026-000023 Kỳ trước" in page


def test_no_text_is_taken_for_markup_or_breaks_a_paper() -> None:
    for begin in range(0, len(NAUGHTY), 40):
        names = NAUGHTY[begin : begin + 40]
        parts: list[Part] = [
            Note(text=" ".join(names)[:2_000]),
            Table(columns=(words("Hàng"), figure("SL")), rows=[(name, "1") for name in names]),
            Sums(rows=[(name, "1") for name in names], result=(names[0], "1")),
        ]
        key = KeyFigure(label=names[0], amount=names[1], note=names[2])
        facts = [Fact(label=names[3], value=names[4], strong=names[5])]
        assert render(a_statement(parts, facts=facts, key=key, footer=names[6], about=names[7]))


def test_angle_brackets_are_shown() -> None:
    (page,) = texts(a_statement([Note(text="<b>Mật</b> & <font color=red>ong</font>")]))
    assert "<b>Mật</b> & <font color=red>ong</font>" in page
