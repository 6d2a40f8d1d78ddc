"""Certificates: listed by what they are worth, added to a product, suspended and revoked."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core import clock
from core.lists import ListRequest
from core.permissions import Actor
from inventory.certificates import queries, services
from inventory.certificates.models import CertificateRow
from inventory.certificates.rules import EndKind, State, state_on
from inventory.certificates.services import EndBeforeDecision, NewCertificate
from people.persons.rules import Role
from tests.visitors import page_of, token_on, visit
from tests.worlds import World, key, make_world

TODAY = date(2026, 11, 24)
SPRING = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every route stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def world(session: Session, minh: Actor) -> World:
    """Honey with an old certificate and one of the spring; shrimp with one that ends in three weeks."""
    world = make_world(session, minh)
    for number, product, stars, decided, valid_to in (
        (70, world.honey, 3, date(2022, 1, 1), date(2025, 1, 1)),
        (71, world.honey, 4, SPRING, date(2029, 4, 1)),
        (72, world.shrimp, 5, date(2023, 12, 15), date(2026, 12, 15)),
    ):
        session.execute(
            insert(CertificateRow).values(
                id=key(number), product_id=product, stars=stars, number=f"{number}/QĐ",
                decided_on=decided, valid_to=valid_to,
            )
        )  # fmt: skip
    session.commit()
    return world


@pytest.fixture
def keeper(app: Flask, session: Session, world: World, now: datetime) -> FlaskClient:
    """The stock keeper's browser."""
    return visit(app, session, Role.STOCK_KEEPER, now)


def numbers(session: Session, scope: Actor, **asked: object) -> Sequence[str]:
    """The certificates that are asked for."""
    request = ListRequest(**{"sort": "valid_to", **asked})  # type: ignore[arg-type]
    return [row.number for row in queries.listed(session, request, day=TODAY, scope=scope).rows]


def sent(client: FlaskClient, form_at: str, to: str, **told: str) -> tuple[int, str]:
    """Fill in the form of a page and send it; the status and the text, or where it leads."""
    answer = client.post(to, data={"csrf_token": token_on(page_of(client, form_at)), **told})
    return answer.status_code, answer.headers.get("Location") or answer.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["70/QĐ", "72/QĐ", "71/QĐ"]),
        ({"filters": {"state": "expiring"}}, ["72/QĐ"]),
        ({"filters": {"state": "valid"}}, ["72/QĐ", "71/QĐ"]),
        ({"filters": {"state": "expired"}}, ["70/QĐ"]),
        ({"filters": {"state": "ended"}}, []),
        ({"filters": {"state": "to_come"}}, []),
        ({"filters": {"stars": "4"}}, ["71/QĐ"]),
        ({"search": "tom kho"}, ["72/QĐ"]),
        ({"search": "hộ hoa", "sort": "stars"}, ["70/QĐ", "71/QĐ", "72/QĐ"]),
        ({"search": "71/"}, ["71/QĐ"]),
    ],
)
def test_certificates_are_found_by_what_they_are_worth(
    session: Session, world: World, lan: Actor, asked: dict[str, object], found: Sequence[str]
) -> None:
    assert numbers(session, lan, **asked) == found


def test_a_producer_sees_its_own_alone(session: Session, world: World, hoa: Actor) -> None:
    for producer, count in ((world.hoa, 3), (UUID(int=4), 0)):
        own = Actor(person_id=hoa.person_id, permissions=hoa.permissions, producer_id=producer)
        assert len(numbers(session, own)) == count


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({}, State.VALID),
        ({"valid_to": TODAY + timedelta(days=91)}, State.VALID),
        ({"valid_to": TODAY + timedelta(days=90)}, State.EXPIRING),
        ({"valid_to": TODAY}, State.EXPIRING),
        ({"valid_to": TODAY - timedelta(days=1)}, State.EXPIRED),
        ({"ended_on": TODAY}, State.ENDED),
        ({"ended_on": TODAY + timedelta(days=1)}, State.VALID),
        ({"decided_on": TODAY + timedelta(days=1)}, State.TO_COME),
    ],
)
def test_a_certificate_is_worth_something_from_day_to_day(change: dict[str, date], state: State) -> None:
    days: dict[str, date | None] = {"decided_on": SPRING, "valid_to": date(2029, 4, 1), "ended_on": None}
    assert state_on(**(days | change), day=TODAY) is state  # type: ignore[arg-type]


def test_the_list_is_shown_and_taken_away(keeper: FlaskClient) -> None:
    page = page_of(keeper, "/certificates")
    assert ("Sắp hết hạn (90 ngày)" in page, '<a href="/products/TOM">' in page) == (True, True)
    lines = keeper.get("/certificates?as=csv&lang=en&state=expiring", buffered=True).text.splitlines()
    assert lines[1].startswith("Tôm khô đất loại 1,TOM,Hộ Hoa,5,72/QĐ")


def test_a_certificate_is_added_and_takes_the_place_of_the_valid_one(
    session: Session, world: World, keeper: FlaskClient
) -> None:
    form, to = "/products/MAT/certificates/new", "/products/MAT/certificates"
    assert "takes the place" in page_of(keeper, f"{form}?lang=en")
    told = {"stars": "5", "number": "99/QĐ", "issuer": "UBND tỉnh", "decided_on": "2026-11-20"}
    assert sent(keeper, form, to, **told) == (303, "/products/MAT")
    rows = {row.number: row for row in session.scalars(select(CertificateRow))}
    assert (rows["99/QĐ"].valid_to, rows["99/QĐ"].stars) == (date(2029, 11, 20), 5)
    assert (rows["71/QĐ"].end_kind, rows["71/QĐ"].ended_on) == (EndKind.REPLACED, date(2026, 11, 20))
    assert (rows["70/QĐ"].end_kind, rows["72/QĐ"].end_kind) == (None, None)
    assert 'aria-label="OCOP, 5 stars"' in page_of(keeper, "/products/MAT?lang=en")


def test_an_older_certificate_that_is_written_down_late_replaces_none_after_it(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    old = NewCertificate(product_id=world.honey, stars=3, decided_on=date(2025, 2, 1))
    services.renew_certificate(certificate=old, actor=lan, now=now)
    assert session.scalars(select(CertificateRow.end_kind).distinct()).all() == [None]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"stars": ""}, "fill this in"),
        ({"stars": "2"}, "Not a valid choice"),
        ({"number": ""}, "fill this in"),
        ({"decided_on": ""}, "fill this in"),
        ({"valid_to": "2026-11-19"}, "cannot end before"),
    ],
)
def test_a_certificate_that_cannot_be_is_told_at_its_field(
    session: Session, keeper: FlaskClient, told: dict[str, str], reason: str
) -> None:
    whole = {"stars": "5", "number": "99/QĐ", "issuer": "UBND", "decided_on": "2026-11-20"}
    to = "/products/MAT/certificates"
    status, page = sent(keeper, f"{to}/new", f"{to}?lang=en", **(whole | told))
    assert (status, reason in page, 'value="UBND"' in page) == (422, True, True)
    assert len(session.scalars(select(CertificateRow.id)).all()) == 3


def test_a_certificate_is_revoked_and_its_stars_are_gone(session: Session, keeper: FlaskClient) -> None:
    path = f"/certificates/{key(71)}/end"
    assert f'href="{path}"' in page_of(keeper, "/products/MAT")
    assert "show its stars no more" in page_of(keeper, f"{path}?lang=en")
    status, page = sent(keeper, path, f"{path}?lang=en", kind="revoked", ended_on="2026-03-31")
    assert (status, "before the day of its decision" in page) == (422, True)
    assert sent(keeper, path, path, kind="replaced", ended_on="2026-11-24")[0] == 422
    assert sent(keeper, path, path, kind="revoked", ended_on="2026-11-24") == (303, "/products/MAT")
    page = page_of(keeper, "/products/MAT?lang=en")
    assert ("Revoked" in page, "No valid certificate" in page) == (True, True)
    status, page = sent(keeper, path, f"{path}?lang=en", kind="revoked", ended_on="2026-11-24")
    assert (status, "already ended" in page) == (422, True)


def test_no_certificate_ends_before_it_began(
    session: Session, world: World, lan: Actor, now: datetime
) -> None:
    with pytest.raises(EndBeforeDecision):
        services.end_certificate(
            certificate_id=key(71), kind=EndKind.REVOKED, ended_on=date(2026, 3, 31), actor=lan, now=now
        )


def test_who_only_sells_looks_and_changes_nothing(
    app: Flask, session: Session, world: World, now: datetime
) -> None:
    cashier = visit(app, session, Role.CASHIER, now)
    page_of(cashier, "/certificates")
    page_of(cashier, "/products/MAT/certificates/new", status=403)
    page_of(cashier, f"/certificates/{key(71)}/end", status=403)
    keeper = visit(app, session, Role.STOCK_KEEPER, now)
    page_of(keeper, f"/certificates/{UUID(int=9)}/end", status=404)
