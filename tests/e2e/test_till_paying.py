"""Paying at the till in Chromium: discounts, several means, what comes back, and the customer's display."""

import io
from itertools import pairwise

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import func, select, update

from core.db import db
from core.vietqr import VietQR, parse
from inventory.locations.models import Location
from inventory.stock.models import Lot, StockBalance
from pos.checkout.models import Payment, PaymentConfirmation, SaleLine
from pos.checkout.rules import PutTo, ReturnReason
from settlement.entries.models import ProducerAccount
from tests.e2e.conftest import Shop
from tests.e2e.steps import HONEY, SHRIMP, open_till, pay_exactly, scan

pytestmark = pytest.mark.browser

TOTAL = ".tot-v"


def give_account() -> None:
    """The showroom takes transfers."""
    account = {"bank_bin": "970436", "bank_account": "0011012345678", "bank_holder": "HOI NONG DAN"}
    db.session().execute(update(Location).where(Location.code == "KG").values(account))
    db.session().commit()


def read_code(drawn: Locator) -> VietQR:
    """What a customer's banking program reads from the screen."""
    picture = Image.open(io.BytesIO(drawn.screenshot())).convert("L")
    [code] = zxingcpp.read_barcodes(picture)
    return parse(code.text)


def test_a_cart_discount_in_dong_is_kept_with_its_reason(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    scan(page, HONEY)
    scan(page, SHRIMP)
    page.keyboard.press("F6")
    panel = page.get_by_role("dialog", name="Giảm giá")
    panel.get_by_role("button", name="Cả đơn").click()
    panel.get_by_role("button", name="Số tiền").click()
    panel.get_by_label("Giảm giá").fill("25.000")
    panel.get_by_label("Lý do").fill("Khách quen")
    page.keyboard.press("Enter")
    expect(page.locator(TOTAL)).to_contain_text("400.000")
    pay_exactly(page)
    lines = db.session().execute(select(SaleLine.discount_dong, SaleLine.reason)).all()
    assert sum(discount for discount, _ in lines) == 25_000
    assert {reason for _, reason in lines} == {"Khách quen"}


def test_the_transferred_part_of_a_split_has_its_own_code(page: Page, shop: Shop) -> None:
    give_account()
    open_till(page, shop)
    scan(page, HONEY)
    page.keyboard.press("F9")
    page.get_by_role("tab", name="Chia nhiều cách").click()
    page.get_by_label("Chuyển khoản", exact=True).fill("100.000")
    told = read_code(page.get_by_role("img", name="Quét để trả"))
    assert (told.amount_dong, told.purpose) == (100_000, "KG01000001")
    page.get_by_label("Đã thấy tiền chuyển khoản").check()
    page.get_by_role("button", name="Thu tiền, lưu đơn").click()
    expect(page.get_by_text("Đã lưu")).to_be_visible()
    expect(page.get_by_text("Đã gửi hết")).to_be_visible()
    paid = db.session().execute(select(Payment.means, Payment.amount_dong, Payment.reference)).all()
    assert {(str(means), amount, reference) for means, amount, reference in paid} == {
        ("transfer", 100_000, "KG01000001"),
        ("cash", 140_000, ""),
    }
    assert db.session().scalar(select(func.count()).select_from(PaymentConfirmation)) == 1


def test_money_that_nobody_saw_is_told_as_unconfirmed(page: Page, shop: Shop) -> None:
    give_account()
    open_till(page, shop)
    scan(page, HONEY)
    page.keyboard.press("F9")
    page.get_by_role("tab", name="VietQR").click()
    page.get_by_role("button", name="Ghi chưa xác nhận").click()
    expect(page.get_by_text("Đã lưu")).to_be_visible()
    expect(page.get_by_text("Đã gửi hết")).to_be_visible()
    assert db.session().scalars(select(Payment.amount_dong)).one() == 240_000
    assert db.session().scalar(select(func.count()).select_from(PaymentConfirmation)) == 0


def test_the_customers_display_follows_the_sale(page: Page, shop: Shop) -> None:
    give_account()
    open_till(page, shop)
    page.get_by_role("button", name="Xem thêm").click()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Màn hình khách").click()
    display = opened.value
    expect(display.get_by_text("Kính chào quý khách")).to_be_visible()
    scan(page, HONEY)
    scan(page, SHRIMP)
    expect(display.get_by_role("listitem")).to_have_count(2)
    expect(display.get_by_text("425.000")).to_be_visible()
    page.keyboard.press("F9")
    page.get_by_role("tab", name="VietQR").click()
    assert read_code(display.get_by_role("img", name="Quét để trả")).amount_dong == 425_000
    page.get_by_role("tab", name="Tiền mặt").click()
    page.get_by_label("Khách đưa").fill("500")
    page.keyboard.press("Enter")
    expect(display.get_by_text("Cảm ơn quý khách!")).to_be_visible()
    expect(display.get_by_role("status")).to_contain_text("75.000")
    page.keyboard.press("Enter")
    expect(display.get_by_text("Kính chào quý khách")).to_be_visible()


def give_money_back(page: Page, why: str) -> None:
    """Say why damaged goods came back, then give back their price in cash."""
    page.get_by_role("button", name=why).click()
    page.get_by_role("button", name="Thanh toán").click()
    page.get_by_role("button", name="Trả tiền, lưu đơn").click()
    expect(page.get_by_text("Đã lưu")).to_be_visible()
    expect(page.get_by_text("Đã gửi hết")).to_be_visible()


def test_what_was_spoiled_here_is_not_the_producers_loss(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    scan(page, HONEY)
    pay_exactly(page)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Trả hàng").click()
    page.get_by_label("Số phiếu").fill("1")
    page.get_by_role("button", name="Tìm phiếu").click()
    page.get_by_role("button", name="Nhận lại").click()
    page.get_by_role("button", name="Hàng hỏng").click()
    page.get_by_role("button", name="Thanh toán").click()
    expect(page.get_by_text("Chọn lý do hỏng của Mật ong rừng tràm")).to_be_visible()
    give_money_back(page, "Hỏng do quầy")
    line = db.session().scalars(select(SaleLine).where(SaleLine.quantity < 0)).one()
    assert (line.return_reason, line.put_to) == (ReturnReason.HANDLING, PutTo.HOUSE)
    assert db.session().scalars(select(ProducerAccount.open_dong)).one() == 196_800
    everywhere = select(func.sum(StockBalance.quantity)).join(Lot, Lot.id == StockBalance.lot_id)
    assert db.session().scalar(everywhere.where(Lot.product_id == shop.world.honey)) == 19


def test_damaged_goods_come_back_without_being_sold_again(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    scan(page, HONEY)
    number = pay_exactly(page)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Trả hàng").click()
    page.get_by_label("Số phiếu").fill("1")
    page.get_by_role("button", name="Tìm phiếu").click()
    page.get_by_role("button", name="Nhận lại").click()
    page.get_by_role("button", name="Hàng hỏng").click()
    give_money_back(page, "Lỗi của nhà sản xuất")
    here = select(func.sum(StockBalance.quantity)).join(Lot, Lot.id == StockBalance.lot_id)
    here = here.where(Lot.product_id == shop.world.honey, StockBalance.location_id == shop.world.location_id)
    assert db.session().scalar(here) == 19
    assert db.session().scalars(select(ProducerAccount.open_dong)).one() == 0
    page.keyboard.press("Enter")
    scan(page, number)
    expect(page.get_by_text("đã trả hết")).to_be_visible()
    expect(page.get_by_role("button", name="Nhận lại")).to_be_disabled()


def test_a_receipt_that_is_not_there_is_told_in_words(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    page.get_by_role("button", name="Trả hàng").click()
    page.get_by_label("Số phiếu").fill("KG01-000777")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("KG01-000777")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_visible()


@pytest.mark.parametrize("way", ["Tiền mặt", "VietQR", "Thẻ", "Phiếu quà", "Chia nhiều cách"])
def test_a_warning_stands_above_the_paying_and_hides_nothing(page: Page, shop: Shop, way: str) -> None:
    give_account()
    open_till(page, shop)
    scan(page, HONEY)
    scan(page, "8930000000001")
    page.keyboard.press("F9")
    page.get_by_role("tab", name=way).click()
    expect(page.get_by_role("alert")).to_be_visible()
    boxes = [part.bounding_box() for part in page.locator(".payp > *").all()]
    shown = [box for box in boxes if box]
    assert len(shown) == 5
    for above, below in pairwise(shown):
        assert above["y"] + above["height"] <= below["y"] + 1
    _, tabs, warning, _, foot = shown
    assert tabs["width"] == warning["width"] == foot["width"]


def test_a_discount_of_more_than_the_goods_cost_is_refused_in_words(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    scan(page, HONEY)
    scan(page, SHRIMP)
    page.keyboard.press("F6")
    panel = page.get_by_role("dialog", name="Giảm giá")
    panel.get_by_role("button", name="Số tiền").click()
    panel.get_by_label("Giảm giá").fill("200.000")
    expect(panel.get_by_role("alert")).to_contain_text("Từ 1 đến 185.000 đ.")
    page.keyboard.press("Enter")
    expect(page.locator(TOTAL)).to_contain_text("425.000")
    panel.get_by_role("button", name="Cả đơn").click()
    expect(panel.get_by_role("alert")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(TOTAL)).to_contain_text("225.000")


def test_enter_after_printing_goes_on_to_the_next_sale(page: Page, shop: Shop) -> None:
    page.add_init_script("window.print = () => {}")
    page.reload()
    open_till(page, shop)
    scan(page, HONEY)
    pay_exactly(page)
    page.get_by_role("button", name="In phiếu").click()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_visible()
