"""Every page that links lead a role to, looked at by axe in light and dark, wide and narrow."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from core.clock import calendar_day
from core.db import db
from core.permissions import SYSTEM
from people.persons import services as persons
from people.persons.rules import Role
from pos.checkout.services import record_sale
from settlement.statements.services import issue
from tests.e2e.conftest import PASSWORD, Shop
from tests.tickets import line, sent, ticket

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
LOOKS: tuple[tuple[ViewportSize, Literal["light", "dark"]], ...] = (
    ({"width": 1366, "height": 768}, "dark"),
    ({"width": 390, "height": 844}, "light"),
)
NO_PAGE = re.compile(r"\.(pdf|xlsx|csv)$|^/(static|till)|^/sign-out")
ROLES = [role for role in Role if role is not Role.CASHIER]


@pytest.fixture
def books(shop: Shop) -> Shop:
    """Sales and a statement, and somebody of each role to sign in."""
    at = datetime.now(UTC) - timedelta(minutes=4)
    world = shop.world
    sold = [line(world.honey, 2, 240_000), line(world.shrimp, 1, 185_000)]
    record_sale(sent(ticket(world, 1, sold)), place=world.place, now=at)
    issue(producer_id=world.hoa, cut_off=calendar_day(at), actor=SYSTEM, now=at)
    record_sale(sent(ticket(world, 2, [line(world.honey, 30, 240_000)])), place=world.place, now=at)
    for role in ROLES:
        roles = [(role, None, world.hoa if role is Role.PRODUCER else None)]
        persons.create_person(
            login=str(role), name=f"Bà {role}", password=PASSWORD, roles=roles, actor=SYSTEM, now=at
        )
    db.session.remove()
    return shop


def kind_of(path: str) -> str:
    """An address without the ids in it."""
    return re.sub(r"[0-9a-f-]{36}", "…", path)


def walk(page: Page, seen: set[str]) -> Iterator[str]:
    """Every address that links lead to from the first page, one of each kind that nobody has been to yet."""
    waiting, mine = ["/"], {"/"}
    while waiting:
        address = waiting.pop(0)
        page.goto(address)
        if kind_of(address) not in seen:
            seen.add(kind_of(address))
            yield address
        links = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        for path, query in (urlsplit(link)[2:4] for link in links):
            kind = kind_of(path)
            if kind not in mine and "as=" not in query and not NO_PAGE.search(path):
                mine.add(kind)
                waiting.append(path)


def faults(page: Page) -> list[str]:
    """What axe says against a page, and whether it is wider than its window."""
    found = Axe().run(page, options=RULES).response["violations"]
    told = [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*told, *([f"{wide} px too wide"] if wide > 0 else [])]


def sign_in(page: Page, role: Role) -> None:
    """The person who has a role comes in."""
    page.context.clear_cookies()
    page.goto("/sign-in")
    page.get_by_label("Tên đăng nhập").fill(str(role))
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator(".app").wait_for()


def test_no_page_has_a_fault(browser: Browser, books: Shop) -> None:
    context = browser.new_context(base_url=books.server.url, locale="vi-VN", reduced_motion="reduce")
    # Axe itself applies styles that the policy refuses, so it looks in a window of its own.
    walking, looking = context.new_page(), context.new_page()
    said: list[str] = []
    walking.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for role in ROLES:
        sign_in(walking, role)
        for address in walk(walking, seen):
            looking.goto(address)
            for size, scheme in LOOKS:
                looking.set_viewport_size(size)
                looking.emulate_media(color_scheme=scheme)
                found[f"{role} {address} {size['width']} {scheme}"] = faults(looking)
    context.close()
    assert {place: told for place, told in found.items() if told} == {}
    assert said == []
    assert {"/stock", "/products", "/statements", "/account/owed"} <= seen
