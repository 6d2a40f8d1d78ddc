"""The till in small troubles, in Chromium: windows, waiting sales, stores that refuse, keys and scanners."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from core.db import db
from core.permissions import SYSTEM
from pos.checkout.models import QuarantinedSale, Sale, SaleLine
from pos.shifts.models import Shift
from pos.tills.services import retire
from tests.e2e.conftest import Shop
from tests.e2e.steps import HONEY, SHRIMP, open_till, pay_exactly, scan

pytestmark = pytest.mark.browser

TOTAL = ".tot-v"


def test_each_window_has_a_cart_of_its_own(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    scan(page, HONEY)
    expect(page.locator(".ln")).to_have_count(1)
    other = page.context.new_page()
    other.goto("/till/")
    expect(other.locator(".tile")).to_have_count(2)
    expect(other.locator(".ln")).to_have_count(0)
    scan(other, SHRIMP)
    assert pay_exactly(other) == "KG01-000001"
    page.bring_to_front()
    expect(page.locator(TOTAL)).to_contain_text("240.000")
    assert pay_exactly(page) == "KG01-000002"


def test_a_shift_is_not_closed_while_sales_wait(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    shop.server.kill()
    scan(page, HONEY)
    page.keyboard.press("F9")
    page.get_by_role("button", name="Thu tiền, lưu đơn").click()
    expect(page.get_by_text("1 đơn chờ gửi")).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Xem thêm").click()
    page.get_by_role("button", name="Đóng ca").click()
    expect(page.get_by_role("button", name="Đóng ca")).to_be_disabled()
    page.get_by_label("500.000").fill("0")
    page.get_by_role("button", name="Đóng ca").click()
    expect(page.get_by_role("alert")).to_contain_text("Còn 1 đơn chưa gửi")
    shop.server.start()
    expect(page.get_by_text("Đã gửi hết")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Đóng ca").click()
    expect(page.get_by_text("Đã đóng ca")).to_be_visible()
    page.get_by_role("button", name="Mở ca mới").click()
    page.get_by_role("button", name="1.000.000").click()
    page.get_by_role("button", name="Mở ca, bắt đầu bán").click()
    expect(page.get_by_role("searchbox")).to_be_visible()
    scan(page, HONEY)
    pay_exactly(page)
    floats = db.session().scalars(select(Shift.float_dong).order_by(Shift.float_dong)).all()
    assert floats == [500_000, 1_000_000]


def test_what_waits_can_be_carried_away_in_a_file(page: Page, shop: Shop, tmp_path: Path) -> None:
    open_till(page, shop)
    shop.server.kill()
    scan(page, HONEY)
    page.keyboard.press("F9")
    page.get_by_role("button", name="Thu tiền, lưu đơn").click()
    page.get_by_role("button", name="1 đơn chờ gửi").click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_text("Đã lưu trên máy")).to_be_visible()
    expect(panel.get_by_text("KG01-000001")).to_be_visible()
    with page.expect_download() as download:
        panel.get_by_role("button", name="Xuất đơn chưa gửi").click()
    file = tmp_path / "carried.json"
    download.value.save_as(file)
    [sale] = json.loads(file.read_text(encoding="utf-8"))["sales"]
    assert (sale["number"], sale["total_dong"]) == (1, 240_000)


def test_a_till_that_is_retired_keeps_its_sales(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    retire(till_id=shop.world.till_id, actor=SYSTEM, now=datetime.now(UTC))
    scan(page, HONEY)
    page.keyboard.press("F9")
    page.get_by_role("button", name="Thu tiền, lưu đơn").click()
    expect(page.get_by_text("Đã lưu · Phiếu KG01-000001")).to_be_visible()
    expect(page.get_by_text("Quầy này không còn được ghi danh. Đơn vẫn giữ lại đây.")).to_be_visible()
    expect(page.get_by_role("button", name="Trực tuyến 1 đơn chờ gửi")).to_be_visible()


def spoil_sales(page: Page) -> None:
    """Whatever is sent does not add up when it arrives."""
    page.route(
        "**/api/v1/sales",
        lambda route, request: route.continue_(
            post_data=(request.post_data or "").replace('"total_dong":240000', '"total_dong":240001')
        ),
    )


def store_nothing(page: Page) -> None:
    """The browser lets nothing be stored."""
    page.add_init_script("indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); };")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("Trình duyệt không cho lưu")


def test_a_sale_that_the_server_keeps_apart_is_shown(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    spoil_sales(page)
    scan(page, HONEY)
    pay_exactly(page)
    page.get_by_role("button", name="1 đơn cần quản lý xem").click()
    expect(page.get_by_role("dialog")).to_contain_text("KG01-000001")
    assert db.session().scalar(select(func.count()).select_from(QuarantinedSale)) == 1
    assert db.session().scalar(select(func.count()).select_from(Sale)) == 0


def test_where_nothing_can_be_stored_a_sale_is_done_when_the_server_has_it(page: Page, shop: Shop) -> None:
    store_nothing(page)
    open_till(page, shop)
    scan(page, HONEY)
    shop.server.kill()
    page.keyboard.press("F9")
    page.get_by_role("button", name="Thu tiền, lưu đơn").click()
    expect(page.get_by_text("CHƯA LƯU. Đang chờ máy chủ")).to_be_visible()
    expect(page.locator(".ln")).to_have_count(1)
    shop.server.start()
    expect(page.get_by_text("Đã lưu · Phiếu KG01-000001")).to_be_visible(timeout=30_000)
    assert db.session().scalars(select(Sale.number)).all() == [1]


def test_where_nothing_can_be_stored_a_sale_that_is_kept_apart_is_not_done(page: Page, shop: Shop) -> None:
    store_nothing(page)
    open_till(page, shop)
    spoil_sales(page)
    scan(page, HONEY)
    page.keyboard.press("F9")
    page.get_by_role("button", name="Thu tiền, lưu đơn").click()
    expect(page.get_by_text("CHƯA LƯU. Máy chủ không nhận đơn này")).to_be_visible()
    expect(page.locator(".ln")).to_have_count(1)
    assert db.session().scalar(select(func.count()).select_from(Sale)) == 0
    page.unroute("**/api/v1/sales")
    page.get_by_role("button", name="Thu tiền, lưu đơn").click()
    expect(page.get_by_text("Đã lưu · Phiếu KG01-000002")).to_be_visible()
    db.session().rollback()
    assert db.session().scalars(select(Sale.number)).all() == [2]


NEWER = """() => new Promise((done, fail) => {
    const asked = indexedDB.open("ganh-till", 99);
    asked.onsuccess = () => { asked.result.close(); done(indexedDB.deleteDatabase("ganh-till") && "open"); };
    asked.onerror = () => fail(asked.error);
    setTimeout(() => done("waits"), 5000);
})"""


def test_a_window_makes_way_for_a_newer_till_in_another_one(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    other = page.context.new_page()
    other.goto("/receipts/none")
    with page.expect_event("load"):
        assert other.evaluate(NEWER) == "open"


def test_the_keys_do_what_their_caps_say(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    page.keyboard.press("F2")
    page.keyboard.type("5*", delay=60)
    expect(page.get_by_text("rồi quét: năm món")).to_be_visible()
    scan(page, HONEY)
    expect(page.locator(TOTAL)).to_contain_text("1.200.000")
    page.keyboard.press("F4")
    page.keyboard.type("2", delay=60)
    page.keyboard.press("Enter")
    expect(page.locator(TOTAL)).to_contain_text("480.000")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Delete")
    expect(page.locator(".ln")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator(TOTAL)).to_contain_text("480.000")
    page.keyboard.press("F9")
    expect(page.get_by_label("Khách đưa")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(TOTAL)).to_contain_text("480.000")


def test_rapid_scans_are_all_counted(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    for _ in range(20):
        scan(page, HONEY)
    expect(page.locator(TOTAL)).to_contain_text("4.800.000")
    expect(page.get_by_role("searchbox")).to_have_value("")


ANDROID = """(code) => {
  const field = document.activeElement;
  for (const figure of code) {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Unidentified', bubbles: true }));
    field.value += figure;
    field.dispatchEvent(new InputEvent('input', { data: figure, bubbles: true }));
  }
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
}"""


def test_a_keyboard_that_does_not_name_its_keys_scans_too(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    field = page.get_by_role("searchbox")
    field.focus()
    page.evaluate(ANDROID, HONEY)
    expect(page.locator(TOTAL)).to_contain_text("240.000")
    expect(field).to_have_value("")


def test_nothing_found_and_a_wrong_code_are_told_in_words(page: Page, shop: Shop) -> None:
    page.get_by_label("Mã ghi danh").fill("ABCD-2345")
    page.get_by_role("button", name="Dùng trình duyệt này làm quầy", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    open_till(page, shop)
    page.keyboard.press("F2")
    page.keyboard.type("phở bò", delay=60)
    expect(page.get_by_text("Không tìm thấy “phở bò”")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".tile")).to_have_count(2)


def test_goods_without_a_code_in_the_catalogue_are_sold_at_their_price(page: Page, shop: Shop) -> None:
    open_till(page, shop)
    scan(page, "8930000000001")
    page.get_by_role("button", name="Bán theo giá ghi trên hàng").click()
    page.get_by_label("Tên hàng").fill("Kẹo dừa Bến Tre")
    page.get_by_label("Giá một món").fill("35.000")
    page.get_by_role("button", name="Thêm vào đơn").click()
    expect(page.locator(TOTAL)).to_contain_text("35.000")
    pay_exactly(page)
    sold = db.session().execute(select(SaleLine.name, SaleLine.scanned, SaleLine.paid_dong)).one()
    assert tuple(sold) == ("Kẹo dừa Bến Tre", "8930000000001", 35_000)


SPY = """
const begin = IDBDatabase.prototype.transaction;
globalThis.begun = [];
IDBDatabase.prototype.transaction = function (stores, mode, options) {
  if (mode === 'readwrite') begun.push([[stores].flat().sort().join(' '), options?.durability]);
  return begin.call(this, stores, mode, options);
};
"""


def test_sale_number_and_outbox_are_written_at_once_and_durably(page: Page, shop: Shop) -> None:
    page.add_init_script(SPY)
    page.reload()
    open_till(page, shop)
    scan(page, HONEY)
    page.evaluate("begun.length = 0")
    pay_exactly(page)
    written = [tuple(one) for one in page.evaluate("begun")]
    assert written[0] == ("kv outbox sales", "strict")
    assert {durability for _, durability in written} == {"strict"}
