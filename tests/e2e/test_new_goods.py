"""The manager's story: a new producer with its agreement and a product with its price, found in the list."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from core.db import db
from core.permissions import SYSTEM
from people.persons import services as persons
from people.persons.rules import Role
from tests.e2e.conftest import PASSWORD, Shop, is_fault

pytestmark = pytest.mark.browser


@pytest.fixture
def manager(browser: Browser, shop: Shop) -> Iterator[Page]:
    """The manager's browser; any error of its windows fails the test."""
    with shop.app.app_context():
        at = datetime.now(UTC)
        persons.create_person(
            login="lan",
            name="Lan",
            password=PASSWORD,
            roles=[(Role.MANAGER, None, None)],
            actor=SYSTEM,
            now=at,
        )
        db.session.remove()
    context = browser.new_context(
        base_url=shop.server.url, locale="vi-VN", viewport={"width": 1366, "height": 768}
    )
    context.set_default_timeout(10_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda message: errors.append(message.text) if is_fault(message) else None)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Chủ thể").first.click()
    yield page
    context.close()
    assert errors == []


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
