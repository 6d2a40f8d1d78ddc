"""Writing certificates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from core.audit.services import record_all
from core.db import retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.certificates.rules import STARS, EndKind, last_valid_day
from inventory.products.rules import ProductId


class StarsRefused(DomainError):
    """Only 3, 4 and 5 stars are certified."""

    code = "stars_refused"
    message = "A certificate has 3, 4 or 5 stars, not %(stars)s."


class ValidityRefused(DomainError):
    """A certificate that ends before it begins."""

    code = "validity_refused"
    message = "A certificate cannot end before the day of its decision."


class CertificateEnded(DomainError):
    """The certificate was suspended, revoked or replaced before."""

    code = "certificate_ended"
    message = "This certificate has already ended."


class EndBeforeDecision(DomainError):
    """A certificate that would have ended before it began."""

    code = "end_before_decision"
    message = "A certificate is not suspended or revoked before the day of its decision."


@dataclass(frozen=True, kw_only=True, slots=True)
class NewCertificate:
    """A certificate as printed; without `valid_to` it lasts the 36 months of the law."""

    product_id: ProductId
    stars: int
    decided_on: date
    number: str = ""
    issuer: str = ""
    valid_to: date | None = None


@retried
def add_certificate(*, certificate: NewCertificate, actor: Actor, now: datetime) -> UUID:
    """Store a certificate; its id. Raises StarsRefused and ValidityRefused."""
    with transaction() as session:
        return store(session, [certificate], actor=actor, now=now)[0]


def store(
    session: Session, certificates: Sequence[NewCertificate], *, actor: Actor, now: datetime
) -> list[UUID]:
    """Store certificates, inside the caller's transaction; their ids in order.

    Raises StarsRefused and ValidityRefused.
    """
    if not certificates:
        return []
    for certificate in certificates:
        _refuse_unsound(certificate)
    ids = [new_id(now) for _ in certificates]
    session.execute(insert(CertificateRow), [_row(i, c) for i, c in zip(ids, certificates, strict=True)])
    _record(session, "certificate.added", ids, actor, now)
    return ids


def _refuse_unsound(certificate: NewCertificate) -> None:
    if certificate.stars not in STARS:
        raise StarsRefused(stars=certificate.stars)
    if certificate.valid_to and certificate.valid_to < certificate.decided_on:
        raise ValidityRefused


def _row(certificate_id: UUID, certificate: NewCertificate) -> dict[str, Any]:
    return {
        "id": certificate_id,
        "product_id": certificate.product_id,
        "stars": certificate.stars,
        "number": certificate.number,
        "issuer": certificate.issuer,
        "decided_on": certificate.decided_on,
        "valid_to": certificate.valid_to or last_valid_day(certificate.decided_on),
    }


def replace(session: Session, product_id: ProductId, day: date, *, actor: Actor, now: datetime) -> None:
    """End a product's certificates that are valid on a day, because another takes their place from then on.

    Inside the caller's transaction; one that was decided later stands.
    """
    c = CertificateRow
    going = (c.ended_on.is_(None), c.decided_on <= day, c.valid_to >= day)
    chosen = select(c.id).where(c.product_id == product_id, *going)
    ids = list(session.scalars(chosen))
    session.execute(update(c).where(c.id.in_(ids)).values(ended_on=day, end_kind=EndKind.REPLACED))
    _record(session, "certificate.replaced", ids, actor, now)


@retried
def renew_certificate(*, certificate: NewCertificate, actor: Actor, now: datetime) -> UUID:
    """Store a certificate that takes the place of the product's valid ones from its decision on; its id.

    Raises StarsRefused and ValidityRefused.
    """
    with transaction() as session:
        day = certificate.decided_on
        replace(session, certificate.product_id, day, actor=actor, now=now)
        return store(session, [certificate], actor=actor, now=now)[0]


@retried
def end_certificate(
    *, certificate_id: UUID, kind: EndKind, ended_on: date, actor: Actor, now: datetime
) -> None:
    """Suspend or revoke a certificate from a day on.

    Raises NotFound, CertificateEnded and EndBeforeDecision.
    """
    with transaction() as session:
        c = CertificateRow
        chosen = select(c.ended_on, c.decided_on).where(c.id == certificate_id).with_for_update()
        found = session.execute(chosen).first()
        if found is None:
            raise NotFound
        if found.ended_on is not None:
            raise CertificateEnded
        if ended_on < found.decided_on:
            raise EndBeforeDecision
        session.execute(update(c).where(c.id == certificate_id).values(ended_on=ended_on, end_kind=kind))
        _record(session, f"certificate.{kind}", [certificate_id], actor, now)


def _record(
    session: Session, action: str, certificate_ids: Sequence[UUID], actor: Actor, now: datetime
) -> None:
    record_all(
        session,
        action,
        [(certificate_id, {}) for certificate_id in certificate_ids],
        subject_kind="certificate",
        actor_id=actor.person_id,
        now=now,
    )
