"""The bytes for a receipt, read back by an interpreter that knows nothing of how they were made."""

import unicodedata
from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from pyzbar import pyzbar

from printing.documents.picture import receipt_picture
from printing.escpos.commands import DRAWER_PULSE, band_rows, receipt
from tests.printing.decoder import UnknownByte, decode
from tests.printing.receipts import LETTERS_NFD, NAUGHTY, QR, a_receipt, lines, named


def stream(picture: Image.Image, copies: int = 1) -> bytes:
    return b"".join(receipt(picture, copies=copies))


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageChops.logical_xor(one, other).getbbox() is None


@pytest.mark.parametrize("width", [576, 384])
def test_the_printer_gets_the_picture_that_was_drawn(width: int) -> None:
    picture = receipt_picture(a_receipt(), width)
    paper = decode(stream(picture), width)
    assert paper.events == ["initialise", "picture", "feed 2", "cut partial 0"]
    assert same(paper.pages[0], picture)


def test_scanners_read_the_code_on_the_printed_page() -> None:
    page = decode(stream(receipt_picture(a_receipt(), 576))).pages[0].convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(page)] == [QR]
    assert [code.data.decode() for code in pyzbar.decode(page)] == [QR]


def test_each_copy_is_cut_off() -> None:
    paper = decode(stream(receipt_picture(a_receipt(), 576), copies=2))
    assert len(paper.pages) == 2
    assert same(*paper.pages)


def test_composed_and_decomposed_letters_make_the_same_bytes() -> None:
    letters = "".join(LETTERS_NFD) + "".join(LETTERS_NFD).upper()
    composed, decomposed = (
        stream(receipt_picture(a_receipt(named(unicodedata.normalize(form, letters))), 576))
        for form in ("NFC", "NFD")
    )
    assert composed == decomposed


def test_no_naughty_text_reaches_the_printer() -> None:
    names = ["\x1b@\x1bp\x00\x19\xfa", "\x10\x14\x01\x00\x01", "\x1dV\x00", *NAUGHTY]
    for begin in range(0, len(names), 65):
        goods = [replace(named(name), notes=(name,)) for name in names[begin : begin + 65]]
        paper = decode(stream(receipt_picture(a_receipt(*goods, cashier=names[begin]), 576)))
        assert paper.events == ["initialise", "picture", "feed 2", "cut partial 0"]


def test_a_receipt_of_sixty_goods_comes_out_whole() -> None:
    picture = receipt_picture(a_receipt(*lines(60)), 576)
    assert same(decode(stream(picture)).pages[0], picture)


def test_white_at_the_right_is_not_sent() -> None:
    picture = Image.new("1", (576, 100), 1)
    picture.putpixel((20, 50), 0)
    paper = decode(stream(picture))
    assert paper.bands == [(3, 100)]
    assert same(paper.pages[0], picture)


def test_a_white_band_still_moves_the_paper() -> None:
    paper = decode(stream(Image.new("1", (576, 300), 1)))
    assert paper.bands == [(1, 239), (1, 61)]


@given(st.integers(min_value=1, max_value=10_000))
def test_bands_are_short_and_never_a_multiple_of_48_rows(height: int) -> None:
    rows = band_rows(height)
    assert sum(rows) == height
    assert all(0 < count <= 239 and count % 48 for count in rows)


def test_the_drawer_gets_its_pulse_and_nothing_else() -> None:
    assert decode(DRAWER_PULSE).events == ["drawer 0 50 ms 500 ms"]


@pytest.mark.parametrize(
    "data", [b"a", b"\n", b"\x1b", b"\x1bx", b"\x1dV\x00", b"\x1dv0\x01\x01\x00\x01\x00\xff"]
)
def test_the_interpreter_refuses_what_it_does_not_know(data: bytes) -> None:
    with pytest.raises(UnknownByte):
        decode(data)


@pytest.mark.parametrize("rows", [48, 96, 240, 241])
def test_the_interpreter_refuses_bands_that_printers_garble(rows: int) -> None:
    with pytest.raises(UnknownByte):
        decode(b"\x1dv0\x00\x01\x00" + rows.to_bytes(2, "little") + bytes(rows))
