"""What a cashier does at the till, in the words of the stories."""

import re
import time

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Shop

SHRIMP, HONEY = "8938500001000", "8938500001376"


def open_till(page: Page, shop: Shop) -> None:
    """Enrol by the one-time code and open a shift."""
    page.get_by_label("Mã ghi danh").fill(shop.code)
    page.get_by_role("button", name="Dùng trình duyệt này làm quầy", exact=True).click()
    page.get_by_label("Tiền đầu ca").fill("500.000")
    page.keyboard.press("Enter")
    expect(page.locator(".tile")).to_have_count(2)


def scan(page: Page, code: str) -> None:
    """A scanner: each key 5 ms after the last, then Enter, however busy this machine is meanwhile."""
    keyboard = page.context.new_cdp_session(page)
    at = time.time()
    for place, key in enumerate([*code, "Enter"]):
        press = {"key": key, "text": "\r" if key == "Enter" else key, "timestamp": at + place * 0.005}
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyDown", **press})
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": key})
    keyboard.detach()


def pay_exactly(page: Page) -> str:
    """Cash, exactly; the receipt's number."""
    page.keyboard.press("F9")
    expect(page.get_by_label("Khách đưa")).to_be_visible()
    page.keyboard.press("Enter")
    saved = page.get_by_text(re.compile(r"Đã lưu · Phiếu KG01-\d{6}"))
    expect(saved).to_be_visible()
    expect(page.get_by_text("Đã gửi hết")).to_be_visible()
    return saved.inner_text()[-11:]
