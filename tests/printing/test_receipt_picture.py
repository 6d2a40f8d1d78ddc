"""The receipt as dots: black and white, Vietnamese in any form of Unicode, codes that scanners read."""

import sys
import time
import unicodedata

import pytest
import zxingcpp
from PIL import Image, ImageChops
from pyzbar import pyzbar

from printing.documents.picture import receipt_picture
from printing.typefaces.faces import Face, glyph_of
from tests.printing.receipts import LETTERS_NFD, QR, a_receipt, lines, named


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageChops.logical_xor(one, other).getbbox() is None


@pytest.mark.parametrize("width", [576, 384])
def test_a_receipt_is_drawn_in_black_and_white_dots(width: int) -> None:
    picture = receipt_picture(a_receipt(), width)
    assert (picture.mode, picture.width) == ("1", width)
    dark = picture.convert("L").histogram()[0]
    assert 0.05 < dark / (picture.width * picture.height) < 0.25


@pytest.mark.parametrize("width", [576, 384])
def test_scanners_read_the_code(width: int) -> None:
    grey = receipt_picture(a_receipt(), width).convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(grey)] == [QR]
    assert [code.data.decode() for code in pyzbar.decode(grey)] == [QR]


def test_every_vietnamese_letter_looks_the_same_composed_and_decomposed() -> None:
    letters = "".join(LETTERS_NFD) + "".join(LETTERS_NFD).upper()
    composed = unicodedata.normalize("NFC", letters)
    decomposed = unicodedata.normalize("NFD", letters)
    assert len({letter for letter in composed if not letter.isascii()}) == 134
    assert composed != decomposed
    assert same(
        receipt_picture(a_receipt(named(composed)), 576), receipt_picture(a_receipt(named(decomposed)), 576)
    )


@pytest.mark.parametrize("face", list(Face))
def test_every_letter_and_sign_in_use_has_a_form_of_its_own(face: Face) -> None:
    letters = unicodedata.normalize("NFC", "".join(LETTERS_NFD))
    signs = set(letters + letters.upper() + "0123456789\u2212.,×·%/()!:")
    missing = glyph_of("\uffff", face, 22).mask
    assert missing is not None
    forms = {sign: glyph_of(sign, face, 22).mask for sign in signs}
    assert [sign for sign, form in forms.items() if form is None or form.tobytes() == missing.tobytes()] == []
    assert len({form.tobytes() for form in forms.values() if form}) > len(signs) - 3


@pytest.mark.parametrize("face", list(Face))
def test_figures_and_minus_are_equally_wide(face: Face) -> None:
    assert len({glyph_of(figure, face, 22).advance for figure in "0123456789\u2212"}) == 1


def test_twelve_goods_are_drawn_in_under_sixty_milliseconds() -> None:
    receipt = a_receipt(*lines(12))
    measured = 3 if sys.gettrace() else 1  # a run that measures coverage is that much slower
    times = []
    for _ in range(5):
        start = time.process_time()
        receipt_picture(receipt, 576)
        times.append(time.process_time() - start)
    assert min(times) < 0.060 * measured


def test_a_reprint_looks_different() -> None:
    assert not same(receipt_picture(a_receipt(), 576), receipt_picture(a_receipt(copy=True), 576))
