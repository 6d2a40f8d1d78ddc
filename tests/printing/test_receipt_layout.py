"""Placing a receipt: everything stays on the paper, long names wrap, figures stand at the right edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.documents.layout import receipt_layout
from printing.documents.shapes import Anchor, Bar, Code, Layout, Shape, Sign, Text, Type
from printing.typefaces.faces import Face
from tests.printing.receipts import a_receipt, lines, named

PLAIN = Type(face=Face.REGULAR, size=22, line=30)
LONG_NAME = ("Bánh phồng tôm Sa Giang thượng hạng " * 4)[:120]
NO_BLANKS = "Nướcmắmcácơm" * 10


def texts(layout: Layout) -> list[Text]:
    return [shape for shape in layout.shapes if isinstance(shape, Text)]


def sides(shape: Shape) -> tuple[int, int]:
    """The leftmost and the rightmost dot column of a shape."""
    match shape:
        case Text():
            width = shape.type.width_of(shape.text)
            back = {Anchor.LEFT: 0, Anchor.MIDDLE: width // 2, Anchor.RIGHT: width}[shape.anchor]
            return shape.x - back, shape.x - back + width
        case Bar():
            return shape.x, shape.x + shape.width
        case Sign():
            return shape.x, shape.x + shape.size
        case Code():
            return shape.x, shape.x + shape.module * shape.modules.side


def test_a_receipt_reads_from_shop_to_thanks() -> None:
    shown = receipt_layout(a_receipt(), 576).texts
    assert shown[0] == "SHOWROOM OCOP RẠCH GIÁ"
    assert shown[shown.index("KHÁCH TRẢ") + 1] == "2.869.500 đ"
    assert shown[-1] == "7 nhà sản xuất nhận tiền từ phiếu này"


def test_figures_end_at_the_right_margin() -> None:
    figures = [text for text in texts(receipt_layout(a_receipt(), 576)) if text.text == "370.000"]
    assert [(text.x, text.anchor) for text in figures] == [(560, Anchor.RIGHT)]


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("name", ["Mật ong", LONG_NAME, NO_BLANKS])
def test_nothing_leaves_the_paper(width: int, name: str) -> None:
    layout = receipt_layout(a_receipt(named(name), cashier=name, buyer=name), width)
    edges = [sides(shape) for shape in layout.shapes]
    assert min(left for left, _ in edges) >= 0
    assert max(right for _, right in edges) <= width


@pytest.mark.parametrize("name", [LONG_NAME.strip(), NO_BLANKS])
def test_a_name_of_120_letters_loses_none(name: str) -> None:
    shown = receipt_layout(a_receipt(named(name)), 384).texts
    assert name.replace(" ", "") in "".join(shown).replace(" ", "")


def test_a_figure_too_wide_for_its_label_goes_below() -> None:
    receipt = a_receipt(named("Mật ong"), buyer="", vat=(), tendered_dong=10**18, change_dong=10**18)
    placed = {text.text: text.baseline for text in texts(receipt_layout(receipt, 384))}
    assert placed["1.000.000.000.000.000.000"] > placed["Thối lại"]


def test_sixty_lines_make_a_long_paper() -> None:
    layout = receipt_layout(a_receipt(*lines(60)), 576)
    assert layout.texts.count("Mật ong rừng tràm") == 9
    assert layout.height > 60 * 100


def test_stars_are_drawn_one_by_one() -> None:
    layout = receipt_layout(a_receipt(named("Mật ong")), 576)
    assert len([shape for shape in layout.shapes if isinstance(shape, Sign) and shape.size == 19]) == 5


def test_a_receipt_without_code_has_none() -> None:
    layout = receipt_layout(a_receipt(qr=None, footer=()), 576)
    assert not [shape for shape in layout.shapes if isinstance(shape, Code)]


@pytest.mark.parametrize(("width", "letters"), [(576, 34), (384, 34), (576, 700), (384, 400)])
def test_the_modules_of_a_code_are_whole_dots_and_at_least_three(width: int, letters: int) -> None:
    layout = receipt_layout(a_receipt(qr="x" * letters), width)
    (code,) = (shape for shape in layout.shapes if isinstance(shape, Code))
    assert code.module >= 3
    assert sides(code)[1] <= width


def test_no_paper_is_five_hundred_dots_wide() -> None:
    with pytest.raises(ValueError, match="500 dots"):
        receipt_layout(a_receipt(), 500)


@given(st.text(alphabet="ab ơ", max_size=200), st.integers(min_value=40, max_value=400))
def test_wrapped_lines_fit_and_keep_every_letter(text: str, width: int) -> None:
    lines_ = PLAIN.wrap(text, width)
    assert "".join(lines_).replace(" ", "") == text.replace(" ", "")
    assert all(PLAIN.width_of(line) <= width for line in lines_)


def test_a_letter_wider_than_the_paper_is_kept() -> None:
    assert PLAIN.wrap("mm", 1) == ("m", "m")
