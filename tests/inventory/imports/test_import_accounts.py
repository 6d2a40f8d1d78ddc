"""Bank accounts in a file of producers: a payout by VietQR needs the bank and the number."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from inventory.producers.models import BankAccount
from tests.inventory.imports.commands import contents, run_import

HEAD = "Mã chủ thể;Tên chủ thể;Ngân hàng;Số tài khoản"
BOTH = "Mã chủ thể;Tên chủ thể;Mã ngân hàng;Ngân hàng;Số tài khoản"
TABLES = ("producer", "bank_account", "import_batch")


def _accounts(session: Session) -> list[tuple[str, str]]:
    session.rollback()
    rows = session.execute(select(BankAccount.bank_bin, BankAccount.account_no).order_by(BankAccount.id))
    return [(row.bank_bin, row.account_no) for row in rows]


def test_a_bank_is_known_by_its_name(app: Flask, session: Session) -> None:
    rows = ["P1;A;Vietcombank;0071 000 123", "P2;B;NH Nông nghiệp;1500-205", "P3;C;970422;12.34", "P4;D;;"]
    run = run_import(app, "producers", "\n".join([HEAD, *rows]))
    assert (run.exit_code, run.counts, run.told["unknown_columns"]) == (0, (4, 4, 0, 0), [])
    assert _accounts(session) == [("970436", "0071000123"), ("970405", "1500205"), ("970422", "1234")]


REFUSED = [
    (HEAD, "P1;A;;0071000", ("Ngân hàng", ""), "Thiếu ngân hàng"),
    ("Mã chủ thể;Tên chủ thể;Số tài khoản", "P1;A;0071000", ("Số tài khoản", "0071000"), "Thiếu ngân hàng"),
    (HEAD, "P1;A;Kho bạc;0071000", ("Ngân hàng", "Kho bạc"), "Không có ngân hàng nào"),
    (HEAD, "P1;A;Sài Gòn;0071000", ("Ngân hàng", "Sài Gòn"), "SaigonBank 970400, SCB 970429"),
    (HEAD, "P1;A;VCB;12/34", ("Số tài khoản", "12/34"), "1 đến 19"),
    (BOTH, "P1;A;970436;Agribank;0071000", ("Mã ngân hàng", "970436"), "hai ngân hàng khác nhau"),
    (BOTH, "P1;A;VCBX;Agribank;0071000", ("Mã ngân hàng", "VCBX"), "Không có ngân hàng nào"),
]


@pytest.mark.parametrize(("head", "row", "place", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_an_account_that_nothing_can_be_paid_to_is_refused(
    sqlite_app: Flask, session_of: Session, head: str, row: str, place: tuple[str, str], reason: str
) -> None:
    run = run_import(sqlite_app, "producers", f"{head}\n{row}\n")
    assert (run.exit_code, run.refused) == (1, [(2, *place)])
    assert reason in run.told["rejected"][0]["reason"]
    assert not any(contents(session_of, *TABLES).values())


def test_figures_and_name_of_one_bank_agree(sqlite_app: Flask, session_of: Session) -> None:
    assert run_import(sqlite_app, "producers", f"{BOTH}\nP1;A;970405;Agribank;15\n").exit_code == 0
    assert _accounts(session_of) == [("970405", "15")]


def test_the_same_number_at_another_bank_is_another_account(sqlite_app: Flask, session_of: Session) -> None:
    run_import(sqlite_app, "producers", f"{HEAD}\nP1;A;VCB;15\n")
    assert run_import(sqlite_app, "producers", f"{HEAD}\nP1;A;Vietcombank;1 5\n").counts == (1, 0, 0, 1)
    assert run_import(sqlite_app, "producers", f"{HEAD}\nP1;A;BIDV;15\n").counts == (1, 0, 1, 0)
    assert _accounts(session_of) == [("970436", "15"), ("970418", "15")]
