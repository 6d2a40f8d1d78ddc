"""The demonstration shop: what is in it, that its books balance, and who may sign in."""

import json
from collections import Counter
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from core.text import to_ascii
from demonstration import cli, trade
from demonstration.goods import makers
from demonstration.shop import PASSWORD
from inventory.producers.models import BankAccount, Producer
from people.sessions.services import sign_in
from tests.people.signing import HERE

SALES = 40
SIGN_INS = {
    "lan": "Quản lý",
    "minh": "Thu ngân",
    "thu": "Thu ngân",
    "ketoan": "Kế toán",
    "kho": "Thủ kho",
    "hoa": "Chủ thể",
}


@pytest.fixture(autouse=True)
def few_sales(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three months with forty sales, which are as good as three thousand here."""
    monkeypatch.setattr(trade, "SALES", SALES)
    monkeypatch.setattr(cli, "SALES", SALES)


def _run(app: Flask, *arguments: str) -> str:
    result = app.test_cli_runner().invoke(args=list(arguments))
    assert result.exit_code == 0, result.output
    return str(result.stdout)


def _exported(app: Flask, what: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_run(app, "export", what, "--json"))
    return found


def _accounts_as_banks_print_them(session: Session) -> int:
    """How many accounts there are; each is in its producer's name, in capitals without diacritics."""
    holders = select(Producer.name, BankAccount.holder).join(Producer, Producer.id == BankAccount.producer_id)
    found = session.execute(holders).all()
    assert ("Hộ kinh doanh Minh Hoa", "HO KINH DOANH MINH HOA") in found
    assert all(holder == to_ascii(name).upper() for name, holder in found)
    return len(found)


def test_it_has_269_products_of_130_producers_with_their_stars() -> None:
    goods = [good for maker in makers() for good in maker.goods]
    assert (len(makers()), len(goods)) == (130, 269)
    assert Counter(good.stars for good in goods) == {5: 6, 4: 36, 3: 227}
    assert makers() == makers()


def test_an_empty_database_gets_a_shop_whose_books_balance_once(app: Flask, session: Session) -> None:
    said = _run(app, "demo", "load")

    assert (len(_exported(app, "products")), len(_exported(app, "producers"))) == (269, 130)
    assert len({(row["till"], row["receipt"]) for row in _exported(app, "sales")}) >= SALES
    assert {row["location"] for row in _exported(app, "stock")} == {"KG", "CR", "CB"}
    assert json.loads(_run(app, "verify", "--json"))["ok"] is True
    assert set(session.scalars(select(AnomalyRow.kind))) <= {AnomalyKind.OVERSOLD}
    told = {line.split()[0]: line.rpartition(", ")[2] for line in said.splitlines() if PASSWORD in line}
    assert told == SIGN_INS
    assert _accounts_as_banks_print_them(session) == 130
    assert sign_in(login="hoa", password=PASSWORD, address=HERE, now=clock.now())
    assert _run(app, "demo", "load") == said
    assert len(_exported(app, "products")) == 269


def test_books_of_a_real_shop_stay_as_they_are(app: Flask) -> None:
    _run(app, "location", "add", "KG", "Cửa hàng")
    path = app.config["GANH"].instance / "producers.csv"
    path.write_text("code,name\nP1,Hòa\n", encoding="utf-8")
    _run(app, "import", "producers", str(path))

    assert "Cơ sở dữ liệu đã có dữ liệu; chưa nạp gì." in _run(app, "demo", "load")
    assert _exported(app, "products") == []
