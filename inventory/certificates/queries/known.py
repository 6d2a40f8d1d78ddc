"""Reading certificates."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from inventory.certificates.models import CertificateRow
from inventory.certificates.rules import Certificate, stars_on
from inventory.products.rules import ProductId

_BATCH = 500


def certificates_of(session: Session, product_ids: Iterable[ProductId]) -> dict[ProductId, list[Certificate]]:
    """The certificates that products ever had."""
    c, wanted = CertificateRow, sorted(set(product_ids))
    columns = (c.product_id, c.stars, c.decided_on, c.valid_to, c.ended_on)
    found: dict[ProductId, list[Certificate]] = {}
    for start in range(0, len(wanted), _BATCH):
        chosen = select(*columns).where(c.product_id.in_(wanted[start : start + _BATCH]))
        for row in session.execute(chosen):
            certificate = Certificate(
                stars=row.stars, decided_on=row.decided_on, valid_to=row.valid_to, ended_on=row.ended_on
            )
            found.setdefault(row.product_id, []).append(certificate)
    return found


def stars_of(session: Session, product_ids: Iterable[ProductId], day: date) -> dict[ProductId, int]:
    """The stars that may be shown on a day; products without a certificate are left out."""
    known = certificates_of(session, product_ids)
    return {product_id: stars_on(certificates, day) for product_id, certificates in known.items()}
