"""A real server with a small shop, and a real browser in front of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

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
    *("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"),
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


def is_fault(message: ConsoleMessage) -> bool:
    """Whether a window complains; that the server is out of reach or says no is part of the stories."""
    return message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource")


@contextmanager
def signed_in(browser: Browser, shop: Shop, **about: Any) -> Iterator[Page]:
    """A browser at the till's page, signed in as Minh; any error of its windows fails the test."""
    with at_work(browser, shop, "minh", **about) as page:
        page.wait_for_url("**/till/")
        yield page


@contextmanager
def at_work(browser: Browser, shop: Shop, login: str, **about: Any) -> Iterator[Page]:
    """A browser in which somebody signed in; any error of its windows fails the test."""
    context = browser.new_context(base_url=shop.server.url, locale="vi-VN", **about)
    context.set_default_timeout(10_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda message: errors.append(message.text) if is_fault(message) else None)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def page(browser: Browser, shop: Shop) -> Iterator[Page]:
    """The showroom's own PC."""
    with signed_in(browser, shop, viewport={"width": 1366, "height": 768}) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, shop: Shop) -> Iterator[Page]:
    """A phone, held upright, with a camera."""
    about = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "permissions": ["camera"]}
    with signed_in(browser, shop, **about) as page:
        yield page


@pytest.fixture
def office(browser: Browser, shop: Shop) -> Iterator[Page]:
    """The manager's PC, where Lan has signed in."""
    with shop.app.app_context():
        roles = [(Role.MANAGER, None, None)]
        at = datetime.now(UTC)
        persons.create_person(login="lan", name="Lan", password=PASSWORD, roles=roles, actor=SYSTEM, now=at)
        db.session.remove()
    with at_work(browser, shop, "lan", viewport={"width": 1366, "height": 768}) as page:
        page.wait_for_url("**/dashboard")
        yield page
