"""What a producer's own data must be, and who may approve its account."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.codes import is_code
from core.errors import DomainError, NotFound
from core.permissions import Actor
from inventory.producers import queries, services
from inventory.producers import refusals as refused
from inventory.producers.rules import (
    EntityType,
    ProducerId,
    is_email,
    is_personal_no,
    is_phone,
)
from inventory.producers.services import NewProducer

WHOLE = NewProducer(
    code="P0002", name="Hợp tác xã Đất Mũi", entity_type=EntityType.COOPERATIVE, tax_code="1700000001-001",
    personal_no="091200000001", address="Ấp 3", commune="xã Đất Mũi", province="Cà Mau",
    phone="(0297) 000.111", email="htx@datmui.example",
)  # fmt: skip


def _like(**change: object) -> NewProducer:
    given = {name: getattr(WHOLE, name) for name in WHOLE.__dataclass_fields__}
    return NewProducer(**(given | change))


def test_a_producer_is_kept_and_then_changed(session: Session, lan: Actor, now: datetime) -> None:
    services.add_producer(producer=WHOLE, actor=lan, now=now)
    services.change_producer(producer=_like(phone="0913 000 111", name="HTX Đất Mũi"), actor=lan, now=now)
    kept = queries.by_code(session, "P0002")
    assert (kept.name, kept.search_key, kept.phone) == ("HTX Đất Mũi", "htx dat mui", "0913 000 111")
    assert (kept.tax_code, kept.province) == ("1700000001-001", "Cà Mau")
    trail = select(AuditEvent.detail).where(AuditEvent.action == "producer.changed")
    assert session.scalars(trail).all() == ['{"fields": ["name", "phone", "search_key"]}']


def test_what_stays_the_same_is_not_written(session: Session, lan: Actor, now: datetime) -> None:
    services.add_producer(producer=WHOLE, actor=lan, now=now)
    services.change_producer(producer=WHOLE, actor=lan, now=now)
    assert session.scalars(select(AuditEvent.action)).all() == ["producer.added"]
    with pytest.raises(NotFound):
        services.change_producer(producer=_like(code="P9", tax_code=""), actor=lan, now=now)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"code": ""}, refused.ProducerCodeWrong),
        ({"code": "P 2"}, refused.ProducerCodeWrong),
        ({"code": "P/2"}, refused.ProducerCodeWrong),
        ({"tax_code": "17000000"}, refused.TaxCodeWrong),
        ({"personal_no": "12345"}, refused.PersonalNoWrong),
        ({"phone": "hỏi xã"}, refused.PhoneWrong),
        ({"phone": "0913"}, refused.PhoneWrong),
        ({"email": "không có"}, refused.EmailWrong),
    ],
)
def test_what_cannot_be_is_refused_in_its_own_words(
    session: Session, lan: Actor, now: datetime, change: dict[str, object], refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        services.add_producer(producer=_like(**change), actor=lan, now=now)
    assert queries.codes(session) == []


def test_a_tax_code_leads_to_one_producer(hoa_id: ProducerId, lan: Actor, now: datetime) -> None:
    services.add_producer(producer=WHOLE, actor=lan, now=now)
    hoa = NewProducer(code="P0001", name="Hộ Hoa", tax_code=WHOLE.tax_code)
    with pytest.raises(refused.TaxCodeTaken, match="Đất Mũi"):
        services.change_producer(producer=hoa, actor=lan, now=now)
    with pytest.raises(refused.TaxCodeTaken):
        services.add_producer(producer=_like(code="P0003"), actor=lan, now=now)


@pytest.mark.parametrize("phone", ["0913000111", "+84 913 000 111", "(0297) 3.863-111"])
def test_a_telephone_is_figures_whatever_stands_between(phone: str) -> None:
    assert is_phone(phone)
    assert not is_phone(f"{phone}x")


def test_codes_numbers_and_addresses_have_their_forms() -> None:
    assert [is_code(code) for code in ("P0001", "ĐM-1", "a.b_c", "-", "x" * 41)] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert [is_personal_no(number) for number in ("091200000001", "123456789", "1")] == [True, True, False]
    assert [is_email(email) for email in ("a@b.vn", "a@b", "a b@c.vn")] == [True, False, False]


def _propose(producer_id: ProducerId, actor: Actor, now: datetime, **change: str) -> UUID:
    account = {"bank_bin": "970436", "account_no": "0123456789", "holder": "Hoa"} | change
    return services.propose_bank_account(producer_id=producer_id, actor=actor, now=now, **account)


def test_an_account_is_approved_by_another_person(
    session: Session, hoa_id: ProducerId, lan: Actor, minh: Actor, now: datetime
) -> None:
    proposed = _propose(hoa_id, minh, now)
    with pytest.raises(refused.SamePerson):
        services.approve_bank_account(account_id=proposed, actor=minh, now=now)
    services.approve_bank_account(account_id=proposed, actor=lan, now=now)
    assert queries.approved_accounts(session, hoa_id) == [proposed]


def test_an_account_that_was_replaced_is_approved_no_more(
    hoa_id: ProducerId, lan: Actor, minh: Actor, now: datetime
) -> None:
    old = _propose(hoa_id, minh, now)
    _propose(hoa_id, minh, now + timedelta(minutes=1), account_no="999")
    with pytest.raises(refused.AccountReplaced):
        services.approve_bank_account(account_id=old, actor=lan, now=now)


@pytest.mark.parametrize(
    "change", [{"bank_bin": "VCB"}, {"account_no": ""}, {"account_no": "1" * 20}, {"holder": "\x07 "}]
)
def test_an_account_that_no_transfer_reaches_is_refused(
    hoa_id: ProducerId, lan: Actor, now: datetime, change: dict[str, str]
) -> None:
    with pytest.raises(refused.AccountWrong):
        _propose(hoa_id, lan, now, **change)
    with pytest.raises(NotFound):
        _propose(ProducerId(UUID(int=1)), lan, now)
