"""`flask verify`: what a manager reads, what a program reads, and the exit that both can go by."""

import json
from datetime import UTC, date, datetime

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from core import clock
from pos.checkout import services
from review.verification.labels import TITLES, compared
from review.verification.services import CHECKS, audit
from tests.tickets import line, sent, ticket
from tests.worlds import World


def verify(app: Flask, *options: str) -> Result:
    """Run the command."""
    return app.test_cli_runner().invoke(args=["verify", *options])


@pytest.fixture
def spoiled(session: Session, books: World) -> World:
    """Books in which a balance is wrong."""
    session.execute(text("UPDATE producer_account SET open_dong = open_dong + 1"))
    session.commit()
    return books


def test_books_that_balance_are_said_to_and_the_exit_is_0(app: Flask, books: World) -> None:
    told = verify(app)
    assert told.exit_code == 0
    assert told.output.splitlines()[-1] == "Sổ sách khớp."
    assert "SAI" not in told.output
    assert "đúng     I17          1  hàng trả không vượt quá hàng đã bán" in told.output
    assert "Dòng chưa gán: 1; điểm bất thường còn mở: " in told.output


def test_broken_books_are_named_and_the_exit_is_1(app: Flask, spoiled: World) -> None:
    told = verify(app)
    assert told.exit_code == 1
    rows = told.output.splitlines()
    at = rows.index("SAI      I3           1  số dư tài khoản bằng tổng các bút toán")
    assert rows[at + 1].strip() == str(spoiled.hoa)
    assert rows[-1] == "SỔ SÁCH KHÔNG KHỚP."


def test_a_program_reads_the_same_as_json(app: Flask, spoiled: World) -> None:
    told = verify(app, "--json", "--day", "2026-11-24")
    report = json.loads(told.output)
    assert (told.exit_code, report["ok"]) == (1, False)
    assert [(c["code"], c["broken"]) for c in report["checks"] if c["broken"]] == [("I3", [str(spoiled.hoa)])]
    assert [day["location"] for day in report["days"]] == ["KG"]
    assert all(line["left"] == line["right"] for line in report["days"][0]["compared"])


def test_a_day_is_told_line_by_line_with_what_came_late(app: Flask, books: World) -> None:
    late = sent(ticket(books, 8, [line(books.honey, 1, 240_000)]))
    services.record_sale(late, place=books.place, now=datetime(2026, 11, 26, 3, 0, tzinfo=UTC))
    first, third = verify(app, "--day", "2026-11-24"), verify(app, "--day", "2026-11-26")
    assert "đúng     KG: chuyển khoản = đã thấy + chưa thấy: 240.000 = 240.000" in first.output
    assert "muộn     KG: KG01-000008" not in first.output
    assert "muộn     KG: KG01-000008" in third.output


def test_gaps_and_clashes_of_numbers_are_warned_of_and_break_nothing(app: Flask, books: World) -> None:
    for number in (7, 11):
        body = sent(ticket(books, number, [line(books.honey, 1, 240_000)]))
        services.record_sale(body, place=books.place, now=datetime(2026, 11, 26, 3, 0, tzinfo=UTC))
    told = verify(app)
    assert told.exit_code == 0
    assert "LƯU Ý    I13  số phiếu KG01-000007 bị dùng lại (1)" in told.output
    assert "LƯU Ý    I13  quầy KG01 thiếu số từ 8 đến 10" in told.output


@pytest.mark.parametrize(
    ("today", "warned"),
    [(datetime(2026, 11, 30, tzinfo=UTC), False), (datetime(2026, 12, 10, tzinfo=UTC), True)],
    ids=["too early", "within thirty days"],
)
def test_a_vat_rate_that_lapses_soon_is_warned_of(
    app: Flask, monkeypatch: pytest.MonkeyPatch, today: datetime, warned: bool
) -> None:
    monkeypatch.setattr(clock, "now", lambda: today)
    told = verify(app)
    assert ("LƯU Ý    law  nhóm thuế GTGT 8 đổi từ ngày 01/01/2027" in told.output) is warned
    assert told.exit_code == 0


def test_a_day_that_is_none_is_refused(app: Flask) -> None:
    told = verify(app, "--day", "2026-13-01")
    assert told.exit_code == 2
    assert "--day" in told.output


def test_every_check_and_comparison_has_words_for_people(app: Flask, books: World, session: Session) -> None:
    assert set(TITLES) == {check.title for check in CHECKS}
    [day] = audit(session, today=date(2026, 11, 24), day=date(2026, 11, 24)).days
    said = {compared(line.what) for line in day.compared}
    assert len(said) == len(day.compared) >= 5
    assert compared("counted = expected + difference (1)") == "đếm được = phải có + chênh lệch (1)"
