"""`flask settle` and `flask payout`: what operators type, and what programs read."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from core import clock
from core.files.models import StoredFile
from core.permissions import Actor
from inventory.producers.models import Producer
from inventory.producers.services import approve_bank_account, propose_bank_account
from pos.checkout.services import record_sale
from settlement.payouts.models import Payout
from settlement.statements.models import StatementRow
from tests.tickets import line, sent, ticket
from tests.worlds import World, add_agreement, add_goods, key, make_world

TODAY = date(2026, 11, 24)
KEYS = [
    "producer", "statement", "cut_off", "lines", "list_dong", "discount_producer_dong", "gross_dong",
    "commission_dong", "tax_kept_dong", "share_dong", "commission_vat_dong", "fees_dong",
    "compensation_dong", "adjustment_dong", "total_dong", "carried_dong", "balance_dong",
    "min_payout_dong", "payable_dong", "on_hold_dong",
]  # fmt: skip
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The clock of every command stands at ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def run(app: Flask) -> Run:
    """A command as it is typed."""
    return lambda *words: app.test_cli_runner().invoke(args=words)


@pytest.fixture
def world(session: Session, minh: Actor, now: datetime) -> World:
    """Hoa and Bảy, each with one sale."""
    world = make_world(session, minh)
    session.execute(insert(Producer).values(id=key(40), code="P0002", name="Hộ Bảy", search_key="ho bay"))
    add_agreement(session, key(40), key(41), rate_bp=1000)  # type: ignore[arg-type]
    add_goods(session, world, key(42), "KHO", "Khô cá", 100_000, "8938500003103", producer_id=key(40))
    session.commit()
    sell(world, 1, now)
    return world


def sell(world: World, number: int, now: datetime) -> None:
    """One of each."""
    sold = [line(world.honey, 1, 240_000), line(key(42), 2, 100_000)]
    record_sale(sent(ticket(world, number, sold)), place=world.place, now=now)


def rows(result: Result) -> list[dict[str, Any]]:
    """What a program reads."""
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def count(session: Session, table: Any) -> int:
    """How many rows a table has."""
    session.rollback()
    return session.scalars(select(func.count()).select_from(table)).one()


def test_what_is_owed_is_told_and_nothing_is_written(run: Run, session: Session, world: World) -> None:
    hoa, bay = rows(run("settle", "--cut-off", "2026-11-24", "--json"))
    assert list(hoa) == KEYS
    assert (hoa["producer"], hoa["statement"], hoa["cut_off"]) == ("P0001", None, "2026-11-24")
    assert (hoa["lines"], hoa["gross_dong"], hoa["share_dong"], hoa["payable_dong"]) == (
        1, 240_000, 196_800, 196_800,
    )  # fmt: skip
    assert (bay["producer"], bay["share_dong"]) == ("P0002", 180_000)
    assert count(session, StatementRow) == 0


def test_issuing_gives_numbers_and_papers_once(run: Run, session: Session, world: World) -> None:
    issued = rows(run("settle", "--cut-off", "2026-11-24", "--issue", "--json"))
    assert [row["statement"] for row in issued] == ["QT2026-000001", "QT2026-000002"]
    assert count(session, StoredFile) == 2
    assert rows(run("settle", "--cut-off", "2026-11-24", "--issue", "--json")) == []
    assert rows(run("settle", "--cut-off", "2026-11-24", "--json")) == []


def test_one_producer_alone(run: Run, session: Session, world: World) -> None:
    [bay] = rows(run("settle", "--cut-off", "2026-11-24", "--producer", "P0002", "--issue", "--json"))
    assert bay["statement"] == "QT2026-000001"
    assert rows(run("settle", "--cut-off", "2026-11-24", "--producer", "P0001", "--json"))
    again = run("settle", "--cut-off", "2026-11-24", "--producer", "P0002", "--issue")
    assert (again.exit_code, "đã chốt đến ngày 24/11/2026" in again.stderr) == (1, True)
    early = run("settle", "--cut-off", "2026-11-01", "--producer", "P0001", "--issue", "--json")
    assert rows(early) == []


def test_what_comes_late_for_a_settled_day_keeps_nobody_waiting(
    run: Run, session: Session, world: World, now: datetime
) -> None:
    rows(run("settle", "--cut-off", "2026-11-24", "--producer", "P0002", "--issue", "--json"))
    sell(world, 2, now)
    result = run("settle", "--cut-off", "2026-11-24", "--issue", "--json")
    assert [row["producer"] for row in rows(result)] == ["P0001"]
    assert "P0002: Bảng QT2026-000001 đã chốt đến ngày 24/11/2026." in result.stderr


def test_people_read_a_table(run: Run, world: World) -> None:
    result = run("settle", "--cut-off", "2026-11-24")
    heads = "Chủ thể\tBảng thanh toán\tSố dòng\tPhần chủ thể\tCộng\tSố dư\tPhải trả"
    assert (result.stdout.splitlines()[0], result.stderr) == (heads, "Đang chốt\n")
    assert "P0001\t-\t1\t196.800\t196.800\t196.800\t196.800" in result.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--cut-off", "2026-11-25", "--issue"], "Ngày chốt 25/11/2026 còn ở tương lai."),
        (["--cut-off", "2026-11-24", "--producer", "P9"], "Lỗi: Không có chủ thể nào mang mã P9."),
        (["--cut-off", "2026-11-24", "--producer", "P9", "--issue"], "Không có chủ thể nào mang mã P9."),
    ],
)
def test_what_cannot_be_settled_is_told(run: Run, world: World, words: list[str], told: str) -> None:
    result = run("settle", *words)
    assert (result.exit_code, told in result.stderr) == (1, True)


@pytest.mark.parametrize(
    "words", [[], ["--issue"], ["--producer", "P0003"], ["--producer", "P0003", "--issue"]]
)
def test_nothing_to_settle_is_said_in_a_sentence(
    run: Run, session: Session, world: World, words: list[str]
) -> None:
    session.execute(insert(Producer).values(id=key(43), code="P0003", name="Hộ Sáu", search_key="ho sau"))
    session.commit()
    assert run("settle", "--cut-off", "2026-11-24", "--issue").exit_code == 0
    result = run("settle", "--cut-off", "2026-11-24", *words)
    assert (result.exit_code, result.stdout) == (0, "Không có khoản nào cần chốt đến hết ngày 24/11/2026.\n")
    assert count(session, StatementRow) == 2


def test_a_day_is_typed_in_either_order_of_vietnam(run: Run, world: World) -> None:
    assert rows(run("settle", "--cut-off", "24/11/2026", "--json"))[0]["cut_off"] == "2026-11-24"
    for typed in ("11/24/2026", "hôm nay", ""):
        result = run("settle", "--cut-off", typed)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            f"Lỗi: --cut-off: {typed} không phải là một ngày. Hãy viết như 2026-11-24 hoặc 24/11/2026.\n"
        )


def test_a_draft_may_look_ahead(run: Run, world: World) -> None:
    assert len(rows(run("settle", "--cut-off", "2026-12-31", "--json"))) == 2


@pytest.fixture
def issued(run: Run, world: World, lan: Actor, minh: Actor, now: datetime) -> str:
    """Hoa's statement; she has a bank account."""
    account = propose_bank_account(
        producer_id=world.hoa, bank_bin="970436", account_no="111", holder="HOA", actor=lan, now=now
    )
    approve_bank_account(account_id=account, actor=minh, now=now)
    [row] = rows(run("settle", "--cut-off", "2026-11-24", "--producer", "P0001", "--issue", "--json"))
    return str(row["statement"])


def test_a_transfer_pays_all_that_is_left(run: Run, session: Session, issued: str) -> None:
    part = run("payout", issued, "--amount", "96800", "--method", "cash", "--paid-on", "2026-11-23", "--json")
    assert json.loads(part.stdout) == {
        "payout": "PC2026-000001", "statement": issued, "amount_dong": 96_800, "left_dong": 100_000,
    }  # fmt: skip
    rest = run("payout", issued)
    assert rest.stdout == "PC2026-000002: 100.000 đ\n"
    paid = session.scalars(select(Payout).order_by(Payout.number)).all()
    assert [payout.paid_on for payout in paid] == [TODAY - timedelta(days=1), TODAY]
    assert paid[0].bank_account_id is None
    assert paid[1].bank_account_id is not None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--amount", "196801"], "Số này vượt quá số phải trả cho chủ thể."),
        (["--amount", "5000000", "--method", "cash"], "phải ghi lý do"),
        (["--paid-on", "2026-11-25"], "Ngày chi trả 25/11/2026 còn ở tương lai."),
    ],
)
def test_a_payout_that_is_refused_is_told(
    run: Run, session: Session, issued: str, words: list[str], told: str
) -> None:
    result = run("payout", issued, *words)
    assert (result.exit_code, told in result.stderr) == (1, True)
    assert count(session, Payout) == 0


def test_nothing_is_paid_twice_and_nothing_to_nobody(run: Run, session: Session, issued: str) -> None:
    assert run("payout", issued).exit_code == 0
    assert "lớn hơn không" in run("payout", issued).stderr
    assert run("payout", "QT2026-999999").exit_code == 1
    assert count(session, Payout) == 1
