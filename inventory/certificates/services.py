"""Writing certificates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, insert, update
from sqlalchemy.orm import Session

from core.audit.services import record, record_all
from core.db import transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import Actor
from inventory.certificates.models import CertificateRow
from inventory.certificates.rules import EndKind, last_valid_day
from inventory.products.rules import ProductId


class StarsRefused(DomainError):
    """Only 3, 4 and 5 stars are certified."""

    code = "stars_refused"
    message = "A certificate has 3, 4 or 5 stars, not %(stars)s."


@dataclass(frozen=True, kw_only=True, slots=True)
class NewCertificate:
    """A certificate as printed; without `valid_to` it lasts the 36 months of the law."""

    product_id: ProductId
    stars: int
    decided_on: date
    number: str = ""
    issuer: str = ""
    valid_to: date | None = None


def add_certificate(*, certificate: NewCertificate, actor: Actor, now: datetime) -> UUID:
    """Store a certificate; raises StarsRefused."""
    with transaction() as session:
        return store(session, [certificate], actor=actor, now=now)[0]


def store(
    session: Session, certificates: Sequence[NewCertificate], *, actor: Actor, now: datetime
) -> list[UUID]:
    """Store certificates, inside the caller's transaction; their ids in order."""
    if not certificates:
        return []
    for certificate in certificates:
        if certificate.stars not in {3, 4, 5}:
            raise StarsRefused(stars=certificate.stars)
    ids = [new_id(now) for _ in certificates]
    session.execute(insert(CertificateRow), [_row(i, c) for i, c in zip(ids, certificates, strict=True)])
    record_all(
        session,
        "certificate.added",
        [(certificate_id, {}) for certificate_id in ids],
        subject_kind="certificate",
        actor_id=actor.person_id,
        now=now,
    )
    return ids


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
    """End a product's certificates because another takes their place, inside the caller's transaction."""
    ending = (
        update(CertificateRow)
        .where(CertificateRow.product_id == product_id, CertificateRow.ended_on.is_(None))
        .values(ended_on=day, end_kind=EndKind.REPLACED)
    )
    session.execute(ending)
    _record(session, "certificate.replaced", product_id, actor, now)


def end_certificate(
    *, certificate_id: UUID, kind: EndKind, ended_on: date, actor: Actor, now: datetime
) -> None:
    """Suspend or revoke a certificate from a day on; raises NotFound."""
    with transaction() as session:
        ending = (
            update(CertificateRow)
            .where(CertificateRow.id == certificate_id)
            .values(ended_on=ended_on, end_kind=kind)
        )
        if cast("CursorResult[Any]", session.execute(ending)).rowcount != 1:
            raise NotFound
        _record(session, f"certificate.{kind}", certificate_id, actor, now)


def _record(session: Session, action: str, certificate_id: UUID, actor: Actor, now: datetime) -> None:
    record(
        session,
        action,
        subject_kind="certificate",
        subject_id=certificate_id,
        actor_id=actor.person_id,
        now=now,
    )
