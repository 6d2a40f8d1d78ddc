"""List pages: the whole of what an address may ask of a list, on the list of statements."""

from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core import clock
from people.persons.rules import Role
from tests.visitors import page_of, visit


@pytest.fixture
def accountant(app: Flask, session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """An accountant's browser, at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)
    return visit(app, session, Role.ACCOUNTANT, now)


def test_an_empty_list_offers_nothing_to_narrow(accountant: FlaskClient) -> None:
    page = page_of(accountant, "/statements")
    assert "Chưa có bảng thanh toán" in page
    assert 'type="search"' not in page


def test_what_finds_nothing_leads_back_to_everything(accountant: FlaskClient) -> None:
    page = page_of(accountant, "/statements?q=<b>&show=unpaid&sort=-paid&columns=number&page=7")
    assert "Không có dòng nào như vậy." in page
    assert 'href="/statements"' in page
    assert "&lt;b&gt;" in page


def test_forms_keep_what_else_was_asked(accountant: FlaskClient) -> None:
    page = page_of(accountant, "/statements?show=unpaid&sort=-paid&columns=number,paid")
    assert '<input type="hidden" name="sort" value="-paid">' in page
    assert '<input type="hidden" name="show" value="unpaid">' in page
    assert '<input type="hidden" name="columns" value="number,paid">' in page
