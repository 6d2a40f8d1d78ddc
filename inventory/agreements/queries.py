"""Reading agreements and terms."""

from collections.abc import Iterable

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from inventory.agreements.models import AgreementRow, TermRow
from inventory.agreements.rules import Agreement, AgreementId, Term
from inventory.producers.rules import ProducerId

_AGREEMENTS = select(
    AgreementRow.id,
    AgreementRow.producer_id,
    AgreementRow.valid_from,
    AgreementRow.ended_at,
    AgreementRow.hold_days,
    AgreementRow.tax_kept_from,
).where(AgreementRow.producer_id.in_(bindparam("producer_ids", expanding=True)))
_TERMS = select(
    TermRow.id,
    TermRow.agreement_id,
    TermRow.scope,
    TermRow.valid_from,
    TermRow.kind,
    TermRow.rate_bp,
    TermRow.net_dong,
    TermRow.base_vat,
    TermRow.discount_bearer,
    TermRow.discount_producer_bp,
).where(TermRow.agreement_id.in_(bindparam("agreement_ids", expanding=True)))


def agreements_of(
    session: Session, producer_ids: Iterable[ProducerId]
) -> dict[ProducerId, tuple[Agreement, ...]]:
    """Every agreement of the producers with all its terms, in two selects; the sale road stands on it."""
    wanted = set(producer_ids)
    if not wanted:
        return {}
    rows = session.connection().execute(_AGREEMENTS, {"producer_ids": wanted}).all()
    terms = _terms_of(session, [row.id for row in rows])
    found: dict[ProducerId, tuple[Agreement, ...]] = {}
    for row in rows:
        agreement = Agreement(
            id=row.id,
            valid_from=row.valid_from,
            ended_at=row.ended_at,
            hold_days=row.hold_days,
            tax_kept_from=row.tax_kept_from,
            terms=terms.get(row.id, ()),
        )
        found[row.producer_id] = (*found.get(row.producer_id, ()), agreement)
    return found


def _terms_of(session: Session, agreement_ids: Iterable[AgreementId]) -> dict[AgreementId, tuple[Term, ...]]:
    terms: dict[AgreementId, tuple[Term, ...]] = {}
    for row in session.connection().execute(_TERMS, {"agreement_ids": set(agreement_ids)}):
        terms[row.agreement_id] = (*terms.get(row.agreement_id, ()), Term(**row._mapping))
    return terms
