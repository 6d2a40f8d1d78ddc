"""What a statement's papers say of the sum: to be paid and by when, to be carried on, or a debt."""

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy.orm import Session

from core.permissions import Actor
from pos.checkout.services import record_sale
from settlement.papers import queries
from settlement.papers.content import PaperContent
from settlement.papers.pdf import statement_pdf
from settlement.papers.tables import statement_xlsx
from settlement.statements.services import issue
from tests.tickets import line, sent, ticket
from tests.worlds import make_world


@pytest.fixture
def content(session: Session, minh: Actor, lan: Actor, now: datetime) -> PaperContent:
    """What the papers say of a statement of one jar."""
    world = make_world(session, minh)
    record_sale(sent(ticket(world, 1, [line(world.honey, 1, 240_000)])), place=world.place, now=now)
    number = issue(producer_id=world.hoa, cut_off=now.date(), actor=lan, now=now)
    return queries.content(session, number, scope=lan)


def text_of(pdf: bytes) -> str:
    """All that stands on the pages, blanks evened out."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def summary_of(content: PaperContent) -> dict[Any, Any]:
    """The first sheet of the workbook."""
    return dict(load_workbook(BytesIO(statement_xlsx(content)))["Tóm tắt"].iter_rows(values_only=True))


def changed(content: PaperContent, **figures: int) -> PaperContent:
    """The same statement with other figures."""
    return replace(
        content, statement=replace(content.statement, figures=replace(content.statement.figures, **figures))
    )


def test_a_debt_is_told_in_figures_and_words(content: PaperContent) -> None:
    text = text_of(statement_pdf(changed(content, balance_dong=-50_000, payable_dong=0)))
    assert "Bên ký gửi còn nợ 50.000 đ trừ vào kỳ sau" in text
    assert "Bên ký gửi còn nợ: Năm mươi nghìn đồng." in text


def test_a_balance_below_the_minimum_goes_on(content: PaperContent) -> None:
    below = changed(content, balance_dong=50_000, min_payout_dong=100_000, payable_dong=0)
    text = text_of(statement_pdf(below))
    why = "Còn 50.000 đ, dưới mức chi trả tối thiểu 100.000 đ: chuyển sang kỳ sau."
    assert "Phải trả kỳ này 0 đ chuyển sang kỳ sau" in text
    assert "Bằng chữ: Không đồng." in text
    assert why in text
    summary = summary_of(below)
    assert (summary["Ghi chú"], summary["Mức chi trả tối thiểu"]) == (why, 100_000)
    assert "Ghi chú" not in summary_of(content)


def test_the_paper_says_by_when_it_is_paid_only_where_that_is_agreed(content: PaperContent) -> None:
    assert "hạn thanh toán" not in text_of(statement_pdf(content)).lower()
    agreed = replace(content, statement=replace(content.statement, due_on=date(2026, 12, 1)))
    assert "Hạn thanh toán 01/12/2026" in text_of(statement_pdf(agreed))
    summary = summary_of(agreed)
    assert summary["Hạn thanh toán"] == "2026-12-01"
