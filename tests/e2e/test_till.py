"""The till in Chromium: one sale from scan to paper and to the producer's statement, and what goes wrong."""

import io
from datetime import UTC, datetime, timedelta

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from sqlalchemy import func, select, update

from core.clock import calendar_day
from core.db import db
from core.permissions import SYSTEM
from core.vietqr import parse
from inventory.locations.models import Location
from pos.checkout.models import Payment, Sale, SaleLine
from pos.receipts import queries as receipts
from pos.receipts.rules import document
from pos.shifts.models import ShiftClosing
from printing.documents.picture import receipt_picture
from printing.jobs.worker import print_next
from printing.printers.services import add_printer
from review.verification.services import audit
from settlement.entries.models import SoldEntry
from settlement.papers.services import stored_pdf
from settlement.statements.services import issue
from tests.e2e.conftest import Shop
from tests.e2e.steps import HONEY, SHRIMP, open_till, pay_exactly, scan
from tests.printing.decoder import decode
from tests.printing.stand_in import stand_in

pytestmark = pytest.mark.browser


def test_a_usual_float_is_chosen_and_enter_opens_the_shift(page: Page, shop: Shop) -> None:
    page.get_by_label("Mã ghi danh").fill(shop.code)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="1.000.000").click()
    page.keyboard.press("Enter")
    expect(page.locator(".tile")).to_have_count(2)


def test_one_sale_from_scan_to_receipt_paper_and_statement(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    scan(page, SHRIMP)
    scan(page, HONEY)
    scan(page, SHRIMP)
    expect(page.locator(".ln")).to_have_count(2)
    expect(page.locator(".tot-v")).to_contain_text("610.000")
    number = pay_exactly(page)
    assert number == "KG01-000001"

    response = page.context.request.get(f"/receipts/{number}")
    assert "Tôm khô đất loại 1" in response.text()
    assert page.context.request.get(f"/receipts/{number}.pdf").body().startswith(b"%PDF")

    session = db.session()
    with stand_in() as printer:
        shop.app.config["PRINTER_ANY_LOOPBACK_PORT"] = True
        now = datetime.now(UTC)
        printer_id = add_printer(
            code="KG", location_id=shop.world.location_id, address="127.0.0.1", port=printer.port,
            any_loopback_port=True, actor=SYSTEM, now=now,
        )  # fmt: skip
        page.get_by_role("button", name="In phiếu").click()
        expect(page.get_by_text("Đã gửi máy in")).to_be_visible()
        print_next(printer_id)
        paper = decode(bytes(printer.printed)).pages[0]
    url = f"{shop.server.url}/receipts/{number}"
    drawn = receipt_picture(document(receipts.by_number(session, number, scope=SYSTEM), url=url), 576)
    assert paper.tobytes() == drawn.convert("1").tobytes()
    assert [code.text for code in zxingcpp.read_barcodes(paper.convert("L"))] == [url]

    today = calendar_day(now)
    statement = issue(producer_id=shop.world.hoa, cut_off=today, actor=SYSTEM, now=now + timedelta(seconds=5))
    pdf = stored_pdf(number=statement, scope=SYSTEM, now=now)
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert number in text
    assert "303.400" in text
    assert audit(session, today=today).sound


def test_search_discount_undo_and_a_split_payment(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    page.keyboard.press("F2")
    page.keyboard.type("mat ong", delay=60)
    expect(page.locator(".rs")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".ln")).to_have_count(1)
    page.keyboard.press("F6")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Giảm giá").fill("10")
    dialog.get_by_role("button", name="Áp dụng").click()
    expect(page.locator(".tot-v")).to_contain_text("216.000")
    page.keyboard.press("Control+z")
    expect(page.locator(".tot-v")).to_contain_text("240.000")
    page.get_by_role("button", name="Thanh toán").click()
    page.get_by_role("tab", name="Chia nhiều cách").click()
    page.get_by_label("Chuyển khoản").fill("100.000")
    expect(page.locator(".chg-v")).to_contain_text("140.000")
    page.get_by_role("button", name="Thu tiền, lưu đơn").click()
    expect(page.get_by_text("KG01-000001")).to_be_visible()
    expect(page.get_by_text("Đã gửi hết")).to_be_visible()
    paid = dict(db.session().execute(select(Payment.means, Payment.amount_dong)).all())
    assert {str(means): amount for means, amount in paid.items()} == {"transfer": 100_000, "cash": 140_000}


def test_vietqr_is_drawn_here_with_amount_and_purpose(page: Page, shop: Shop) -> None:
    session = db.session()
    account = {"bank_bin": "970436", "bank_account": "0011012345678", "bank_holder": "HOI NONG DAN"}
    session.execute(update(Location).where(Location.code == "KG").values(account))
    session.commit()
    open_till(page, shop)
    scan(page, HONEY)
    page.keyboard.press("F9")
    page.get_by_role("tab", name="VietQR").click()
    shot = page.locator(".qr").screenshot()
    [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(shot)).convert("L"))
    told = parse(code.text)
    assert (told.account, told.amount_dong, told.purpose) == ("0011012345678", 240_000, "KG01000001")
    page.get_by_role("button", name="Tiền đã về, lưu đơn").click()
    expect(page.get_by_text("KG01-000001")).to_be_visible()


def test_goods_come_back_by_the_receipts_number_at_what_was_paid(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    for _ in range(3):
        scan(page, HONEY)
    number = pay_exactly(page)
    page.keyboard.press("Enter")
    scan(page, f"{shop.server.url}/receipts/{number}")
    page.get_by_role("button", name="Nhận lại").click()
    expect(page.locator(".tot-v")).to_contain_text("240.000")
    page.get_by_role("button", name="Thanh toán").click()
    page.get_by_role("button", name="Trả tiền, lưu đơn").click()
    expect(page.get_by_text("KG01-000002")).to_be_visible()
    expect(page.get_by_text("Đã gửi hết")).to_be_visible()
    shares = db.session().scalars(select(SoldEntry.share_dong).order_by(SoldEntry.share_dong)).all()
    assert shares == [-196_800, 590_400]


def test_the_till_sells_on_while_the_server_is_dead_and_sends_afterwards(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    shop.server.kill()
    for _ in range(2):
        scan(page, SHRIMP)
        page.keyboard.press("F9")
        expect(page.get_by_label("Khách đưa")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Đã lưu")).to_be_visible()
        page.keyboard.press("Enter")
    expect(page.get_by_text("2 đơn chờ gửi")).to_be_visible()
    shop.server.start()
    expect(page.get_by_text("Đã gửi hết")).to_be_visible(timeout=30_000)
    session = db.session()
    assert session.scalars(select(Sale.number).order_by(Sale.number)).all() == [1, 2]
    assert session.scalar(select(func.sum(SaleLine.paid_dong))) == 370_000


def test_an_unknown_code_is_a_line_and_no_dialog(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    scan(page, "8930000000001")
    expect(page.get_by_role("alert")).to_contain_text("8930000000001")
    scan(page, HONEY)
    expect(page.locator(".ln")).to_have_count(1)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_cart_survives_a_reload_and_can_be_held(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    scan(page, HONEY)
    expect(page.locator(".ln")).to_have_count(1)
    page.reload()
    expect(page.locator(".ln")).to_have_count(1)
    page.keyboard.press("F7")
    expect(page.locator(".ln")).to_have_count(0)
    page.keyboard.press("F8")
    page.get_by_role("dialog").get_by_text("Mật ong rừng tràm").click()
    expect(page.locator(".ln")).to_have_count(1)


def test_a_shift_is_closed_on_its_counted_notes(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    scan(page, HONEY)
    pay_exactly(page)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Xem thêm").click()
    page.get_by_role("button", name="Đóng ca").click()
    expect(page.get_by_label("500.000")).to_be_focused()
    page.keyboard.type("1")
    page.get_by_label("200.000").fill("1")
    page.get_by_role("button", name="Đóng ca", exact=True).last.click()
    expect(page.get_by_text("Đã đóng ca")).to_be_visible()
    expect(page.get_by_text("−40.000 đ")).to_be_visible()
    assert db.session().scalars(select(ShiftClosing.difference_dong)).one() == -40_000
