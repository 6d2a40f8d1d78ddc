"""The papers of a statement: one text for PDF, workbook and CSV, and the same bytes for ever."""

import hashlib
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.formatting import dong
from core.permissions import Actor
from inventory.agreements.models import AgreementRow
from inventory.agreements.rules import CommissionVat
from inventory.products.rules import Unit
from pos.checkout.services import record_sale
from settlement.entries.rules import EntryId, EntryKind, SoldKind
from settlement.entries.services import NewEntry, post
from settlement.papers import queries, services
from settlement.papers.content import PaperContent, discount, how_counted
from settlement.papers.pdf import statement_pdf
from settlement.papers.tables import statement_csv, statement_xlsx
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, record_payout
from settlement.statements.rules import Entry, Figures
from settlement.statements.services import issue
from tests.tickets import back, line, sent, ticket
from tests.worlds import World, add_goods, key, make_world

TODAY = date(2026, 11, 24)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """Hoa's goods, some by weight; VAT is added to the commission and sales wait two days."""
    world = make_world(session, minh)
    terms = {"commission_vat": CommissionVat.ADDED, "hold_days": 2}
    session.execute(update(AgreementRow).where(AgreementRow.id == key(10)).values(**terms))
    more = {"unit": Unit.GRAM, "price_basis": 1000, "stock": 9_000}
    add_goods(session, world, key(6), "CA", "Cá cơm khô", 200_000, "8938500001741", **more)
    session.commit()
    return world


def sell(world: World, number: int, lines: list[dict[str, Any]], day: date, recorded: datetime) -> None:
    """A ticket of one day, recorded at a moment."""
    body = ticket(world, number, lines, device_at=f"{day}T09:00:00+07:00")
    body["shift"] |= {"opened_at": "2026-01-01T00:00:00+07:00"}
    outcome = record_sale(sent(body), place=world.place, now=recorded)
    assert outcome.receipt, outcome.reason


def fee(session: Session, world: World, amount: int, now: datetime) -> None:
    """A fee of today."""
    entry = NewEntry(
        producer_id=world.hoa, kind=EntryKind.FEE, source_id=key(700 + amount % 97), amount_dong=-amount,
        business_day=TODAY, matures_on=TODAY, reason="kệ tháng 11",
    )  # fmt: skip
    post(session, [entry], actor_id=None, now=now)
    session.commit()


@pytest.fixture
def number(session: Session, world: World, lan: Actor, now: datetime) -> str:
    """The second statement: what was held, what came late, what came back, a fee, and a payout in between."""
    three, sold = TODAY - timedelta(days=3), line(key(5), 3, 240_000, 30_000)
    early = now - timedelta(days=3)
    sell(world, 1, [sold], TODAY - timedelta(days=5), early)
    sell(world, 2, [line(world.shrimp, 1, 185_000)], three, early)
    first = issue(producer_id=world.hoa, cut_off=three, actor=lan, now=early + timedelta(hours=1))
    cash = NewPayout(statement=first, amount_dong=400_000, method=PayoutMethod.CASH, paid_on=TODAY)
    record_payout(payout=cash, actor=lan, now=now)
    weighed = line(key(6), 1_385, 200_000, price_basis=1000, name="Cá cơm khô")
    sell(world, 3, [weighed], three, now - timedelta(days=1))
    sell(world, 4, [back(sold, 1)], TODAY, now)
    sell(world, 5, [line(world.honey, 1, 240_000)], TODAY, now)
    fee(session, world, 20_000, now)
    return issue(producer_id=world.hoa, cut_off=TODAY, actor=lan, now=now)


@pytest.fixture
def content(session: Session, number: str, lan: Actor) -> PaperContent:
    """What the second statement's papers say."""
    return queries.content(session, number, scope=lan)


def text_of(pdf: bytes) -> str:
    """All that stands on the pages, blanks evened out."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def test_the_paper_says_where_every_dong_comes_from(content: PaperContent) -> None:
    text = text_of(statement_pdf(content))
    for said in (
        "Bảng thanh toán hàng ký gửi",
        "Số QT2026-000002 · Phát hành ngày 24 tháng 11 năm 2026",
        "Các khoản đến hạn sau ngày 21/11/2026 đến hết ngày 24/11/2026",
        "Hộ Hoa, An Biên",
        "HĐ1",
        "Showroom Rạch Giá (KG)",
        "KG01-000003 Cá cơm khô · bán ngày 21/11/2026, ghi sổ ngày 23/11/2026 1,385 kg 277.000",
        "khách trả",
        "18 %",
        "Số dư bảng QT2026-000001 580.032",
        "Đã chi trả sau bảng đó −400.000",
        "Thuế GTGT của hoa hồng",
        "Phí: kệ tháng 11 −20.000",
        "Chờ hết hạn đổi trả, chưa tính vào kỳ này: 196.800 đ.",
        "Từ hàng bán trong kỳ đến hàng thanh toán",
        "Bằng chữ:",
        "Đại diện bên ký gửi",
    ):
        assert said in text, (said, text)
    f = content.statement.figures
    assert f"{dong(f.payable_dong)} đ" in text
    assert content.before is not None
    assert f.carried_dong == content.before.balance_dong - 400_000


def test_the_first_statement_carries_nothing(session: Session, number: str, lan: Actor) -> None:
    first = queries.content(session, "QT2026-000001", scope=lan)
    assert first.before is None
    assert "Kỳ trước chuyển sang 0" in text_of(statement_pdf(first))


def test_what_was_issued_keeps_its_bytes_whatever_happens_later(
    session: Session, world: World, number: str, lan: Actor, now: datetime
) -> None:
    def digest() -> str:
        return hashlib.sha256(services.stored_pdf(number=number, scope=lan, now=now)).hexdigest()

    first = digest()
    sold = line(world.honey, 3, 240_000)
    sell(world, 6, [sold], TODAY, now)
    sell(world, 7, [back(sold, 2)], TODAY, now)
    later = now + timedelta(days=9)
    issue(producer_id=world.hoa, cut_off=later.date(), actor=lan, now=later)
    assert digest() == first


def test_no_read_stays_open_while_the_paper_is_drawn(
    session: Session, number: str, lan: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_reads = []

    def draw(content: PaperContent) -> bytes:
        open_reads.append(session.in_transaction())
        return statement_pdf(content)

    monkeypatch.setattr(services, "statement_pdf", draw)
    assert services.stored_pdf(number=number, scope=lan, now=now).startswith(b"%PDF")
    assert open_reads == [False]


def test_a_workbook_has_the_same_figures(content: PaperContent) -> None:
    book = load_workbook(BytesIO(statement_xlsx(content)))
    summary = dict(book["Tóm tắt"].iter_rows(values_only=True))
    assert summary["Số"] == "QT2026-000002"
    assert summary["Phải trả"] == content.statement.figures.payable_dong
    lines = list(book["Chi tiết"].iter_rows(values_only=True))
    assert len(lines) == 1 + content.statement.figures.lines
    share = [row[lines[0].index("Phần bên ký gửi")] for row in lines[1:]]
    assert sum(share) == sum(entry.amount_dong for entry in content.statement.entries)
    stock = {row[0]: row for row in book["Hàng"].iter_rows(values_only=True)}
    assert stock["CA"][1:4] == ("Cá cơm khô", "g", "Showroom Rạch Giá")
    assert stock["CA"][-1] == 9_000 - 1_385
    bridge = {row[0]: row for row in book["Đối chiếu"].iter_rows(values_only=True)}
    settled = sum(entry.sold.half.share_dong for entry in content.statement.entries if entry.sold)
    assert sum(row[-1] for code, row in bridge.items() if code != "Mã hàng") == settled
    assert bridge["Mã hàng"][-1] == "Trên bảng này (đồng)"


def test_a_workbook_says_whose_it_is(content: PaperContent) -> None:
    summary = dict(load_workbook(BytesIO(statement_xlsx(content)))["Tóm tắt"].iter_rows(values_only=True))
    assert summary["Hợp đồng ký gửi"] == "HĐ1"
    assert summary["Điểm bán"] == "Showroom Rạch Giá (KG)"
    assert str(summary["Phát hành"]).startswith("2026-11-24 ")
    assert str(summary["Bằng chữ"]).endswith(" đồng.")


def test_a_line_of_a_workbook_is_a_sum_that_adds_up(content: PaperContent) -> None:
    def taken(entry: Entry) -> Entry:
        if entry.sold is None:
            return entry
        half = replace(entry.sold.half, base_dong=entry.sold.half.base_dong - 7_001, host_producer_dong=7_001)
        return replace(entry, sold=replace(entry.sold, half=half))

    entries = tuple(taken(entry) for entry in content.statement.entries)
    hosted = replace(content, statement=replace(content.statement, entries=entries))
    for headings, rows in _lines_of(hosted):
        told = dict(zip(headings, rows, strict=True))
        if told["Giá bán"] is not None:
            borne = told["Giảm bên ký gửi chịu"] + told["Siêu thị giữ"]
            assert told["Giá bán"] - borne == told["Giá tính hoa hồng"]


def _lines_of(content: PaperContent) -> list[tuple[tuple[str, ...], tuple[Any, ...]]]:
    lines = list(load_workbook(BytesIO(statement_xlsx(content)))["Chi tiết"].iter_rows(values_only=True))
    return [(lines[0], row) for row in lines[1:]]


def test_a_table_has_every_line(content: PaperContent) -> None:
    text = statement_csv(content).decode("utf-8-sig")
    assert len(text.splitlines()) == 1 + content.statement.figures.lines
    assert "ghi sổ ngày 23/11/2026" in text


def changed(content: PaperContent, **figures: int) -> PaperContent:
    """The same statement with other figures."""
    return replace(
        content, statement=replace(content.statement, figures=replace(content.statement.figures, **figures))
    )


def test_the_supermarket_and_the_tax_have_columns_where_they_take_something(content: PaperContent) -> None:
    def taken(entry: Entry) -> Entry:
        if entry.sold is None:
            return entry
        half = replace(entry.sold.half, host_producer_dong=7_001, tax_kept_dong=9_001)
        return replace(entry, sold=replace(entry.sold, half=half))

    plain = text_of(statement_pdf(content))
    entries = tuple(taken(entry) for entry in content.statement.entries)
    text = text_of(statement_pdf(replace(content, statement=replace(content.statement, entries=entries))))
    for heading, amount in (("Siêu thị", "−7.001"), ("Thuế", "9.001")):
        assert amount in text
        assert f" {heading} " in text
        assert amount not in plain


def test_a_statement_of_fees_alone_has_no_table_of_goods(content: PaperContent) -> None:
    fees = tuple(entry for entry in content.statement.entries if not entry.sold)
    bare = replace(content.statement, entries=fees, stock=(), bridge=())
    text = text_of(statement_pdf(replace(content, statement=bare, agreement="")))
    assert "Phí: kệ tháng 11" in text
    assert "Hàng đã bán" not in text
    assert "đầu kỳ đến cuối kỳ" not in text


def test_an_entry_without_a_reason_is_named_by_its_kind(content: PaperContent) -> None:
    entries = tuple(
        replace(entry, reason="", kind=EntryKind.ADJUSTMENT) if not entry.sold else entry
        for entry in content.statement.entries
    )
    told = replace(content, statement=replace(content.statement, entries=entries))
    assert "Điều chỉnh −20.000" in text_of(statement_pdf(told))


def test_of_a_thousand_lines_the_last_one_is_numbered(content: PaperContent) -> None:
    lines = [entry for entry in content.statement.entries if entry.sold]
    many = tuple(replace(lines[i % len(lines)], id=EntryId(UUID(int=i))) for i in range(1_000))
    pdf = statement_pdf(replace(content, statement=replace(content.statement, entries=many)))
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) > 20
    assert re.search(r"^1000\s", "".join(page.extract_text() for page in pages[-3:]), re.MULTILINE)


def test_a_fixed_net_and_a_discount_of_the_producer_are_told(content: PaperContent) -> None:
    [sold, *_] = [entry.sold for entry in content.statement.entries if entry.sold]
    net = replace(sold, kind=SoldKind.FIXED_NET, rate_bp=None, net_dong=150_000)
    assert how_counted(net) == "giá giao 150.000"
    both = replace(sold, half=replace(sold.half, discount_producer_dong=5_000, discount_house_dong=3_000))
    assert discount(both) == "−5.000 (3.000)"


def test_where_nothing_was_paid_since_the_last_balance_is_carried(content: PaperContent) -> None:
    assert content.before is not None
    text = text_of(statement_pdf(changed(content, carried_dong=content.before.balance_dong)))
    assert "Đã chi trả sau bảng đó" not in text


def test_silence_counts_only_where_the_agreement_and_the_paper_say_so(content: PaperContent) -> None:
    assert "quá hạn" not in text_of(statement_pdf(content))
    agreed = replace(content, answer_days=7)
    assert "trong 7 ngày, đến hết ngày 01/12/2026" in text_of(statement_pdf(agreed))
    summary = load_workbook(BytesIO(statement_xlsx(agreed)))["Tóm tắt"]
    assert "Ý kiến của bên ký gửi" in dict(summary.iter_rows(values_only=True))


def test_a_house_without_a_place_still_has_a_name(content: PaperContent) -> None:
    assert queries.issuer_of([]).name == "Gánh"
    assert isinstance(content.statement.figures, Figures)
