"""Producers on screen: listed, shown, added, changed, and their accounts between two persons."""

import re
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from core import clock
from core.permissions import Actor
from inventory.agreements import services as agreements
from inventory.agreements.rules import AgreementId, Bearer, TermKind
from inventory.agreements.services import NewAgreement, NewTerm
from inventory.producers import queries
from people.persons.rules import Role
from tests.visitors import page_of, token_on, visit
from tests.worlds import World, key, make_world


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """Hoa's household at 18 %."""
    return make_world(session, minh)


@pytest.fixture
def manager(app: Flask, session: Session, world: World, now: datetime) -> FlaskClient:
    """The manager's browser."""
    return visit(app, session, Role.MANAGER, now)


def sent(client: FlaskClient, form_at: str, to: str, **told: str) -> tuple[int, str]:
    """Fill in the form of a page and send it; the status and the text, or where it leads."""
    token = token_on(page_of(client, form_at))
    answer = client.post(to, data={"csrf_token": token, **told})
    return answer.status_code, answer.headers.get("Location") or answer.text


def test_producers_are_listed_and_taken_away(manager: FlaskClient) -> None:
    page = page_of(manager, "/producers")
    assert '<a href="/producers/P0001">Hộ Hoa</a>' in page
    assert "18 %" in page
    lines = manager.get("/producers?as=csv&lang=en", buffered=True).text.splitlines()
    assert lines[0].removeprefix("\ufeff").startswith("Producer,Code,Kind,Commune,Province,Telephone")
    assert lines[1].startswith("Hộ Hoa,P0001,Other,An Biên")


def test_a_producer_shows_what_was_agreed_with_it(
    session: Session, world: World, lan: Actor, now: datetime, manager: FlaskClient
) -> None:
    terms = (
        (NewTerm(rate_bp=2500, scope="set:04@KG"), now),
        (NewTerm(kind=TermKind.FIXED_NET, net_dong=150_000, scope=f"product:{world.shrimp}"), now),
        (NewTerm(rate_bp=1500, discount_bearer=Bearer.SHARED, discount_producer_bp=5000), now + timedelta(1)),
    )
    for term, at in terms:
        agreements.add_term(agreement_id=AgreementId(key(10)), term=term, valid_from=at, actor=lan, now=now)
    page = page_of(manager, "/producers/P0001?lang=en")
    for told in ("Agreement HĐ1", "Commission now", "Fixed net 150.000", "Tôm khô đất loại 1", "25 %"):
        assert told in page
    for told in ("Showroom Rạch Giá", "the producer 50 %", "To come", "Holds now", "product set"):
        assert told in page
    assert "185.000" in page
    after = NewAgreement(
        producer_id=world.hoa, number="HĐ2", valid_from=now, term=NewTerm(rate_bp=1000), answer_days=7,
        tax_kept_from=now.date(),
    )  # fmt: skip
    agreements.add_agreement(agreement=after, actor=lan, now=now)
    page = page_of(manager, "/producers/P0001?lang=en")
    assert ("Other agreements" in page, "Agreement HĐ2" in page, ">Ended<" in page) == (True, True, True)
    assert "7 days to answer a statement" in page


def test_a_producer_that_has_nothing_yet_says_so(manager: FlaskClient) -> None:
    told = {"code": "P0002", "name": "Tổ hợp tác Út", "entity_type": "cooperative_group"}
    assert sent(manager, "/producers/new", "/producers", **told) == (303, "/producers/P0002")
    page = page_of(manager, "/producers/P0002?lang=en")
    for sentence in ("belongs to nobody", "No product of it", "in cash only", "No agreement is in force"):
        assert sentence in page
    assert "Tiếp theo hãy lập hợp đồng" in page


def test_the_next_code_is_proposed(manager: FlaskClient) -> None:
    assert re.search(r'name="code"[^>]*value="P0002"', page_of(manager, "/producers/new"))


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"code": "P0001"}, "already a producer"),
        ({"code": ""}, "fill this in"),
        ({"code": "P 2"}, "1 to 40 letters"),
        ({"name": " "}, "fill this in"),
        ({"tax_code": "123"}, "tax code has 10 figures"),
        ({"personal_no": "123"}, "personal number has"),
        ({"phone": "abc"}, "8 to 15 figures"),
        ({"email": "abc"}, "no e-mail address"),
        ({"entity_type": "king"}, "Not a valid choice"),
    ],
)
def test_an_invalid_producer_is_told_at_its_field(
    session: Session, manager: FlaskClient, told: dict[str, str], reason: str
) -> None:
    whole = {"code": "P0002", "name": "Hộ Tám", "entity_type": "household", "address": "Ấp 3"}
    status, page = sent(manager, "/producers/new", "/producers?lang=en", **(whole | told))
    assert (status, reason in page, 'value="Ấp 3"' in page) == (422, True, True)
    assert queries.codes(session) == ["P0001"]


def test_a_producer_is_changed(session: Session, manager: FlaskClient) -> None:
    assert 'value="An Biên"' in page_of(manager, "/producers/P0001/change")
    told = {
        "name": "Hộ Hoa Mới",
        "entity_type": "household",
        "commune": "xã An Biên",
        "tax_code": "091200000001",
    }
    path = "/producers/P0001/change"
    assert sent(manager, path, path, **told) == (303, "/producers/P0001")
    kept = queries.by_code(session, "P0001")
    assert (kept.name, kept.commune, kept.tax_code) == ("Hộ Hoa Mới", "xã An Biên", "091200000001")
    status, page = sent(manager, path, f"{path}?lang=en", **(told | {"name": ""}))
    assert (status, "fill this in" in page) == (422, True)


def test_an_account_takes_two_persons(
    app: Flask, session: Session, world: World, now: datetime, manager: FlaskClient
) -> None:
    form, to = "/producers/P0001/accounts/new", "/producers/P0001/accounts"
    account = {"bank_bin": "970436", "account_no": "0123 456 789", "holder": "Hoa"}
    status, page = sent(manager, form, f"{to}?lang=en", **(account | {"bank_bin": ""}))
    assert (status, "fill this in" in page) == (422, True)
    status, page = sent(manager, form, f"{to}?lang=en", **(account | {"account_no": "số mới"}))
    assert (status, "at most 19" in page) == (422, True)
    assert sent(manager, form, to, **account) == (303, "/producers/P0001")
    page = page_of(manager, "/producers/P0001?lang=en")
    assert ("0123456789" in page, "Vietcombank" in page, "Another person has to" in page) == (
        True,
        True,
        True,
    )
    assert "/approval" not in page

    accountant = visit(app, session, Role.ACCOUNTANT, now)
    [address] = re.findall(
        r'action="(/producers/P0001/accounts/[0-9a-f-]+/approval)"', page_of(accountant, "/producers/P0001")
    )
    status, page = sent(manager, form, f"{address}?lang=en")
    assert (status, "Another person than" in page) == (422, True)
    assert sent(accountant, "/producers/P0001", address)[0] == 303
    page = page_of(accountant, "/producers/P0001?lang=en")
    assert ("Approved</span>" in page, "wait 24 hours" in page, "Đã duyệt tài khoản" in page) == (
        True,
        True,
        True,
    )
    other = address.replace(address.split("/")[-2], str(UUID(int=5)))
    assert sent(accountant, form, other)[0] == 404


def test_who_only_looks_sees_neither_accounts_nor_numbers(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    keeper = visit(app, session, Role.STOCK_KEEPER, now)
    page = page_of(keeper, "/producers/P0001?lang=en")
    assert ("18 %" in page, "Bank accounts" in page, "Personal number" in page) == (True, False, False)
    page_of(keeper, "/producers/P0001/change", status=403)
    page_of(keeper, "/producers/new", status=403)
    page_of(keeper, "/producers/P0009", status=404)
    for role, producer in ((Role.CASHIER, None), (Role.PRODUCER, world.hoa)):
        other = visit(app, session, role, now, producer_id=producer)
        page_of(other, "/producers", status=403)
        page_of(other, "/producers/P0001", status=403)
