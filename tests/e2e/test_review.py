"""The manager's morning: what was sold, down to one sale, and what was odd, closed with a note."""

import pytest
from playwright.sync_api import Page, expect

from core.db import db
from pos.checkout.services import record_sale
from tests.e2e.conftest import Shop
from tests.tickets import AT, line, moment, sent, ticket

pytestmark = pytest.mark.browser


@pytest.fixture
def sold(shop: Shop) -> None:
    """One sale of shrimp and of something unknown, a moment ago."""
    from core import clock

    at, world = clock.now(), shop.world
    body = ticket(
        world, 1, [line(world.shrimp, 2, 185_000), line(None, 1, 50_000, scanned="4711", name="Kẹo")]
    )
    body |= {"device_at": moment(at)}
    body["shift"]["opened_at"] = moment(min(at, AT))
    with shop.app.app_context():
        record_sale(sent(body), place=world.place, now=at)
        db.session.remove()


@pytest.mark.usefixtures("sold")
def test_a_figure_is_followed_to_its_sale_and_what_is_odd_is_closed(office: Page) -> None:
    office.reload()
    expect(office.locator(".kpi-v").first).to_have_text("420.000")
    office.get_by_role("link", name="Showroom Rạch Giá").click()
    expect(office.get_by_role("heading", name="Bán hàng", exact=True)).to_be_visible()
    office.get_by_label("Xem", exact=True).select_option(label="Theo sản phẩm")
    office.get_by_role("button", name="Tìm").click()
    expect(office.get_by_role("cell", name="370.000", exact=True).first).to_be_visible()
    office.get_by_label("Xem", exact=True).select_option(index=0)
    office.get_by_role("button", name="Tìm").click()
    office.get_by_role("link", name="KG01-000001").first.click()
    expect(office.get_by_role("heading", name="KG01-000001")).to_be_visible()
    office.get_by_role("link", name="Hàng chưa xác định").click()
    office.get_by_label("Đã xem thấy gì và đã làm gì").fill("Kẹo của Hộ Hoa, đã lập sản phẩm")
    office.get_by_role("button", name="Đã xem xong").click()
    expect(office.get_by_text("Đã xong: Hàng chưa xác định.")).to_be_visible()
    expect(office.get_by_role("link", name="Hàng chưa xác định")).to_have_count(0)
