"""The stock keeper's story: forty pieces past the scanner, confirmed, and in stock."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import insert

from core.db import db
from core.permissions import SYSTEM
from inventory.products.models import Product
from inventory.products.rules import VatClass
from people.persons import services as persons
from people.persons.rules import Role
from tests.e2e.conftest import PASSWORD, Shop, is_fault
from tests.worlds import key

pytestmark = pytest.mark.browser

KINDS = 40


def _forty_goods(shop: Shop) -> None:
    at = datetime.now(UTC)
    with shop.app.app_context():
        persons.create_person(
            login="kho",
            name="Kho",
            password=PASSWORD,
            roles=[(Role.STOCK_KEEPER, None, None)],
            actor=SYSTEM,
            now=at,
        )
        rows = [
            {
                "id": key(500 + n),
                "code": f"QUA-{n:04d}",
                "producer_id": shop.world.hoa,
                "name": f"Món quà số {n:02d}",
                "search_key": f"mon qua so {n:02d}",
                "vat_class": VatClass.EIGHT,
                "changed_at": at,
            }
            for n in range(KINDS)
        ]
        session = db.session()
        session.execute(insert(Product), rows)
        session.commit()
        db.session.remove()


@pytest.fixture
def keeper(browser: Browser, shop: Shop) -> Iterator[Page]:
    """The stock keeper's browser, at the beginning of a delivery of Hoa's."""
    _forty_goods(shop)
    about = {"base_url": shop.server.url, "locale": "vi-VN", "viewport": {"width": 1366, "height": 768}}
    context = browser.new_context(**about)  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda message: errors.append(message.text) if is_fault(message) else None)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Tên đăng nhập").fill("kho")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Nhận hàng").first.click()
    page.get_by_role("link", name="Nhận hàng mới").first.click()
    page.get_by_label("Chủ thể").fill("P0001")
    page.get_by_role("button", name="Bắt đầu quét").click()
    expect(page.get_by_role("heading", name="Hộ Hoa", exact=True)).to_be_visible()
    page.wait_for_load_state()
    yield page
    context.close()
    assert errors == []


def _scan(page: Page, code: str) -> None:
    page.keyboard.type(code)
    page.keyboard.press("Enter")


def test_a_keeper_receives_forty_lines_with_the_scanner_and_confirms(keeper: Page) -> None:
    for n in range(KINDS):
        _scan(keeper, f"QUA-{n:04d}")
    expect(keeper.get_by_role("heading", name="40 dòng")).to_be_visible(timeout=30_000)
    keeper.keyboard.type("5*", delay=150)
    _scan(keeper, "QUA-0007")
    expect(keeper.locator(".said-q")).to_have_text("6")
    keeper.reload()  # a power cut: nothing is lost
    expect(keeper.get_by_role("heading", name="40 dòng · 45")).to_be_visible()
    keeper.get_by_role("link", name="Xem lại và xác nhận").click()
    keeper.get_by_role("button", name="Xác nhận nhập kho").click()
    expect(keeper.get_by_role("heading", level=1)).to_contain_text("PN")
    keeper.goto("/stock?q=mon+qua")
    expect(keeper.locator("table.tbl tbody tr")).to_have_count(KINDS)


def test_a_scan_that_falls_into_a_field_is_a_scan_and_a_wrong_code_adds_nothing(keeper: Page) -> None:
    for n in (38, 39):
        _scan(keeper, f"QUA-{n:04d}")
    lot = keeper.get_by_label("Lô của Món quà số 39")
    lot.fill("L-39")
    lot.press("Tab")
    expect(keeper.get_by_label("Hạn sử dụng của Món quà số 39")).to_be_focused()
    keeper.get_by_label("Số lượng của Món quà số 38").focus()
    _scan(keeper, "QUA-0039")
    expect(keeper.locator(".said-q")).to_have_text("2")
    expect(keeper.get_by_label("Số lượng của Món quà số 38")).to_have_value("1")
    expect(keeper.get_by_label("Lô của Món quà số 39")).to_have_value("L-39")
    _scan(keeper, "8999999999999")
    expect(keeper.get_by_role("alert").filter(has_text="Không có sản phẩm nào")).to_be_visible()
    expect(keeper.get_by_role("heading", name="2 dòng · 3")).to_be_visible()


def test_what_the_server_did_not_get_is_said_and_stays_said(keeper: Page, shop: Shop) -> None:
    _scan(keeper, "QUA-0001")
    expect(keeper.get_by_role("heading", name="1 dòng")).to_be_visible()
    shop.server.kill()
    _scan(keeper, "QUA-0002")
    _scan(keeper, "QUA-0003")
    expect(keeper.get_by_role("alert").filter(has_text="Chưa lưu")).to_contain_text("QUA-0002, QUA-0003")
