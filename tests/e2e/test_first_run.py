"""From empty books to an open till in Chromium, on pages alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from core.db import db
from tests.conftest import SECRET
from tests.e2e.conftest import PASSWORD, is_fault
from tests.faults.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def visitor(browser: Browser, sqlite_app: Flask, tmp_path: Path) -> Iterator[Page]:
    """Whoever comes first to a server with empty books; any error of the window fails the test."""
    db.session.remove()
    server = Server(tmp_path, SECRET)
    server.start()
    context = browser.new_context(
        base_url=server.url, locale="vi-VN", viewport={"width": 1366, "height": 768}
    )
    context.set_default_timeout(10_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda message: errors.append(message.text) if is_fault(message) else None)
    yield context.new_page()
    context.close()
    server.kill()
    assert errors == []


def _found(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Họ tên của bạn").fill("Trần Thị Lan")
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Bắt đầu").click()


def _add_place(page: Page) -> None:
    page.get_by_role("link", name="Thêm điểm bán").click()
    page.get_by_label("Mã", exact=True).fill("KG")
    page.get_by_label("Tên", exact=True).fill("Showroom Rạch Giá")
    page.get_by_label("Địa chỉ").fill("5 Nguyễn Trung Trực, phường Rạch Giá")
    page.get_by_label("Mã số thuế").fill("1700123456")
    page.get_by_role("button", name="Thêm").click()
    expect(page.get_by_role("heading", name="Showroom Rạch Giá")).to_be_visible()


def _add_till(page: Page) -> str:
    page.get_by_role("link", name="Thêm quầy").click()
    page.get_by_label("Mã", exact=True).fill("KG01")
    page.get_by_role("button", name="Thêm").click()
    return page.locator("#secret").inner_text()


def test_the_first_visit_leads_to_an_open_till(visitor: Page) -> None:
    _found(visitor)
    expect(visitor.get_by_text("Đã xong 0/8")).to_be_visible()

    _add_place(visitor)
    code = _add_till(visitor)
    visitor.get_by_role("link", name="Mở quầy trong trình duyệt này").click()
    visitor.get_by_label("Mã ghi danh").fill(code)
    visitor.get_by_role("button", name="Dùng trình duyệt này làm quầy", exact=True).click()
    visitor.get_by_label("Tiền đầu ca").fill("500.000")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_text("KG01").first).to_be_visible()

    visitor.goto("/begin")
    expect(visitor.get_by_text("Đã xong 4/8")).to_be_visible()
    expect(visitor.locator('[aria-current="step"]')).to_contain_text("Chủ thể và hợp đồng")
    visitor.goto("/tills/KG01")
    expect(visitor.get_by_text(re.compile("Trần Thị Lan")).first).to_be_visible()
    assert visitor.goto("/first-run").status == 404  # type: ignore[union-attr]
