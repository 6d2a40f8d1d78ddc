"""Agreements, their terms, and the account that is paid."""

from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.permissions import Actor
from inventory.agreements import services as agreements
from inventory.agreements.models import AgreementRow, TermRow
from inventory.agreements.queries import agreements_of
from inventory.agreements.rules import Bearer, TermKind, agreement_at, scope_is_sound, scopes_for, term_at
from inventory.agreements.services import NewAgreement, NewTerm
from inventory.locations.services import add_location
from inventory.producers import queries as producers
from inventory.producers import services as producer_services
from inventory.producers.rules import ProducerId
from inventory.products.rules import ProductId


def test_a_term_is_found_by_the_narrowest_scope(
    session: Session, hoa_id: ProducerId, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    add_location(code="KG", name="Showroom Rạch Giá", actor=lan, now=now)
    agreement_id = session.scalars(select(AgreementRow.id)).one()
    for scope, rate in (("set:04", 1000), (f"product:{honey_id}@KG", 500), ("all@KG", 2000)):
        term = NewTerm(rate_bp=rate, scope=scope)
        agreements.add_term(agreement_id=agreement_id, term=term, valid_from=now, actor=lan, now=now)
    [agreement] = agreements_of(session, [hoa_id])[hoa_id]

    def rate(product_id: UUID, set_code: str | None, place: str) -> int | None:
        found = term_at(agreement.terms, now, scopes_for(product_id, set_code, place))
        return found.rate_bp if found else None

    assert rate(honey_id, "04", "KG") == 500
    assert rate(honey_id, "04", "CM") == 1000
    assert rate(UUID(int=1), None, "KG") == 2000
    assert rate(UUID(int=1), None, "CM") == 1800
    assert term_at(agreement.terms, now.replace(year=2020), scopes_for(honey_id, None, "KG")) is None


def test_a_new_agreement_ends_the_old_one(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    later = now.replace(month=12)
    new = NewAgreement(
        producer_id=hoa_id, number="2", valid_from=later, term=NewTerm(rate_bp=2000), hold_days=3
    )
    with pytest.raises(agreements.AgreementNumberTaken):
        agreements.add_agreement(
            agreement=NewAgreement(producer_id=hoa_id, number="1", valid_from=later, term=NewTerm(rate_bp=1)),
            actor=lan,
            now=now,
        )
    second = agreements.add_agreement(agreement=new, actor=lan, now=now)
    both = agreements_of(session, [hoa_id])[hoa_id]
    assert agreement_at(both, later).id == second  # type: ignore[union-attr]
    assert agreement_at(both, now).ended_at == later  # type: ignore[union-attr]
    assert agreement_at(both, now.replace(year=2020)) is None
    agreements.end_agreement(agreement_id=second, ended_at=later, actor=lan, now=now)
    assert session.scalars(select(AgreementRow.id).where(AgreementRow.ended_at.is_(None))).all() == []


UNSOUND = [
    NewTerm(rate_bp=None),
    NewTerm(rate_bp=10_001),
    NewTerm(rate_bp=1, net_dong=1),
    NewTerm(kind=TermKind.FIXED_NET),
    NewTerm(kind=TermKind.FIXED_NET, net_dong=-1),
    NewTerm(kind=TermKind.FIXED_NET, net_dong=1, rate_bp=1),
    NewTerm(kind=TermKind.FIXED_NET, net_dong=1, discount_bearer=Bearer.PRODUCER),
    NewTerm(rate_bp=1, scope="everything"),
]


@pytest.mark.parametrize("term", UNSOUND, ids=range(len(UNSOUND)))
def test_terms_that_contradict_themselves_are_refused(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime, term: NewTerm
) -> None:
    agreement_id = session.scalars(select(AgreementRow.id)).one()
    with pytest.raises(agreements.TermRefused):
        agreements.add_term(agreement_id=agreement_id, term=term, valid_from=now, actor=lan, now=now)
    assert len(session.scalars(select(TermRow.id)).all()) == 1


def test_a_term_needs_an_agreement_and_a_moment_of_its_own(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    term = NewTerm(rate_bp=1)
    with pytest.raises(NotFound):
        agreements.add_term(agreement_id=UUID(int=1), term=term, valid_from=now, actor=lan, now=now)  # type: ignore[arg-type]
    agreement_id = session.scalars(select(AgreementRow.id)).one()
    with pytest.raises(agreements.TermTaken):
        agreements.add_term(agreement_id=agreement_id, term=term, valid_from=now, actor=lan, now=now)
    first = NewTerm(rate_bp=1, scope="set:04")
    new = NewAgreement(producer_id=hoa_id, number="9", valid_from=now, term=first)
    with pytest.raises(agreements.TermRefused):
        agreements.add_agreement(agreement=new, actor=lan, now=now)


def test_scopes_are_read_strictly() -> None:
    assert all(scope_is_sound(s) for s in ("all", "all@KG", "set:04", "product:1@KG"))
    assert not any(scope_is_sound(s) for s in ("", "set:", "set", "all@", "x:1", "@KG"))


def test_a_changed_bank_account_takes_two_persons(
    session: Session, hoa_id: ProducerId, lan: Actor, minh: Actor, now: datetime
) -> None:
    account = producer_services.propose_bank_account(
        producer_id=hoa_id, bank_bin="970436", account_no="123", holder="HOA", actor=lan, now=now
    )
    with pytest.raises(producer_services.SamePerson):
        producer_services.approve_bank_account(account_id=account, actor=lan, now=now)
    assert producers.approved_accounts(session, hoa_id) == []
    producer_services.approve_bank_account(account_id=account, actor=minh, now=now)
    assert producers.approved_accounts(session, hoa_id) == [account]
    for wrong in (account, UUID(int=1)):
        with pytest.raises(NotFound):
            producer_services.approve_bank_account(account_id=wrong, actor=minh, now=now)
