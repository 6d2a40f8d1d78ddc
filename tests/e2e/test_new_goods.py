"""The manager's story: a new producer with its agreement and a product with its price, found in the list."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def manager(office: Page) -> Page:
    """The manager's browser at the producers."""
    office.get_by_role("link", name="Chủ thể").first.click()
    return office


def _add_producer(page: Page) -> None:
    page.get_by_role("link", name="Thêm chủ thể").click()
    expect(page.get_by_label("Mã", exact=True)).to_have_value("P0002")
    page.get_by_label("Tên", exact=True).fill("Hợp tác xã Đất Mũi")
    page.get_by_label("Loại hình").select_option(label="Hợp tác xã")
    page.get_by_label("Mã số thuế").fill("123")
    page.get_by_role("button", name="Thêm chủ thể").click()
    expect(page.get_by_text("Mã số thuế có 10 chữ số")).to_be_visible()
    page.get_by_label("Mã số thuế").fill("2000000001")
    page.get_by_role("button", name="Thêm chủ thể").click()
    expect(page.get_by_role("heading", name="Hợp tác xã Đất Mũi")).to_be_visible()


def _agree(page: Page) -> None:
    page.get_by_role("link", name="Lập hợp đồng").click()
    page.get_by_label("Hoa hồng", exact=True).fill("20")
    worked = page.locator("#example")
    expect(worked.get_by_text("80.000")).to_be_visible()
    page.get_by_label("Ai chịu giảm giá").select_option(label="Chủ thể chịu giảm giá")
    page.get_by_label("Giảm", exact=True).fill("10.000")
    expect(worked.get_by_text("72.000")).to_be_visible()
    page.get_by_role("button", name="Lập hợp đồng").click()
    expect(page.get_by_text("Đang áp dụng")).to_be_visible()


def _add_product(page: Page) -> None:
    page.get_by_role("link", name="Thêm sản phẩm").click()
    expect(page.get_by_label("Chủ thể")).to_have_value("P0002")
    page.get_by_label("Tên", exact=True).fill("Mắm cá lóc")
    page.get_by_label("Giá bán, đã gồm thuế").fill("125.000")
    page.get_by_label("Mã vạch").fill("8938500001377")
    expect(page.get_by_text("8938500001377: số kiểm tra")).to_be_visible()
    page.get_by_role("button", name="Thêm sản phẩm").click()
    expect(page.get_by_role("heading", name="Mắm cá lóc")).to_be_visible()


def test_a_manager_adds_a_producer_with_its_agreement_and_a_product(manager: Page) -> None:
    _add_producer(manager)
    _agree(manager)
    _add_product(manager)
    manager.get_by_role("link", name="Sản phẩm", exact=True).first.click()
    manager.get_by_role("searchbox").fill("mam ca")
    manager.keyboard.press("Enter")
    row = manager.get_by_role("row", name="Mắm cá lóc")
    expect(row).to_contain_text("125.000")
    expect(row).to_contain_text("Hợp tác xã Đất Mũi")
