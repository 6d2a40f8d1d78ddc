"""A producer without goods in the house may still owe a fee."""

from datetime import date, datetime

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from core.permissions import Actor
from inventory.producers.models import Producer
from settlement.entries.queries import balance
from settlement.entries.rules import EntryKind
from settlement.entries.services import NewEntry, post
from settlement.papers import queries as papers
from settlement.papers.pdf import statement_pdf
from settlement.papers.rules import Part, equation
from settlement.payouts.rules import PayoutMethod
from settlement.payouts.services import NewPayout, NotPayable, record_payout
from settlement.statements import queries, services
from tests.worlds import key

TODAY = date(2026, 11, 24)
BAY = key(40)


@pytest.fixture
def number(session: Session, lan: Actor, now: datetime) -> str:
    """Bảy's statement: a fee and nothing else."""
    session.execute(insert(Producer).values(id=BAY, code="P0002", name="Hộ Bảy", search_key="ho bay"))
    entry = NewEntry(
        producer_id=BAY, kind=EntryKind.FEE, source_id=key(60), amount_dong=-20_000, business_day=TODAY,
        matures_on=TODAY,
    )  # fmt: skip
    post(session, [entry], actor_id=lan.person_id, now=now)
    session.commit()
    return services.issue(producer_id=BAY, cut_off=TODAY, actor=lan, now=now)


def test_a_debt_is_a_statement_too(session: Session, number: str, lan: Actor) -> None:
    statement = queries.by_number(session, number, scope=lan)
    assert (statement.stock, statement.bridge, statement.agreement_id) == ((), (), None)
    assert (statement.figures.balance_dong, statement.figures.payable_dong) == (-20_000, 0)
    parts = {each.part: each.amount_dong for each in equation(statement.figures, statement.entries)}
    assert parts == dict.fromkeys(Part, 0) | {Part.KEPT: -20_000}
    assert balance(session, BAY).due_dong == -20_000
    assert statement_pdf(papers.content(session, number, scope=lan))


def test_a_debt_is_not_paid_out(session: Session, number: str, lan: Actor, now: datetime) -> None:
    cash = NewPayout(statement=number, amount_dong=1, method=PayoutMethod.CASH, paid_on=TODAY)
    with pytest.raises(NotPayable):
        record_payout(payout=cash, actor=lan, now=now)


def test_whoever_has_no_entry_has_no_balance(session: Session) -> None:
    assert balance(session, key(99)).open_dong == balance(session, key(99)).due_dong == 0
