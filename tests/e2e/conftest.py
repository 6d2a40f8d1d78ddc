"""A real server with a small shop, and a real browser in front of it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from core.db import db
from core.permissions import SYSTEM, Actor
from people.persons import services as persons
from people.persons.rules import PERMISSIONS, Role
from pos.tills import services as tills
from tests.conftest import SECRET
from tests.faults.server import Server
from tests.worlds import World, make_world

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PASSWORD = "three small jars"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shop:
    """The small showroom behind a running server, and the code that enrols its till."""

    app: Flask
    world: World
    server: Server
    code: str


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each test gets a context of its own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def shop(sqlite_app: Flask, tmp_path: Path) -> Iterator[Shop]:
    """Minh may sign in; Hoa's goods are on the shelf; the server runs."""
    at = datetime.now(UTC) - timedelta(minutes=5)
    roles = [(Role.CASHIER, None, None)]
    minh = persons.create_person(
        login="minh", name="Lê Văn Minh", password=PASSWORD, roles=roles, actor=SYSTEM, now=at
    )
    world = make_world(db.session(), Actor(person_id=minh, permissions=PERMISSIONS[Role.CASHIER]))
    code = tills.give_code(till_id=world.till_id, actor=SYSTEM, now=at)
    db.session.remove()
    server = Server(tmp_path, SECRET)
    server.start()
    yield Shop(app=sqlite_app, world=world, server=server, code=code)
    server.kill()


@pytest.fixture
def page(browser: Browser, shop: Shop) -> Iterator[Page]:
    """A browser at the till's page, signed in as Minh; any error of the page fails the test."""
    context = browser.new_context(
        base_url=shop.server.url, locale="vi-VN", viewport={"width": 1366, "height": 768}
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console", lambda message: errors.append(message.text) if "Content Security" in message.text else None
    )
    page.goto("/sign-in")
    page.get_by_label("Tên đăng nhập").fill("minh")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/till/")
    yield page
    context.close()
    assert errors == []
