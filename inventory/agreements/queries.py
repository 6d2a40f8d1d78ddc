"""Reading agreements and terms."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from inventory.agreements.models import AgreementRow, TermRow
from inventory.agreements.rules import Agreement, AgreementId, Term
from inventory.producers.rules import ProducerId

_BATCH = 5_000

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
    """Every agreement of the producers with all its terms; the sale road stands on it.

    Two selects for up to 5,000 producers: a statement takes no more than 32,766 values.
    """
    wanted = list(set(producer_ids))
    found: dict[ProducerId, tuple[Agreement, ...]] = {}
    for start in range(0, len(wanted), _BATCH):
        found |= _agreements_of(session, wanted[start : start + _BATCH])
    return found


def _agreements_of(
    session: Session, producer_ids: Sequence[ProducerId]
) -> dict[ProducerId, tuple[Agreement, ...]]:
    rows = session.connection().execute(_AGREEMENTS, {"producer_ids": producer_ids}).all()
    terms = _terms_of(session, [row.id for row in rows])
    found: dict[ProducerId, tuple[Agreement, ...]] = {}
    for row in rows:
        agreement = Agreement(
            id=row.id,
            valid_from=row.valid_from,
            ended_at=row.ended_at,
            hold_days=row.hold_days,
            tax_kept_from=row.tax_kept_from,
            terms=tuple(terms.get(row.id, ())),
        )
        found[row.producer_id] = (*found.get(row.producer_id, ()), agreement)
    return found


def _terms_of(session: Session, agreement_ids: Sequence[AgreementId]) -> dict[AgreementId, list[Term]]:
    terms: dict[AgreementId, list[Term]] = {}
    for row in session.connection().execute(_TERMS, {"agreement_ids": agreement_ids}):
        terms.setdefault(row.agreement_id, []).append(Term(**row._mapping))
    return terms
