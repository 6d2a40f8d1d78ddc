"""What an agreement and its terms must be, and what they may not."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.db import db, transaction
from core.errors import DomainError, NotFound
from core.permissions import Actor
from inventory.agreements import services as agreements
from inventory.agreements.models import AgreementRow, TermRow
from inventory.agreements.queries import agreements_of
from inventory.agreements.rules import (
    AgreementId,
    AgreementRefused,
    Bearer,
    FirstTermNarrow,
    FixedNetDiscounted,
    FixedNetRefused,
    NewAgreement,
    NewTerm,
    PartRefused,
    RateRefused,
    ScopeRefused,
    ScopeUnknown,
    TermKind,
    TermRefused,
    refuse_unsound_agreement,
    refuse_unsound_term,
)
from inventory.producers import services as producer_services
from inventory.producers.rules import ProducerId
from inventory.producers.services import NewProducer
from inventory.products.services import NewProduct, add_product

NET = NewTerm(kind=TermKind.FIXED_NET, net_dong=200_000)

UNSOUND: list[tuple[NewTerm, type[TermRefused]]] = [
    (NewTerm(rate_bp=1, scope="everything"), ScopeRefused),
    (NewTerm(rate_bp=None), RateRefused),
    (NewTerm(rate_bp=-1), RateRefused),
    (NewTerm(rate_bp=10_001), RateRefused),
    (NewTerm(rate_bp=1, net_dong=1), RateRefused),
    (NewTerm(rate_bp=1, discount_bearer=Bearer.SHARED, discount_producer_bp=10_001), PartRefused),
    (NewTerm(rate_bp=1, discount_producer_bp=-1), PartRefused),
    (NewTerm(rate_bp=1, shrinkage_tolerance_bp=10_001), PartRefused),
    (replace(NET, net_dong=None), FixedNetRefused),
    (replace(NET, net_dong=-1), FixedNetRefused),
    (replace(NET, rate_bp=1), FixedNetRefused),
    (replace(NET, discount_bearer=Bearer.PRODUCER), FixedNetDiscounted),
    (replace(NET, discount_bearer=Bearer.SHARED), FixedNetDiscounted),
]


def _agreement(producer_id: ProducerId, **change: object) -> NewAgreement:
    given = {"number": "2", "valid_from": datetime(2026, 12, 1).astimezone(), "term": NewTerm(rate_bp=2000)}
    return NewAgreement(producer_id=producer_id, **(given | change))  # type: ignore[arg-type]


@pytest.mark.parametrize("term", [NewTerm(rate_bp=0), NewTerm(rate_bp=10_000, scope="set:04@KG"), NET])
def test_sound_terms_pass(term: NewTerm) -> None:
    refuse_unsound_term(term)


@pytest.mark.parametrize(("term", "refusal"), UNSOUND, ids=range(len(UNSOUND)))
def test_unsound_terms_are_refused_in_their_own_words(term: NewTerm, refusal: type[TermRefused]) -> None:
    with pytest.raises(refusal):
        refuse_unsound_term(term)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"term": NewTerm(rate_bp=1, scope="set:04")}, FirstTermNarrow),
        ({"term": NewTerm()}, RateRefused),
        ({"hold_days": -1}, AgreementRefused),
        ({"hold_days": 366}, AgreementRefused),
        ({"min_payout_dong": -1}, AgreementRefused),
        ({"answer_days": -1}, AgreementRefused),
        ({"days_to_pay": -1}, AgreementRefused),
        ({"days_to_pay": 366}, AgreementRefused),
    ],
)
def test_unsound_agreements_are_refused(change: dict[str, object], refusal: type[DomainError]) -> None:
    refuse_unsound_agreement(_agreement(ProducerId(UUID(int=1)), hold_days=365, answer_days=0))
    with pytest.raises(refusal):
        refuse_unsound_agreement(_agreement(ProducerId(UUID(int=1)), **change))


def test_nothing_of_a_refused_agreement_is_stored(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    new = _agreement(hoa_id, term=NewTerm(), valid_from=now + timedelta(days=1))
    with pytest.raises(RateRefused):
        agreements.add_agreement(agreement=new, actor=lan, now=now)
    [kept] = agreements_of(session, [hoa_id])[hoa_id]
    assert kept.ended_at is None


def test_the_trail_names_the_agreement_that_ended_and_the_one_that_began(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    first = session.scalars(select(AgreementRow.id)).one()
    new = _agreement(hoa_id, valid_from=now + timedelta(days=1))
    second = agreements.add_agreement(agreement=new, actor=lan, now=now)
    trail = select(AuditEvent.action, AuditEvent.subject_id).where(AuditEvent.subject_kind == "agreement")
    assert {tuple(row) for row in session.execute(trail)} == {
        ("agreement.added", str(first)),
        ("agreement.ended", str(first)),
        ("agreement.added", str(second)),
    }


@pytest.mark.parametrize("days", [0, -1])
def test_a_new_agreement_begins_after_the_last_one(
    hoa_id: ProducerId, lan: Actor, now: datetime, days: int
) -> None:
    new = _agreement(hoa_id, valid_from=now + timedelta(days=days))
    with pytest.raises(agreements.AgreementTooEarly):
        agreements.add_agreement(agreement=new, actor=lan, now=now)


def test_a_producer_has_one_open_agreement(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    other = producer_services.add_producer(producer=NewProducer(code="P2", name="B"), actor=lan, now=now)
    for together in ([_agreement(other), _agreement(hoa_id)], [_agreement(other), _agreement(other)]):
        with pytest.raises(agreements.AgreementOpen), transaction() as writing:
            agreements.store(writing, together, actor=lan, now=now)
    assert agreements_of(session, [other]) == {}


def test_an_agreement_ends_once_and_not_before_it_begins(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    agreement_id = session.scalars(select(AgreementRow.id)).one()

    def end(agreement_id: AgreementId, at: datetime) -> None:
        agreements.end_agreement(agreement_id=agreement_id, ended_at=at, actor=lan, now=now)

    with pytest.raises(agreements.EndTooEarly):
        end(agreement_id, now - timedelta(seconds=1))
    end(agreement_id, now)
    with pytest.raises(agreements.AgreementEnded):
        end(agreement_id, now)
    with pytest.raises(NotFound):
        end(AgreementId(UUID(int=1)), now)
    session.rollback()
    assert session.scalars(select(AgreementRow.ended_at)).one() == now


def test_after_an_end_another_agreement_can_begin_with_a_gap(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    first = session.scalars(select(AgreementRow.id)).one()
    agreements.end_agreement(agreement_id=first, ended_at=now, actor=lan, now=now)
    later = now + timedelta(days=30)
    second = agreements.add_agreement(agreement=_agreement(hoa_id, valid_from=later), actor=lan, now=now)
    ends = {a.id: a.ended_at for a in agreements_of(session, [hoa_id])[hoa_id]}
    assert ends == {first: now, second: None}


def test_many_terms_are_stored_in_few_statements(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    agreement_id = session.scalars(select(AgreementRow.id)).one()
    terms = [(agreement_id, NewTerm(rate_bp=1, scope="set:04"), now + timedelta(days=n)) for n in range(200)]
    sent: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: sent.append(args[2].split()[0]))
    with transaction() as writing:
        assert len(agreements.store_terms(writing, terms, actor=lan, now=now)) == 200
    assert sent.count("SELECT") == 3
    assert len(session.scalars(select(TermRow.id)).all()) == 201


def test_a_term_given_twice_at_once_is_refused_whole(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    agreement_id = session.scalars(select(AgreementRow.id)).one()
    twice = [(agreement_id, NewTerm(rate_bp=rate, scope="set:04"), now) for rate in (1, 2)]
    with pytest.raises(agreements.TermTaken), transaction() as writing:
        agreements.store_terms(writing, twice, actor=lan, now=now)
    unknown = (AgreementId(UUID(int=1)), NewTerm(rate_bp=1), now)
    with pytest.raises(NotFound), transaction() as writing:
        agreements.store_terms(writing, [*twice[:1], unknown], actor=lan, now=now)
    assert len(session.scalars(select(TermRow.id)).all()) == 1


def test_waiting_days_can_be_changed_within_a_year(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    agreement_id = session.scalars(select(AgreementRow.id)).one()
    with transaction() as writing:
        agreements.change_hold_days(writing, agreement_id, 7, actor=lan, now=now)
    assert agreements_of(session, [hoa_id])[hoa_id][0].hold_days == 7
    with pytest.raises(AgreementRefused), transaction() as writing:
        agreements.change_hold_days(writing, agreement_id, 366, actor=lan, now=now)


def test_a_term_at_another_rate_keeps_who_bears_discounts(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    later = now + timedelta(days=1)
    shared = NewTerm(rate_bp=1, discount_bearer=Bearer.SHARED, discount_producer_bp=4000)
    agreements.add_agreement(agreement=_agreement(hoa_id, valid_from=later, term=shared), actor=lan, now=now)
    [term] = max(agreements_of(session, [hoa_id])[hoa_id], key=lambda a: a.valid_from).terms
    assert agreements.like(term, rate_bp=2, scope="set:04") == replace(shared, rate_bp=2, scope="set:04")
    assert agreements.like(None, rate_bp=2) == NewTerm(rate_bp=2)


def test_more_producers_than_a_statement_takes_are_read_in_parts(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime
) -> None:
    many = [ProducerId(UUID(int=number)) for number in range(40_000)]
    assert list(agreements_of(session, [*many, hoa_id])) == [hoa_id]
    assert agreements_of(session, []) == {}


@pytest.mark.parametrize(
    "scope",
    ["set:99", "set:04@NOWHERE", "all@@PRODUCER", "product:TOM", f"product:{UUID(int=5)}",
     "product:{foreign}", "product:{own}@NOWHERE", "product:{OWN}"],
)  # fmt: skip
def test_a_term_that_could_never_apply_is_refused(
    session: Session, hoa_id: ProducerId, lan: Actor, now: datetime, scope: str
) -> None:
    agreement_id = session.scalars(select(AgreementRow.id)).one()
    other = producer_services.add_producer(producer=NewProducer(code="P9", name="Hộ Tám"), actor=lan, now=now)
    own, foreign = (
        add_product(
            product=NewProduct(code=code, name=code, producer_id=owner, unit_price_dong=1),
            valid_from=now, actor=lan, now=now,
        )
        for code, owner in (("MAT", hoa_id), ("TOM", other))
    )  # fmt: skip
    told = scope.format(own=own, foreign=foreign, OWN=str(own).upper())
    with pytest.raises(ScopeUnknown):
        agreements.add_term(
            agreement_id=agreement_id, term=NewTerm(rate_bp=1, scope=told), valid_from=now, actor=lan, now=now
        )
    known = NewTerm(rate_bp=1, scope=f"product:{own}")
    agreements.add_term(agreement_id=agreement_id, term=known, valid_from=now, actor=lan, now=now)
