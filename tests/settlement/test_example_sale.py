"""A term tried on a sale before it is agreed: the same sum as a real sale makes."""

from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from inventory.agreements.rules import BaseVat, Bearer, NewTerm, RateRefused, TermKind
from people.persons.rules import Role
from settlement.examples.rules import example
from tests import pages
from tests.visitors import page_of, token_on, visit
from tests.worlds import make_world

DEAL = {
    "kind": "percent", "rate_bp": "18", "base_vat": "included", "discount_bearer": "producer",
    "example_dong": "100.000", "example_discount_dong": "10.000",
}  # fmt: skip
PAGE = "/producers/P0001"


@pytest.mark.parametrize(
    ("term", "tax_kept", "told"),
    [
        (NewTerm(rate_bp=1800), False, (100_000, 18_000, 0, 82_000)),
        (NewTerm(rate_bp=1800, discount_bearer=Bearer.PRODUCER), False, (90_000, 16_200, 0, 73_800)),
        (NewTerm(rate_bp=1800, base_vat=BaseVat.EXCLUDED), False, (100_000, 16_667, 0, 83_333)),
        (NewTerm(rate_bp=1800), True, (100_000, 18_000, 7_407, 74_593)),
        (NewTerm(kind=TermKind.FIXED_NET, net_dong=95_000), False, (100_000, 5_000, 0, 95_000)),
    ],
)
def test_the_sum_is_that_of_a_real_sale(
    term: NewTerm, tax_kept: bool, told: tuple[int, int, int, int]
) -> None:
    half = example(term, list_dong=100_000, discount_dong=10_000, vat_rate_bp=800, tax_kept=tax_kept)
    assert (half.base_dong, half.commission_dong, half.tax_kept_dong, half.share_dong) == told
    assert half.paid_dong == half.share_dong + half.house_dong == 90_000


def test_an_unsound_term_is_refused() -> None:
    with pytest.raises(RateRefused):
        example(NewTerm(rate_bp=None), list_dong=1, discount_dong=0, vat_rate_bp=None, tax_kept=False)


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def manager(app: Flask, session: Session, minh: Actor, now: datetime) -> FlaskClient:
    """The manager's browser."""
    make_world(session, minh)
    return visit(app, session, Role.MANAGER, now)


def tried(manager: FlaskClient, of: str, query: str, **told: str) -> str:
    """What the button answers."""
    data = {"csrf_token": token_on(page_of(manager, f"{PAGE}/{of}/new")), **told}
    answer = manager.post(f"{PAGE}/{of}/example?{query}", data=data)
    assert answer.status_code in {200, 422}
    return answer.text


def test_without_a_script_the_sum_stands_beside_the_whole_form(manager: FlaskClient) -> None:
    page = tried(manager, "agreements", "lang=en", number="HĐ9", **DEAL)
    for told in ("100.000", "−10.000", "90.000", "−16.200", "73.800", "18 %", 'value="HĐ9"', "New agreement"):
        assert told in page
    assert "fill this in" not in page


def test_a_script_gets_the_sum_alone(manager: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    token = token_on(page_of(manager, f"{PAGE}/terms/new"))
    monkeypatch.setattr(pages, "check_page", lambda answer: None)  # a part of a page is no page
    answer = manager.post(f"{PAGE}/terms/example?only=sum", data={"csrf_token": token, **DEAL})
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div id="example"')
    assert ("73.800" in answer.text, "<html" in answer.text) == (True, False)


def test_a_fixed_net_and_a_loss_of_the_house_are_told(manager: FlaskClient) -> None:
    fixed = {"kind": "fixed_net", "net_dong": "120.000", "discount_bearer": "house"}
    page = tried(manager, "terms", "lang=en", **(DEAL | fixed))
    assert ("Fixed net 120.000" in page, "pay more than it takes" in page) == (True, True)


@pytest.mark.parametrize(
    ("told", "reason"), [({"rate_bp": ""}, "fill this in"), ({"rate_bp": "130"}, "between 0 and 100")]
)
def test_what_the_sum_lacks_is_told_at_its_field(
    manager: FlaskClient, told: dict[str, str], reason: str
) -> None:
    page = tried(manager, "agreements", "lang=en", **(DEAL | told))
    assert (reason in page, "the sum stands here" in page) == (True, True)


def test_the_first_page_has_no_sum_yet(manager: FlaskClient) -> None:
    assert "the sum stands here" in page_of(manager, f"{PAGE}/agreements/new?lang=en")
