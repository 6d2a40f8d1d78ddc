"""Certificates: stars from a decision on, until they end."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.audit.models import AuditEvent
from core.db import transaction
from core.errors import NotFound
from core.permissions import Actor
from inventory.certificates import services
from inventory.certificates.models import CertificateRow
from inventory.certificates.queries import stars_of
from inventory.certificates.rules import EndKind
from inventory.certificates.services import NewCertificate
from inventory.products.rules import ProductId

DECIDED = date(2026, 3, 1)


def _certify(product_id: ProductId, actor: Actor, now: datetime, **change: object) -> UUID:
    given = {"stars": 4, "decided_on": DECIDED} | change
    new = NewCertificate(product_id=product_id, **given)  # type: ignore[arg-type]
    return services.add_certificate(certificate=new, actor=actor, now=now)


def test_stars_are_shown_from_the_decision_to_the_last_day_of_36_months(
    session: Session, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    _certify(honey_id, lan, now, number="01/QĐ-UBND", issuer="UBND tỉnh Kiên Giang")
    days = [DECIDED - timedelta(days=1), DECIDED, date(2029, 3, 1), date(2029, 3, 2)]
    assert [stars_of(session, [honey_id], day)[honey_id] for day in days] == [0, 4, 4, 0]
    assert session.scalars(select(CertificateRow.number)).one() == "01/QĐ-UBND"


@pytest.mark.parametrize("stars", [2, 6, 0, -3])
def test_there_are_three_four_or_five_stars(
    honey_id: ProductId, lan: Actor, now: datetime, stars: int
) -> None:
    with pytest.raises(services.StarsRefused, match=str(stars)):
        _certify(honey_id, lan, now, stars=stars)


def test_no_certificate_ends_before_its_decision(honey_id: ProductId, lan: Actor, now: datetime) -> None:
    _certify(honey_id, lan, now, valid_to=DECIDED)
    with pytest.raises(services.ValidityRefused):
        _certify(honey_id, lan, now, valid_to=DECIDED - timedelta(days=1))


def test_a_certificate_ends_once(session: Session, honey_id: ProductId, lan: Actor, now: datetime) -> None:
    certificate_id = _certify(honey_id, lan, now)

    def end(certificate_id: UUID, kind: EndKind, day: date) -> None:
        services.end_certificate(certificate_id=certificate_id, kind=kind, ended_on=day, actor=lan, now=now)

    end(certificate_id, EndKind.SUSPENDED, date(2026, 6, 1))
    assert stars_of(session, [honey_id], date(2026, 5, 31)) == {honey_id: 4}
    assert stars_of(session, [honey_id], date(2026, 6, 1)) == {honey_id: 0}
    with pytest.raises(services.CertificateEnded):
        end(certificate_id, EndKind.REVOKED, date(2026, 7, 1))
    with pytest.raises(NotFound):
        end(UUID(int=1), EndKind.REVOKED, date(2026, 7, 1))


def test_a_better_certificate_takes_the_place_of_valid_ones_alone(
    session: Session, honey_id: ProductId, lan: Actor, now: datetime
) -> None:
    day = date(2026, 11, 1)
    past = _certify(honey_id, lan, now, stars=3, decided_on=date(2020, 1, 1))
    valid = _certify(honey_id, lan, now)
    with transaction() as writing:
        services.replace(writing, honey_id, day, actor=lan, now=now)
        better = NewCertificate(product_id=honey_id, stars=5, decided_on=day)
        services.store(writing, [better], actor=lan, now=now)
    ends = {
        row.id: row.end_kind for row in session.execute(select(CertificateRow.id, CertificateRow.end_kind))
    }
    assert (ends[past], ends[valid]) == (None, EndKind.REPLACED)
    assert stars_of(session, [honey_id], day) == {honey_id: 5}
    trail = select(AuditEvent.subject_id).where(AuditEvent.action == "certificate.replaced")
    assert session.scalars(trail).all() == [str(valid)]


def test_a_product_without_a_certificate_has_no_stars_to_show(session: Session, honey_id: ProductId) -> None:
    assert stars_of(session, [honey_id], DECIDED) == {}
    assert stars_of(session, [], DECIDED) == {}
