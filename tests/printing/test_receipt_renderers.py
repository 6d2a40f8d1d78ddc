"""Picture, PDF and web page of one receipt: the same figures, the same words."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import html5lib  # type: ignore[import-untyped]
import pytest
from flask import Flask
from jinja2 import StrictUndefined
from pypdf import PdfReader

from printing.documents.layout import receipt_layout
from printing.documents.page import receipt_page
from printing.documents.pdf import receipt_pdf
from printing.documents.rules import ReceiptDocument
from tests.printing.receipts import a_receipt, lines, named

FIGURE = re.compile("\u2212?\\d[\\d.,]*")
RECEIPTS = {
    "sale": a_receipt(),
    "rounded": a_receipt(rounding_dong=500),
    "reprint": a_receipt(copy=True),
    "gift": a_receipt(gift=True),
    "bare": a_receipt(named("Mật ong"), qr=None, vat=(), footer=(), buyer=""),
    "sixty lines": a_receipt(*lines(60)),
}


@pytest.fixture(autouse=True)
def context(request: pytest.FixtureRequest) -> Iterator[None]:
    """The web page needs an application for its template and the address of its style sheet."""
    app = Flask("ganh", root_path=str(request.config.rootpath))
    app.jinja_env.undefined = StrictUndefined
    with app.test_request_context():
        yield


def figures(text: str) -> Counter[str]:
    return Counter(FIGURE.findall(text))


def page_text(page: str) -> str:
    body = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page).find("body")
    return " ".join(text.strip() for text in body.itertext() if text.strip())


def pdf_text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("receipt", RECEIPTS.values(), ids=RECEIPTS.keys())
@pytest.mark.parametrize("width", [576, 384])
def test_all_three_show_the_same_figures(receipt: ReceiptDocument, width: int) -> None:
    drawn = figures("\n".join(receipt_layout(receipt, width).texts))
    assert drawn
    assert figures(pdf_text(receipt_pdf(receipt, width))) == drawn
    assert figures(page_text(receipt_page(receipt, width))) == drawn


def test_all_three_show_the_same_words() -> None:
    words = Counter(" ".join(receipt_layout(a_receipt(), 576).texts).split())
    assert Counter(pdf_text(receipt_pdf(a_receipt())).split()) == words
    assert Counter(page_text(receipt_page(a_receipt())).split()) == words


def test_the_pdf_is_as_wide_as_its_paper() -> None:
    for width, millimetres in ((576, 80), (384, 58)):
        (page,) = PdfReader(BytesIO(receipt_pdf(a_receipt(), width))).pages
        assert round(page.mediabox.width / 72 * 25.4, 3) == millimetres


def test_the_same_receipt_is_the_same_file() -> None:
    assert receipt_pdf(a_receipt()) == receipt_pdf(a_receipt())


def test_the_pdf_carries_its_typeface_and_its_title() -> None:
    reader = PdfReader(BytesIO(receipt_pdf(a_receipt())))
    embedded, unembedded = reader.pages[0]._get_fonts()
    assert {name.split("+")[1] for name in embedded} == {"NotoSans-Regular", "NotoSans-Bold"}
    assert not unembedded - {"/Helvetica"}
    assert reader.metadata is not None
    assert reader.metadata.title == "PHIẾU BÁN HÀNG KG01-000412"


def test_the_page_brings_neither_script_nor_style_of_its_own() -> None:
    page = receipt_page(a_receipt())
    assert not re.search(r"<script|<style|style=|\son\w+=|javascript:", page)
    assert '<link rel="stylesheet" href="/static/css/receipt.css">' in page


def test_the_page_tells_stars_to_those_who_cannot_see_them() -> None:
    assert receipt_page(a_receipt()).count('aria-label="OCOP 4 sao"') == 4


def test_a_name_cannot_become_markup() -> None:
    page = receipt_page(a_receipt(named("<script>alert(1)</script>")))
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
