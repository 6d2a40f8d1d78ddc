"""Producers from a file: with their agreements, once, and all or none."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from inventory.agreements.models import AgreementRow, TermRow
from inventory.imports.models import ImportBatch
from inventory.producers.models import BankAccount, Producer
from inventory.producers.rules import EntityType
from tests.inventory.imports.commands import contents, run_import

TABLES = ("producer", "agreement", "term", "bank_account", "import_batch")
HEAD = "Mã chủ thể;Tên chủ thể;Loại hình;MST;SĐT;Mã ngân hàng;Số tài khoản;Hoa hồng;Số ngày chờ;Ghi chú"
HOA = "P0001;Hộ Hoa;Hộ kinh doanh;1700123456;0912 345 678;970436;0071000;18 %;3;x"
FILE = f"{HEAD}\r\n{HOA}\r\nP0002;HTX Lá Dứa;HTX;;;;;12,5%;;\r\n"


def test_a_file_makes_producers_with_their_agreements(app: Flask, session: Session) -> None:
    run = run_import(app, "producers", FILE, "--valid-from", "2026-01-01")
    assert run.exit_code == 0
    assert run.told == {
        "rows": 2,
        "created": 2,
        "updated": 0,
        "unchanged": 0,
        "rejected": [],
        "notation": "1.234,5",
        "encoding": "UTF-8",
        "unknown_columns": ["Ghi chú"],
    }
    hoa = session.scalars(select(Producer).where(Producer.code == "P0001")).one()
    assert (hoa.name, hoa.entity_type, hoa.tax_code) == ("Hộ Hoa", EntityType.HOUSEHOLD, "1700123456")
    agreement = session.scalars(select(AgreementRow).where(AgreementRow.producer_id == hoa.id)).one()
    assert (agreement.hold_days, agreement.valid_from) == (3, datetime(2025, 12, 31, 17, tzinfo=UTC))
    assert set(session.scalars(select(TermRow.rate_bp))) == {1800, 1250}
    account = session.scalars(select(BankAccount)).one()
    assert (account.bank_bin, account.account_no) == ("970436", "0071000")
    batch = session.scalars(select(ImportBatch)).one()
    assert (batch.kind, batch.rows, batch.created, batch.notation) == ("producers", 2, 2, "1.234,5")


@pytest.mark.parametrize("day", ["2026-01-01", "2030-01-01"])
def test_the_same_file_again_changes_nothing(app: Flask, session: Session, day: str) -> None:
    run_import(app, "producers", FILE, "--valid-from", day)
    before = contents(session, *TABLES)
    again = run_import(app, "producers", FILE, "--valid-from", day)
    assert (again.exit_code, again.counts) == (0, (2, 0, 0, 2))
    assert contents(session, *TABLES) == before | {"import_batch": 2}


def test_another_commission_is_a_new_term(sqlite_app: Flask, session_of: Session) -> None:
    run_import(sqlite_app, "producers", FILE, "--valid-from", "2026-01-01")
    run = run_import(sqlite_app, "producers", FILE.replace("18 %;3", "20 %;5"))
    assert run.counts == (2, 0, 1, 1)
    assert set(session_of.scalars(select(TermRow.rate_bp))) == {1800, 1250, 2000}
    assert set(session_of.scalars(select(AgreementRow.hold_days))) == {5, 0}


def test_a_changed_agreement_is_left_as_it_is_the_next_time(sqlite_app: Flask, session_of: Session) -> None:
    run_import(sqlite_app, "producers", FILE, "--valid-from", "2026-01-01")
    changed = FILE.replace("18 %;3", "20 %;5")
    run_import(sqlite_app, "producers", changed)
    assert run_import(sqlite_app, "producers", changed).counts == (2, 0, 0, 2)


@pytest.mark.parametrize(
    ("told", "rates", "days"),
    [("20 %;3", {1800, 1250, 2000}, {3, 0}), ("18 %;5", {1800, 1250}, {5, 0}), (";", {1800, 1250}, {3, 0})],
)
def test_commission_and_hold_days_change_apart_from_each_other(
    sqlite_app: Flask, session_of: Session, told: str, rates: set[int], days: set[int]
) -> None:
    run_import(sqlite_app, "producers", FILE, "--valid-from", "2026-01-01")
    run = run_import(sqlite_app, "producers", FILE.replace("18 %;3", told))
    assert run.exit_code == 0
    assert set(session_of.scalars(select(TermRow.rate_bp))) == rates
    assert set(session_of.scalars(select(AgreementRow.hold_days))) == days


def test_a_commission_can_change_twice_before_its_agreement_begins(
    sqlite_app: Flask, session_of: Session
) -> None:
    run_import(sqlite_app, "producers", FILE, "--valid-from", "2030-01-01")
    for rate in ("20 %", "22 %"):
        run = run_import(sqlite_app, "producers", FILE.replace("18 %", rate))
        assert (run.exit_code, run.counts) == (0, (2, 0, 1, 1))
        again = run_import(sqlite_app, "producers", FILE.replace("18 %", rate))
        assert again.counts == (2, 0, 0, 2)


def test_a_commission_of_a_later_day_waits_for_it(sqlite_app: Flask, session_of: Session) -> None:
    run_import(sqlite_app, "producers", FILE, "--valid-from", "2026-01-01")
    changed = FILE.replace("18 %", "20 %")
    assert run_import(sqlite_app, "producers", changed, "--valid-from", "2030-01-01").counts == (2, 0, 1, 1)
    begun = session_of.scalars(select(TermRow.valid_from).where(TermRow.rate_bp == 2000)).all()
    assert begun == [datetime(2029, 12, 31, 17, tzinfo=UTC)]
    assert run_import(sqlite_app, "producers", changed, "--valid-from", "2030-01-01").counts == (2, 0, 0, 2)
    assert run_import(sqlite_app, "producers", FILE).counts == (2, 0, 0, 2)


def test_a_producer_is_known_by_its_tax_code_too(sqlite_app: Flask, session_of: Session) -> None:
    run_import(sqlite_app, "producers", FILE)
    run = run_import(
        sqlite_app, "producers", f"{HEAD}\n{HOA.replace('P0001', 'H1').replace('Hộ Hoa', 'Hộ bà Hoa')}"
    )
    assert run.counts == (1, 0, 1, 0)
    assert set(session_of.scalars(select(Producer.code))) == {"P0001", "P0002"}
    assert "Hộ bà Hoa" in set(session_of.scalars(select(Producer.name)))


def test_a_changed_bank_account_waits_for_a_second_person(sqlite_app: Flask, session_of: Session) -> None:
    run_import(sqlite_app, "producers", FILE)
    run_import(sqlite_app, "producers", FILE.replace("0071000", "0082000"))
    approved = {
        row.account_no: row.approved_at is not None for row in session_of.scalars(select(BankAccount))
    }
    assert approved == {"0071000": True, "0082000": False}


def test_hold_days_without_an_agreement_change_nothing(sqlite_app: Flask, session_of: Session) -> None:
    file = "code,name,hold_days\nP1,HTX,3\n"
    assert run_import(sqlite_app, "producers", file).counts == (1, 1, 0, 0)
    assert run_import(sqlite_app, "producers", file).counts == (1, 0, 0, 1)
    assert contents(session_of, "agreement") == {"agreement": 0}


def test_an_agreement_can_be_made_later(sqlite_app: Flask, session_of: Session) -> None:
    run_import(sqlite_app, "producers", "code,name\nP1,HTX\n")
    file = "code,name,commission_bp,hold_days\nP1,HTX,1800,3\n"
    assert run_import(sqlite_app, "producers", file).counts == (1, 0, 1, 0)
    assert run_import(sqlite_app, "producers", file).counts == (1, 0, 0, 1)
    assert session_of.scalars(select(AgreementRow.hold_days)).all() == [3]


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        (["P1;A;;;;;;;;", "P1;B;;;;;;;;"], [(3, "Mã chủ thể", "P1")]),
        (["P1;A;;17;;;;;;", "P2;B;;17;;;;;;"], [(3, "MST", "17")]),
        (["P1;;;;;;;1;x;"], [(2, "Tên chủ thể", ""), (2, "Hoa hồng", "1"), (2, "Số ngày chờ", "x")]),
        ([f"{'X' * 41};A;;;;;;;;"], [(2, "Mã chủ thể", "X" * 41)]),
        (["P1;A;Hội;;;;;;;"], [(2, "Loại hình", "Hội")]),
        (
            ["P0001;A;;1700999;;;;;;", "P0003;A;;1700123456;;;;;;", "P0002;B;;1700123456;;;;;;"],
            [(4, "MST", "1700123456")],
        ),
    ],
)
def test_one_bad_row_and_nothing_is_written(
    sqlite_app: Flask, session_of: Session, rows: list[str], refused: list[tuple[int, str, str]]
) -> None:
    run_import(sqlite_app, "producers", FILE)
    before = contents(session_of, *TABLES)
    run = run_import(sqlite_app, "producers", "\n".join([HEAD, *rows, "P9;Tốt;;;;;;18 %;;"]))
    assert (run.exit_code, run.counts[1:]) == (1, (0, 0, 0))
    assert set(refused) <= set(run.refused)
    assert contents(session_of, *TABLES) == before


def test_a_dry_run_writes_nothing(sqlite_app: Flask, session_of: Session) -> None:
    run = run_import(sqlite_app, "producers", FILE, "--dry-run")
    assert (run.exit_code, run.counts) == (0, (2, 2, 0, 0))
    assert not any(contents(session_of, *TABLES).values())


def test_a_file_that_cannot_be_read_says_so_in_json_too(sqlite_app: Flask) -> None:
    run = run_import(sqlite_app, "producers", "a,b\n1,2\n")
    assert run.exit_code == 1
    assert run.told["rows"] == 0
    assert run.told["rejected"][0]["reason"] in run.words


def test_a_producer_whose_name_cannot_be_read_is_called_by_its_code(app: Flask, session: Session) -> None:
    file = "code;name;bank_bin;bank_account;commission_bp\nP0001;\u200b\x07;970436;0071000;1800\n"
    assert run_import(app, "producers", file).counts == (1, 1, 0, 0)
    assert run_import(app, "producers", file).counts == (1, 0, 0, 1)
    assert session.scalars(select(Producer.name)).all() == ["P0001"]
    assert session.scalars(select(BankAccount.holder)).all() == ["P0001"]
