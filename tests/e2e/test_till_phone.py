"""The till on a phone, and what every face of it must keep: nothing too small to touch, nothing cut off."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Shop
from tests.e2e.steps import HONEY, SHRIMP, open_till, scan

pytestmark = pytest.mark.browser

CRAMPED = """() => {
  const seen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden';
  };
  const told = [];
  if (document.documentElement.scrollWidth > innerWidth) told.push('the page is wider than the window');
  for (const element of document.querySelectorAll('main button, main a[href], main .input')) {
    if (!seen(element) || element.matches('.grip')) continue;
    const { width, height, left, right } = element.getBoundingClientRect();
    const name = element.textContent.trim() || element.ariaLabel || element.className;
    if (width < 47.5 || height < 47.5) told.push(`${name}: ${width} by ${height}`);
    if ((left < -1 || right > innerWidth + 1) && !element.closest('.cats')) told.push(`${name}: cut off`);
  }
  return told;
}"""

SIZES = [(1366, 768), (1920, 1080), (1280, 800), (800, 1280), (390, 844)]


def expect_room(page: Page) -> None:
    """Everything that is pressed is at least 48 pixels high and wide and wholly in the window."""
    assert page.evaluate(CRAMPED) == []


def test_on_a_phone_the_cart_is_a_sheet_and_paying_takes_the_screen(phone: Page, shop: Shop) -> None:
    open_till(phone, shop)
    scan(phone, HONEY)
    scan(phone, SHRIMP)
    expect(phone.get_by_text("vừa quét")).to_be_visible()
    expect(phone.get_by_role("button", name="2 món")).to_contain_text("425.000")
    phone.get_by_role("button", name="Mở đơn hàng").click()
    expect(phone.locator(".ln")).to_have_count(2)
    expect_room(phone)
    phone.get_by_role("button", name="Thêm một").click()
    expect(phone.locator(".tot-v")).to_contain_text("610.000")
    phone.get_by_role("button", name="Thanh toán").click()
    for figures in ("1", "000"):
        phone.get_by_role("button", name=figures, exact=True).click()
    expect(phone.get_by_text("Hiểu là 1.000.000 đ")).to_be_visible()
    expect_room(phone)
    phone.get_by_role("button", name="Thu tiền, lưu đơn").click()
    expect(phone.get_by_text("Đã lưu · Phiếu KG01-000001")).to_be_visible()
    expect(phone.get_by_text("390.000")).to_be_visible()
    phone.get_by_role("button", name="Đơn tiếp theo").click()
    expect(phone.locator(".tile")).to_have_count(2)


READER = """
globalThis.BarcodeDetector = class { async detect() { return [{ rawValue: '8938500001376' }]; } };
"""


def test_a_phones_camera_scans(phone: Page, shop: Shop) -> None:
    phone.add_init_script(READER)
    phone.reload()
    open_till(phone, shop)
    phone.get_by_role("button", name="Quét bằng máy ảnh").last.click()
    expect(phone.get_by_role("button", name="1 món")).to_contain_text("240.000")
    expect(phone.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
def test_every_face_has_room_on_every_screen(page: Page, shop: Shop, size: tuple[int, int]) -> None:
    open_till(page, shop)
    page.keyboard.press("F2")
    page.keyboard.type("mat ong", delay=60)
    expect(page.locator(".rs")).to_have_count(1)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    expect_room(page)
    page.keyboard.press("Escape")
    scan(page, "8930000000001")
    page.get_by_role("button", name="Bán theo giá ghi trên hàng").click()
    expect_room(page)
    scan(page, HONEY)
    for key in ("F4", "F6", "F8", "?"):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        expect_room(page)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("F9")
    for way in ("Tiền mặt", "VietQR", "Thẻ", "Phiếu quà", "Chia nhiều cách"):
        page.get_by_role("tab", name=way).click()
        expect_room(page)
    page.get_by_role("tab", name="Tiền mặt").click()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã lưu")).to_be_visible()
    expect_room(page)
